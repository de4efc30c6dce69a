"""Words as they are compared, without case, accents, ligatures, hyphens. Not: comparing them (matching.py). Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Numbers with their decimals, words, and the few signs that change what is said.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%<>≤≥=]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_ALONE = str.maketrans({"ı": "i", "ȷ": "j", "\u017f": "s"})


class Word(NamedTuple):
    """A word and where it stands in its text."""

    key: str  # as it is compared
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words, numbers and signs of a text, in order; linear in its length."""
    found = []
    for match in _TOKEN.finditer(text):
        key = _key(match[0])
        if key:
            found.append(Word(key, match.start(), match.end()))
    return found


def keys(text: str) -> list[str]:
    """Only what is compared."""
    return [w.key for w in words(text)]


def is_number(key: str) -> bool:
    """Whether a word is a number."""
    return key[:1].isdigit()


@lru_cache(maxsize=1 << 16)
def _key(token: str) -> str:
    """The token without what typesetting, retyping or the beginning of a sentence changes."""
    if token.isascii():
        return _THOUSANDS.sub("", token) if token[0].isdigit() else token.lower()
    folded = unicodedata.normalize("NFKD", token.translate(_ALONE)).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))
