"""Finds numbered display equations: label, and box without the number. Not: what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.paper import Box, Equation
from journalclub.reading import figure_thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.once import once, once_for_each
from journalclub.reading.page import Line, Page
from journalclub.reading.pieces import Piece, ink_of
from journalclub.reading.text_rows import Row, is_heading, text_rows

_NUMBER = re.compile(r"\(((?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?[′']?)\)")
_NUMBER_END = re.compile(r"\([A-Z]{0,2}[\d.-]{1,12}[a-z]?[′']?\)\s?$")
_FUNCTIONS = r"(?:arg|cosh?|det|di[agmv]+|exp|gcd|inf|ker|lim|ln|log|max|min|mod|rank|sgn|sinh?|sup|tan|tr)\b"
_SHORT_WORD = re.compile(r"[a-z]{2}")
_WORD = re.compile(rf"(?<!\S)(?!{_FUNCTIONS})[A-Za-zÀ-ÿ][a-zß-ÿ]{{2,}}(?=[\s,.;:-]|$)")
_SMALL_WORD = re.compile(rf"(?!{_FUNCTIONS})[a-z]{{2,}}(?= )")


class Number(NamedTuple):
    """An equation's number at one edge of its column, the right one mostly."""

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
    columns: Sequence[Column]
    gap: float  # points of white that may run through an equation from side to side


@once_for_each
def page_equations(
    page: Page, page_layout: PageLayout, layout: Layout, owned: frozenset[int]
) -> Sequence[Equation]:
    """The page's numbered equations from top to bottom, column by column; `layout` is that of the text.

    `owned` are the lines of figures and captions, in which numbers in parentheses mean something else.
    """
    if not may_be_numbered(page):
        return []
    skip = page_layout.furniture | owned
    rows = sorted(
        text_rows(page, skip, page_layout.columns, layout.body_size), key=lambda r: (r.column, r.base)
    )
    before = _numbers_before(rows, layout)
    own = {id(n.row) for n in before}
    texts = [row for row in _texts(rows, page, layout) if id(row) not in own and not _is_filled_formula(row)]
    said = {id(row) for row in texts} | own
    after = [n for row in rows if id(row) not in said and (n := _number_of(row, page, layout)) is not None]
    numbers = [*before, *after]
    texts = [row for row in texts if row.full or not any(_is_beside(row, n) for n in numbers)]
    gap = max(th.EQUATION_GAP, 1.15 * layout.leading - (th.ASCENT + th.DESCENT) * layout.body_size)
    around = Surroundings(page, rows, texts, page_layout.columns, gap)
    found = []
    for number in sorted(numbers, key=lambda n: (n.row.column, n.base)):
        box = _body(number, around, [n for n in numbers if n is not number])
        if box is not None:
            found.append(Equation(number.label, page.number, _with_bars(box, page)))
    return found


@once
def may_be_numbered(page: Page) -> bool:
    """A quick look: whether any line ends like an equation's number."""
    return any(_may_number(line, page) for line in page.lines)


def _may_number(line: Line, page: Page) -> bool:
    """Whether a line is a number, or ends like one and not at a page's left."""
    if line.spans[0].text[:1] == "(" and _NUMBER.fullmatch(line.text.strip()) is not None:
        return True
    if line.bbox[2] < 0.3 * page.width or ")" not in line.spans[-1].text[-2:]:
        return False
    return _NUMBER_END.search(line.text) is not None


def _numbers_before(rows: Sequence[Row], layout: Layout) -> list[Number]:
    """The numbers at the left edge of their columns, as some set them: with a formula behind, and no words.

    Where there are such, one alone on its row, beside an equation of several rows, is one as well.
    """
    found, alone = [], []
    for row in rows:
        first, *rest = row.pieces
        match = _NUMBER.fullmatch(first.text)
        if match is None or abs(row.x0 - row.left) > th.ALIGNED:
            continue
        if first.size < th.NUMBER_SIZE * layout.body_size:
            continue
        number = Number(match[1], row, first.x0, first.y0, first.y1, first.base, first, None)
        if rest and rest[0].x0 - first.x1 < th.NUMBER_GAP * first.size:
            continue
        said = " ".join(p.text for p in rest) or " ".join(r.text for r in rows if _is_beside(r, number))
        if "=" in said and not _WORD.search(said):
            found.append(number)
        elif not rest:
            alone.append(number)
    return [*found, *alone] if found else []


