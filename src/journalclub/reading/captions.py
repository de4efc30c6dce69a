"""Finds captions: the line each begins with, its rows, box and text. Not: the figure's body (regions.py)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box, FigureKind
from journalclub.reading import figure_thresholds as th
from journalclub.reading.caption_words import FIRST_LETTERS, Head, read_head
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.order import column_of
from journalclub.reading.page import Line, Page
from journalclub.reading.pieces import Piece, join_right, page_pieces

_LEADERS = re.compile(r"(?:\.\s?){5}")


class Caption(NamedTuple):
    """A caption with all its rows."""

    kind: FigureKind
    label: str
    page: int  # from 1
    text: str
    bbox: Box
    lines: frozenset[int]  # indexes into page.lines
    size: float  # font size in points
    rows: tuple[Box, ...]


class Start(NamedTuple):
    """A line that may begin a caption."""

    head: Head
    piece: Piece
    page: Page
    layout: PageLayout
    pieces: list[Piece]
    row: list[Piece]
    distinct: bool  # the label is set unlike the text after it, or stands alone
    rest: str  # text after the label, on the label's row
    in_paragraph: bool

    @property
    def style(self) -> tuple[str, str, bool]:
        """What the captions of one paper share."""
        return self.head.word.replace(" ", ""), self.head.mark, self.distinct


def find_captions(pages: Sequence[Page], layout: Layout) -> list[Caption]:
    """All captions of the document in order of page and position."""
    starts: list[Start] = []
    for page, page_layout in zip(pages, layout.pages, strict=True):
        starts += _without_lists(list(_page_starts(page, page_layout, layout)))
    captions = []
    chosen = _choose(starts)
    for start in chosen:
        others = [s.piece for s in chosen if s.page.number == start.page.number and s is not start]
        captions.append(_grow(start, others, layout))
    return captions


def _page_starts(page: Page, page_layout: PageLayout, layout: Layout) -> list[Start]:
    """Every line of the page that begins like a caption and is not plainly running text."""
    heads = []
    for index, line in enumerate(page.lines):
        first = line.spans[0].text.lstrip()[:1]
        if not first and len(line.spans) > 1:
            first = line.text.lstrip()[:1]
        if first in FIRST_LETTERS and line.direction[0] > 0.98 and index not in page_layout.furniture:
            head = read_head(line.text)
            if head is not None:
                heads.append((index, head))
    if not heads:
        return []
    pieces = page_pieces(page, page_layout.furniture)
    by_index = {piece.line: piece for piece in pieces}
    starts = []
    for index, head in heads:
        piece = by_index.get(index)
        start = piece and _start(head, piece, page, page_layout, pieces, layout)
        if start:
            starts.append(start)
    return starts


def _start(
    head: Head, piece: Piece, page: Page, page_layout: PageLayout, pieces: list[Piece], layout: Layout
) -> Start | None:
    """The candidate with what speaks for and against it, or None when it is running text."""
    line = page.lines[piece.line]
    own_column = column_of(piece.x0, piece.x1, page_layout.columns)
    for other in _beside(piece, pieces):
        near = -2 < piece.x0 - other.x1 < th.JOIN_GAP * other.size and other.chars > 2
        if (
            near
            and head.mark not in {":", "|"}
            and own_column == column_of(other.x0, other.x1, page_layout.columns)
        ):
            return None  # a later part of a row
    row = join_right(
        piece, _beside(piece, pieces), th.LABEL_GAP * piece.size, _right_limit(piece, page_layout)
    )
    if len(row) > 1 and row[1].x0 - piece.x1 > th.JOIN_GAP * piece.size:
        # A label alone may stand beside the text that its figure is wrapped in.
        row = row if not _continues_paragraph(row[1], pieces, page, layout) else row[:1]
    rest = " ".join(page.lines[p.line].text.strip() for p in row)[head.end :].strip()
    distinct = not rest or _label_differs(line, head)
    in_paragraph = _continues_paragraph(piece, pieces, page, layout)
    if head.mark in {",", ";", ")", "]"} or (rest[:1] in {",", ";", ")"}):
        return None
    if (
        not head.mark
        and rest
        and not distinct
        and (not (rest[0].isupper() or rest[0] in "([“\"'") or in_paragraph)
    ):
        return None
    if not head.mark and rest and rest[0].islower():
        return None
    if in_paragraph and not distinct and head.mark not in {":", "|"}:
        return None
    if in_paragraph and not rest and head.mark != ":":
        return None
    return Start(head, piece, page, page_layout, pieces, row, distinct, rest, in_paragraph)


def _beside(piece: Piece, pieces: list[Piece]) -> list[Piece]:
    """Other pieces on the same row."""
    reach = th.ROW_SHIFT * piece.size
    low = bisect_left(pieces, piece.base - reach, key=lambda p: p.base)
    found = []
    for other in pieces[low:]:
        if other.base > piece.base + reach:
            break
        if other.line != piece.line:
            found.append(other)
    return found


def _right_limit(piece: Piece, page_layout: PageLayout) -> float:
    """Where the row must end: the next column's left edge, unless the piece itself crosses it."""
    return min((c.left - 1 for c in page_layout.columns if c.left > piece.x1 + 1), default=float("inf"))


def _label_differs(line: Line, head: Head) -> bool:
    """Whether word and label are set in another weight or font than what follows them."""
    at = 0
    label_fonts: set[tuple[str, bool]] = set()
    for span in line.spans:
        start, at = at, at + len(span.text)
        if not span.text.strip():
            continue
        if start < head.end - 1:
            if at > head.end + 2:
                return False
            label_fonts.add((span.font, span.bold))
        else:
            return (span.font, span.bold) not in label_fonts
    return False


