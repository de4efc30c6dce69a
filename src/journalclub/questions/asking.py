"""Whether a message asks something about a paper, seconds a question, or neither. Pure. Not: rows and threads.

A "?" neither makes a question (addresses, "can you hear me?") nor is one without it none ("I did not get why …").
A question needs a form (a mark, a question word that opens a clause, a phrase of not understanding, wishing to know
or doubting) and a topic: more words that a paper could be about than words about the meeting around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journalclub.questions.anchors import find_anchors, place_words
from journalclub.questions.languages import Language, fold, languages, spoken, words

# Thresholds, tuned on exports of our own making and checked on others' (precision and recall 0.95 or more).
ANCHOR_WEIGHT = 1.5  # a figure or page named, once or twice
SCIENCE_WEIGHT = 0.75  # on top of 1 for any word with a meaning
PAPER_WEIGHT = 0.5  # on top, for a word of the paper itself
AROUND_WEIGHT = 1.0  # against, for a word or phrase about the meeting
ENOUGH = 1.5  # weight of a topic when there is only a question mark
ENOUGH_WHEN_ASKED = 1.0  # when a question word or phrase is there as well
SHORTEST_CLAUSE, SHORTEST_MARKED = 4, 2  # words of a clause that asks without a mark, and with one
MOST_PARTS, LONGEST_SPLIT = 12, 3_000  # sentences and characters that are looked at one by one
LONGEST_REST = 4  # characters beside a vote in a script without blanks
LONGEST_VOTE = 14  # words of "+1 to the question of …"

URL = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b")
_MARK = re.compile("[?？؟\u037e⁇❓❔]")
_GREEK_MARK = re.compile(r"[\u0370-\u03ff]\s*;\s*(?:$|\n)")
_CLAUSE = re.compile(r"[,;:.!?()\n…–—。，、？！：；（）-]+(?:\s+|$)|\s+-+\s+|(?<=[。，、？！：；])")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_COMMA = re.compile(r"[,;:]\s|\s-+\s|[–—，；：]|\s(?:but|aber|mais|pero|ma|mas|maar|но)\s")
_FORMULA = re.compile(r"\s*[=+@-]\s*(?:[A-Z][A-Z.]+\s*\(|[A-Z]{1,3}\d+\b|.{0,80}\|\s*')")
_PLUS_ONE = re.compile(r"^\W{0,3}\+\s?1(?![\d.%x]|\s\d)|(?<!\S)\+\s?1\W{0,3}$")
_VOTE_SIGNS = frozenset("👍☝🙋➕👆⬆🔼💯🙏")
_SIGN_DRESS = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff♀♂\\s!.]+")
_JOINS = frozenset(
    [
        "and",
        "but",
        "so",
        "or",
        "also",
        "well",
        "ok",
        "und",
        "aber",
        "oder",
        "also",
        "et",
        "mais",
        "ou",
        "donc",
        "y",
        "pero",
        "o",
        "e",
        "ma",
        "mas",
        "en",
        "maar",
        "dus",
        "и",
        "а",
        "но",
        "och",
        "men",
        "ale",
    ]
)
# Openers of English clauses that usually go on with the clause before.
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
_CONJUNCTIONS = frozenset({"when", "where", "whether", "what"})  # unless a verb follows


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a text is about."""

    topic: float
    around: int
    meant: frozenset[str]  # words with a meaning


def without_addresses(text: str) -> str:
    """The text without web and mail addresses, whose "?" and numbers mean nothing."""
    return MAIL.sub(" ", URL.sub(" ", text))


def asks(text: str, paper: frozenset[str] = frozenset(), *, invited: bool = False) -> bool:
    """Whether the text is a question about a paper.

    `paper` are folded words of that paper, if it is known. `invited`: it was written where a question was asked
    for (a form's question field), so that naming a topic is enough.
    """
    if _FORMULA.match(text):
        return False
    bare = without_addresses(text)
    speech = spoken(fold(bare))
    if not has_mark(bare) and _declines(fold(bare), speech):
        return False
    if invited and not URL.search(text) and not _opens_politely(fold(bare), speech):
        return weigh(bare, speech, paper).topic >= ENOUGH
    return any(_asks(part, speech, paper) for part in parts(bare))


