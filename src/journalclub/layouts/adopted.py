"""A README that was adopted: where its marks go, which layout is like it. Not: its sessions (adopting/). Pure."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.adopting.page import Page, read_page
from journalclub.adopting.pipe_table import split_row
from journalclub.adopting.record import Adoption, Taken
from journalclub.adopting.statuses import heading_status
from journalclub.adopting.tables import Table, column_roles
from journalclub.club.readme_marks import KINDS, Block, Kind, find_blocks, mark
from journalclub.layouts.layout import Layout, Place, layout_names
from journalclub.layouts.rows import place_of
from journalclub.render import Templates

Form = str  # "table", "html", "list", "sections"
_ROW = re.compile(r"(?<!\\)\|")
_HTML = re.compile(r"<table\b|<t[rdh]\b|<[ou]l\b|<li\b", re.IGNORECASE)
_HTML_OPENS = re.compile(r"<(?:table|[ou]l)\b", re.IGNORECASE)
_HTML_CLOSES = re.compile(r"</(?:table|[ou]l)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*+•◦▪o]|\d{1,4}[.)])\s")
_KIND: dict[str | None, Kind] = {"held": "past", "upcoming": "upcoming"}


@dataclass(frozen=True, slots=True)
class Region:
    """Lines, from 0, that one table or list takes; `end` is behind the last."""

    form: Form
    first: int
    end: int
    kind: Kind = "sessions"


@dataclass(frozen=True, slots=True)
class Marked:
    """The README with marks, and the layout for new rows; both as before when nothing could be marked."""

    text: str
    layout: str | None = None


def with_marks(text: str, adoption: Adoption, templates: Templates, today: dt.date) -> Marked:
    """A README with marks around what was adopted from it; one that has some already is left as it is.

    Rows that were listed as coming, or beside past ones, but are over stay there: the mark tells until when. An HTML
    table or list is left to itself, and a table for what comes from `today` on goes above it.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    page = read_page(text, "README.md")
    regions = find_regions(page, adoption)
    if adoption.layout == "other" or not regions or find_blocks(lines, "README.md"):
        return Marked(text)
    inserts: dict[int, list[str]] = {}
    # From these rows would go to the table of past sessions at once.
    leaving = {"upcoming", "sessions"} if "past" in {r.kind for r in regions} else {"upcoming"}
    numbers = dict.fromkeys(KINDS, 0)
    for region in regions:
        numbers[region.kind] += 1
        number = numbers[region.kind]
        name = region.kind if number == 1 else f"{region.kind}-{number}"
        options = {"adopted": today.isoformat()} if region.kind in leaving else {}
        if region.form == "html":
            opening, closing = mark(name, since=today.isoformat())
            inserts.setdefault(region.first, []).extend((opening, closing, ""))
            continue
        opening, closing = mark(name, **options)
        inserts.setdefault(region.first, []).extend((opening, ""))
        inserts.setdefault(region.end, []).extend(("", closing))
    if {r.kind for r in regions} == {"past"}:
        at = _place_for_coming(page, regions[0])
        inserts[at] = [*mark("upcoming"), "", *inserts.get(at, ())]
    out: list[str] = []
    for at, line in enumerate([*lines, ""]):
        out.extend(inserts.get(at, ()))
        out.append(line)
    return Marked(newline.join(out[:-1]), _layout_like(page, regions, adoption, templates))


def find_regions(page: Page, adoption: Adoption) -> list[Region]:
    """The tables and lists that the sessions were taken from, in order."""
    found: list[Region] = []
    for taken in adoption.sessions:
        region = _region_of(page, taken)
        if region is None:
            continue
        last = found[-1] if found else None
        if last is None or region.form != last.form or not _go_together(last, region):
            found.append(region)
        else:
            found[-1] = Region(last.form, last.first, max(last.end, region.end), last.kind)
    return [Region(r.form, r.first, _trimmed(page, r), r.kind) for r in found]


def _go_together(one: Region, other: Region) -> bool:
    """Whether two are one: rows of one table; sections and items unless headings tell them apart."""
    return other.first < one.end if one.form in {"table", "html"} else one.kind == other.kind


def _region_of(page: Page, taken: Taken) -> Region | None:
    """The whole table a row stands in, or the lines of a section or item."""
    at, end = taken.line - 1, taken.last_line
    if at >= len(page.raw):
        return None
    kind = _KIND.get(heading_status(page.above(taken.line)), "sessions")
    line = page.raw[at]
    if _HTML.search(line):
        start = next((n for n in range(at, -1, -1) if _HTML_OPENS.search(page.raw[n])), at)
        stop = next((n + 1 for n in range(at, len(page.raw)) if _HTML_CLOSES.search(page.raw[n])), end)
        return Region("html", start, stop, kind)
    if _ROW.search(line) and not line.lstrip().startswith("#") and not _ITEM.match(line):
        start = at
        while start > 0 and _ROW.search(page.lines[start - 1]):
            start -= 1
        stop = end
        while stop < len(page.raw) and _ROW.search(page.lines[stop]):
            stop += 1
        return Region("table", start, stop, kind)
    return Region("list" if _ITEM.match(line) else "sections", at, end, kind)


def _trimmed(page: Page, region: Region) -> int:
    """The end without the blank lines before it."""
    end = min(region.end, len(page.raw))
    while end > region.first + 1 and not page.raw[end - 1].strip():
        end -= 1
    return end


def _place_for_coming(page: Page, past: Region) -> int:
    """Where a page that lists past sessions only says what is to come: below that heading, else above the past."""
    for at, heading in enumerate(page.headings):
        if heading_status([heading.text]) == "upcoming" and heading.line <= past.first:
            stop = page.headings[at + 1].line - 1 if at + 1 < len(page.headings) else len(page.raw)
            return min(stop, past.first)
    above = [h.line - 1 for h in page.headings if h.line <= past.first]
    return above[-1] if above else past.first


def _layout_like(
    page: Page, regions: Sequence[Region], adoption: Adoption, templates: Templates
) -> str | None:
    """The layout whose rows are most like those of the page."""
    forms = [r.form for r in regions]
    form = max(sorted(set(forms)), key=forms.count)
    sessions = [t.session for t in adoption.sessions]
    if form == "list":
        return "list"
    if form == "sections":
        described = sum(bool(s.abstract or s.tasks or s.sequels) for s in sessions)
        return "school" if sum(any(p.points for p in s.parts) for s in sessions) > described else "seminar"
    places = [
        place_of(Block(r.kind, r.kind, r.first, r.end, {}), page.raw) for r in regions if r.form == "table"
    ]
    mine = [{str(c.role) for c in p.columns} for p in places if p.columns]
    scores = {
        name: max(
            (_alike(roles, own) for roles, own in itertools.product(mine, _tables(name, templates))),
            default=0.0,
        )
        for name in sorted(layout_names(templates))
    }
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] > 0 else None


def _alike(one: set[str], other: set[str]) -> float:
    """The share of the columns of two tables that both have."""
    return len(one & other) / max(len(one | other), 1)


def _tables(name: str, templates: Templates) -> list[set[str]]:
    """What the columns of a layout's tables are for; none for a layout without tables."""
    found = []
    for kind in KINDS:
        head = Layout(name, templates).writer(Place(kind)).head
        if head and "|" in head[0]:
            found.append({str(role) for role in column_roles(Table(tuple(split_row(head[0])), (), ()))})
    return found
