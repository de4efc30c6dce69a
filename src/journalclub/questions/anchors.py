"""Places of a paper that a text names: "Fig. 3", "pp. 4-5", "第3節". Pure. Not: where they are (places.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from journalclub.models.question import Anchor, AnchorKind
from journalclub.questions.languages import fold, languages

KINDS: tuple[AnchorKind, ...] = ("figure", "table", "section", "equation", "page")
MOST_ANCHORS = 20  # of one text; more is a list, not a question
MOST_LABELS = 8  # after one word: "Figs. 1, 2, 5 and 7"

# Words too short to be trusted in small letters or without their dot: "S. 5" is a page in German, "s 5" is not.
_DOTTED_ONLY = frozenset(
    {"p", "s", "с", "σ", "l", "pg", "ch", "par", "app", "tab", "gl", "ex", "ec", "ek", "st", "ст"}
)
_CAPITAL_ONLY = frozenset({"s"})  # German pages; in Swedish and Polish small, where a language's words tell

_NUMBER = r"\d{1,4}(?:\.\d{1,3}){0,4}"
# 3 · 3.1 · 2b · S3 · A.1 · D.3 · IV · D (a letter alone names an appendix)
# Characters that would make a number part of a word; scripts without blanks go on right behind it.
_GLUED = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LABEL = (
    rf"(?:[A-Z]{{1,2}}[.-]?)?{_NUMBER}(?:[a-zA-Z](?!{_GLUED})|\s?\([a-h]\)(?!\w))?(?!{_GLUED}|[.,]\d)"
    r"|(?-i:[IVXL]{1,6})(?!\w)"
)
_LETTER = r"(?-i:[A-Z])(?![\w'’])"
_BRACKETED = rf"\(\s?(?:{_LABEL})\s?\)|(?:{_LABEL})"
_AND = ["and", "und", "et", "y", "e", "en", "i", "и", "or", "oder", "ou", "to", "bis", "à", "a", "tot"]
_UNSPACED_AND = "と|和|与|與|及|과|와|至|到"
_JOIN = (
    rf"\s?(?:,\s?(?:(?:{'|'.join(_AND[:8])})\b)?|[&/–—、～~-]|\b(?:{'|'.join(_AND)})\b|{_UNSPACED_AND})\s?"
)
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]{1,200}", re.IGNORECASE)
_CLEAN = re.compile(r"[()\s]")


@cache
def _spaced() -> re.Pattern[str]:
    """Word, then labels, in every language that has blanks."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_words(), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    # One branch for each first letter: where no word begins with it, no word is tried.
    names = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(
        rf"(?<![\w.-])(?P<word>{names}|§§?)(?P<dot>\s?\.)?\s{{0,2}}(?:[nN][.º°]\s?)?(?P<label>{_BRACKETED}|{_LETTER})",
        re.IGNORECASE,
    )


@cache
def _words() -> dict[str, AnchorKind]:
    """Every word of the spaced languages, folded by case only, to what it names."""
    found: dict[str, AnchorKind] = {}
    for language in languages():
        if not language.unspaced:
            for kind in KINDS:
                for word in language.of("places", kind):
                    found.setdefault(word.casefold(), kind)
    return found


@cache
def place_words() -> frozenset[str]:
    """Everything a figure, table, section, equation or page may be called, folded: no topic by itself."""
    return frozenset(fold(word) for word in _words())


@cache
def _plurals() -> frozenset[str]:
    return frozenset(w.casefold() for x in languages() for w in x.of("places", "plural"))


