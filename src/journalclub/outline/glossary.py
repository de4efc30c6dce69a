"""Acronyms that a paper introduces, with the page of their first definition. Not: notation, nor what others mean.

Found as people write them, "wet sand cooler (WSC)", by matching initials backwards from the bracket, after Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003): every letter of the
short form must occur in the long one in order, its first letter at the beginning of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from journalclub.models.paper import Passage

MAX_TERMS = 200
_WINDOW = 120  # characters before the bracket in which the long form stands


class Term(NamedTuple):
    """A short form and what it stands for, as printed."""

    short: str
    long: str
    page: int


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"\((?:(?:or|hereafter|henceforth|i\.e\.,?) )?([A-Z][\w/-]{0,9}[A-Z\d][\w-]{0,2})\)")


def acronyms(passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Acronyms in the order of their first definitions, each once, at most MAX_TERMS."""
    found: dict[str, Term] = {}
    for passage in passages:
        for term in _definitions(passage):
            found.setdefault(term.short, term)
            if len(found) >= MAX_TERMS:
                return tuple(found.values())
    return tuple(found.values())


def _definitions(passage: Passage) -> Iterator[Term]:
    for match in _short().finditer(passage.text):
        short = match[1].removesuffix("s")
        before = passage.text[max(match.start() - _WINDOW, 0) : match.start()].rstrip()
        begin = _long_form(short, before)
        if begin is not None:
            yield Term(short, before[begin:].strip("\"“”'‘’ "), _page(passage, match.start()))


def _long_form(short: str, before: str) -> int | None:
    """Where the long form begins in the text before the bracket; None when its letters are not there."""
    letters = [c for c in short.lower() if c.isalnum()]
    low = before.lower()
    at = len(low)
    for number in range(len(letters) - 1, -1, -1):
        at = low.rfind(letters[number], 0, at)
        while number == 0 and at > 0 and low[at - 1].isalnum():
            at = low.rfind(letters[0], 0, at)
        if at < 0:
            return None
    words = len(before[at:].replace("-", " ").split())
    plain = not re.search(r"[.;:!?]\s|[()\[\]]", before[at:])
    return at if plain and words <= min(len(letters) + 5, 2 * len(letters)) and words > 1 else None


def _page(passage: Passage, offset: int) -> int:
    starts = [line.start for line in passage.lines]
    return passage.lines[max(bisect_right(starts, offset) - 1, 0)].page if passage.lines else 0
