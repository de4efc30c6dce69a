"""Zoom's Q&A report of a webinar: CSV with a section of questions among others. Answers in it are not imported."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.errors import JcError
from journalclub.models.question import Export, Row, RowSort
from journalclub.questions.languages import fold
from journalclub.questions.source import Source
from journalclub.questions.tables import records

NAME = "zoom-qa"


def recognise(source: Source) -> int:
    """A header with a question, who asked, and answers."""
    head = source.text[:50_000]
    return 9 if "sker" in head and any(_is_header(record) for record in records(head)) else 0


def read(source: Source) -> Export:
    """Questions in order; further answers to one are replies. Raises JcError when there is no section of questions."""
    table = records(source.text)
    start = next((i for i, record in enumerate(table) if _is_header(record)), None)
    if start is None:
        raise JcError(f"{source.name} has no section of questions; export the Q&A report again.")
    header = [fold(cell) for cell in table[start]]
    text, name = _place(header, "question"), _place(header, "asker name", "asker", "name")
    time = _place(header, "question time", "asked time", "question asked time", "time", "submitted")
    number = _place(header, "#", "question number", "no.", "no")
    rows: list[Row] = []
    before = ""
    for record in _section(table[start + 1 :], number):
        question, key = _cell(record, text), _cell(record, number)
        asker = _cell(record, name)
        if (rows and not key and not question) or (rows and key and key == before):
            rows.append(Row(sort="reply"))
        else:
            sort: RowSort = "message" if question else "blank"
            rows.append(Row(question, asker or None, _cell(record, time) or None, sort=sort))
        before = key
    return Export(NAME, tuple(rows))


def _section(body: Sequence[Sequence[str]], number: int | None) -> list[Sequence[str]]:
    """Records up to the next section: a gap that no numbered record follows, or another header."""
    kept: list[Sequence[str]] = []
    for i, record in enumerate(body):
        if not any(record):
            following = next((r for r in body[i + 1 :] if any(r)), None)
            if following is None or not _cell(following, number if number is not None else 0).isdecimal():
                break
            continue
        kept.append(record)
    return kept


def _is_header(record: Sequence[str]) -> bool:
    cells = [fold(cell) for cell in record]
    return "question" in cells and any(cell.startswith("asker") for cell in cells)


def _place(header: Sequence[str], *names: str) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _cell(record: Sequence[str], place: int | None) -> str:
    return record[place] if place is not None and place < len(record) else ""
