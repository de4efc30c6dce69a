"""HTML tables: spans filled in, lists and links in cells kept. Not: what their columns mean (tables.py)."""

from __future__ import annotations

import re
from typing import Any

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.columns import role_of
from journalclub.adopting.dates import read_date
from journalclub.adopting.html_inline import inline_markdown
from journalclub.adopting.page import Page
from journalclub.adopting.record import Found, Group, Layout, Leftover
from journalclub.adopting.tables import Row, Table, read_table

NAME: Layout = "html-table"
MOST_COLUMNS = 50
MOST_ROWS_OF_A_SPAN = 200
_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)


def read(page: Page) -> Found:
    """All tables of the page that are not inside another one."""
    text = "\n".join(page.lines)
    groups: list[Group] = []
    unparsed: list[Leftover] = []
    lines: set[int] = set()
    line, counted = 1, 0
    for start, end in _tables(text):
        line += text.count("\n", counted, start)
        counted = start
        header, rows = _grid(text[start:end], line)
        found, left = read_table(Table(header, rows, page.above(line)))
        groups.extend(found)
        unparsed.extend(left)
        lines.update(range(line, line + text.count("\n", start, end) + 1))
    return Found(tuple(groups), tuple(unparsed), frozenset(lines))


def _tables(text: str) -> list[tuple[int, int]]:
    """Where the outermost tables begin and end; one that is never closed goes to the end of the text."""
    spans = []
    depth = start = 0
    for tag in _TAG.finditer(text):
        if not tag[1]:
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, tag.end() + 1))
    return [*spans, (start, len(text))] if depth else spans


def _grid(source: str, line: int) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows with spans filled in; `line` is the table's first line in the page."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    table = root.find(".//table") if root is not None else None
    if table is None:
        return (), ()
    raw = source.split("\n")
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    hanging: dict[int, int] = {}  # column to rows that a cell above still covers
    for element in _rows(table):
        cells, covered = _cells(element, hanging)
        at = max(int(element.sourceline or 1), 1)
        if not header and not rows and _is_header(element, cells):
            header = cells
            continue
        last = max([at, *(int(e.sourceline or at) for e in element.iter() if isinstance(e.tag, str))])
        shown = " ".join(" ".join(raw[at - 1 : last]).split())
        rows.append(Row(cells, line + at - 1, line + last - 1, shown, joined=0 in covered))
    return header or ("",) * max((len(r.cells) for r in rows), default=0), tuple(rows)


def _is_header(element: Any, cells: tuple[str, ...]) -> bool:
    """Whether a table's first row that says anything names its columns; a row with a date holds a session."""
    named = element.find("th") is not None or any(role_of(plain(parse_cell(c))) for c in cells)
    return any(cells) and (named or not any(read_date(plain(parse_cell(c))) for c in cells))


def _rows(table: Any) -> list[Any]:
    """Its own rows, not those of tables within it."""
    return [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table]


def _cells(row: Any, hanging: dict[int, int]) -> tuple[tuple[str, ...], set[int]]:
    """The row's cells, those that hang in from above empty; and the columns of these."""
    cells: list[str] = []
    covered = set()
    elements = [e for e in row if e.tag in {"td", "th"}]
    while (elements or any(c >= len(cells) for c in hanging)) and len(cells) < MOST_COLUMNS:
        column = len(cells)
        if column in hanging:
            covered.add(column)
            hanging[column] -= 1
            if hanging[column] <= 0:
                del hanging[column]
            cells.append("")
            continue
        if not elements:
            cells.append("")
            continue
        element = elements.pop(0)
        width = _span(element, "colspan", MOST_COLUMNS - column)
        height = _span(element, "rowspan", MOST_ROWS_OF_A_SPAN)
        cells.append(inline_markdown(element).strip())
        cells.extend([""] * (width - 1))
        if height > 1:
            hanging.update(dict.fromkeys(range(column, column + width), height - 1))
    return tuple(cells), covered


def _span(element: Any, name: str, most: int) -> int:
    value = element.get(name, "1").strip()
    return min(int(value), most) if value.isdecimal() and len(value) < 6 and int(value) else 1
