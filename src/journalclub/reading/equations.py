"""Finds numbered display equations: label, and box without the number. Not: what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.paper import Box, Equation
from journalclub.reading import figure_thresholds as th
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.once import once
from journalclub.reading.page import Line, Page
from journalclub.reading.pieces import Piece, page_pieces
from journalclub.reading.text_rows import Row, is_heading, rows_of

_NUMBER = re.compile(r"\(((?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?[′']?)\)")
_NUMBER_END = re.compile(r"\([A-Z]{0,2}[\d.-]{1,12}[a-z]?[′']?\)\s?$")
_SMALL_WORD = re.compile(  # no function's name
    r"(?!(?:arg|cosh?|det|di[agmv]+|exp|gcd|inf|ker|lim|ln|log|max|min|mod|rank|sgn|sinh?|sup|tan|tr)\b)[a-z]{2,}(?= )"
)
_TALL_FONT = re.compile(r"(?:CM|MT|TX|PX|LM|NewTX|NewPX|EU)\w*EX|Math\w*Ext", re.IGNORECASE)


class Number(NamedTuple):
    """An equation's number in the right margin of its column."""

    label: str
    row: Row
    x0: float
    y0: float
    y1: float
    base: float
    piece: Piece
    inner: float | None  # where the equation ends when MuPDF joined it with its number


class Surroundings(NamedTuple):
    """The page that an equation stands on."""

    page: Page
    rows: Sequence[Row]
    texts: Sequence[Row]  # those that are running text
    gap: float  # points of white that may run through an equation from side to side


def page_equations(
    page: Page, page_layout: PageLayout, layout: Layout, owned: frozenset[int]
) -> list[Equation]:
    """The page's numbered equations from top to bottom, column by column.

    `owned` are the lines of figures and captions, in which numbers in parentheses mean something else.
    """
    if not may_be_numbered(page):
        return []
    pieces = page_pieces(page, page_layout.furniture | owned)
    rows = rows_of(pieces, page_layout.columns, layout.body_size)
    rows.sort(key=lambda r: (r.column, r.base))
    texts = _texts(rows, layout)
    said = {id(row) for row in texts}
    numbers = [n for row in rows if id(row) not in said and (n := _number_of(row, page, layout)) is not None]
    gap = max(th.EQUATION_GAP, 1.15 * layout.leading - (th.ASCENT + th.DESCENT) * layout.body_size)
    around = Surroundings(page, rows, texts, gap)
    found = []
    for number in numbers:
        box = _body(number, around, [n for n in numbers if n is not number])
        if box is not None:
            found.append(Equation(number.label, page.number, _with_bars(box, page)))
    return found


@once
def may_be_numbered(page: Page) -> bool:
    """A quick look: whether any line ends like an equation's number."""
    return any(_may_number(line, page) for line in page.lines)


def _may_number(line: Line, page: Page) -> bool:
    """Whether a line ends like a number and not at a page's left."""
    return line.bbox[2] > 0.3 * page.width and _NUMBER_END.search(line.spans[-1].text) is not None


def _number_of(row: Row, page: Page, layout: Layout) -> Number | None:
    """The number that a row ends in, if it does."""
    last = row.pieces[-1]
    if last.size < th.NUMBER_SIZE * layout.body_size or not last.text.endswith(")"):
        return None
    at_edge = abs(row.x1 - row.right) < th.NUMBER_EDGE
    match = _NUMBER.fullmatch(last.text)
    if match is not None:
        alone = len(row.pieces) == 1 and row.x0 > row.left + th.NUMBER_SHARE * (row.right - row.left)
        if not (at_edge or alone):
            return None
        return Number(match[1], row, last.x0, last.y0, last.y1, last.base, last, None)
    span = page.lines[last.line].spans[-1]
    match = _NUMBER.fullmatch(span.text.strip())
    if not at_edge or match is None or len(page.lines[last.line].spans) < 2:
        return None
    inner = max(s.bbox[2] for s in page.lines[last.line].spans[:-1])
    if span.bbox[0] - inner < 0.5 * last.size and not span.text.startswith(" "):
        return None
    return Number(match[1], row, span.bbox[0], last.y0, last.y1, last.base, last, inner)


