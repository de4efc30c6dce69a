"""Answers of a form as CSV, in any language: one row per answered cell. Not: other tables (generic_csv.py)."""

from __future__ import annotations

from journalclub.errors import JcError
from journalclub.models.question import Export, Row, RowSort
from journalclub.questions.source import Source
from journalclub.questions.tables import Column, all_dates, columns, invites, is_stamp, records

NAME = "forms"
PROMPT = 4  # words from which a head is what a form asks


def recognise(source: Source) -> int:
    """A first column of response times."""
    first_lines = "\n".join(source.text[:20_000].split("\n")[:20])
    table = records(first_lines) if first_lines.strip() else []
    if len(table) < 1 or len(table[0]) < 2:
        return 0
    header, body = table[0], table[1:]
    if is_stamp(header[0]):
        return 8
    times = all_dates([record[0] for record in body if len(record) == len(header) and record[0]])
    prompts = [head for head in header if head.endswith(("?", "？")) or len(head.split()) > PROMPT]
    return 6 if times and prompts else 0


def read(source: Source) -> Export:
    """Cells in the order of their responses; a response without any is a row, too."""
    table = [record for record in records(source.text) if any(record)]
    if not table:
        raise JcError(f"{source.name} has no responses.")
    named = columns(table[0], table[1:])
    times = [i for i, column in enumerate(named) if column.role == "time"][:1]
    names = [i for i, column in enumerate(named) if column.role == "name"][:1]
    rows: list[Row] = []
    for number, record in enumerate(table[1:]):
        time = next((record[i] for i in times if i < len(record)), None)
        author = next((record[i] for i in names if i < len(record) and record[i]), None)
        rows.extend(_answers(named, record, Row(author=author, time=time or None, place=str(number))))
    return Export(NAME, tuple(rows))


def _answers(named: list[Column], record: list[str], response: Row) -> list[Row]:
    """The filled cells of one response."""
    made = []
    for column, cell in zip(named, record, strict=False):
        if not cell or column.role in {"time", "name", "mail"}:
            continue
        if column.role == "private":
            made.append(Row(sort="private", time=response.time, place=response.place))
        else:
            sort: RowSort = "fill-in" if invites(column.head) else "aside"
            made.append(Row(cell, response.author, response.time, place=response.place, sort=sort))
    return made or [Row(sort="blank", time=response.time)]