@cache
def _unspaced() -> tuple[tuple[AnchorKind, re.Pattern[str]], ...]:
    """图 3, 第3節, 3.2절: the word on either side of its number."""
    number = rf"(?:[A-Z]\.?)?{_NUMBER}[a-z]?"

    def label(name: str) -> str:
        return rf"[(（]?\s?(?P<{name}>{number}(?:\s?[(（][a-h][)）])?)\s?[)）]?"

    made = []
    for kind in KINDS:
        names = {w for x in languages() if x.unspaced for w in x.of("places", kind)}
        either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        after = rf"(?:{either})\s?{label('after')}"
        before = rf"第\s?{label('ordinal')}\s?(?:{either})"
        bare = rf"(?<![\w.]){label('bare')}\s?(?:{either})"
        # "3節" and "5ページ" need no 第; "3図" would be "three figures".
        parts = [before, after] + ([bare] if kind in {"section", "page"} else [])
        made.append((kind, re.compile("|".join(parts))))
    return tuple(made)


_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def find_anchors(text: str) -> tuple[Anchor, ...]:
    """Every place named, in order, once each; numbers in addresses do not count."""
    bare = _ADDRESS.sub(" ", text)
    found = [*_in_spaced(bare), *(_in_unspaced(bare) if _CJK.search(bare) else ())]
    once = {(a.kind, a.label.casefold()): a for _, a in sorted(found, key=lambda x: x[0])[::-1]}
    return tuple(list(once.values())[::-1][:MOST_ANCHORS])


def _in_spaced(text: str) -> Iterator[tuple[int, Anchor]]:
    words = _words()
    for match in _spaced().finditer(text):
        word, first = match["word"], match["label"]
        kind = "section" if word.startswith("§") else words[word.casefold()]
        if not _believable(word, bool(match["dot"]), first, kind):
            continue
        yield match.start(), Anchor(kind, _clean(first))
        several = word.casefold() in _plurals() or word == "§§" or first.startswith("(") or "." in first
        for number, label in enumerate(_more_labels(text, match.end(), several, kind)):
            yield match.start() + number + 1, Anchor(kind, label)


def _believable(word: str, dot: bool, label: str, kind: AnchorKind) -> bool:
    small = word.casefold()
    if small in _DOTTED_ONLY and not dot:
        return False
    if small in _CAPITAL_ONLY and not word.isupper():
        return False
    if label.isalpha() and not label.startswith("("):
        if label.isupper() and len(label) == 1 and kind != "section":
            return False
        # "Fig. I" or "table V" are Roman numbers; "section I had" is a person.
        return label != "I" or dot or word[0].isupper()
    return True


@cache
def _units() -> re.Pattern[str]:
    """What makes the number before it a place of its own: 3.2절, 7ページ."""
    names = {
        w for x in languages() if x.unspaced for kind in ("section", "page") for w in x.of("places", kind)
    }
    return re.compile(rf"\s?(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})")


_NEXT = re.compile(rf"{_JOIN}(?P<label>{_BRACKETED})(?P<after>\s?\S{{0,20}})", re.IGNORECASE)


def _more_labels(text: str, start: int, several: bool, kind: AnchorKind) -> Iterator[str]:
    """Labels that go on: "Figs. 2 and 7", "eqs. (1)-(3)"; after a singular only where nothing is counted."""
    del kind
    for _ in range(MOST_LABELS):
        match = _NEXT.match(text, start)
        if match is None:
            return
        after = match["after"]
        counted = re.match(r"\s?-?[^\W\d_]", after) is not None
        if counted and (not several or _units().match(after)):
            return
        if re.match(r"-[^\W\d_]", after):  # "Figs. 2 and 20-layer nets"
            return
        yield _clean(match["label"])
        start = match.end("label")


def _in_unspaced(text: str) -> Iterator[tuple[int, Anchor]]:
    for kind, pattern in _unspaced():
        for match in pattern.finditer(text):
            label = next(value for value in match.groupdict().values() if value)
            yield match.start(), Anchor(kind, _clean(label))
            for number, more in enumerate(_more_labels(text, match.end(), True, kind)):
                yield match.start() + number + 1, Anchor(kind, more)


def _clean(label: str) -> str:
    return _CLEAN.sub("", label.replace("（", "").replace("）", "")).rstrip(".")
