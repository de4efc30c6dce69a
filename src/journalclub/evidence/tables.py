"""Whether the cells of a file's table are those of the paper's. Pure. Not: finding tables in files.

Rows and columns may be left out, moved or added: what is compared are rows that are meant to be the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.evidence.paper import Paper
from journalclub.models.evidence import Difference, FileTable, Finding, Spot
from journalclub.models.paper import Figure, Grid
from journalclub.text import display

SAME_ROW = 0.5  # share of a row's filled cells that are the paper's, from which on the others are meant to be
SAME_COLUMN = 0.5  # share of a column's cells, in tables with more or fewer columns than the paper's
MOST_CELLS = 20_000  # of one table
_SIGNS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "∗": "*",
        "⋆": "*",
    }
)


class _Row(NamedTuple):
    """A row's cells as they are compared, and as they stand."""

    keys: tuple[str, ...]
    texts: tuple[str, ...]


def judge_table(table: FileTable, paper: Paper) -> list[Finding]:
    """The cells that are not the paper's; none for a table whose cells are not known."""
    figure = paper.figure(table.name)
    if figure is None or figure.grid is None or sum(map(len, table.rows)) > MOST_CELLS:
        return []
    theirs = [_row(row) for row in flat_rows(figure.grid)]
    ours = [_row(row) for row in table.rows]
    columns = _columns(ours, theirs)
    found = []
    for index, other in _pairs(ours, theirs, columns):
        for own, column in columns.items():
            row, printed = ours[index], theirs[other]
            if own < len(row.keys) and row.keys[own] != printed.keys[column]:
                label = printed.texts[0] if column else ""
                found.append(
                    _finding(table.spots[index], row.texts[own], printed.texts[column], label, figure)
                )
    return found


def flat_rows(grid: Grid) -> list[tuple[str, ...]]:
    """The table's texts, a text over several columns in the first of them."""
    return [
        tuple(t for cell in row for t in (cell.text, *[""] * (cell.span - 1)))
        for row in (*grid.head, *grid.rows)
    ]


def _row(texts: Sequence[str]) -> _Row:
    return _Row(tuple(map(_key, texts)), tuple(texts))


def _key(text: str) -> str:
    """A cell without what typesetting or retyping changes: white space, kinds of dashes and quotes, case."""
    folded = unicodedata.normalize("NFKC", text[:2000]).translate(_SIGNS).casefold()
    return "".join(folded.split())


def _columns(ours: Sequence[_Row], theirs: Sequence[_Row]) -> dict[int, int]:
    """Which column of the paper each of ours is meant to be."""
    width = max((len(r.keys) for r in ours), default=0)
    count = len(theirs[0].keys)
    if width == count:
        return {i: i for i in range(count)}
    found: dict[int, int] = {}
    for own in range(width):
        values = {r.keys[own] for r in ours if own < len(r.keys) and r.keys[own]}
        shared = {
            i: len(values & {r.keys[i] for r in theirs}) for i in range(count) if i not in found.values()
        }
        best = max(shared, key=lambda i: shared[i], default=None)
        if best is not None and values and shared[best] >= SAME_COLUMN * len(values):
            found[own] = best
    return found


def _pairs(ours: Sequence[_Row], theirs: Sequence[_Row], columns: dict[int, int]) -> list[tuple[int, int]]:
    """Rows that are meant to be one another but are not the same, by index: first those that agree most."""
    left = dict(enumerate(theirs))
    open_rows = []
    for index, row in enumerate(ours):
        exact = next((i for i, other in left.items() if _share(row, other, columns) == 1.0), None)
        if exact is None:
            open_rows.append(index)
        else:
            del left[exact]
    scored = sorted(
        (-_share(ours[i], other, columns), abs(i - j), i, j) for i in open_rows for j, other in left.items()
    )
    used: set[int] = set()
    found = []
    for score, _, i, j in scored:
        if -score >= SAME_ROW and i not in used and j in left:
            used.add(i)
            del left[j]
            found.append((i, j))
    return sorted(found)


def _share(row: _Row, other: _Row, columns: dict[int, int]) -> float:
    """Share of the cells, empty ones on both sides left out, that are the same."""
    pairs = [(row.keys[a] if a < len(row.keys) else "", other.keys[b]) for a, b in columns.items()]
    filled = [(a, b) for a, b in pairs if a or b]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def _finding(spot: Spot, text: str, printed: str, label: str, figure: Figure) -> Finding:
    where = f", row “{display(label, 60)}”" if label else ""
    said = f"“{display(text, 80)}”" if text else "an empty cell"
    message = f"{said} is “{display(printed, 80)}” in {figure.name}{where}; p. {figure.page}"
    difference = Difference(text, printed)
    return Finding(spot, "changed", text, message, printed, figure.page, figure.bbox, (difference,))
