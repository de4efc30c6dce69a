"""A table's body as rows and columns of text, where that is beyond doubt; else nothing. Pure geometry.

Not: finding tables (figures.py), nor their captions. What is given up, the picture shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box, Cell, Grid
from journalclub.reading import table_thresholds as th
from journalclub.reading.median import median
from journalclub.reading.once import once_for_each
from journalclub.reading.page import Page
from journalclub.reading.table_head import read_head
from journalclub.reading.table_rules import Rules, rules_of
from journalclub.reading.table_text import Row, table_rows

_NUMBER = r"[-+−–±]?\d[\d.,]*%?"
_TWO_NUMBERS = re.compile(rf"(?<!\S){_NUMBER}\s+{_NUMBER}(?!\S)")


class _Column(NamedTuple):
    """Where a column's text stands."""

    left: float
    right: float


@once_for_each
def read_grid(page: Page, box: Box) -> Grid | None:
    """The table in that box of an upright page; None unless every word of it is in exactly one cell.

    Given up are tables with standing or unreadable text, formulas of several storeys, pictures, cells over several
    rows, wrapped lines, and those whose head no rule sets apart.
    """
    rows = table_rows(page, box)
    if rows is None or not th.LEAST_ROWS <= len(rows) <= th.MOST_ROWS:
        return None
    rules = rules_of(page, box)
    cut = _head_rows(rows, rules)
    if cut is None:
        return None
    head, body = rows[:cut], rows[cut:]
    if len(body) < th.LEAST_ROWS - 1 or not _evenly_set(body):
        return None
    columns = _columns(body)
    if columns is None:
        return None
    cells = _body(body, columns, rules)
    if cells is None or not _aligned(body, columns):
        return None
    over = read_head(head, columns, rules.partial)
    if over is None:
        return None
    grid = Grid(over, tuple(cells), _ruled(body, rules))
    return grid if _is_sound(grid) else None


def _head_rows(rows: Sequence[Row], rules: Rules) -> int | None:
    """How many rows stand above the first rule across the table that has any above it; None when that is no head."""
    for y in rules.full:
        above = sum(row.base < y for row in rows)
        if above:
            return above if above < len(rows) and above <= th.MOST_HEAD_ROWS else None
    return None


def _evenly_set(body: Sequence[Row]) -> bool:
    """Whether rows are a line apart at least: what stands between two rows belongs to both."""
    gaps = [b.base - a.base for a, b in pairwise(body)]
    return not gaps or min(gaps) >= max(th.LEAST_LEADING * body[0].size, th.EVEN * median(gaps))


def _columns(body: Sequence[Row]) -> list[_Column] | None:
    """The columns between which no row with several cells has anything printed."""
    spans = sorted((c.x0, c.x1) for row in body if len(row.chunks) > 1 for c in row.chunks)
    if not spans:
        return None
    gap = th.GUTTER * median(row.size for row in body)
    found: list[_Column] = [_Column(*spans[0])]
    for left, right in spans[1:]:
        last = found[-1]
        if left - last.right >= gap:
            found.append(_Column(left, right))
        else:
            found[-1] = _Column(last.left, max(last.right, right))
    return found if th.LEAST_COLUMNS <= len(found) <= th.MOST_COLUMNS else None


def _body(body: Sequence[Row], columns: Sequence[_Column], rules: Rules) -> list[tuple[Cell, ...]] | None:
    """Each row's cells; None when a row has no label, two texts in a cell, or a text in none."""
    made = []
    for number, row in enumerate(body):
        if len(row.chunks) == 1:
            before = body[number - 1].base if number else 0.0
            after = body[number + 1].base if number + 1 < len(body) else row.base
            between = any(before < y < row.base for y in rules.full) and any(
                row.base < y < after for y in rules.full
            )
            section = _section(row, columns, between)
            if section is None:
                return None
            made.append(section)
            continue
        cells = [Cell("")] * len(columns)
        for chunk in row.chunks:
            place = [
                i for i, c in enumerate(columns) if chunk.x0 >= c.left - 1.0 and chunk.x1 <= c.right + 1.0
            ]
            if len(place) != 1 or cells[place[0]].text:
                return None
            cells[place[0]] = Cell(chunk.text, bold=chunk.bold)
        if not cells[0].text:
            return None
        made.append(tuple(cells))
    return made


def _section(row: Row, columns: Sequence[_Column], between_rules: bool) -> tuple[Cell, ...] | None:
    """A row with one text as a heading over all columns, where it is one: across white, or between rules."""
    chunk = row.chunks[0]
    crosses = any(chunk.x0 < a.right and chunk.x1 > b.left for a, b in pairwise(columns))
    middle = (columns[0].left + columns[-1].right) / 2
    centred = abs((chunk.x0 + chunk.x1) / 2 - middle) < th.CENTRED
    at_left = abs(chunk.x0 - columns[0].left) < th.CENTRED
    if (centred or at_left) and (crosses or between_rules):
        return (Cell(chunk.text, len(columns), chunk.bold),)
    return None


def _aligned(body: Sequence[Row], columns: Sequence[_Column]) -> bool:
    """Whether each column's texts share an edge, a middle, a decimal point, or at least a stretch."""
    for column in columns:
        own = [
            c
            for row in body
            if len(row.chunks) > 1
            for c in row.chunks
            if column.left - 1 <= c.x0 <= column.right
        ]
        if not own:
            return False
        spread = min(
            max(values) - min(values)
            for values in (
                [c.x0 for c in own],
                [c.x1 for c in own],
                [(c.x0 + c.x1) / 2 for c in own],
            )
        )
        shared = min(c.x1 for c in own) - max(c.x0 for c in own)
        if spread > th.ALIGNED and shared <= 0:
            return False
    return True


def _ruled(body: Sequence[Row], rules: Rules) -> tuple[int, ...]:
    """Indexes of the rows above which a rule stands, the first left out; none when all have one."""
    found = [
        i
        for i, (above, row) in enumerate(pairwise(body), 1)
        if any(above.base < y < row.base for y in rules.full)
    ]
    return tuple(found) if len(found) < len(body) - 1 else ()


def _is_sound(grid: Grid) -> bool:
    """Whether the cells look like a table's: mostly filled, and no cell with two numbers side by side."""
    regular = [row for row in grid.rows if len(row) == grid.columns]
    if len(regular) < th.LEAST_ROWS - 1:
        return False
    filled = [sum(bool(row[i].text) for row in regular) for i in range(grid.columns)]
    if sum(filled) < th.FILLED * len(regular) * grid.columns or min(filled) < th.COLUMN_FILLED * len(regular):
        return False
    return not any(_TWO_NUMBERS.search(c.text) for row in (*grid.head, *grid.rows) for c in row)
