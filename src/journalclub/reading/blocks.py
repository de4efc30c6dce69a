"""Tells running text from a figure's own: rows of a page, and blocks of prose among them. Not: captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.layout import Layout
from journalclub.reading.order import column_of
from journalclub.reading.page import Page
from journalclub.reading.pieces import Piece, same_row

_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){0,2}|[IVX]{1,5})[.):]?\s+\S")
_SUB_CAPTION = re.compile(r"\s*\([a-z]\)\s")
_EQUATION_NUMBER = re.compile(r"\((?:[A-Z]{1,2}\.?)?\d{1,3}(?:\.\d{1,3})?[a-z]?\)")


class Row(NamedTuple):
    """A printed row of text within one column."""

    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    column: int  # -1: across
    pieces: tuple[Piece, ...]

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x0, self.y0, self.x1, self.y1


def rows_of(pieces: Sequence[Piece], columns: Sequence[Column]) -> list[Row]:
    """The pieces joined to rows: neighbours on a baseline, in a column, a justified space apart at most."""
    rows: list[Row] = []
    bands: list[list[Piece]] = []  # those that further pieces may still join
    for piece in pieces:  # sorted by baseline
        while bands and piece.base - bands[0][0].base > th.ROW_SHIFT * th.HUGE_LINE:
            rows += _split(bands.pop(0), columns)
        for band in bands:
            if same_row(piece, band[0]):
                band.append(piece)
                break
        else:
            bands.append([piece])
    for band in bands:
        rows += _split(band, columns)
    return rows


def _split(band: list[Piece], columns: Sequence[Column]) -> Iterable[Row]:
    """Pieces on one height as rows, cut at gutters and at gaps wider than between words."""
    group: list[Piece] = []
    for piece in sorted(band, key=lambda p: p.x0):
        if group:
            right = max(p.x1 for p in group)
            gap = piece.x0 - right
            in_gutter = gap > 0 and any(right <= c.left + 1 and piece.x0 >= c.left - 2 for c in columns[1:])
            if in_gutter or gap > th.JOIN_GAP * min(piece.size, group[-1].size):
                yield from _cells(group, columns)
                group = []
        group.append(piece)
    yield from _cells(group, columns)


def _cells(group: list[Piece], columns: Sequence[Column]) -> Iterable[Row]:
    """The pieces as one row if they fill the column like a loosely justified line, else cut at wide gaps."""
    whole = _row(group, columns)
    left, right = _extent(whole.column, columns)
    if abs(whole.x0 - left) < th.ALIGNED and abs(whole.x1 - right) < th.ALIGNED / 2:
        yield whole
        return
    start = 0
    for number, (one, two) in enumerate(pairwise(group), 1):
        numbered = number == 1 and one.chars <= th.NUMBER_CHARS and abs(one.x0 - left) < th.ALIGNED
        wide = th.LABEL_GAP if numbered else th.CELL_GAP
        if two.x0 - one.x1 > wide * min(one.size, two.size):
            yield _row(group[start:number], columns)
            start = number
    yield _row(group[start:], columns)


def _row(group: list[Piece], columns: Sequence[Column]) -> Row:
    main = max(group, key=lambda p: p.chars)
    x0, x1 = min(p.x0 for p in group), max(p.x1 for p in group)
    return Row(
        x0,
        min(p.y0 for p in group),
        x1,
        max(p.y1 for p in group),
        main.base,
        main.size,
        column_of(x0, x1, columns),
        tuple(group),
    )


def is_full(row: Row, page: Page, columns: Sequence[Column], layout: Layout) -> bool:
    """Whether the row fills its column with words, as all but the last row of a paragraph do."""
    left, right = _extent(row.column, columns)
    width = right - left
    if not th.PROSE_SMALLEST * layout.body_size <= row.size <= th.PROSE_LARGEST * layout.body_size:
        return False
    if row.x1 - row.x0 < th.FULL_SHARE * width or row.x0 > left + th.INDENT * row.size + 8:
        return False
    gaps = [b.x0 - a.x1 for a, b in pairwise(row.pieces)]
    if sum(gap > th.CELL_GAP * row.size for gap in gaps) > 1:
        return False
    text = " ".join(page.lines[p.line].text for p in row.pieces)
    if _SUB_CAPTION.match(text):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters >= th.LETTERS_SHARE * len(text.replace(" ", "")) and _words(text) >= th.FULL_WORDS


def _words(text: str) -> int:
    """Words of three letters or more, the second and third small."""
    return sum(len(w) > 2 and w[:3].isalpha() and w[1:3].islower() for w in text.split())


def _extent(column: int, columns: Sequence[Column]) -> tuple[float, float]:
    if column < 0:
        return columns[0].left, columns[-1].right
    return columns[column].left, columns[column].right


def prose_blocks(
    rows: Sequence[Row], full: set[Row], page: Page, columns: Sequence[Column], layout: Layout
) -> list[list[Row]]:
    """Stacks of rows that are running text: paragraphs, list items, references, footnotes. `full`: see is_full.

    A stack is prose when rows in it fill their column, or when it is justified against one edge of it, as
    beside a wrapped figure; rows that follow at a paragraph's distance go with it.
    """
    blocks = []
    for column in {row.column for row in rows}:
        own = sorted((r for r in rows if r.column == column), key=lambda r: (r.base, r.x0))
        stacks: list[list[Row]] = []  # those that further rows may still follow
        for row in own:
            stack = next((s for s in reversed(stacks) if _follows(row, s, layout)), None)
            if stack is None:
                stacks.append([row])
            else:
                stack.append(row)
            done = [s for s in stacks if row.base - s[-1].base > th.STACK_OPEN * layout.leading]
            for old in done:
                blocks += _prose(old, full, page, columns, layout)
                stacks.remove(old)
        for stack in stacks:
            blocks += _prose(stack, full, page, columns, layout)
    return blocks


def _follows(row: Row, stack: list[Row], layout: Layout) -> bool:
    """Whether the row continues the stack above it."""
    last = stack[-1]
    step = row.base - last.base
    if step < th.ROW_SHIFT * row.size:  # a second row on the same height
        return False
    if abs(row.size - last.size) > 0.12 * layout.body_size or step > th.STACK_LEADING * max(
        layout.leading, 1.1 * row.size
    ):
        return False
    return row.x1 > last.x0 and row.x0 < last.x1


def _prose(
    stack: list[Row], full: set[Row], page: Page, columns: Sequence[Column], layout: Layout
) -> list[list[Row]]:
    """The stack cut where a wrapped figure begins or ends beside it, if it is prose at all."""
    n_full = sum(row in full for row in stack)
    if n_full >= 2 or (n_full and len(stack) <= 4) or _is_wrapped(stack, page, columns, layout):
        return _cut_at_wraps(stack)
    return []


def _is_wrapped(stack: list[Row], page: Page, columns: Sequence[Column], layout: Layout) -> bool:
    """Whether rows narrower than the column are justified, one edge on the column's: text beside a figure."""
    if len(stack) < th.WRAP_ROWS or abs(stack[0].size - layout.body_size) > th.SIZE_STEP:
        return False
    left, right = _extent(stack[0].column, columns)
    x0, x1 = _mode([r.x0 for r in stack]), _mode([r.x1 for r in stack])
    if min(abs(x0 - left), abs(x1 - right)) > th.ALIGNED or x1 - x0 < th.WRAP_WIDTH * layout.body_size:
        return False
    aligned = [r for r in stack if abs(r.x0 - x0) < th.ALIGNED and abs(r.x1 - x1) < th.ALIGNED]
    words = sum(_words(" ".join(page.lines[p.line].text for p in r.pieces)) for r in aligned)
    return len(aligned) >= th.WRAP_SHARE * len(stack) and words >= 3 * len(aligned)


