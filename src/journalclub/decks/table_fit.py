"""How a table's cells fit an area: type size, widths of columns, heights of rows, in points. Pure. Not: drawing it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.decks import layout
from journalclub.decks.layout import Area
from journalclub.decks.metrics import text_height, text_width, wrap
from journalclub.models.paper import Cell, Grid

SIZES = (28.0, 24.0, 22.0, 20.0, 19.0, 18.0)
SIDE, ABOVE = 6.0, 2.0  # points of white beside, and above and below, a cell's text
AIRY_ABOVE = 5.0  # where there is room
HEAD_LINES = 3  # most lines of a heading
WITH_TEXT = 20.0  # points: text goes below a table only when that leaves it this size
_NUMERIC = re.compile(r"[-+−–±≈~<>≤≥$€£]?\s?\.?\d.{0,14}|[-–—]|N/A|✓|✗")


@dataclass(frozen=True, slots=True)
class TableFit:
    """A table's measures on a slide."""

    size: float  # of the type
    widths: tuple[float, ...]
    heights: tuple[float, ...]  # of all rows, those of the head first
    above: float  # white above and below each cell's text
    centred: tuple[bool, ...]  # columns of numbers and short words stand in the middle

    @property
    def width(self) -> float:
        """Of the whole table."""
        return sum(self.widths)

    @property
    def height(self) -> float:
        """Of the whole table."""
        return sum(self.heights)


def table_room(caption: float, body: float) -> Area:
    """The area for a table on our own slide, above a caption and text of these heights in points (0: none)."""
    design = layout.LAYOUTS["table"]
    top = design.title.bottom + layout.TITLE_GAP
    others = layout.PICTURE_GAP + caption + (layout.BODY_GAP + body if body else 0.0)
    bottom = layout.FOOTER.y - layout.FOOTER_GAP - others
    return Area(layout.MARGIN, top, layout.WIDTH - 2 * layout.MARGIN, bottom - top)


def fit_table(grid: Grid, area: Area) -> TableFit | None:
    """The largest type in which the table fits the area, headings over up to three lines; None below 18 points."""
    for size in SIZES:
        for above in (AIRY_ABOVE, ABOVE):
            found = _at(grid, area, size, above)
            if found is not None:
                return found
    return None


def _at(grid: Grid, area: Area, size: float, above: float) -> TableFit | None:
    widths = _body_widths(grid, size)
    single = [_widened(grid.head, widths, size, 1)]
    options = [*single, *(_widened(grid.head, widths, size, lines) for lines in range(2, HEAD_LINES + 1))]
    for wide in options:
        if sum(wide) > area.width:
            continue
        heights = [_head_height(row, wide, size, above) for row in grid.head]
        heights += [text_height(1, size) + 2 * above] * len(grid.rows)
        if sum(heights) <= area.height:
            return TableFit(size, tuple(_spread(wide, area)), tuple(heights), above, centred_columns(grid))
    return None


def _body_widths(grid: Grid, size: float) -> list[float]:
    """What each column's own cells need on one line."""
    widths = [0.0] * grid.columns
    for row in grid.rows:
        if len(row) == grid.columns:
            for index, cell in enumerate(row):
                widths[index] = max(widths[index], text_width(cell.text, size, cell.bold))
    widths = [w + 2 * SIDE for w in widths]
    for row in grid.rows:
        if len(row) == 1:
            widths[-1] += max(0.0, text_width(row[0].text, size, row[0].bold) + 2 * SIDE - sum(widths))
    return widths


def _widened(head: Sequence[Sequence[Cell]], widths: Sequence[float], size: float, lines: int) -> list[float]:
    """The widths with which every heading takes at most so many lines."""
    made = list(widths)
    for row in reversed(head):
        at = 0
        for cell in row:
            own = range(at, at + cell.span)
            lack = _narrowest(cell.text, size, lines) + 2 * SIDE - sum(made[i] for i in own)
            for index in own if lack > 0 else ():
                made[index] += lack / cell.span
            at += cell.span
    return made


def _narrowest(text: str, size: float, lines: int) -> float:
    """The least width in which a heading takes that many lines at most."""
    words = text.split()
    candidates = sorted(
        {
            text_width(" ".join(words[a:b]), size, bold=True)
            for a in range(len(words))
            for b in range(a + 1, len(words) + 1)
        }
    )
    return next((w + 0.01 for w in candidates if len(wrap(text, size, w + 0.01, bold=True)) <= lines), 0.0)


def _head_height(row: Sequence[Cell], widths: Sequence[float], size: float, above: float) -> float:
    """Height of a row of headings with its white; other cells have one line."""
    lines, at = 1, 0
    for cell in row:
        width = sum(widths[at : at + cell.span]) - 2 * SIDE
        lines = max(lines, len(wrap(cell.text, size, width + 0.01, bold=True)) if cell.text else 1)
        at += cell.span
    return text_height(lines, size) + 2 * above


def _spread(widths: Sequence[float], area: Area) -> list[float]:
    """Some more room for each column, as far as the area has it; a small table stays together."""
    spare = min((area.width - sum(widths)) / len(widths), layout.TABLE_SPARE)
    return [w + spare for w in widths]


def centred_columns(grid: Grid) -> tuple[bool, ...]:
    """Whether each column but the first holds numbers and marks only, which stand in its middle."""
    regular = [row for row in grid.rows if len(row) == grid.columns]
    return tuple(
        index > 0 and all(_NUMERIC.fullmatch(row[index].text) for row in regular if row[index].text)
        for index in range(grid.columns)
    )
