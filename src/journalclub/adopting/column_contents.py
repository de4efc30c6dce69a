"""What columns are for by what their cells hold, where their names do not say it. Not: their names (columns.py)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.dates import read_date
from journalclub.adopting.links import is_bare_label, is_paper_label, label_kind
from journalclub.adopting.names import looks_like_people
from journalclub.adopting.record import Role

TELLING_SHARE = 0.6  # of a column's cells that must hold dates, numbers, names or titles
_COUNT = re.compile(r"(?:[a-z]{0,9}\W{0,2}){0,2}\d{1,4}(?:\W?[a-z]{0,3}\W?\d{1,4})?\W{0,2}", re.IGNORECASE)

Column = Sequence[str]
"""The cells of a column that say anything; Markdown."""


def dated_column(columns: Sequence[Column], roles: Sequence[Role], among: Collection[Role]) -> int | None:
    """The first column, of those with a role `among` these, whose cells are dates."""
    for at, role in enumerate(roles):
        if role in among and _most(read_date(plain(parse_cell(c))) is not None for c in columns[at]):
            return at
    return None


def counting_column(columns: Sequence[Column], roles: Sequence[Role]) -> int | None:
    """A first column that is named as if for topics and counts sessions, "S02E01", beside the date."""
    counts = [*roles[:1]] == ["topic"] and "date" in roles and "number" not in roles
    return (
        0
        if counts and _most(_COUNT.fullmatch(plain(parse_cell(c))) is not None for c in columns[0])
        else None
    )


def titled_column(columns: Sequence[Column], roles: Sequence[Role]) -> int | None:
    """The first column for links of which most have titles for labels."""
    for at, role in enumerate(roles):
        if role == "materials" and _most(_has_title(c) for c in columns[at]):
            return at
    return None


def unnamed_columns(columns: Sequence[Column], roles: Sequence[Role]) -> list[Role]:
    """The roles in a table whose columns have no names: the one most like names, and of the others the longest."""
    found = list(roles)
    free = [at for at, role in enumerate(roles) if role == "other" and columns[at]]
    people = [at for at in free if _most(looks_like_people(plain(parse_cell(c))) for c in columns[at])]
    if len(free) > 1 and people:
        found[people[-1]] = "presenter"
        free.remove(people[-1])
    if free:
        longest = max(free, key=lambda at: sum(len(plain(parse_cell(c))) for c in columns[at]))
        found[longest] = "topic"
    return found


def _has_title(cell: str) -> bool:
    """Whether a cell says more than what kind of thing its links lead to."""
    return any(
        len(p.text.split()) > 1
        and not (label_kind(p.text) or is_bare_label(p.text) or is_paper_label(p.text))
        for p in parse_cell(cell)
    )


def _most(told: Iterable[bool]) -> bool:
    """Whether it is so for most of them."""
    answers = list(told)
    return bool(answers) and sum(answers) >= TELLING_SHARE * len(answers)
