"""Which figures, tables and algorithms a text names, and how often. Not: finding them (figures.py). Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from journalclub.models.paper import Figure, Passage

_LABEL = r"(?:[A-Z]\.?\d{1,3}|\d{1,3}|[IVX]{1,5}\b)[a-h]?"
_MENTION = re.compile(
    rf"\b(?P<kind>fig(?:ure)?|tab(?:le)?|alg(?:orithm)?)s?\b\.?\s*\(?"
    rf"(?P<labels>{_LABEL}(?:(?:\s?[,&–-]\s?|\s(?:and|to)\s){_LABEL}){{0,6}})(?![\w])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,3})\s?(?:[–-]|to)\s?(\d{1,3})")
_LONGEST_RANGE = 12
_KEPT = 1024  # paragraphs that are remembered: two ask for each
_KINDS = {"f": "figure", "t": "table", "a": "algorithm"}


@lru_cache(maxsize=_KEPT)
def mentioned(text: str) -> frozenset[tuple[str, str]]:
    """The (kind, label) pairs a text names, labels in lower case.

    "Fig. 3a" names ("figure", "3a") and ("figure", "3"); "Tables 2–4" names all three.
    """
    low = text.lower()
    if not (
        "fig" in low or "tab" in low or "alg" in low
    ):  # most paragraphs, in a tenth of the pattern's time
        return frozenset()
    found: set[tuple[str, str]] = set()
    for match in _MENTION.finditer(text):
        kind = _KINDS[match["kind"][0].lower()]
        for label in _labels(match["labels"]):
            found |= {(kind, label), (kind, label.rstrip("abcdefgh") or label)}
    return frozenset(found)


def count_mentions(figures: Sequence[Figure], passages: Iterable[Passage]) -> tuple[Figure, ...]:
    """The figures with the number of passages that name them."""
    counts = Counter(pair for passage in passages for pair in mentioned(passage.text))
    return tuple(replace(f, mentions=counts[(f.kind, f.label.lower())]) for f in figures)


def _labels(text: str) -> set[str]:
    labels = {x.lower() for x in re.findall(_LABEL, text, re.IGNORECASE)}
    for first, last in _RANGE.findall(text):
        if 0 < int(last) - int(first) <= _LONGEST_RANGE:
            labels |= {str(n) for n in range(int(first), int(last) + 1)}
    return labels