def _continues_paragraph(piece: Piece, pieces: list[Piece], page: Page, layout: Layout) -> bool:
    """Whether a line of the same size stands right above, at a paragraph's distance and edge."""
    reach = th.IN_PARAGRAPH_LEADING * max(layout.leading, 1.1 * piece.size)
    low = bisect_left(pieces, piece.base - reach, key=lambda p: p.base)
    for above in pieces[low:]:
        if above.base > piece.base - 0.6 * piece.size:
            break
        near = abs(above.size - piece.size) < th.SIZE_STEP and min(above.x1, piece.x1) > max(
            above.x0, piece.x0
        )
        if near and abs(above.x0 - piece.x0) < th.INDENT * piece.size and above.chars > 3:
            return not _ends_sentence(page.lines[above.line]) or above.x1 > piece.x0 + 60
    return False


def _ends_sentence(line: Line) -> bool:
    return line.text.rstrip().endswith((".", "!", "?", ":"))


def _without_lists(starts: list[Start]) -> list[Start]:
    """Without the entries of a list of figures: rows with leader dots, or many that end in a page number."""
    kept = [s for s in starts if not _LEADERS.search(s.rest)]
    numbered = [s for s in kept if s.rest.split()[-1:] and s.rest.split()[-1].isdigit()]
    return [s for s in kept if s not in numbered] if len(numbered) >= th.LEADER_ROWS else kept


def _choose(starts: list[Start]) -> list[Start]:
    """One caption for each label on a page, in the style that the paper's captions share."""
    usual: dict[FigureKind, Counter[tuple[str, str, bool]]] = {}
    for start in starts:
        if not start.in_paragraph:
            usual.setdefault(start.head.kind, Counter())[start.style] += 1
    kept: dict[tuple[FigureKind, str], list[Start]] = {}
    for start in starts:
        styles = usual.get(start.head.kind, Counter())
        common = styles.most_common(1)[0] if styles else None
        foreign = common is not None and start.style != common[0] and common[1] >= 2
        if start.in_paragraph and foreign:
            continue
        key = (start.head.kind, start.head.label)
        kept.setdefault(key, []).append(start)
    chosen: list[Start] = []
    for (kind, _), same in kept.items():
        styles = usual.get(kind, Counter())
        by_page: dict[int, Start] = {}
        for start in same:
            best = by_page.get(start.page.number)
            if best is None or _rank(start, styles) > _rank(best, styles):
                by_page[start.page.number] = start
        if len(by_page) > 1:
            top = max(_rank(s, styles)[:2] for s in by_page.values())
            by_page = {n: s for n, s in by_page.items() if _rank(s, styles)[:2] == top}
        chosen += by_page.values()
    return sorted(chosen, key=lambda s: (s.page.number, s.piece.y0, s.piece.x0))


def _rank(start: Start, styles: Counter[tuple[str, str, bool]]) -> tuple[bool, int, bool]:
    return not start.in_paragraph, styles[start.style], start.head.mark in {":", "|", "."}


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
    rows = _above_rule(rows, start.page)
    used = {p.line for row in rows for p in row}
    lines = start.page.lines
    text = _caption_text([[lines[p.line].text for p in row] for row in rows])
    boxes = tuple(_hull(row) for row in rows)
    box = (min(b[0] for b in boxes), boxes[0][1], max(b[2] for b in boxes), boxes[-1][3])
    return Caption(
        start.head.kind,
        start.head.label,
        start.page.number,
        text,
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
    if title:
        reach = th.TITLE_GAP * size
    elif len(rows) == 1:
        reach = max(
            th.FIRST_LEADING * size, 1.05 * layout.leading if size > layout.body_size - th.SIZE_STEP else 0
        )
    else:
        steps = [_base(b) - _base(a) for a, b in pairwise(rows)]
        steps = steps[1:] if len(steps) > 1 and not start.rest else steps
        reach = min(th.LEADING_SLACK * min(steps) + 0.5, max(th.FIRST_LEADING * size, 1.1 * max(steps)))
    low = bisect_left(start.pieces, base + 0.5 * size, key=lambda p: p.base)
    below = []
    for piece in start.pieces[low:]:
        if piece.base > base + reach:
            break
        if piece.line not in used:
            below.append(piece)
    for first in sorted(below, key=lambda p: (round(p.base), p.x0)):
        if _follows_other(first, start, used) or not _continues(first, rows, start, title, others):
            continue
        return _without(join_right(first, below, 0, _row_limit(start, others)), others)
    return []


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
    column = [c.left - 1 for c in start.layout.columns if c.left > right + 1]
    return min(beside + column, default=float("inf"))


def _continues(first: Piece, rows: list[list[Piece]], start: Start, title: bool, others: list[Piece]) -> bool:
    """Whether a piece stands where the caption's next row must begin, in its size."""
    if any(o.line == first.line for o in others):
        return False
    size = start.piece.size
    if abs(first.size - size) > th.SIZE_STEP and not (title and first.size < 1.3 * size):
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
    row = join_right(first, _beside(first, start.pieces), 0, _row_limit(start, others))
    own = (row[0].x0 + row[-1].x1) / 2
    return abs(own - middle) < th.ALIGNED + 1


def _caption_text(rows: list[list[str]]) -> str:
    """The rows as one line of text, in NFC, without double spaces."""
    text = ""
    for row in rows:
        part = " ".join(" ".join(row).split())
        if text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}" if text else part
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFKC", text) if any(c in text for c in "ﬀﬁﬂﬃﬄ") else text
    )
