"""Finds numbered display equations: label, and box without the number. Not: what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.models.paper import Box, Equation
from journalclub.reading import figure_thresholds as th
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.page import Page
from journalclub.reading.pieces import Piece, page_pieces
from journalclub.reading.text_rows import Row, is_full, is_heading, rows_of, words

_NUMBER = re.compile(r"\(((?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?′?'?)\)$")


def page_equations(
    page: Page, page_layout: PageLayout, layout: Layout, owned: frozenset[int]
) -> list[Equation]:
    """The page's numbered equations from top to bottom, column by column.

    `owned` are the lines of figures and captions, in which numbers in parentheses mean something else.
    """
    if not any(_may_number(line.spans[-1].text) for line in page.lines):
        return []
    pieces = page_pieces(page, page_layout.furniture | owned)
    rows = rows_of(pieces, page_layout.columns)
    numbers = [n for row in rows if (n := _number_of(row, layout)) is not None]
    if not numbers:
        return []
    found = []
    texts = [row for row in rows if _is_text(row, layout)]
    for row, piece, label in numbers:
        box = _body(row, piece, rows, texts, [n for _, n, _ in numbers if n is not piece])
        if box is not None:
            found.append(Equation(label, page.number, _with_bars(box, page)))
    return found


def _may_number(text: str) -> bool:
    return text.rstrip().endswith(")")


def _number_of(row: Row, layout: Layout) -> tuple[Row, Piece, str] | None:
    """The row, its piece that holds the number, and the label; None when the row does not end in a number."""
    last = row.pieces[-1]
    match = _NUMBER.fullmatch(last.text)
    if match is None or abs(row.x1 - row.right) > th.NUMBER_EDGE or last.size < 0.8 * layout.body_size:
        return None
    return row, last, match[1]


def _is_text(row: Row, layout: Layout) -> bool:
    """Whether a row is running text rather than a part of an equation."""
    if is_full(row, layout.body_size) or is_heading(row, layout.body_size):
        return True
    said = words(row.text)
    at_edge = -th.ALIGNED < row.x0 - row.left < th.ALIGNED + 2.5 * row.size
    return at_edge and (said >= 2 or (said == 1 and abs(row.x0 - row.left) < th.ALIGNED))


def _body(
    row: Row, number: Piece, rows: Sequence[Row], texts: Sequence[Row], others: Sequence[Piece]
) -> Box | None:
    """The box of what stands beside the number, with what hangs together above and below it."""
    left, right = row.left - th.NUMBER_EDGE, number.x0 - 2
    top = max((t.y1 for t in texts if t.base < number.base - 1 and _shares(t, left, right)), default=0.0)
    bottom = min((t.y0 for t in texts if t.base > number.base + 1 and _shares(t, left, right)), default=1e9)
    said = {id(t) for t in texts}
    parts = [
        p
        for r in rows
        if id(r) not in said
        for p in r.pieces
        if p is not number and p.x0 >= left and p.x1 <= right and p.y1 > top - 2 and p.y0 < bottom + 2
    ]
    parts = [p for p in parts if not _nearer(p, number, others)]
    y0, y1 = number.y0, number.y1
    kept: list[Piece] = []
    while True:
        near = [p for p in parts if p.y0 < y1 + th.EQUATION_GAP and p.y1 > y0 - th.EQUATION_GAP]
        if not near:
            break
        kept += near
        chosen = {id(p) for p in near}
        parts = [p for p in parts if id(p) not in chosen]
        y0, y1 = min(y0, *(p.y0 for p in near)), max(y1, *(p.y1 for p in near))
    if not kept:
        return None
    return min(p.x0 for p in kept), min(p.y0 for p in kept), max(p.x1 for p in kept), max(p.y1 for p in kept)


def _shares(row: Row, left: float, right: float) -> bool:
    return row.x0 < right and row.x1 > left


def _nearer(piece: Piece, number: Piece, others: Sequence[Piece]) -> bool:
    """Whether a piece stands closer to another equation's number than to this one's."""
    mine = abs(piece.base - number.base)
    return any(abs(piece.base - o.base) < mine and abs(o.x1 - number.x1) < th.NUMBER_EDGE for o in others)


def _with_bars(box: Box, page: Page) -> Box:
    """The box with the fraction bars and braces drawn in it."""
    x0, y0, x1, y1 = box
    for mark in page.marks:
        a, b, c, d = mark.bbox
        if a >= x0 - 6 and c <= x1 + 6 and b >= y0 - 4 and d <= y1 + 4:
            x0, y0, x1, y1 = min(x0, a), min(y0, b), max(x1, c), max(y1, d)
    return x0, y0, x1, y1
