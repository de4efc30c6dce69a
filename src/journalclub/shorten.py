"""Shorter wording by leaving words out, for slides and sheets; never by adding or changing any. Pure.

Every function returns words of its argument in their order (the first letter may become a capital).
Not: choosing what is worth saying.
"""

from __future__ import annotations

import re

from journalclub.text import display

LONGEST = 10_000  # characters; a longer "sentence" is an accident of reading
# One bracket with nothing bracketed inside: linear, as the character class excludes both brackets.
_SQUARE = re.compile(r"\[([^\[\]]{1,80})\]")
_SQUARES = re.compile(r"\s?\[[^\[\]]{1,80}\](?:\s?[,;–-]?\s?\[[^\[\]]{1,80}\]){0,12}")
_LEANING = {
    "in",
    "by",
    "of",
    "from",
    "to",
    "with",
    "see",
    "also",
    "as",
    "than",
    "following",
    "on",
    "at",
    "and",
    "or",
    "via",
    "using",
    "ref.",
    "refs.",
    "eq.",
    "eqs.",
    "equation",
    "equations",
    "fig.",
    "figure",
    "table",
    "section",
    "sec.",
}
_ROUND = re.compile(r"(?:\s|(?<=[,;]))\(([^()]{1,300})\)(?!\w)")  # attached ones are arguments: f(x), (P1)N
_NUMBERS = re.compile(r"[\d\s,;–—-]+")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_LABEL = re.compile(r"[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?")
_WORD = re.compile(r"[^\W\d_]{3}")
_TUPLE = re.compile(r"[,=<>≤≥±∞]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_CONNECTIVES = (
    "however",
    "moreover",
    "furthermore",
    "in addition",
    "additionally",
    "therefore",
    "thus",
    "hence",
    "consequently",
    "specifically",
    "more specifically",
    "in particular",
    "finally",
    "indeed",
    "nevertheless",
    "nonetheless",
    "to this end",
    "to that end",
    "towards this end",
    "toward this end",
    "in this paper",
    "in this work",
    "in this article",
    "in this letter",
    "in this study",
    "as a result",
    "in summary",
    "to summarize",
    "in conclusion",
    "overall",
    "for this purpose",
    "interestingly",
    "notably",
    "importantly",
    "first",
    "second",
    "third",
    "lastly",
)
_LEADING = re.compile(
    rf"(?:(?:{'|'.join(sorted(_CONNECTIVES, key=len, reverse=True))}),\s+"
    r"|in (?:this|the present) (?:paper|work|article|letter|study|survey|thesis|report|note)\s+(?=we\b|I\b)"
    r"|(?:but|and|thus|hence|therefore)\s+(?=(?-i:[a-z])))",
    re.IGNORECASE,
)
# What only says that something is said; "we believe", "we conjecture" and the like say more and stay.
_SAYING = re.compile(
    r"(?:(?:we|I|(?:our|the) (?:results|experiments|findings|analysis|evaluation))"
    r"(?: (?:also|then|further|thus|therefore|here|first|next|now|empirically|experimentally))?"
    r" (?:shows?|showed|find|found|demonstrated?|demonstrates|observed?|see|note|report|conclude)"
    r"|(?:please )?note(?: also)?|notice|recall|it turns out|it (?:is worth noting|should be noted)) that,?\s+"
    r"(?!(?:it|this|that|these|those|they|such|he|she|its|their|both|neither|the (?:same|latter|former))\b)(?=\S)",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r", (however|therefore|thus|moreover|furthermore|indeed|in turn|of course|for example|for instance|in fact"
    r"|in particular|in contrast|nevertheless|hence|too), ",
    re.IGNORECASE,
)
_OPENS_WITH_CLAUSE = re.compile(
    r"(?:in|when|if|for|with|following|although|while|after|as|at|on|by|under|given)\b", re.IGNORECASE
)
# Examples at the end of a sentence, up to three or "and" the last.
_EXAMPLES = re.compile(
    r",? (?:such as|including|e\.g\.,?|for example,?|for instance,?) "
    r"[^,.;:]{3,120}(?:,(?! (?:and|or) )[^,.;:]{2,80}){0,4}(?:, (?:and|or) [^,.;:]{2,80})?\.?$"
)
_LAST_COMMA = re.compile(r", (?!and |or )[^,]*$")
_SAYS_MUCH = re.compile(  # left out, it would change what is claimed
    r"\b(?:not?|never|nor|without|cannot|only|unless|except|if|when|while|but|although|though|however|provided"
    r"|at least|at most|may|might|could|can|less|more|fewer|than|limited|is|are|was|were|has|have|does|do|will)\b|\d"
)
_WORDY, _LEAST_LEFT = 16, 8  # words: a shorter statement stays whole, and so many stay at least
_ITEM_MARK = re.compile(r"(?:[•◦▪‣·*–—-]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s+(?=\S)", re.IGNORECASE)
LEAST_OF_CLAUSE, LEAST_OF_PHRASES = 3, 5  # words that are left of a text which loses its end
_ENUMERATION = re.compile(r",\s+(?:\S+\s+){0,3}?(?:\S*,|(?:and|or)\b)", re.IGNORECASE)
_PREPOSITIONS = {
    "at",
    "on",
    "for",
    "with",
    "in",
    "when",
    "using",
    "from",
    "over",
    "under",
    "across",
    "by",
    "while",
    "where",
}
_PHRASE_STARTS = {*_PREPOSITIONS, "showing", "illustrating", "demonstrating", "comparing"}
_UNFINISHED = {  # a phrase that ends so misses what comes next
    "only", "not", "no", "or", "and", "than", "to", "of", "the", "a", "an", "as", "is", "are", "be", "between", "both",
    "that", "which", "without", "except", "but", "if", "never",
    "its", "their", "our", "this", "these", "each", "every", "all", "indicates", "uses", "via", "per", "versus",
    "vs", "vs.", "present", "available", "using", "depending", "according", "following", "having", "was", "were",
    "can", "may", "will", "we", "it", "they", "into", "onto", "against", "whose", "such", "same",
    "showing", "including", "containing", "comparing", "corresponding",
    *_PREPOSITIONS,
}  # fmt: skip
_PANEL = re.compile(
    r"(?:(?:(?:clockwise )?from (?:the )?(?:top|bottom|left|right)(?:[ -]left)? to (?:the )?(?:top|bottom|left|right)"
    r"|upper|lower|top|bottom|left|right|cent(?:er|re)|middle)(?:[ -](?:left|right|panel|row)s?)?\s?:"
    r"|\(?[a-h]\)[.:]{0,2}|\d{1,2}[a-h](?=\s[A-Z])|\((?:left|right|top|bottom)\):?)\s+(?=\S)",
    re.IGNORECASE,
)
# After a sentence's end, what a following sentence begins with that has no capital: a panel's letter, a mark.
_NEXT_PANEL = re.compile(
    r"(?<=[^\W\d_]{3})\.\s+(?:\(?[a-h]\)|\((?:left|right|top|bottom|middle|cent(?:er|re))\)|\([a-z][,)]|[*†‡§⋆∗])|(?<=\w)\.\s+\(?b\)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|e\.g|i\.e|cf|vs|resp|et al|approx|Fig|Figs|Tab|Eq|Eqs|Sec|Sect|Ref|Refs|No|Dr|Prof|St))\.$"
)
_SENTENCE_END = re.compile(r"[.!?][)”\"’']?(?=\s+[\"“(\[†‡§*]?[A-Z0-9])")


