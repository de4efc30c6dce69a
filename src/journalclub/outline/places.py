"""Where a stretch of a passage stands on paper. Not: cutting passages into sentences (quotes.py)."""

from __future__ import annotations

from bisect import bisect_right

from journalclub.models.paper import Passage


def page_at(passage: Passage, offset: int) -> int:
    """The page of the line that has the character at `offset`; 0 when the passage has no lines."""
    starts = [line.start for line in passage.lines]
    return passage.lines[max(bisect_right(starts, offset) - 1, 0)].page if passage.lines else 0