def _texts(rows: Sequence[Row], layout: Layout) -> list[Row]:
    """The rows, given column by column from the top, that are running text, and the last ones of its paragraphs."""
    texts: list[Row] = []
    for row in rows:
        last = texts[-1] if texts and texts[-1].column == row.column else None
        flush = abs(row.x0 - row.left) < th.ALIGNED and _NUMBER_END.search(row.text) is None
        step = row.base - last.base if last is not None else 0.0
        follows = 0.5 * row.size < step < th.STACK_LEADING * layout.leading
        if _is_text(row, layout) or (flush and (follows or _begins_with_word(row, layout))):
            texts.append(row)
    return texts


def _begins_with_word(row: Row, layout: Layout) -> bool:
    """Whether a row begins with a small word in the text's font."""
    return _SMALL_WORD.match(row.text) is not None and row.pieces[0].font == layout.body_font


def _is_text(row: Row, layout: Layout) -> bool:
    """Whether a row is running text rather than a part of an equation."""
    if row.full or is_heading(row, layout.body_size):
        return True
    said = row.words
    at_edge = -th.ALIGNED < row.x0 - row.left < th.ALIGNED + 2.5 * row.size
    return at_edge and (said >= 2 or (said == 1 and abs(row.x0 - row.left) < th.ALIGNED))


def _body(number: Number, around: Surroundings, others: Sequence[Number]) -> Box | None:
    """The box of what stands beside the number, with what hangs together above and below it."""
    left, right = number.row.left - th.NUMBER_EDGE, number.row.right
    texts = [t for t in around.texts if t.x0 < right and t.x1 > left]
    top = max((t.y1 for t in texts if t.base < number.base - 1), default=0.0)
    bottom = min((t.y0 for t in texts if t.base > number.base + 1), default=1e9)
    said = {id(t) for t in around.texts}
    boxes = [
        _glyph_box(p, number, around.page)
        for r in around.rows
        if id(r) not in said and r.y1 > top - 2 and r.y0 < bottom + 2
        for p in r.pieces
        if left <= p.x0 <= right and not _nearer(p, number, others)
        if p is not number.piece or number.inner is not None
    ]
    kept = _hanging_together(boxes, number, around.gap)
    if not kept:
        return None
    x0, y0 = min(b[0] for b in kept), min(b[1] for b in kept)
    x1, y1 = max(b[2] for b in kept), max(b[3] for b in kept)
    return x0 - 1, max(y0 - th.EQUATION_PAD, top), x1 + 1, min(y1 + th.EQUATION_PAD, bottom - 1)


def _hanging_together(boxes: list[Box], number: Number, gap: float) -> list[Box]:
    """The boxes that reach from the number's height up and down without a gap."""
    y0, y1 = number.y0, number.y1
    beside = any(b[2] <= number.x0 and b[1] < y1 and b[3] > y0 for b in boxes)
    if beside:
        boxes = [b for b in boxes if b[2] <= number.x0]
    reach = gap if beside else gap + y1 - y0  # a number may stand on a row of its own
    kept: list[Box] = []
    while near := [b for b in boxes if b[1] < y1 + reach and b[3] > y0 - reach]:
        kept += near
        boxes = [b for b in boxes if b not in near]
        y0, y1 = min(y0, *(b[1] for b in near)), max(y1, *(b[3] for b in near))
        reach = gap
    return kept


def _glyph_box(piece: Piece, number: Number, page: Page) -> Box:
    """The box of a piece's letters as high as they are; large sums and brackets hang from their baseline."""
    x1 = number.inner if piece is number.piece and number.inner is not None else piece.x1
    if _TALL_FONT.match(piece.font):
        return piece.x0, piece.base, x1, piece.base + th.TALL * piece.size
    _, y0, _, y1 = page.lines[piece.line].bbox
    if y1 - y0 > th.PLAUSIBLE * piece.size:  # the box of a font with such signs in it, not of letters
        y0, y1 = piece.y0, piece.y1
    return piece.x0, min(y0, piece.y0), x1, max(y1, piece.y1)


def _nearer(piece: Piece, number: Number, others: Sequence[Number]) -> bool:
    """Whether a piece stands closer to another equation's number than to this one's."""
    mine = abs(piece.base - number.base)
    return any(abs(piece.base - o.base) < mine and o.row.column == number.row.column for o in others)


def _with_bars(box: Box, page: Page) -> Box:
    """The box with the fraction bars and braces drawn in it."""
    x0, y0, x1, y1 = box
    for mark in page.marks:
        a, b, c, d = mark.bbox
        if a >= x0 - 6 and c <= x1 + 6 and b >= y0 - 4 and d <= y1 + 4:
            x0, y0, x1, y1 = min(x0, a), min(y0, b), max(x1, c), max(y1, d)
    return x0, y0, x1, y1