def statement(text: str, keep_parentheses: bool = False) -> str:
    """A quote as it stands on a slide: without citations, leading connectives and (unless kept) parentheses."""
    short = without_citations(text)
    if not keep_parentheses:
        short = _ROUND.sub(_keep_acronym, _ROUND.sub(_keep_acronym, short))  # the inner ones, then the outer
    short = without_connective(_ITEM_MARK.sub("", short, count=1) if _ITEM_MARK.match(short) else short)
    return display(_tidy(short), LONGEST) or display(text, LONGEST)


def on_slide(text: str) -> str:
    """A quote in fewer words, as a slide shows it: without an inserted "however" and examples at its end, too."""
    short = statement(text)
    parted = bool(_OPENS_WITH_CLAUSE.match(short))  # then one comma stays: "In practice, however, most …"
    short = _tidy(_INSERTED.sub(lambda m: ", " if parted and not m[1].startswith("for ") else " ", short))
    match = _EXAMPLES.search(short) if len(sentences(short)) == 1 and len(short.split()) > _WORDY else None
    if match is None or _SAYS_MUCH.search(match[0]) or _LAST_COMMA.search(match[0].removeprefix(",")):
        return short
    left = short[: match.start()].rstrip(" ,")
    if len(left.split()) < _LEAST_LEFT or is_unfinished(left):
        return short
    return f"{left}." if short.endswith(".") else left


def without_citations(text: str) -> str:
    """Leave out [12], [5–7], (Smith et al., 2017) and [VSP+17], unless the sentence needs them: "as in [12]"."""
    text = _SQUARES.sub(lambda m: m[0] if _is_needed(m) else _uncited(m[0]), text)
    return _tidy(_ROUND.sub(lambda m: "" if _is_dated(m[1]) and not _is_needed(m) else m[0], text))


def _uncited(series: str) -> str:
    """A series of square brackets without those that are citations; nothing when all are."""
    keys = _SQUARE.findall(series)
    return "" if all(map(_is_citation_key, keys)) else series


def _is_needed(match: re.Match[str]) -> bool:
    """Whether the word before a bracket leans on it."""
    before = match.string[: match.start()].rsplit(None, 1)
    return bool(before) and before[-1].lower() in _LEANING


def _is_dated(inside: str) -> bool:
    """Whether a parenthesis names works with their years; a year alone belongs to the name before it."""
    return bool(_YEAR.search(inside)) and not re.fullmatch(r"[\s\d,;a-z]*", inside)


def without_connective(text: str) -> str:
    """Leave out "However, ", "In this paper, ", "We find that " and the like at the beginning."""
    rest = text.lstrip()
    for _ in range(3):
        match = _LEADING.match(rest) or _SAYING.match(rest)
        if match is None or match.end() >= len(rest):
            break
        rest = rest[match.end() :]
        rest = rest[:1].upper() + rest[1:]
    return rest


