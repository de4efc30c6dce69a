"""A grid with a header, to entries: what columns are for, which rows continue others or are no sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journalclub.adopting.cells import parse_cell, plain, unstruck
from journalclub.adopting.column_contents import (
    counting_column,
    dated_column,
    titled_column,
    unnamed_columns,
)
from journalclub.adopting.columns import normal, role_of
from journalclub.adopting.dates import read_date
from journalclub.adopting.placeholders import is_placeholder, is_template
from journalclub.adopting.record import Entry, Field, Group, Leftover, Role
from journalclub.adopting.statuses import told_status
from journalclub.adopting.years import year_hint

MOST_ROWS_TELLING = 500  # of a table that are looked at to learn what a column is for
_COUNTED = re.compile(
    r"^\W{0,3}(?:(?:week|session|lecture|meeting|day|class|no)\.?\s?|第\s?)?#?\d{1,3}(?!\w)", re.IGNORECASE
)
ITEM = re.compile(r"^\W{0,3}\(?([a-zA-Z]|[ivx]{1,4}|\d)\)\s*")  # "b) …" continues a session
_LINK = frozenset({"link", "enlace", "lien"})  # names of a column that leads to the paper beside it
_CONTENT: frozenset[Role] = frozenset({"topic", "title", "paper", "paper-link", "readings"})
_PEOPLE: frozenset[Role] = frozenset({"presenter", "chair"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid."""

    cells: tuple[str, ...]  # Markdown
    line: int
    last_line: int
    source: str  # as the page has it
    joined: bool = False  # its date cell belongs to the row above (rowspan)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid as read."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    headings: tuple[str, ...]


def read_table(table: Table, continuing: bool = True) -> tuple[list[Group], list[Leftover]]:
    """Its sessions as one group, and every row that is none; a table that is no schedule has left-over rows only.

    `continuing`: a row without a date may continue the one above, where the others have dates.
    """
    roles = column_roles(table)
    if not is_schedule(roles) or _never_dated(table, roles):
        return [], leftovers(table)
    labels = [plain(parse_cell(h)) for h in table.header]
    continuing = continuing and "date" in roles
    entries: list[Entry] = []
    unparsed: list[Leftover] = []
    headings = table.headings
    open_ = False  # whether a row may continue the last entry
    for row in table.rows:
        if not any(c.strip() for c in row.cells) or row.cells == table.header:
            continue
        entry = _entry(row, roles, labels, headings)
        kind = _kind(entry, row, entries if continuing and open_ else [])
        if kind == "session":
            entries.append(entry)
            open_ = True
        elif kind == "continued":
            last = entries[-1]
            entries[-1] = replace(last, continued=(*last.continued, entry), last_line=row.last_line)
        else:
            open_ = open_ and kind != "label"
            if kind == "label":
                headings = (next(plain(parse_cell(c)) for c in row.cells if c.strip()), *table.headings)
            unparsed.append(Leftover(row.line, row.source))
    return ([Group(tuple(entries))] if entries else []), unparsed


def leftovers(table: Table) -> list[Leftover]:
    """Every row that says anything, as no session."""
    return [Leftover(r.line, r.source) for r in table.rows if any(c.strip() for c in r.cells)]


def column_roles(table: Table) -> list[Role]:
    """What each column is for, by its name, else by what its cells hold."""
    named = [role_of(plain(parse_cell(h))) for h in table.header]
    columns = [_cells_of(table, at) for at in range(len(named))]
    roles = _with_one_date([r or "other" for r in named], columns)
    if (counting := counting_column(columns, roles)) is not None:
        roles[counting] = "number"
    if not _CONTENT & set(roles) and "date" in roles:
        roles = _with_content(roles, named, columns)
    linked = next((n for n, h in enumerate(table.header) if normal(h) in _LINK), None)
    if linked is not None and {"title", "paper"} & set(roles) and "paper-link" not in roles:
        roles[linked] = "paper-link"
    if "venue" in roles and not {"paper", "title"} & set(roles):
        at = roles.index("venue")
        roles[at] = "place" if table.header[at].strip().lower() == "venue" else roles[at]
    return roles


