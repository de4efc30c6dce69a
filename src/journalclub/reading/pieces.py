"""A page's lines of text reduced to what geometry needs, and joined to rows. Not: what the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.once import once
from journalclub.reading.page import Line, Page, Span

_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_UNKNOWN = "\ufffd"
_STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


class Piece(NamedTuple):
    """One line of text as MuPDF joins it, with the box its letters fill rather than the font's."""

    line: int  # index into page.lines
    x0: float
    y0: float
    x1: float
    y1: float
    base: float  # baseline
    size: float
    font: str
    bold: bool
    text: str  # as extracted, without white space around
    gaps: int  # white within it wider than between words
    letters: int
    solid: int  # characters other than spaces
    words: int  # of three letters or more, the second and third small

    @property
    def chars(self) -> int:
        """How many characters it has."""
        return len(self.text)


def page_pieces(page: Page, skip: frozenset[int]) -> list[Piece]:
    """The page's upright lines, without those to skip and those without ink, from top to bottom."""
    return [piece for piece in all_pieces(page) if piece.line not in skip]


@once
def all_pieces(page: Page) -> Sequence[Piece]:
    """The page's upright lines with ink, from top to bottom."""
    pieces = [
        piece
        for index, line in enumerate(page.lines)
        if line.upright and (piece := piece_of(index, line)) is not None
    ]
    pieces.sort(key=lambda p: (p.base, p.x0))
    return pieces


def piece_of(index: int, line: Line) -> Piece | None:
    """The line as a piece; None when it holds only white space."""
    spans = line.spans
    main: Span = spans[0] if len(spans) == 1 else max(spans, key=_weight)
    text = (main.text if len(spans) == 1 else line.text).strip()
    if not text:
        return None
    x0, _, x1, _ = line.bbox
    base, size = main.baseline, main.size
    y0, y1 = base - th.ASCENT * size, base + th.DESCENT * size
    gaps = 0
    if len(spans) > 1:
        gaps = sum(two.bbox[0] - one.bbox[2] > th.CELL_GAP * size for one, two in pairwise(spans))
    solid = len(text) - text.count(" ")
    said = letters(text), solid, words(text)
    if not text.isprintable() or _UNKNOWN in text:
        strange = len(_STRANGE.findall(text))
        if 2 * strange > solid:  # a font that does not say what its letters are
            said = solid, solid, solid // th.WORD_LETTERS
    return Piece(index, x0, y0, x1, y1, base, size, main.font, main.bold, text, gaps, *said)


def ink_of(piece: Piece, page: Page) -> Box:
    """The box of the piece's letters themselves, which may reach far above and below that of common letters."""
    x0, y0, x1, y1 = page.lines[piece.line].bbox
    if y1 - y0 > th.PLAUSIBLE * piece.size and not _is_built_up(piece, y1 - y0):
        y0, y1 = piece.y0, piece.y1  # of a font that does not say how high its letters are
    return x0, y0, x1, y1


def _is_built_up(piece: Piece, height: float) -> bool:
    """Whether characters stand on one another, as those that a matrix's large bracket consists of."""
    crowded = piece.x1 - piece.x0 < th.CROWDED * piece.size * piece.chars
    return crowded and height < piece.size * piece.chars


def letters(text: str) -> int:
    """How many letters it has."""
    if text.isascii():  # ten times as fast
        return len(text.encode().translate(None, _NO_LETTERS))
    return len(_LETTER.findall(text))


def words(text: str) -> int:
    """Words of three letters or more, the second and third small."""
    return len([w for w in text.split() if len(w) > 2 and w[:3].isalpha() and w[1:3].islower()])


def _weight(span: Span) -> int:
    return len(span.text)


def same_row(one: Piece, two: Piece) -> bool:
    """Whether two pieces stand on one baseline; smaller ones may be raised or lowered."""
    larger, smaller = max(one.size, two.size), min(one.size, two.size)
    shift = th.ROW_SHIFT if smaller < th.SCRIPT_SIZE * larger else th.BASE_SHIFT
    return abs(one.base - two.base) <= shift * larger


def join_right(start: Piece, pieces: list[Piece], first_gap: float, limit: float) -> list[Piece]:
    """The pieces of the printed row that begins with `start`: each next to the one before.

    `pieces` are candidates on about the same height, in any order; `first_gap` is the widest gap after
    `start`, in points; no piece may begin right of `limit`.
    """
    row = [start]
    right, gap = start.x1, max(first_gap, th.JOIN_GAP * start.size)
    for piece in sorted(pieces, key=lambda p: p.x0):
        if piece.line == start.line or piece.x0 < start.x0 or piece.x0 > limit:
            continue
        if abs(piece.base - start.base) > th.ROW_SHIFT * max(start.size, piece.size):
            continue
        if piece.x0 - right > gap:
            break
        row.append(piece)
        right = max(right, piece.x1)
        gap = th.JOIN_GAP * start.size
    return row
