"""Schedules kept as CSV or TSV. Not: what their columns mean (tables.py)."""

from __future__ import annotations

import csv

from journalclub.adopting.page import Page
from journalclub.adopting.record import Found, Layout, Leftover
from journalclub.adopting.tables import Row, Table, read_table

NAME: Layout = "other"
_ENDINGS = (".csv", ".tsv")
_DELIMITERS = ",;\t|"


def read(page: Page) -> Found:
    """The file's rows; nothing when its name is not that of such a file."""
    if not page.name.lower().endswith(_ENDINGS):
        return Found()
    everything = frozenset(range(1, len(page.raw) + 1))
    first = next((line for line in page.raw if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader((line + "\n" for line in page.raw), delimiter=delimiter)
    rows: list[Row] = []
    left: list[Leftover] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            left.append(Leftover(line, page.raw[min(line, len(page.raw)) - 1]))
            continue
        source = "\n".join(page.raw[line - 1 : reader.line_num])
        rows.append(Row(tuple(c.strip() for c in cells), line, reader.line_num, source))
    rows = [r for r in rows if any(r.cells)]
    if not rows:
        return Found((), tuple(left), everything)
    groups, unparsed = read_table(Table(rows[0].cells, tuple(rows[1:]), ()))
    return Found(tuple(groups), (*left, *unparsed), everything)
