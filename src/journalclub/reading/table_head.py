"""The rows above a table's first rule as headings of its columns, some over several columns. Pure geometry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from journalclub.models.paper import Cell
from journalclub.reading import table_thresholds as th
from journalclub.reading.table_rules import PartialRule
from journalclub.reading.table_text import Chunk, Row

_NUMBER = re.compile(r"[-+−–±]?\d[\d.,]*%?")


class Stretch(Protocol):
    """Where a column's text stands."""

    @property
    def left(self) -> float:
        """Left edge, in points."""
        ...

    @property
    def right(self) -> float:
        """Right edge, in points."""
        ...


def read_head(
    rows: Sequence[Row], columns: Sequence[Stretch], rules: Sequence[PartialRule]
) -> tuple[tuple[Cell, ...], ...] | None:
    """One row of headings, or two when some stand over several columns with a rule below; None when it is unclear.

    Printed lines over one column are one heading.
    """
    above, rest = _over_several(rows, columns, rules)
    if above is None:
        return None
    if any(_is_over_others(one, two, columns[0].right) for one, two in pairwise(rest)):
        return None
    texts: list[list[Chunk]] = [[] for _ in columns]
    edges = [(c.left, c.right) for c in columns]
    for row in rest:
        for chunk in row.chunks:
            place = _place(chunk, edges)
            if place is None or (texts[place] and _NUMBER.fullmatch(chunk.text)):
                return None
            texts[place].append(chunk)
            edges[place] = min(edges[place][0], chunk.x0), max(edges[place][1], chunk.x1)
    if any(b[0] < a[1] for a, b in pairwise(edges)):
        return None
    low = tuple(Cell(" ".join(c.text for c in own), bold=all(c.bold for c in own)) for own in texts)
    if any(not c.text for c in low[1:]):
        return None
    return (_upper(above, len(columns)), low) if above else (low,)


def _over_several(
    rows: Sequence[Row], columns: Sequence[Stretch], rules: Sequence[PartialRule]
) -> tuple[dict[tuple[int, int], Chunk] | None, list[Row]]:
    """Headings with a rule under them by first and last column, and the rows without them; None for unclear ones."""
    found: dict[tuple[int, int], Chunk] = {}
    bottom = rows[-1].base
    for rule in rules:
        if rule.y > bottom:
            continue
        under = [i for i, c in enumerate(columns) if rule.x0 - 2 <= (c.left + c.right) / 2 <= rule.x1 + 2]
        own = [
            chunk
            for row in rows
            if 0 < rule.y - row.base < th.HEAD_LEADING * row.size
            for chunk in row.chunks
            if rule.x0 - 2 <= (chunk.x0 + chunk.x1) / 2 <= rule.x1 + 2
        ]
        if len(under) < 2:
            continue
        if len(own) != 1 or any(a <= under[-1] and b >= under[0] for a, b in found):
            return None, []
        found[under[0], under[-1]] = own[0]
    taken = list(found.values())
    rest = [row._replace(chunks=tuple(c for c in row.chunks if c not in taken)) for row in rows]
    if any(_above(rest, rows, span, columns, chunk) for span, chunk in found.items()):
        return None, []
    return found, [row for row in rest if row.chunks]


def _above(
    rest: Sequence[Row],
    rows: Sequence[Row],
    span: tuple[int, int],
    columns: Sequence[Stretch],
    heading: Chunk,
) -> bool:
    """Whether something else stands above or beside a heading, over its columns."""
    base = next(row.base for row in rows if heading in row.chunks)
    left, right = columns[span[0]].left, columns[span[1]].right
    return any(
        row.base <= base + 1 and any(left < (c.x0 + c.x1) / 2 < right for c in row.chunks) for row in rest
    )


def _is_over_others(one: Row, two: Row, first: float) -> bool:
    """Whether so few of a line's headings have one of the next line below them that they may stand over several."""
    below = [c for c in two.chunks if c.x1 > first]
    above = [c for c in one.chunks if c.x1 > first and any(c.x0 < d.x1 and c.x1 > d.x0 for d in below)]
    return 0 < th.FEW * len(above) <= len(below)


def _place(chunk: Chunk, edges: Sequence[tuple[float, float]]) -> int | None:
    """The one column over which a heading stands."""
    over = [i for i, (left, right) in enumerate(edges) if chunk.x0 < right and chunk.x1 > left]
    return over[0] if len(over) == 1 else None


def _upper(above: dict[tuple[int, int], Chunk], count: int) -> tuple[Cell, ...]:
    """The upper row of headings, empty where there is none."""
    cells: list[Cell] = []
    at = 0
    for (first, last), chunk in sorted(above.items()):
        cells += [Cell("")] * (first - at)
        cells.append(Cell(chunk.text, last - first + 1, chunk.bold))
        at = last + 1
    return (*cells, *[Cell("")] * (count - at))