def without_panel(text: str) -> str:
    """Leave out the "Left:", "From left to right:" or "(a)" with which a caption of several panels begins."""
    match = _PANEL.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def is_unfinished(text: str) -> bool:
    """Whether a text ends in a word that something has to follow: "only", "of", "corresponding"."""
    words = text.split()
    return bool(words) and words[-1] != "A" and words[-1].lower().strip(",;:.(") in _UNFINISHED


def sentences(text: str) -> list[str]:
    """The sentences of a text; a dot after an initial or a known abbreviation ends none."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start() + 1]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    tail = text[start:].strip()
    return [*found, tail] if tail else found


def opening(abstract: str, most_words: int) -> str:
    """The first sentences of an abstract, whole; a single endless one is cut, and says so with "…"."""
    kept: list[str] = []
    words = 0
    for sentence in sentences(abstract):
        words += len(sentence.split())
        if words > most_words and kept:
            break
        kept.append(sentence)
    if kept and len(kept[0].split()) > 2 * most_words:
        return " ".join(abstract.split()[:most_words]) + " …"
    return " ".join(kept)


def leading_clause(text: str, least_words: int = LEAST_OF_CLAUSE) -> str | None:
    """What stands before the first comma, semicolon, colon or dash; None when there is none or it is too short."""
    for match in re.finditer(r"[,;:](?=\s)|\s[–—-](?=\s)", text):
        if _ENUMERATION.match(text, match.start()):
            return None  # a list is not cut in its middle
        words = text[: match.start()].split()
        if len(words) >= least_words and words[-1].lower() not in _UNFINISHED:
            return text[: match.start()].strip()
    return None


def leading_phrases(text: str) -> list[str]:
    """The text without its last phrase that a preposition (or "showing") begins, without its last two, and so on."""
    words = text.split()
    ends = [
        i
        for i in range(LEAST_OF_PHRASES, len(words))
        if words[i].lower() in _PHRASE_STARTS and not _needs_more(words[i - 1].lower().strip(",;:"))
    ]
    return [" ".join(words[:end]).rstrip(" ,;:") for end in reversed(ends)]


def _needs_more(word: str) -> bool:
    """Whether a phrase cannot end in a word: a participle ("provided", "drawn") goes with what comes after it."""
    return word in _UNFINISHED or word.endswith(("ed", "wn", "ght", "ven", "ken"))


def caption_text(caption: str, label: str) -> str:
    """A caption without the "Figure 3:" it begins with."""
    match = re.match(rf"\s*[^\W\d_]+\.?\s*{re.escape(label)}\s*[.:|–—-]?\s*", caption, re.IGNORECASE)
    rest = caption[match.end() :] if match else caption
    return rest.strip(" :|") or caption.strip()


def caption_lead(caption: str, label: str) -> str:
    """The first sentence of a caption, without its label and without what follows of single panels."""
    found = sentences(caption_text(caption, label))
    lead = found[0] if found else ""
    if len(found) > 1 and not _WORD.search(lead):  # "a)." is no sentence
        lead = " ".join(found[:2])
    panel = _NEXT_PANEL.search(lead)
    return lead[: panel.start() + 1] if panel else lead


def _is_citation_key(inside: str) -> bool:
    """Whether what stands in square brackets is a citation: numbers, or keys such as VSP+17."""
    if _NUMBERS.fullmatch(inside):
        return not re.search(r"\b0\b", inside)  # no entry has the number 0: [0, 1] is an interval
    keys = re.split(r"[,;]\s*", inside.strip())
    return all(
        re.fullmatch(r"[A-Z][A-Za-z+]{1,10}\d{2,4}[a-z]?|[A-Z][^\d]{1,60}\d{4}[a-z]?|\d+", k) for k in keys
    )


def _keep_acronym(match: re.Match[str]) -> str:
    """A parenthesis stays that introduces an acronym, belongs to a symbol or opens a sentence."""
    word = match[1].strip()
    is_acronym = word.isalnum() and len(word) <= 8 and sum(c.isupper() for c in word) >= 2
    before = match.string[: match.start()].rsplit(None, 1)
    opens = not before or before[-1].endswith((".", "!", "?"))
    is_label = bool(_LABEL.fullmatch(word))  # of an equation
    is_symbol = bool(before) and len(before[-1]) == 1 and before[-1].isalpha() and before[-1] not in "aAI"
    is_formula = _TUPLE.search(word) and not _WORD.search(word) and not _YEAR.search(word)  # "spin (0, 0)"
    kept = is_acronym or is_label or opens or is_symbol or is_formula or _is_needed(match)
    return match[0] if kept else ""


def _tidy(text: str) -> str:
    """Single spaces, none before punctuation, a capital at the beginning when the text had one."""
    text = re.sub(r"\s+", " ", text).strip()
    return _TWO_STOPS.sub(".", re.sub(r",,(?=\s|$)", ",", re.sub(r" (?=[,.;:!?])", "", text)))