def _with_one_date(roles: list[Role], columns: Sequence[Sequence[str]]) -> list[Role]:
    """With one column of dates: of several that are named so the one that holds some, or one that just does."""
    among: set[Role] = {"date"} if "date" in roles else {"other", "number"}
    dated = dated_column(columns, roles, among)
    if dated is not None:
        roles[dated] = "date"
    first = dated if dated is not None else next((at for at, r in enumerate(roles) if r == "date"), -1)
    return [
        "comment" if (r == "date" and at != first) or (r in {"status", "abstract"} and r in roles[:at]) else r
        for at, r in enumerate(roles)
    ]


def _with_content(
    roles: list[Role], named: Sequence[Role | None], columns: Sequence[Sequence[str]]
) -> list[Role]:
    """With a column for what sessions are about, where none has the name of one."""
    free = [at for at, r in enumerate(roles) if r == "other" and named[at] is None]
    if not any(named):
        return unnamed_columns(columns, roles)
    topic = free[0] if len(free) == 1 and _PEOPLE & set(roles) else titled_column(columns, roles)
    return roles if topic is None else [*roles[:topic], "topic", *roles[topic + 1 :]]


def _cells_of(table: Table, at: int) -> list[str]:
    """What a column says, without placeholders; Markdown."""
    cells = (r.cells[at] for r in table.rows[:MOST_ROWS_TELLING] if len(r.cells) > at)
    return [c for c in cells if c.strip() and not is_placeholder(plain(parse_cell(c)))]


def is_schedule(roles: Sequence[Role]) -> bool:
    """Whether a table with such columns lists sessions."""
    has = set(roles)
    if "date" in has:
        return bool(has & (_CONTENT | _PEOPLE))
    return bool(has & {"topic", "title", "paper"}) and (
        "number" in has or bool(has & _PEOPLE and "paper" in has)
    )


def _never_dated(table: Table, roles: Sequence[Role]) -> bool:
    """Whether the column of dates holds other things throughout; "Week 3" is as good as a date."""
    if "date" not in roles:
        return False
    at = roles.index("date")
    cells = [plain(parse_cell(r.cells[at])) for r in table.rows if len(r.cells) > at]
    told = [c for c in cells if not is_placeholder(c)]
    return len(told) > 1 and not any(
        read_date(c) or _COUNTED.match(c) or told_status(c, alone=True) for c in told
    )


def _entry(row: Row, roles: Sequence[Role], labels: Sequence[str], headings: tuple[str, ...]) -> Entry:
    """The row's cells by what they are for; cells beyond the header are kept."""
    fields = [
        Field(
            roles[at] if at < len(roles) else "other", labels[at] if at < len(labels) else "", cell, row.line
        )
        for at, cell in enumerate(row.cells)
        if cell.strip()
    ]
    return Entry(row.line, row.last_line, tuple(fields), headings)


def _kind(entry: Entry, row: Row, before: Sequence[Entry]) -> str:
    """session, continued, label (of the rows below) or none."""
    dates = entry.texts("date")
    others = [f for f in entry.fields if f.role != "date"]
    told = [f for f in others if not is_placeholder(_text(f))]
    if row.joined and before:
        return "continued"
    if not dates:
        content = any(f.role in _CONTENT for f in told)
        labelled = any(ITEM.match(_text(f)) for f in told)
        if before and told and (labelled or (content and _has_content(before[-1])) or _only_remarks(told)):
            return "continued"
        if len(told) == 1 and _is_label(told[0]):
            return "label"
        return "none" if not told or is_template(row.source) else "session"
    text = _text(dates[0])
    written = read_date(text)
    if is_template(text) or (is_template(row.source) and written is None):
        return "none"
    if written is not None and (others or not written.month_only or not year_hint(text)):
        return "session"
    if is_placeholder(text):
        return "session" if others else "none"
    if told_status(text, alone=True):
        return "session"
    if not told:
        return "label"
    return "session"


def _is_label(field: Field) -> bool:
    """Whether the only cell of a row names a term, a track or the like for the rows below."""
    bold = field.text.strip().startswith(("**", "__", "<b"))
    return (bold or year_hint(_text(field)) is not None) and told_status(_text(field), alone=True) is None


def _only_remarks(told: Sequence[Field]) -> bool:
    """Whether a row only adds materials to the one above."""
    return all(
        f.role in {"materials", "slides", "code", "video", "notes", "notebook", "comment", "other"}
        for f in told
    )


def _has_content(entry: Entry) -> bool:
    return any(f.role in _CONTENT and not is_placeholder(_text(f)) for f in entry.fields)


def _text(field: Field) -> str:
    pieces = parse_cell(field.text)
    return plain(unstruck(pieces)) or plain(pieces)