def _is_filled_formula(row: Row) -> bool:
    """Whether a row that fills its column is an equation with its number: set in, with a sign of equality."""
    number = _NUMBER.fullmatch(row.pieces[-1].text)
    if number is None or len(row.pieces) < 2 or row.x0 - row.left < th.ALIGNED or "=" not in row.text:
        return False
    return row.pieces[-1].x0 - max(p.x1 for p in row.pieces[:-1]) > th.NUMBER_GAP * row.size


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
    return _joined_number(row, page) if at_edge else None


def _joined_number(row: Row, page: Page) -> Number | None:
    """The number at the end of a line that MuPDF joined it to; its dot may be set in a font of its own."""
    last = row.pieces[-1]
    spans = page.lines[last.line].spans
    for first in range(len(spans) - 1, max(0, len(spans) - 1 - th.NUMBER_SPANS), -1):
        text = "".join(s.text for s in spans[first:])
        match = _NUMBER.fullmatch(text.strip())
        if match is None:
            continue
        x0, inner = spans[first].bbox[0], max(s.bbox[2] for s in spans[:first])
        if x0 - inner < th.NUMBER_GAP * last.size and not text.startswith(" "):
            return None
        return Number(match[1], row, x0, last.y0, last.y1, last.base, last, inner)
    return None


def _is_beside(row: Row, number: Number) -> bool:
    """Whether a row stands beside a number, at its height: it is of the equation, whatever it says."""
    shared = min(row.y1, number.y1) - max(row.y0, number.y0)
    same_column = row.column == number.row.column
    apart = row.x1 < number.x0 or row.x0 > number.piece.x1
    return same_column and apart and shared > th.LEVEL * number.row.size


def _texts(rows: Sequence[Row], page: Page, layout: Layout) -> list[Row]:
    """The rows, given column by column from the top, that are running text, and the last ones of its paragraphs."""
    texts: list[Row] = []
    for row in rows:
        last = texts[-1] if texts and texts[-1].column == row.column else None
        flush = abs(row.x0 - row.left) < th.ALIGNED and _NUMBER_END.search(row.text) is None
        follows = last is not None and _follows(row, last, layout)
        if _is_text(row, page, layout) or (flush and (follows or _begins_with_word(row, layout))):
            texts.append(row)
    return texts


def _follows(row: Row, last: Row, layout: Layout) -> bool:
    """Whether a row at the column's edge is of the paragraph above it: with a word, or the rest of a filled row."""
    near = 0.5 * row.size < row.base - last.base < th.STACK_LEADING * layout.leading
    return near and (last.full or _SHORT_WORD.search(row.text) is not None)


def _begins_with_word(row: Row, layout: Layout) -> bool:
    """Whether a row begins with a small word in the text's font."""
    return _SMALL_WORD.match(row.text) is not None and row.pieces[0].font == layout.body_font


def _is_text(row: Row, page: Page, layout: Layout) -> bool:
    """Whether a row is running text rather than a part of an equation."""
    if row.full or is_heading(row, layout.body_size):
        return True
    said = len(_WORD.findall(row.text))
    if said and "=" in row.text:
        said = len(_WORD.findall(_without_scripts(row, page)))
    set_in = row.x0 - row.left
    if not -th.ALIGNED < set_in < th.ALIGNED + 2.5 * row.size:
        return False
    return said >= 2 or (said == 1 and (set_in < th.ALIGNED or row.text.endswith(":")))


def _without_scripts(row: Row, page: Page) -> str:
    """What a row says in letters of its own size: words may stand below an equation's signs."""
    spans = (span for piece in row.pieces for span in page.lines[piece.line].spans)
    return " ".join(span.text for span in spans if span.size >= th.SCRIPT_SIZE * row.size)


