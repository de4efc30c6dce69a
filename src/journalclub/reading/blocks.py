"""Tells running text from a figure's own text: rows of a page, and the blocks of prose among them. Not: captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.layout import Layout
from journalclub.reading.order import column_of
from journalclub.reading.page import Page
from journalclub.reading.pieces import Piece

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
    """The pieces joined to rows: neighbours on one baseline, in one column, no wider apart than a justified space."""
    rows: list[Row] = []
    band: list[Piece] = []
    for piece in pieces:  # sorted by baseline
        if band and piece.base - band[0].base > th.ROW_SHIFT * max(piece.size, band[0].size):
            rows += _split(band, columns)
            band = []
        band.append(piece)
    if band:
        rows += _split(band, columns)
    return rows


def _split(band: list[Piece], columns: Sequence[Column]) -> Iterable[Row]:
    """Pieces on one height as rows, cut at wide gaps and gutters."""
    group: list[Piece] = []
    right = 0.0
    for piece in sorted(band, key=lambda p: p.x0):
        if group:
            gap = piece.x0 - right
            far = gap > th.JOIN_GAP * min(piece.size, group[-1].size)
            if far or (gap > 0 and any(right <= c.left + 1 and piece.x0 >= c.left - 2 for c in columns[1:])):
                yield _row(group, columns)
                group = []
        group.append(piece)
        right = max(right, piece.x1) if len(group) > 1 else piece.x1
    yield _row(group, columns)


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
    if any(b.x0 - a.x1 > th.CELL_GAP * row.size for a, b in pairwise(row.pieces)):
        return False
    text = " ".join(page.lines[p.line].text for p in row.pieces)
    if _SUB_CAPTION.match(text):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters >= th.LETTERS_SHARE * len(text.replace(" ", "")) and _words(text) >= th.FULL_WORDS


def _words(text: str) -> int:
    """Words of at least two letters, without capitals inside: names of functions and constants are not prose."""
    return sum(len(w) > 2 and w[:3].isalpha() and w[1:3].islower() for w in text.split())


def _extent(column: int, columns: Sequence[Column]) -> tuple[float, float]:
    if column < 0:
        return columns[0].left, columns[-1].right
    return columns[column].left, columns[column].right


def prose_blocks(
    rows: Sequence[Row], page: Page, columns: Sequence[Column], layout: Layout
) -> list[list[Row]]:
    """Stacks of rows that are running text: paragraphs, list items, references, footnotes, from top to bottom.

    A stack is prose when a row in it is full; rows that follow at a paragraph's distance and edge go with it.
    """
    blocks = []
    for column in {row.column for row in rows}:
        own = sorted((r for r in rows if r.column == column), key=lambda r: (r.base, r.x0))
        stack: list[Row] = []
        for row in own:
            if stack and not _follows(row, stack, columns, layout):
                blocks += _prose(stack, page, columns, layout)
                stack = []
            stack.append(row)
        blocks += _prose(stack, page, columns, layout)
    return blocks


def _follows(row: Row, stack: list[Row], columns: Sequence[Column], layout: Layout) -> bool:
    """Whether the row continues the stack above it."""
    last = stack[-1]
    step = row.base - last.base
    if step < th.ROW_SHIFT * row.size:  # a second row on the same height
        return False
    if abs(row.size - last.size) > 0.12 * layout.body_size or step > th.STACK_LEADING * max(
        layout.leading, 1.1 * row.size
    ):
        return False
    if row.x1 <= last.x0 or row.x0 >= last.x1:
        return False
    # Beside a wrapped figure rows are shorter: a new block, so that its box does not cover the figure.
    shorter = abs(row.x1 - last.x1) > th.WRAP_STEP and abs(row.x0 - last.x0) > th.WRAP_STEP
    return not shorter or len(stack) == 1


def _prose(stack: list[Row], page: Page, columns: Sequence[Column], layout: Layout) -> list[list[Row]]:
    """The stack cut into blocks of similar width, if it is prose at all."""
    full = [is_full(row, page, columns, layout) for row in stack]
    n_full = sum(full)
    if not n_full or (n_full < 2 and len(stack) > 4):
        return []
    return [stack]


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