def parts(text: str) -> Iterator[str]:
    """The text as a whole, its sentences, and what follows the first commas of each: "Sorry I am late, but why …"."""
    yield text
    sentences = [s for s in _SENTENCE.split(text[:LONGEST_SPLIT]) if s and s.strip()]
    for sentence in sentences[:MOST_PARTS]:
        if len(sentences) > 1:
            yield sentence
        for comma in list(_COMMA.finditer(sentence))[:2]:
            yield sentence[comma.end() :]


def _asks(text: str, speech: Sequence[Language], paper: frozenset[str]) -> bool:
    folded = fold(text)
    if not words(folded):
        return False
    marked = has_mark(text)
    if not marked and _praises(folded, speech):
        return False
    worded = asks_in_words(text, speech, shortest=SHORTEST_MARKED if marked else SHORTEST_CLAUSE)
    if not (marked or worded):
        return False
    return weigh(text, speech, paper).topic >= (ENOUGH_WHEN_ASKED if worded else ENOUGH)


def seconds(text: str) -> bool:
    """Whether the text only says that its author asks the same."""
    dressed = _SIGN_DRESS.sub("", text)
    if dressed and set(dressed) <= _VOTE_SIGNS:
        return True
    bare = without_addresses(text)
    if has_mark(bare):
        return False
    folded = fold(bare)
    found = words(folded)
    if _PLUS_ONE.search(folded):
        return len(found) <= LONGEST_VOTE
    if not found or len(found) > LONGEST_VOTE:
        return False
    return any(_is_second(folded, language) for language in _all_likely(folded))


def has_mark(text: str) -> bool:
    """Whether there is a question mark of any script."""
    return bool(_MARK.search(text) or _GREEK_MARK.search(text))


def weigh(text: str, speech: Sequence[Language], paper: frozenset[str] = frozenset()) -> Weighed:
    """How much of the text is about something a paper could be about, against the meeting around it."""
    folded = fold(text)
    around: set[str] = set()
    meant: set[str] = set()
    topic = 0.0
    english = languages()[0]
    used = (*speech, english) if english not in speech else tuple(speech)
    line = spaced(folded)
    for language in speech:
        if not language.unspaced:  # "please explain" is how one asks, not about what
            line = language.wants.sub(" ", line)
            around.update(language.meets.findall(line))
    for word in dict.fromkeys(line.split()):
        if any(language.unspaced for language in speech) and not word.isascii():
            continue
        if word in paper:
            topic += 1 + PAPER_WEIGHT
            meant.add(word)
        elif any(word in language.science for language in used):
            topic += 1 + SCIENCE_WEIGHT
            meant.add(word)
        elif any(_is_around(word, language) for language in used):
            around.add(word)
        elif (
            word.isdigit()
            or len(word) == 1
            or word in place_words()
            or any(word in x.common or word in x.polite for x in used)
        ):
            continue
        else:
            topic += 1
            meant.add(word)
    for language in [x for x in speech if x.unspaced][:1]:
        more = _weigh_unspaced(folded, language)
        topic += more.topic
        around |= {str(n) for n in range(more.around)}
        meant |= more.meant
    topic += ANCHOR_WEIGHT * min(2, len(find_anchors(text)))
    return Weighed(topic - AROUND_WEIGHT * len(around), len(around), frozenset(meant))


def _is_around(word: str, language: Language) -> bool:
    return word in language.around or (word.endswith("s") and word[:-1] in language.around)