def _body(number: Number, around: Surroundings, others: Sequence[Number]) -> Box | None:
    """The box of what stands beside the number, with what hangs together above and below it."""
    left, right = number.row.left - th.NUMBER_EDGE, number.row.right
    texts = [t for t in around.texts if t.x0 < right and t.x1 > left]
    top = max((t.y1 for t in texts if t.base < number.base - 1), default=0.0)
    bottom = min((t.y0 for t in texts if t.base > number.base + 1), default=1e9)
    end = min((c.left for c in around.columns if c.left > right), default=around.page.width)
    said = {id(t) for t in around.texts}
    boxes = [
        box
        for row in around.rows
        if id(row) not in said and left <= row.x0 < end
        for piece in row.pieces
        if piece is not number.piece or number.inner is not None
        if top < _middle(box := _ink_of(piece, number, around.page)) < bottom
        and not any(_is_script_of(piece, text) for text in texts)
    ]
    kept = _hanging_together(boxes, number, around.gap)
    if not kept:
        return None
    rivals = [o for o in others if o.row.column == number.row.column and _is_level(o, kept)]
    if rivals:
        kept = _hanging_together(_own(kept, number, rivals), number, around.gap)
    if not kept:
        return None
    x0, y0 = min(b[0] for b in kept), min(b[1] for b in kept)
    x1, y1 = max(b[2] for b in kept), max(b[3] for b in kept)
    pad = th.EQUATION_PAD
    return x0 - 1, min(y0, max(y0 - pad, top)), x1 + 1, max(y1, min(y1 + pad, bottom - 1))


def _hanging_together(boxes: list[Box], number: Number, gap: float) -> list[Box]:
    """The boxes that reach from the number's height up and down without a gap."""
    y0, y1 = number.y0, number.y1
    level = [b for b in boxes if b[1] < y1 and b[3] > y0]
    clear = [b for b in level if b[2] <= number.x0 or b[0] >= number.piece.x1]
    beside = bool(clear)
    if beside:
        boxes = [b for b in boxes if b in clear or b not in level]
    reach = gap if beside else gap + y1 - y0  # a number may stand on a row of its own
    kept: list[Box] = []
    while near := [b for b in boxes if b[1] < y1 + reach and b[3] > y0 - reach]:
        kept += near
        boxes = [b for b in boxes if b not in near]
        y0, y1 = min(y0, *(b[1] for b in near)), max(y1, *(b[3] for b in near))
        reach = gap
    return kept


def _ink_of(piece: Piece, number: Number, page: Page) -> Box:
    """The box of a piece's letters, without the number that MuPDF joined them with."""
    x0, y0, x1, y1 = ink_of(piece, page)
    return x0, y0, number.inner if piece is number.piece and number.inner is not None else x1, y1


def _is_script_of(piece: Piece, text: Row) -> bool:
    """Whether a piece is raised or lowered behind running text."""
    if not (piece.y0 < text.y1 and piece.y1 > text.y0 and piece.size < th.SCRIPT_SIZE * text.size):
        return False  # nearly always
    return any(-1 < piece.x0 - p.x1 < th.SCRIPT_GAP for p in text.pieces)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _is_level(number: Number, boxes: Sequence[Box]) -> bool:
    """Whether a number stands at the height of some boxes."""
    return min(b[1] for b in boxes) < number.y1 and number.y0 < max(b[3] for b in boxes)


def _own(boxes: Sequence[Box], number: Number, rivals: Sequence[Number]) -> list[Box]:
    """The boxes that are this number's: what brackets hold together goes with the only number at its height."""
    own = []
    for stack in _stacks(boxes):
        level = [n for n in (number, *rivals) if _is_level(n, stack)]
        if len(level) == 1:
            own += stack if level[0] is number else []
        else:
            own += [b for b in stack if not _nearer(b, number, rivals)]
    return own


def _stacks(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes parted where white runs through from side to side."""
    stacks: list[list[Box]] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda b: b[1]):
        if not stacks or box[1] >= bottom:
            stacks.append([])
            bottom = box[3]
        stacks[-1].append(box)
        bottom = max(bottom, box[3])
    return stacks


def _nearer(box: Box, number: Number, others: Sequence[Number]) -> bool:
    """Whether a box stands closer to another equation's number than to this one's."""
    middle = _middle(box)
    mine = abs(middle - (number.y0 + number.y1) / 2)
    return any(abs(middle - (o.y0 + o.y1) / 2) < mine for o in others)


def _with_bars(box: Box, page: Page) -> Box:
    """The box with the fraction bars and braces drawn in it."""
    x0, y0, x1, y1 = box
    for mark in page.marks:
        a, b, c, d = mark.bbox
        if a >= x0 - 6 and c <= x1 + 6 and b >= y0 - 4 and d <= y1 + 4:
            x0, y0, x1, y1 = min(x0, a), min(y0, b), max(x1, c), max(y1, d)
    return x0, y0, x1, y1
