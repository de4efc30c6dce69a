"""The order in which a reader takes a page's lines, and which are one printed row. Not: paragraphs (passages.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.layout import PageLayout
from journalclub.reading.once import once
from journalclub.reading.page import Line, Page

ACROSS = -1
"""The column of a row that runs across columns."""


class _Group:
    """A row in the making, as high as its widest line: a tall bracket does not pull in the next row."""

    __slots__ = ("baseline", "column", "indexes", "size", "width", "x0", "x1", "y0", "y1")

    def __init__(self, column: int, index: int, line: Line, baseline: float, size: float) -> None:
        self.column = column
        self.indexes = [index]
        self.x0, self.y0, self.x1, self.y1 = line.bbox
        self.width = self.x1 - self.x0
        self.baseline, self.size = baseline, size

    def takes(self, column: int, line: Line, baseline: float, size: float) -> bool:
        """Whether a line stands at the same height, beside what is there, in the same column."""
        x0, y0, x1, y1 = line.bbox
        larger = size if size > self.size else self.size
        if baseline - self.baseline > th.ROW_BASELINE * larger:  # lines come sorted by baseline
            height = min(y1 - y0, self.y1 - self.y0)
            beside = min(y1, self.y1) - max(y0, self.y0) >= th.ROW_OVERLAP * height
            if not beside or min(x1 - x0, self.width) > th.ROW_NARROW * self.size:
                return False
        overlap = min(x1, self.x1) - max(x0, self.x0)
        if overlap > th.ROW_SHARED * min(x1 - x0, self.width):
            return False
        if column == self.column != ACROSS:
            return True
        return ACROSS in (column, self.column) and -overlap < th.ROW_GAP * larger

    def add(self, column: int, index: int, line: Line, baseline: float, size: float) -> None:
        """Take a line in."""
        x0, y0, x1, y1 = line.bbox
        self.indexes.append(index)
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        if x1 - x0 > self.width:
            self.y0, self.y1, self.width = y0, y1, x1 - x0
            self.baseline, self.size = baseline, size
        if column == ACROSS:
            self.column = ACROSS


def _main(line: Line) -> tuple[float, float]:
    """Baseline and size of a line's first stretch that is not raised."""
    for span in line.spans:
        if not span.raised:
            return span.baseline, span.size
    return line.spans[0].baseline, line.spans[0].size


class PrintedRow(NamedTuple):
    """Lines that stand in one row."""

    column: int  # index, or ACROSS
    baseline: float  # of its widest line, in points
    indexes: list[int]  # into page.lines, from left to right


def rows_in_order(page: Page, layout: PageLayout) -> list[PrintedRow]:
    """Printed rows in reading order.

    Columns one after the other, between the rows that run across them. Furniture and lines that do not
    read from left to right are left out.
    """
    furniture = layout.furniture
    items = [item for item in level_lines(page) if item[2] not in furniture]
    groups = _group(items, page, layout.columns)
    if len(layout.columns) > 1:
        groups = _bands(groups, len(layout.columns))
    lines = page.lines
    for group in groups:
        if len(group.indexes) > 1:
            group.indexes.sort(key=lambda i: lines[i].bbox[0])
    return [PrintedRow(g.column, g.baseline, g.indexes) for g in groups]


@once
def level_lines(page: Page) -> Sequence[tuple[float, float, int]]:
    """Baseline, size and index of the lines that read from left to right, sorted."""
    return sorted(
        (*_main(line), index) for index, line in enumerate(page.lines) if line.direction[0] > th.UPRIGHT
    )


def column_of(x0: float, x1: float, columns: Sequence[Column]) -> int:
    """Index of the column that a line from x0 to x1 belongs to; ACROSS when it runs over several."""
    if len(columns) == 1:
        return 0
    overlaps = [min(x1, c.right) - max(x0, c.left) for c in columns]
    best = overlaps.index(max(overlaps))
    if overlaps[best] <= 0:  # in a margin or gutter: the nearest
        middle = (x0 + x1) / 2
        return min(range(len(columns)), key=lambda i: abs((columns[i].left + columns[i].right) / 2 - middle))
    touched = [i for i, overlap in enumerate(overlaps) if overlap > th.ACROSS_OVERLAP]
    if len(touched) < 2:
        return best
    first, last = touched[0], touched[-1]
    overfull = (
        len(touched) == 2
        and abs(x0 - columns[first].left) < th.EDGE
        and overlaps[last] < th.OVERFULL_SHARE * columns[last].width
    )
    return first if overfull else ACROSS


def _group(items: Sequence[tuple[float, float, int]], page: Page, columns: Sequence[Column]) -> list[_Group]:
    """Lines (baseline, size, index) at one height in one column become a row."""
    groups: list[_Group] = []
    reach = th.OPEN_ROWS * len(columns)
    lines = page.lines
    for baseline, size, index in items:
        line = lines[index]
        column = column_of(line.bbox[0], line.bbox[2], columns) if len(columns) > 1 else 0
        for k in range(len(groups) - 1, max(len(groups) - 1 - reach, -1), -1):
            group = groups[k]
            if line.bbox[1] < group.y1 and group.takes(column, line, baseline, size):
                group.add(column, index, line, baseline, size)
                break
        else:
            groups.append(_Group(column, index, line, baseline, size))
    return groups


def _bands(groups: Sequence[_Group], n_columns: int) -> list[_Group]:
    """Rows across all columns part the page into bands; within one, column comes after column."""
    ordered: list[_Group] = []
    band: list[list[_Group]] = [[] for _ in range(n_columns)]
    for group in groups:
        if group.column != ACROSS:
            band[group.column].append(group)
            continue
        ordered.extend(_columns_of(band))
        band = [[] for _ in range(n_columns)]
        ordered.append(group)
    ordered.extend(_columns_of(band))
    return ordered


def _columns_of(band: Sequence[list[_Group]]) -> list[_Group]:
    """Column after column; above and below a height at which all of them change to smaller letters.

    Balanced columns on a last page are of this kind: the text ends, the bibliography begins below it.
    """
    changes = [_smaller_from(column) for column in band]
    if all(changes):
        for low, high, _ in changes[0]:
            meeting = [next((c for c in own if c[0] < high and c[1] > low), None) for own in changes]
            if all(meeting):
                cuts = [c[2] if c else 0 for c in meeting]
                above = [column[:cut] for column, cut in zip(band, cuts, strict=True)]
                below = [column[cut:] for column, cut in zip(band, cuts, strict=True)]
                return [group for part in (*above, *below) for group in part]
    return [group for column in band for group in column]


def _smaller_from(column: Sequence[_Group]) -> list[tuple[float, float, int]]:
    """White between rows (top, bottom, index of the row below) from which on all letters are smaller."""
    if len(column) < 2 * th.BAND_ROWS:
        return []
    largest = 0.0
    found = []
    for i in range(len(column) - 1, 0, -1):
        above, below = column[i - 1], column[i]
        largest = max(largest, below.size)
        enough = th.BAND_ROWS <= i <= len(column) - th.BAND_ROWS
        if enough and above.size > largest + th.BAND_SMALLER:
            larger = sum(row.size > largest + th.BAND_SMALLER for row in column[i - th.BAND_ROWS : i])
            if larger >= th.BAND_ROWS - 1:  # a heading may be small
                found.append((above.y1, below.y0 + 1, i))
        if largest > column[0].size:
            break
    return found