def _weigh_unspaced(folded: str, language: Language) -> Weighed:
    """The same for a script without blanks: what no list knows is a word for every two characters."""
    rest = "".join(c if ord(c) > 0x2E7F else " " for c in folded)
    science = set(language.spans("science").findall(rest))
    rest = language.spans("science").sub(" ", rest)
    around = set(language.spans("around").findall(rest))
    for key in ("around", "polite", "asks", "wants", "common"):
        rest = language.spans(key).sub(" ", rest)
    kept = words(rest)
    topic = len(science) * (1 + SCIENCE_WEIGHT) + sum(len(part) for part in kept) / 2
    meant = science | {part[i : i + 2] for part in kept for i in range(max(1, len(part) - 1))}
    return Weighed(topic, len(around), frozenset(meant))


def spaced(folded: str) -> str:
    """Folded text as the patterns of spaced languages expect it."""
    return f" {' '.join(words(folded))} "


def asks_in_words(
    text: str, speech: Sequence[Language] | None = None, *, shortest: int = SHORTEST_CLAUSE
) -> bool:
    """Whether a phrase or an opening word asks, mark or not; `shortest`: words of a clause that may do so."""
    folded = fold(text)
    line = spaced(folded)
    speech = spoken(folded) if speech is None else speech
    for language in speech:
        if language.wants.search(folded if language.unspaced else line):
            return True
        if language.unspaced and language.asks_anywhere.search(folded):
            return True
    clauses = [
        (number == 0, found)
        for sentence in _SENTENCE.split(folded)
        for number, part in enumerate(p for p in _CLAUSE.split(sentence) if words(p))
        if (found := words(part))
    ]
    return any(
        _opens_question(clause, first, language, shortest)
        for language in speech
        if not language.unspaced
        for first, clause in clauses
    )


def _opens_question(clause: Sequence[str], first: bool, language: Language, shortest: int) -> bool:
    while clause and clause[0] in _JOINS:
        clause = clause[1:]
    if len(clause) < shortest:
        return False
    opener, followers = clause[0], clause[1:3]
    marked = shortest < SHORTEST_CLAUSE
    if opener in language.opens:  # with a mark the verb says no more than the mark
        return first and not marked and followers[0] != "not"
    if opener not in language.asks or (marked and opener in language.circumstances):
        return False
    if language.code != "en":
        return first
    if opener in _RELATIVE:
        return first
    inverted = any(word in language.opens for word in followers)
    if opener in _CONJUNCTIONS or not first:
        return inverted or (first and opener == "what" and followers[0] not in {"a", "an"})
    return True


def _declines(folded: str, speech: Sequence[Language]) -> bool:
    """Whether it says that there is no question."""
    return any(
        (match := language.none.search(text)) is not None and (len(text) - len(match[0]) < 60)
        for language in speech
        for text in [folded if language.unspaced else spaced(folded)]
    )


def _praises(folded: str, speech: Sequence[Language]) -> bool:
    found = words(folded)
    return any(found[0] in language.praise for language in speech)


def _opens_politely(folded: str, speech: Sequence[Language]) -> bool:
    found = words(folded)
    return bool(found) and any(found[0] in language.polite for language in speech)


def _all_likely(folded: str) -> tuple[Language, ...]:
    """For a few words every language counts."""
    likely = spoken(folded)
    if any(language.unspaced for language in likely) or len(words(folded)) > 4:
        return likely
    return tuple(language for language in languages() if not language.unspaced)


def _is_second(folded: str, language: Language) -> bool:
    if language.unspaced:
        left = language.votes.sub("", folded)
        for key in ("polite", "common"):
            left = language.spans(key).sub("", left)
        return language.votes.search(folded) is not None and len("".join(words(left))) <= LONGEST_REST
    line = spaced(folded)
    match = language.votes.search(line)
    if match is None:
        return False
    rest = [w for w in language.votes.sub("", line).split() if w not in language.polite]
    told = [w for w in rest if w not in language.common]
    return (
        len(rest) <= 1
        or (not told and match[0].count(" ") >= 2)
        or (match.start() <= 4 and match[0].count(" ") >= 2 and len(rest) <= 10)
    )
