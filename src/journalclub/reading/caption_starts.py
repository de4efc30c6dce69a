"""Finds the lines that begin captions, and tells them from running text and lists. Not: how far they go."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.paper import FigureKind
from journalclub.reading import figure_thresholds as th
from journalclub.reading.caption_words import FIRST_LETTERS, Head, is_caption_word, read_head
from journalclub.reading.layout import Layout
from journalclub.reading.once import once
from journalclub.reading.order import column_of
from journalclub.reading.page import Line, Page
from journalclub.reading.pieces import Piece, join_right, page_pieces
from journalclub.reading.views import View

_LEADERS = re.compile(r"(?:\.\s?){5}")


class Start(NamedTuple):
    """A line that may begin a caption."""

    head: Head
    piece: Piece
    view: View
    pieces: list[Piece]  # of the whole page, from top to bottom
    row: list[Piece]
    distinct: bool  # the label is set unlike the text after it, or stands alone
    rest: str  # text after the label, on the label's row
    in_paragraph: bool

    @property
    def style(self) -> tuple[str, str, bool]:
        """What the captions of one paper share."""
        return self.head.word.replace(" ", ""), self.head.mark, self.distinct


def find_starts(views: Sequence[View], layout: Layout) -> list[Start]:
    """Where the document's captions begin, in order of page and position."""
    starts: list[Start] = []
    for view in views:
        starts += _without_lists(_page_starts(view, layout))
    return _choose(starts)


def _page_starts(view: View, layout: Layout) -> list[Start]:
    """Every line of the page that begins like a caption and is not plainly running text."""
    page, furniture = view.page, view.layout.furniture
    heads = [found for found in page_heads(page) if found[0] not in furniture]
    if not heads:
        return []
    pieces = page_pieces(page, furniture)
    by_index = {piece.line: piece for piece in pieces}
    starts = []
    for index, head in heads:
        piece = by_index.get(index)
        start = piece and _start(head, piece, view, pieces, layout)
        if start:
            starts.append(start)
    return starts


@once
def page_heads(page: Page) -> Sequence[tuple[int, Head]]:
    """Every line of the page that begins with a caption word and a label: its index, and what they are."""
    heads = []
    for index, line in enumerate(page.lines):
        first = line.spans[0].text.lstrip()[:1]
        if not first and len(line.spans) > 1:
            first = line.text.lstrip()[:1]
        if first in FIRST_LETTERS and line.upright:
            head = read_head(line.text)
            if head is None and is_caption_word(line.text):
                head = _parted_head(page, index)
            if head is not None:
                heads.append((index, head))
    return heads


def _parted_head(page: Page, index: int) -> Head | None:
    """The head that a caption word makes with what follows it on its row, parted by a wide justified space."""
    line, after = page.lines[index], page.lines[index + 1 : index + 2]
    for other in after:
        level = abs(other.spans[0].baseline - line.spans[0].baseline) < th.BASE_SHIFT * line.size
        if level and 0 < other.bbox[0] - line.bbox[2] < th.JOIN_GAP * line.size:
            return read_head(f"{line.text.rstrip()} {other.text.lstrip()}")
    return None


def _start(head: Head, piece: Piece, view: View, pieces: list[Piece], layout: Layout) -> Start | None:
    """The candidate with what speaks for and against it, or None when it is running text."""
    sure = head.mark in {":", "|"}
    if not sure and _is_later_part(piece, view, pieces):
        return None
    limit = _right_limit(piece, view)
    row = join_right(piece, beside(piece, pieces), th.LABEL_GAP * piece.size, limit)
    if len(row) > 1 and row[1].x0 - piece.x1 > th.JOIN_GAP * piece.size:
        # A label alone may stand beside the text that its figure is wrapped in.
        row = row if not _continues_paragraph(row[1], pieces, layout) else row[:1]
    rest = " ".join(p.text for p in row)[head.end :].strip()
    distinct = not rest or _label_differs([view.page.lines[p.line] for p in row], head)
    in_paragraph = _continues_paragraph(piece, pieces, layout)
    if _is_running_text(head, rest, distinct, in_paragraph):
        return None
    return Start(head, piece, view, pieces, row, distinct, rest, in_paragraph)


