"""What a sentence looks like, whatever it says: names, numbers, a colon. Not: its words (words.py)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from journalclub.outline.words import word_set

_LONG_WORD = 5  # letters from which a word is taken to carry meaning
_COLON_WITHIN = 30  # characters: "Baseline: …"
_WORDS_OF_ONE = word_set("a i # %")
_NOT_NAMES = word_set("I II III IV A")


class Gist(NamedTuple):
    """What the title and abstract speak of."""

    names: frozenset[
        str
    ]  # words with two capitals or a capital within: the paper's own and its field's names
    words: frozenset[str]  # lower case


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    capitals = re.compile(r"[A-Z][a-z]{0,12}[A-Z]")  # what no name lacks, found six times as fast
    name = re.compile(r"\b[a-z]{0,12}[A-Z][a-z]{0,12}[A-Z][\w+]*")
    decimal = re.compile(r"\d\.\d")
    number = re.compile(r"\b\d+\b")
    return capitals, name, decimal, number


def gist_of(texts: Iterable[str], words: Iterable[Sequence[str]]) -> Gist:
    """The gist of the given sentences (title and abstract), whose words are given, too."""
    name = _patterns()[1]
    return Gist(
        frozenset(n for t in texts for n in name.findall(t)) - _NOT_NAMES,
        frozenset(w for row in words for w in row if len(w) >= _LONG_WORD),
    )


def shape_of(text: str, words: Sequence[str], gist: Gist) -> list[str]:
    """Feature names: how many of the gist's names, acronyms, decimals, numbers, single letters; gist in fifths."""
    capitals, name, decimal, number = _patterns()
    found = name.findall(text) if capitals.search(text) else []
    has_number = "#" in words
    long_words = {w for w in words if len(w) >= _LONG_WORD}
    shape = [
        f"names:{min(sum(n in gist.names for n in found), 3)}",
        f"acronyms:{min(len(found), 4)}",
        f"decimals:{min(len(decimal.findall(text)), 4) if has_number else 0}",
        f"numbers:{min(len(number.findall(text)), 6) if has_number else 0}",
        f"letters:{min(len([w for w in words if len(w) == 1 and w not in _WORDS_OF_ONE]), 5)}",
        f"gist:{5 * len(long_words & gist.words) // max(len(long_words), 1)}",
    ]
    if ":" in text[:_COLON_WITHIN]:
        shape.append("colon")
    if found and text.startswith(found[0]):
        shape.append("named")
    return shape
