"""Markdown pipe tables, also without outer pipes or with short rows. Not: what their columns mean (tables.py)."""

from __future__ import annotations

import re

from journalclub.adopting.columns import role_of
from journalclub.adopting.page import Page
from journalclub.adopting.record import Found, Group, Layout, Leftover
from journalclub.adopting.tables import Row, Table, leftovers, read_table

NAME: Layout = "pipe-table"
_EXAMPLE = re.compile(
    r"\b(?:examples?|template|sample|for instance|like this|as follows|format)\b|예시|例", re.IGNORECASE
)
_LIQUID = re.compile(r"\{\{[^{}]{0,500}\}\}")  # a stroke in there is a site generator's
_DELIMITER = re.compile(r":?-+:?", re.ASCII)


def read(page: Page) -> Found:
    """All tables of the page."""
    groups: list[Group] = []
    unparsed: list[Leftover] = []
    lines: set[int] = set()
    at = 0
    while at < len(page.lines):
        start, body = _table_at(page.lines, at)
        if start is None:
            at += 1
            continue
        end = body
        while end < len(page.lines) and _is_row(page.lines[end]):
            end += 1
        header = split_row(page.lines[start])
        rows = [_row(page.lines[n], n + 1, page.raw[n]) for n in range(body, end)]
        table = Table(
            tuple(header), tuple(r for r in rows if not _is_delimiter(r.cells)), page.above(start + 1)
        )
        found, left = read_table(table) if not _is_example(page.lines, start) else ([], leftovers(table))
        groups.extend(found)
        unparsed.extend(left)
        lines.update(range(start + 1, end + 1))
        at = end
    return Found(tuple(groups), tuple(unparsed), frozenset(lines))


def split_row(line: str) -> list[str]:
    """The cells of a row; an escaped pipe belongs to its cell."""
    line = line.strip()
    line = line.removeprefix("|")
    if "{{" in line:
        line = _LIQUID.sub(lambda m: m[0].replace("|", "\\|"), line)
    cells = re.split(r"(?<!\\)\|", line)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [c.replace("\\|", "|").strip() for c in cells]


def _is_example(lines: tuple[str, ...], start: int) -> bool:
    """Whether the line above says that the table only shows how to write one."""
    before = next((line for line in reversed(lines[max(0, start - 3) : start]) if line.strip()), "")
    return _EXAMPLE.search(before[:300]) is not None and before.rstrip(" *_").endswith((":", "："))


def _row(line: str, number: int, raw: str) -> Row:
    return Row(tuple(split_row(line)), number, number, raw.strip())


def _is_row(line: str) -> bool:
    """Whether a line holds a cell border."""
    return "|" in line and re.search(r"(?<!\\)\|", line) is not None


def _is_delimiter(cells: tuple[str, ...] | list[str]) -> bool:
    return bool(cells) and all(_DELIMITER.fullmatch(c) for c in cells)


def _table_at(lines: tuple[str, ...], at: int) -> tuple[int | None, int]:
    """The header's index and that of the first row, when a table begins here."""
    if not _is_row(lines[at]):
        return None, at
    if (
        at + 1 < len(lines)
        and "-" in lines[at + 1]
        and set(lines[at + 1]) <= set("|:- \t")
        and lines[at + 1].strip()
    ):
        cells = split_row(lines[at + 1])
        if _is_delimiter(cells) and (len(cells) > 1 or "|" in lines[at + 1]):
            return at, at + 2
    if at + 1 < len(lines) and _is_row(lines[at + 1]):
        roles = [role_of(c) for c in split_row(lines[at])]
        if "date" in roles and sum(r is not None for r in roles) > 1:  # nobody drew the line below the header
            return at, at + 1
    return None, at
