"""Any table with one question per record, its columns told by their heads. Not: forms' answers (google_forms.py).

`--columns text=Body,name=Author,votes=Up` says it where heads do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journalclub.errors import JcError
from journalclub.models.question import Export, Row
from journalclub.questions.source import Source
from journalclub.questions.tables import Role, columns, is_true, records, role_of_head, whole_number

NAME = "csv"
ROLES: tuple[Role, ...] = ("text", "name", "votes", "time", "anonymous", "private")


def recognise(source: Source) -> int:
    """A first line in which one head promises text, or at least some columns."""
    lines = [line for line in source.text[:20_000].split("\n") if line.strip()][:5]
    if not lines or len(lines[0]) > 2000:
        return 0
    header = records(lines[0])[0]
    if any(role_of_head(head) == "text" and len(head) < 60 for head in header):
        return 4 if len(header) > 1 else 2 * (len(lines) > 1)
    return 1 if len(header) > 2 and len(lines) > 1 else 0


def read(source: Source, mapping: Mapping[str, str] | None = None) -> Export:
    """Records in order; `mapping` names columns by what they hold. Raises JcError when no column holds the text."""
    table = [record for record in records(source.text) if any(record)]
    if not table:
        raise JcError(f"{source.name} has no records.")
    where = _mapped(table[0], mapping) if mapping else _guessed(table[0], table[1:])
    if "text" not in where:
        heads = ", ".join(table[0][:12])
        raise JcError(
            f"No column of {source.name} seems to hold questions ({heads}); say which: --columns text=NAME."
        )
    return Export(NAME, tuple(_row(record, where) for record in table[1:]))


def _mapped(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    where: dict[str, int] = {}
    for role, head in mapping.items():
        if role not in ROLES:
            raise JcError(f"--columns knows {', '.join(ROLES)}; found {role!r}.")
        places = [i for i, h in enumerate(header) if h.casefold() == head.casefold()]
        if not places:
            raise JcError(f"There is no column {head!r}; the columns are: {', '.join(header[:20])}.")
        where[role] = places[0]
    return where


def _guessed(header: Sequence[str], body: Sequence[Sequence[str]]) -> dict[str, int]:
    """By heads first; the text is otherwise the column with the longest cells, votes the only other small number."""
    where: dict[str, int] = {}
    named = columns(header, body)
    for number, column in enumerate(named):
        if column.role in ROLES and column.role not in where:
            where[column.role] = number
    texts = [i for i, column in enumerate(named) if column.role == "text"]
    free = [i for i, column in enumerate(named) if column.role == "other"]
    candidates = texts or free
    if candidates:
        where["text"] = max(candidates, key=lambda i: (_length(body, i), -i))
    if "votes" not in where:
        counts = [i for i in free if i != where.get("text") and _counts(body, i)]
        if len(counts) == 1:
            where["votes"] = counts[0]
    return where


def _length(body: Sequence[Sequence[str]], column: int) -> int:
    return sum(min(len(r[column]), 500) for r in body[:200] if column < len(r))


def _counts(body: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column holds whole numbers that do not just count the records."""
    cells = [r[column] for r in body if column < len(r) and r[column]]
    numbers = [int(c) for c in cells if c.isdecimal() and len(c) < 6]
    return len(numbers) == len(cells) > 0 and numbers != sorted(set(numbers))


def _row(record: Sequence[str], where: Mapping[str, int]) -> Row:
    def cell(role: str) -> str:
        place = where.get(role)
        return record[place] if place is not None and place < len(record) else ""

    if is_true(cell("private")):
        return Row(sort="private")
    text = cell("text")
    author = None if is_true(cell("anonymous")) else cell("name") or None
    votes = whole_number(cell("votes"))
    return Row(text, author, cell("time") or None, sort="message" if text else "blank", votes=votes)
