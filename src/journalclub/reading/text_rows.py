"""Joins a page's pieces of text to printed rows, and says what a row looks like. Not: paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.once import once_for_each
from journalclub.reading.order import column_of
from journalclub.reading.page import Page
from journalclub.reading.pieces import Piece, page_pieces, same_row

_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){0,2}|[IVX]{1,5})[.):]?\s+\S")
SUB_CAPTION = re.compile(r"\([a-z]\)\s")
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
    left: float  # edges of its column
    right: float
    pieces: tuple[Piece, ...]
    text: str
    full: bool  # filled with words, as all but the last row of a paragraph are

    @property
    def words(self) -> int:
        """Words of three letters or more, the second and third small."""
        return sum([p.words for p in self.pieces])

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x0, self.y0, self.x1, self.y1


@once_for_each
def text_rows(
    page: Page, skip: frozenset[int], columns: tuple[Column, ...], body_size: float
) -> tuple[Row, ...]:
    """The page's pieces but those of the lines to `skip` (indexes into page.lines), joined to rows.

    A row's are neighbours on a baseline, in a column, a justified space apart at most.
    """
    rows: list[Row] = []
    bands: list[list[Piece]] = []  # those that further pieces may still join
    for piece in page_pieces(page, skip):  # sorted by baseline
        while bands and piece.base - bands[0][0].base > th.ROW_SHIFT * th.HUGE_LINE:
            rows += _split(bands.pop(0), columns, body_size)
        for band in bands:
            if same_row(piece, band[0]):
                band.append(piece)
                break
        else:
            bands.append([piece])
    for band in bands:
        rows += _split(band, columns, body_size)
    return tuple(rows)


def _split(band: list[Piece], columns: Sequence[Column], body_size: float) -> Iterable[Row]:
    """Pieces on one height as rows, cut at gutters and at gaps wider than between words."""
    if len(band) == 1:  # as most are
        yield _row(band, columns, body_size)
        return
    group: list[Piece] = []
    for piece in sorted(band, key=lambda p: p.x0):
        if group:
            right = max(p.x1 for p in group)
            gap = piece.x0 - right
            in_gutter = gap > 0 and any(right <= c.left + 1 and piece.x0 >= c.left - 2 for c in columns[1:])
            if in_gutter or gap > th.JOIN_GAP * min(piece.size, group[-1].size):
                yield from _cells(group, columns, body_size)
                group = []
        group.append(piece)
    yield from _cells(group, columns, body_size)


def _cells(group: list[Piece], columns: Sequence[Column], body_size: float) -> Iterable[Row]:
    """The pieces as one row if they fill the column like a loosely justified line, else cut at wide gaps."""
    whole = _row(group, columns, body_size)
    if len(group) == 1:
        yield whole
        return
    if abs(whole.x0 - whole.left) < th.ALIGNED and abs(whole.x1 - whole.right) < th.ALIGNED / 2:
        yield whole
        return
    start = 0
    for number, (one, two) in enumerate(pairwise(group), 1):
        numbered = number == 1 and one.chars <= th.NUMBER_CHARS and abs(one.x0 - whole.left) < th.ALIGNED
        wide = th.LABEL_GAP if numbered else th.CELL_GAP
        if two.x0 - one.x1 > wide * min(one.size, two.size):
            yield _row(group[start:number], columns, body_size)
            start = number
    yield _row(group[start:], columns, body_size)


def _row(group: list[Piece], columns: Sequence[Column], body_size: float) -> Row:
    if len(group) == 1:
        main = group[0]
        x0, y0, x1, y1, text = main.x0, main.y0, main.x1, main.y1, main.text
    else:
        main = max(group, key=lambda p: len(p.text))
        x0, x1 = min(p.x0 for p in group), max(p.x1 for p in group)
        y0, y1 = min(p.y0 for p in group), max(p.y1 for p in group)
        text = " ".join(p.text for p in group)
    column = column_of(x0, x1, columns)
    first, last = (columns[0], columns[-1]) if column < 0 else (columns[column], columns[column])
    left, right, size = first.left, last.right, main.size
    full = (
        x1 - x0 >= th.FULL_SHARE * (right - left)
        and x0 <= left + th.INDENT * size + 8
        and th.PROSE_SMALLEST * body_size <= size <= th.PROSE_LARGEST * body_size
        and _is_prose(group, text, size)
    )
    return Row(x0, y0, x1, y1, main.base, size, column, left, right, tuple(group), text, full)


def _is_prose(group: Sequence[Piece], text: str, size: float) -> bool:
    """Whether these pieces, which fill a column, fill it with words."""
    gaps = sum(b.x0 - a.x1 > th.CELL_GAP * size for a, b in pairwise(group)) + sum([p.gaps for p in group])
    if gaps > 1 or SUB_CAPTION.match(text):
        return False
    letters, solid = sum([p.letters for p in group]), sum([p.solid for p in group])
    return letters >= th.LETTERS_SHARE * solid and sum([p.words for p in group]) >= th.FULL_WORDS


def is_heading(row: Row, body_size: float) -> bool:
    """Whether a row looks like a heading: at its column's edge or centred; large, or bold and numbered."""
    centred = abs((row.x0 + row.x1) - (row.left + row.right)) < 2 * th.CENTRED
    if not (centred or abs(row.x0 - row.left) < th.ALIGNED):
        return False
    if row.size >= th.HEADING_SIZE * body_size and len(row.text) > 3:
        return True
    if row.size < 0.95 * body_size or len(row.pieces) > 2:
        return False
    return row.pieces[0].bold and _HEADING.match(row.text) is not None


def ends_in_number(row: Row) -> bool:
    """Whether the row's last piece is an equation's number at the column's edge."""
    last = row.pieces[-1].text
    at_edge = abs(row.x1 - row.right) < th.NUMBER_EDGE
    return at_edge and len(last) < 10 and _EQUATION_NUMBER.fullmatch(last) is not None
