"""A large first letter that hangs over several lines, put back to the word it begins. Pure. Not: small capitals."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.reading import thresholds as th
from journalclub.reading.page import Line


def join_drop_caps(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each such letter at the beginning of the first line beside it; most pages have none."""
    found = {i: first for i, line in enumerate(lines) if (first := _first_beside(line, lines)) is not None}
    if not found:
        return tuple(lines)
    begun = {first: lines[i] for i, first in found.items()}
    return tuple(
        _begun(begun[i], line) if i in begun else line for i, line in enumerate(lines) if i not in found
    )


def _first_beside(cap: Line, lines: Sequence[Line]) -> int | None:
    """Index of the line whose first letter `cap` is; None when it is no such letter."""
    text = cap.text.strip()
    if len(text) != 1 or not text.isupper() or not cap.upright:
        return None
    _, top, right, bottom = cap.bbox
    size = cap.size
    beside = [
        i
        for i, line in enumerate(lines)
        if line.bbox[1] < bottom  # most lines are not: this comes first
        and line.bbox[3] > top
        and -th.CAP_GAP * size < line.bbox[0] - right < th.CAP_GAP * size
        and line.upright
        and line is not cap
        and line.size * th.DROP_CAP <= size
    ]
    if len(beside) < th.CAP_LINES:
        return None
    first = min(beside, key=lambda i: lines[i].bbox[1])
    return first if lines[first].text[:1].isalpha() else None


def _begun(cap: Line, line: Line) -> Line:
    """The line with the letter before it."""
    first, *rest = line.spans
    left = cap.bbox[0]
    start = first._replace(text=cap.text.strip() + first.text, bbox=(left, *first.bbox[1:]))
    return line._replace(spans=(start, *rest), bbox=(left, *line.bbox[1:]))