def _mode(values: Sequence[float]) -> float:
    """The commonest value, to a point."""
    return float(Counter(round(v) for v in values).most_common(1)[0][0])


def _cut_at_wraps(stack: list[Row]) -> list[list[Row]]:
    """Blocks of rows of one width, so that no block's box covers a figure with text wrapped around."""
    blocks = [[stack[0]]]
    for row, after in zip_longest(stack[1:], stack[2:]):
        block = blocks[-1]
        wider = len(block) > 1 and any(_moved(row, a) and _same_edges(a, b) for a, b in pairwise(block[-2:]))
        narrower = after is not None and _same_edges(row, after) and all(_moved(row, r) for r in block[-2:])
        if wider or narrower:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _same_edges(one: Row, two: Row) -> bool:
    return abs(one.x0 - two.x0) < th.ALIGNED and abs(one.x1 - two.x1) < th.ALIGNED


def _moved(one: Row, two: Row) -> bool:
    """Whether one edge of two rows differs as a wrapped figure makes it, the other not."""
    return abs(one.x0 - two.x0) > th.WRAP_STEP or abs(one.x1 - two.x1) > th.WRAP_STEP


def is_heading(row: Row, page: Page, columns: Sequence[Column], layout: Layout) -> bool:
    """Whether a row looks like a heading: large, or bold or numbered at its column's edge."""
    text = " ".join(page.lines[p.line].text for p in row.pieces).strip()
    left, right = _extent(row.column, columns)
    at_edge = abs(row.x0 - left) < th.ALIGNED or abs((row.x0 + row.x1) - (left + right)) < 2 * th.ALIGNED
    if at_edge and row.size >= th.HEADING_SIZE * layout.body_size and len(text) > 3:
        return True
    if not at_edge or row.size < 0.95 * layout.body_size or len(row.pieces) > 2:
        return False
    return row.pieces[0].bold and _HEADING.match(text) is not None


def ends_in_number(row: Row, page: Page, columns: Sequence[Column]) -> bool:
    """Whether the row's last piece is an equation's number at the column's edge."""
    if abs(row.x1 - _extent(row.column, columns)[1]) > th.NUMBER_EDGE:
        return False
    last = page.lines[row.pieces[-1].line].text.strip()
    return len(last) < 10 and _EQUATION_NUMBER.fullmatch(last) is not None
