"""Finds captions: their rows from the first to the last, box and text. Not: the body (regions.py)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box, FigureKind
from journalclub.reading import figure_thresholds as th
from journalclub.reading.caption_starts import Start, beside, find_starts
from journalclub.reading.clean import clean, squeeze
from journalclub.reading.layout import Layout
from journalclub.reading.page import Page
from journalclub.reading.pieces import Piece, join_right
from journalclub.reading.views import View


class Caption(NamedTuple):
    """A caption with all its rows."""

    kind: FigureKind
    label: str
    view: tuple[int, bool]  # page from 1, and whether it is turned: View.key
    parts: tuple[str, ...]  # what its rows say, words broken at their ends still apart
    bbox: Box
    lines: frozenset[int]  # indexes into page.lines
    size: float  # font size in points
    rows: tuple[Box, ...]


def find_captions(views: Sequence[View], layout: Layout) -> list[Caption]:
    """All captions of the document in order of page and position."""
    starts = find_starts(views, layout)
    captions = []
    for start in starts:
        others = [s.piece for s in starts if s.view.key == start.view.key and s is not start]
        captions.append(_grow(start, others, layout))
    return captions


def _grow(start: Start, others: list[Piece], layout: Layout) -> Caption:
    """The caption from its first row down to where its text ends."""
    rows = [_without(start.row, others)]
    used = {p.line for p in rows[0]}
    label_alone = not start.rest
    while len(rows) < th.MAX_ROWS:
        row = _next_row(rows, start, used, others, label_alone and len(rows) == 1, layout)
        if not row:
            break
        rows.append(row)
        used.update(p.line for p in row)
    rows = _above_rule(rows, start.view.page)
    used = {p.line for row in rows for p in row}
    parts = tuple(squeeze(clean(" ".join(p.text for p in row))) for row in rows)
    boxes = tuple(_hull(row) for row in rows)
    box = (min(b[0] for b in boxes), boxes[0][1], max(b[2] for b in boxes), boxes[-1][3])
    return Caption(
        start.head.kind,
        start.head.label,
        start.view.key,
        parts,
        box,
        frozenset(used),
        start.piece.size,
        boxes,
    )


def _above_rule(rows: list[list[Piece]], page: Page) -> list[list[Piece]]:
    """The rows before a level line that runs between two of them, as under an algorithm's title."""
    if len(rows) < 2:
        return rows
    x0, x1 = min(p.x0 for p in rows[0]), max(p.x1 for p in rows[0])
    top, bottom = rows[0][0].base, rows[-1][0].base
    rules = [
        m.bbox[1]
        for m in page.marks
        if top < m.bbox[1] < bottom
        and m.bbox[3] - m.bbox[1] < th.THIN
        and m.bbox[0] < x0 + th.ALIGNED
        and m.bbox[2] > x1 - th.ALIGNED
    ]
    for number, row in enumerate(rows[1:], 1):
        if any(rows[number - 1][0].base < y < row[0].base for y in rules):
            return rows[:number]
    return rows


def _without(row: list[Piece], others: list[Piece]) -> list[Piece]:
    """The row up to where another caption begins beside it."""
    stops = {o.line for o in others}
    kept = []
    for piece in row:
        if piece.line in stops:
            break
        kept.append(piece)
    return kept


def _hull(row: Sequence[Piece]) -> Box:
    return min(p.x0 for p in row), min(p.y0 for p in row), max(p.x1 for p in row), max(p.y1 for p in row)


