"""Titles and names printed in capitals, in the case in which one reads them. Not: any other change of words. Pure.

How a word is written the paper's own running text says; a short word that stands nowhere in it stays in capitals, as
it may be an acronym.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from journalclub.models.paper import Reading

CAPITALS = 0.9  # share of a text's letters from which on it counts as printed in capitals
LEAST_LETTERS = 6  # a shorter text may be an acronym
SHORT = 4  # letters of a word that stays as printed when the paper does not say how it is written
MOST_WORDS = 60_000  # of a paper's text that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JOINED = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")  # with the digits of "CIFAR10"
_ROMAN = re.compile(r"[IVX]+")
_SMALL = {
    *(
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "nor",
        "of",
        "off",
        "on",
    ),
    *(
        "onto",
        "or",
        "over",
        "per",
        "than",
        "the",
        "to",
        "under",
        "upon",
        "via",
        "vs",
        "with",
        "without",
        "between",
    ),
    *("der", "des", "die", "und", "le", "la", "les", "du", "de", "et"),
}
_PARTICLES = {
    *(
        "af",
        "al",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
    ),
    *("van", "von", "zu"),
}

Forms = Mapping[str, str]
"""Words in lower case, and how the paper writes each of them."""


def is_in_capitals(text: str) -> bool:
    """Whether a text of some length has hardly a small letter."""
    cased = [c for c in text if c.lower() != c.upper()]
    return len(cased) >= LEAST_LETTERS and sum(c.isupper() for c in cased) >= CAPITALS * len(cased)


def forms_of(reading: Reading, abstract: str = "") -> Forms:
    """How the paper writes its words, by its abstract, statements, captions and bibliography."""
    texts = [
        reading.abstract or "",
        abstract,
        *(s.text for s in reading.outline.all()),
        *(f.caption for f in reading.figures),
        *(f.told.text for f in reading.figures if f.told),
        *(r.text for r in reading.references),
    ]
    spoken = (t for text in texts if not is_in_capitals(text) for t in _WORD.findall(text))
    seen: dict[str, Counter[str]] = {}
    for word in islice(spoken, MOST_WORDS):
        seen.setdefault(word.lower(), Counter())[word] += 1
    return {word: _usual(forms) for word, forms in seen.items()}


def title_in_case(title: str, forms: Forms) -> str:
    """A title in capitals with capitals at its words' beginnings; any other title as it is."""
    if not is_in_capitals(title):
        return title

    def written(match: re.Match[str]) -> str:
        before = title[: match.start()].rstrip()
        begins = not before or before[-1] in ":.?!–—“"
        return _word_in_case(match[0], forms, begins=begins)

    return _JOINED.sub(written, title)


def names_in_case(names: Sequence[str], forms: Forms) -> tuple[str, ...]:
    """Authors' names as people write them, when all are in capitals; else as they are."""
    if not is_in_capitals("".join(names)):
        return tuple(names)
    return tuple(_WORD.sub(lambda m: _name_in_case(m[0], forms), name) for name in names)


def _usual(forms: Counter[str]) -> str:
    """The most frequent form of a word: in small letters when it is ever written so."""
    small = next((f for f in forms if f.islower()), None)
    return small or max(forms, key=lambda f: forms[f])


def _word_in_case(word: str, forms: Forms, *, begins: bool) -> str:
    known = forms.get(word.lower())
    if word.lower() in _SMALL:
        return word.capitalize() if begins else word.lower()
    if known is not None:
        return known[:1].upper() + known[1:] if known.islower() else known
    if any(c.isdigit() for c in word) or _ROMAN.fullmatch(word) or len(word) <= SHORT:
        return word
    return word.capitalize()


def _name_in_case(word: str, forms: Forms) -> str:
    known = forms.get(word.lower())
    if known is not None and not known.isupper() and not known.islower():
        return known
    if len(word) == 1:
        return word
    if word.lower() in _PARTICLES:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))
