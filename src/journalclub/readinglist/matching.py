"""Whether a paper fits the words a person looks for. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.models.paper import Preprint
from journalclub.readinglist.words import folded

# "transformer" finds "transformers"; of shorter words only the plural: "AI" must not find "aid".
LEAST_STEM = 4  # letters
_WORD = re.compile(r"\w+")


def matches(paper: Preprint, wanted: Sequence[str]) -> bool:
    """Whether all words of one of the `wanted` texts stand in title, abstract or authors; without any, always."""
    if not wanted:
        return True
    there = _words(" ".join((paper.title, paper.abstract, *paper.authors)))
    return any(all(_stands(word, there) for word in _words(text)) for text in wanted)


def _stands(word: str, there: frozenset[str]) -> bool:
    if word in there or f"{word}s" in there:
        return True
    return len(word) >= LEAST_STEM and any(other.startswith(word) for other in there)


def _words(text: str) -> frozenset[str]:
    """The words without case and accents."""
    return frozenset(_WORD.findall(folded(text)))