def _next_row(
    rows: list[list[Piece]], start: Start, used: set[int], others: list[Piece], title: bool, layout: Layout
) -> list[Piece]:
    """The row below that continues the caption, or an empty list."""
    last = rows[-1]
    main = max(last, key=lambda p: p.chars)
    size, base = start.piece.size, main.base
    filled = _is_filled(last, start)
    if title:
        reach = th.TITLE_GAP * size
    elif len(rows) == 1:
        as_body = size > layout.body_size - th.SIZE_STEP or filled
        reach = max(th.FIRST_LEADING * size, 1.05 * layout.leading if as_body else 0)
    else:
        steps = [_base(b) - _base(a) for a, b in pairwise(rows)]
        steps = steps[1:] if len(steps) > 1 and not start.rest else steps
        reach = min(th.LEADING_SLACK * min(steps) + 0.5, max(th.FIRST_LEADING * size, 1.1 * max(steps)))
    far = max(reach, th.FORMULA_LEADING * size) if filled else reach
    low = bisect_left(start.pieces, base + 0.5 * size, key=lambda p: p.base)
    below = []
    for piece in start.pieces[low:]:
        if piece.base > base + far:
            break
        if piece.line not in used and (piece.base <= base + reach or piece.text[0].islower()):
            below.append(piece)
    for first in sorted(below, key=lambda p: (round(p.base), p.x0)):
        if _follows_other(first, start, used) or not _continues(first, rows, start, title, others):
            continue
        row = _without(join_right(first, below, 0, _row_limit(start, others)), others)
        return [] if _is_of_cells(row) else row
    return []


def _is_of_cells(row: list[Piece]) -> bool:
    """Whether a row is parted by wide white like a table's, or like labels of panels side by side."""
    return sum(b.x0 - a.x1 > th.CELL_GAP * a.size for a, b in pairwise(row)) >= th.CELL_GAPS


def _is_filled(row: list[Piece], start: Start) -> bool:
    """Whether a row ends at its column's right edge, so that the next one may be as far as those of the text."""
    right = max(p.x1 for p in row)
    return any(abs(right - column.right) < th.ALIGNED for column in start.view.layout.columns)


def _follows_other(first: Piece, start: Start, used: set[int]) -> bool:
    """Whether a row right above, as wide and not the caption's, is what this one continues."""
    low = bisect_left(start.pieces, first.base - th.FIRST_LEADING * first.size, key=lambda p: p.base)
    for above in start.pieces[low:]:
        if above.base > first.base - 0.6 * first.size:
            return False
        alike = abs(above.size - first.size) < th.SIZE_STEP and above.line not in used
        shared = min(above.x1, first.x1) - max(above.x0, first.x0)
        if alike and shared > 0.5 * (first.x1 - first.x0):
            return True
    return False


def _base(row: list[Piece]) -> float:
    return max(row, key=lambda p: p.chars).base


def _row_limit(start: Start, others: list[Piece]) -> float:
    """The x right of which a row cannot reach: the caption beside it, or the next column."""
    beside = [
        o.x0 - 1
        for o in others
        if o.x0 > start.piece.x0 + 40 and abs(o.base - start.piece.base) < 4 * start.piece.size
    ]
    right = max(p.x1 for p in start.row)
    column = [c.left - 1 for c in start.view.layout.columns if c.left > right + 1]
    return min(beside + column, default=float("inf"))


def _continues(first: Piece, rows: list[list[Piece]], start: Start, title: bool, others: list[Piece]) -> bool:
    """Whether a piece stands where the caption's next row must begin, in its size."""
    if any(o.line == first.line for o in others):
        return False
    size = start.piece.size
    sizes = (size, max(rows[-1], key=lambda p: p.chars).size)  # a title may be smaller than its label
    alike = any(abs(first.size - s) <= th.SIZE_STEP for s in sizes)
    if not alike and not (title and first.size < 1.3 * size):
        return False
    left = min(p.x0 for row in rows for p in row)
    right = max(p.x1 for row in rows for p in row)
    if first.x0 > right or first.x1 < left:
        return False
    if abs(first.x0 - left) < th.ALIGNED or (
        len(rows) == 1 and left - th.INDENT * size <= first.x0 <= left + th.HANGING * size
    ):
        return True
    if len(rows) > 1:
        second = rows[1][0].x0
        if abs(first.x0 - second) < th.ALIGNED:
            return True
    middle = (left + right) / 2
    row = join_right(first, beside(first, start.pieces), 0, _row_limit(start, others))
    own = (row[0].x0 + row[-1].x1) / 2
    return abs(own - middle) < th.ALIGNED + 1
