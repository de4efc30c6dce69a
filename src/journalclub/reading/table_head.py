"""Rows above a table's first rule as its columns' headings. Not: the columns below (table_grid.py). Pure geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """One row of headings, or two when some stand over several columns; None when it is unclear.

    Those have a rule below, or stand in the middle of their columns, which no others share. Printed lines over one
    column are one heading.
    """
    above, rest = _over_several(rows, columns, rules)
    if above is None:
        return None
    if not above:
        above, rest = _over_runs(rest, columns)
    if any(_is_over_others(one, two, columns[0].right) for one, two in pairwise(rest)):
        return None
    placed = _placed(rest, columns)
    if placed is None:
        return None
    low = tuple(Cell(" ".join(c.text for c in own), bold=all(c.bold for c in own)) for own, _ in placed)
    if any(not c.text for c in low[1:]):
        return None
    return (_upper(above, len(columns)), low) if above else (low,)


def _placed(
    rows: Sequence[Row], columns: Sequence[Stretch]
) -> list[tuple[list[Chunk], tuple[float, float]]] | None:
    """Each column's printed lines, and where it stands with them; None when one is unclear.

    Lines that repeat one another, or a number below other words, are a table's body.
    """
    texts: list[list[Chunk]] = [[] for _ in columns]
    edges = [(c.left, c.right) for c in columns]
    for row in rows:
        for chunk in row.chunks:
            place = _place(chunk, edges)
            if place is None or any(chunk.text == c.text for c in texts[place]):
                return None
            if texts[place] and _NUMBER.fullmatch(chunk.text):
                return None
            texts[place].append(chunk)
            edges[place] = min(edges[place][0], chunk.x0), max(edges[place][1], chunk.x1)
    if any(b[0] < a[1] for a, b in pairwise(edges)):
        return None
    return list(zip(texts, edges, strict=True))


def _over_runs(
    rows: Sequence[Row], columns: Sequence[Stretch]
) -> tuple[dict[tuple[int, int], Chunk], list[Row]]:
    """The top line's headings in the middle of several columns each, where all columns but the first are shared out so
    in one way only; with the rows without them. None otherwise.
    """
    lower = _placed(rows[1:], columns)
    over = [c for c in rows[0].chunks if c.x1 > columns[0].right]
    if not over or lower is None or not all(own for own, _ in lower[1:]):
        return {}, list(rows)
    edges = [edge for _, edge in lower]
    fitting = [
        dict(zip(runs, over, strict=True))
        for runs in _runs(1, len(columns), len(over))
        if all(_is_middle(chunk, edges[a][0], edges[b][1]) for chunk, (a, b) in zip(over, runs, strict=True))
    ]
    left = tuple(c for c in rows[0].chunks if c not in over)
    if len(fitting) != 1 or (
        left and lower[0][0]
    ):  # the latter: each line has a heading of its own at the left
        return {}, list(rows)
    return fitting[0], [*([rows[0]._replace(chunks=left)] if left else []), *rows[1:]]


def _runs(first: int, end: int, count: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """All ways to share columns from `first` to `end` (excluded) among so many headings, two at least to each."""
    if count == 1:
        if end - first >= th.LEAST_RUN:
            yield ((first, end - 1),)
        return
    for cut in range(first + th.LEAST_RUN, end - th.LEAST_RUN + 1):
        yield from (((first, cut - 1), *rest) for rest in _runs(cut, end, count - 1))


def _is_middle(chunk: Chunk, left: float, right: float) -> bool:
    return chunk.x0 >= left and chunk.x1 <= right and abs(chunk.x0 + chunk.x1 - left - right) / 2 < th.CENTRED


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
