"""Whether a paper fits the words a person looks for. Not: which is better (order.py). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.models.paper import Preprint
from journalclub.text import folded

# "transformer" finds "transformers"; of shorter words only the plural: "AI" must not find "aid".
LEAST_STEM = 4  # letters
_WORD = re.compile(r"\w+")


def matches(paper: Preprint, wanted: Sequence[str]) -> bool:
    """Whether all words of one of the `wanted` texts stand in title, abstract or authors; without any, always.

    What a text joins by hyphens must stand there side by side.
    """
    there = _WORD.findall(folded(" ".join((paper.title, paper.abstract, *paper.authors))))
    return not wanted or any(all(_stands(word, there) for word in text.split()) for text in wanted)


def _stands(wanted: str, there: Sequence[str]) -> bool:
    """Whether a word, or several joined, stand there; a mark alone always does."""
    words = _WORD.findall(folded(wanted))
    places = range(len(there) - len(words) + 1)
    return not words or any(
        there[i : i + len(words) - 1] == words[:-1] and _is_form(there[i + len(words) - 1], words[-1])
        for i in places
    )


def _is_form(word: str, wanted: str) -> bool:
    """Whether a word is the wanted one, its plural, or, of longer ones, begins with it."""
    return word in (wanted, f"{wanted}s") or (len(wanted) >= LEAST_STEM and word.startswith(wanted))
