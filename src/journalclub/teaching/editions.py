"""One source notebook to its editions, by the tags of its cells. Not: notebooks as files (notebook.py). Pure.

A cell without one of our tags is in every edition. `student`, `solution` and `hard` (or `hard-mode`) put it into
those editions only, `hint` into all but hard mode, `private` into none. Where the solution has code and an edition
has nothing in its place, that edition gets an empty cell to write in. Within a code cell the lines between `### BEGIN
SOLUTION` and `### END SOLUTION` are the solution's; the others are told to write their own, as nbgrader does it
(https://nbgrader.readthedocs.io/en/stable/user_guide/creating_and_grading_assignments.html). Not: files or addresses
(notebook.py, colab.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from journalclub.errors import JcError
from journalclub.teaching.notebook import Cell, Notebook

Edition = Literal["student", "solution", "hard-mode"]
EDITIONS: tuple[Edition, ...] = ("student", "solution", "hard-mode")
TITLES: Mapping[Edition, str] = {
    "student": "Student edition",
    "solution": "Solution",
    "hard-mode": "Hard mode: no hints, no skeletons",
}
_EVERYWHERE = frozenset(EDITIONS)
_IN: Mapping[str, frozenset[Edition]] = {
    "student": frozenset({"student"}),
    "solution": frozenset({"solution"}),
    "hard": frozenset({"hard-mode"}),
    "hard-mode": frozenset({"hard-mode"}),
    "hint": frozenset({"student", "solution"}),
    "private": frozenset(),
}
_BEGIN = re.compile(r"\s*#+\s*BEGIN SOLUTION\s*", re.IGNORECASE)
_END = re.compile(r"\s*#+\s*END SOLUTION\s*", re.IGNORECASE)
_HEADER = "which-edition"
_HERE = "# YOUR CODE HERE"
_UNDONE = "raise NotImplementedError()"


def make_editions(source: Notebook) -> dict[Edition, Notebook]:
    """The editions, without a hard mode where it would be the student's.

    Raises JcError when no cell has a tag or marker of ours, or a marker has no partner.
    """
    if not any(_IN.keys() & set(c.tags) for c in source.cells) and not any(map(_has_marker, source.cells)):
        raise JcError(
            "No cell says to which edition it belongs: tag cells student, solution, hard, hint or private, "
            "or put ### BEGIN SOLUTION and ### END SOLUTION around the lines to be found."
        )
    made = {e: replace(source, cells=tuple(_cells(source, e))) for e in EDITIONS}
    if made["hard-mode"].cells == made["student"].cells:
        del made["hard-mode"]
    return made


def with_header(notebook: Notebook, edition: Edition, colab: str | None) -> Notebook:
    """With a first cell that says which edition it is, and opens it in Colab where that is possible."""
    badge = "https://colab.research.google.com/assets/colab-badge.svg"
    link = f" · [![Open in Colab]({badge})]({colab})" if colab else ""
    return replace(
        notebook, cells=(Cell("markdown", f"*{TITLES[edition]}*{link}", id=_HEADER), *notebook.cells)
    )


def _cells(source: Notebook, edition: Edition) -> Iterator[Cell]:
    numbered = enumerate(source.cells, 1)
    for shared, run in groupby(numbered, key=lambda cell: _editions_of(cell[1]) == _EVERYWHERE):
        cells = list(run)
        for number, cell in cells:
            if edition in _editions_of(cell):
                yield _cleaned(cell, edition, number, source.is_python)
        if not shared and edition != "solution" and _lacks_code([c for _, c in cells], edition):
            yield Cell("code", _HERE)


def _editions_of(cell: Cell) -> frozenset[Edition]:
    """All that its tags name together; every one when none of its tags is ours."""
    named = [_IN[tag] for tag in cell.tags if tag in _IN]
    return frozenset[Edition]().union(*named) if named else _EVERYWHERE


def _lacks_code(run: Sequence[Cell], edition: Edition) -> bool:
    """Whether the solution has code in a run of tagged cells, and this edition has no code cell there."""
    code = [_editions_of(cell) for cell in run if cell.kind == "code"]
    return any(e == {"solution"} for e in code) and not any(edition in e for e in code)


def _cleaned(cell: Cell, edition: Edition, number: int, python: bool) -> Cell:
    """Without our tags, and with the marked lines taken out or kept."""
    tags = tuple(t for t in cell.tags if t not in _IN)
    source = cell.source
    if _has_marker(cell):
        source = "\n".join(_without_markers(cell, edition == "solution", number, python))
    return replace(cell, tags=tags, source=source)


def _has_marker(cell: Cell) -> bool:
    return cell.kind == "code" and any(
        _BEGIN.fullmatch(line) or _END.fullmatch(line) for line in cell.source.split("\n")
    )


def _without_markers(cell: Cell, solved: bool, number: int, python: bool) -> Iterator[str]:
    within = False
    for line in cell.source.split("\n"):
        begins, ends = bool(_BEGIN.fullmatch(line)), bool(_END.fullmatch(line))
        if (begins and within) or (ends and not within):
            raise JcError(
                f"Cell {number}: BEGIN SOLUTION and END SOLUTION do not pair up; mend the notebook."
            )
        if begins and not solved:
            indent = line[: len(line) - len(line.lstrip())]
            yield indent + _HERE
            if python:
                yield indent + _UNDONE
        elif not begins and not ends and (solved or not within):
            yield line
        within = begins or (within and not ends)
    if within:
        raise JcError(f"Cell {number}: BEGIN SOLUTION has no END SOLUTION; add it to the notebook.")