def _is_running_text(head: Head, rest: str, distinct: bool, in_paragraph: bool) -> bool:
    """Whether what follows the label, or what stands above it, shows a sentence: "Figure 3 shows"."""
    if head.mark in {",", ";", ")", "]"} or rest[:1] in {",", ";", ")"}:
        return True
    if in_paragraph and head.mark not in {":", "|"} and (not distinct or not rest):
        return True
    if head.mark or not rest:
        return False
    return rest[0].islower() or not (distinct or rest[0].isupper() or rest[0] in "([“\"'")


def _is_later_part(piece: Piece, view: View, pieces: list[Piece]) -> bool:
    """Whether text of the same row and column stands right before the piece."""
    column = column_of(piece.x0, piece.x1, view.layout.columns)
    return any(
        -2 < piece.x0 - other.x1 < th.JOIN_GAP * other.size
        and other.chars > 2
        and column == column_of(other.x0, other.x1, view.layout.columns)
        for other in beside(piece, pieces)
    )


def beside(piece: Piece, pieces: list[Piece]) -> list[Piece]:
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


def _right_limit(piece: Piece, view: View) -> float:
    """Where the row must end: the next column's left edge, unless the piece itself crosses it."""
    return min((c.left - 1 for c in view.layout.columns if c.left > piece.x1 + 1), default=float("inf"))


def _label_differs(row: Sequence[Line], head: Head) -> bool:
    """Whether word and label are set in another weight or font than what follows them."""
    at, label_end = 0, head.end - bool(head.mark)
    label_fonts: set[tuple[str, bool]] = set()
    for line in row:
        for span in line.spans:
            start, at = at, at + len(span.text)
            if not span.text.strip():
                continue
            if start < label_end:
                if at > head.end + 2:
                    return False
                label_fonts.add((span.font, span.bold))
            else:
                return (span.font, span.bold) not in label_fonts
        at += 1  # the space between two lines
    return False


def _continues_paragraph(piece: Piece, pieces: list[Piece], layout: Layout) -> bool:
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
            last = join_right(above, beside(above, pieces), 0.0, piece.x1)[-1]  # after a heading run in
            return not last.text.endswith((".", "!", "?", ":")) or last.x1 > piece.x0 + 60
    return False


def _without_lists(starts: list[Start]) -> list[Start]:
    """Without the entries of a list of figures: rows with leader dots, or many that end in a page number."""
    kept = [s for s in starts if not _LEADERS.search(s.rest) and not _has_leaders_below(s)]
    numbered = [s for s in kept if s.rest.split()[-1:] and s.rest.split()[-1].isdigit()]
    return [s for s in kept if s not in numbered] if len(numbered) >= th.LEADER_ROWS else kept


def _has_leaders_below(start: Start) -> bool:
    """Whether the row below ends the entry with leader dots."""
    low = bisect_left(start.pieces, start.piece.base + 0.5 * start.piece.size, key=lambda p: p.base)
    for below in start.pieces[low:]:
        if below.base > start.piece.base + th.FIRST_LEADING * start.piece.size:
            return False
        if below.x0 < max(p.x1 for p in start.row) and _LEADERS.search(below.text):
            return True
    return False


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
        by_page: dict[tuple[int, bool], Start] = {}
        for start in same:
            best = by_page.get(start.view.key)
            if best is None or _rank(start, styles) > _rank(best, styles):
                by_page[start.view.key] = start
        if len(by_page) > 1:
            top = max(_rank(s, styles)[:2] for s in by_page.values())
            by_page = {n: s for n, s in by_page.items() if _rank(s, styles)[:2] == top}
        chosen += by_page.values()
    return sorted(chosen, key=lambda s: (s.view.key, s.piece.y0, s.piece.x0))


def _rank(start: Start, styles: Counter[tuple[str, str, bool]]) -> tuple[bool, int, bool]:
    return not start.in_paragraph, styles[start.style], start.head.mark in {":", "|", "."}
