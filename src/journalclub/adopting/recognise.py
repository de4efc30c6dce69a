"""A page to sessions: every layout reads it, and what each finds is put together. Not: reading any layout itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journalclub.adopting import (
    bullets,
    csv_file,
    dated_paragraphs,
    event_page,
    headings,
    html_table,
    pipe_table,
    yaml_file,
)
from journalclub.adopting.html_page import as_markdown, is_html
from journalclub.adopting.mojibake import repairs
from journalclub.adopting.page import Page, read_page
from journalclub.adopting.page_years import year_in_headings, year_in_prose
from journalclub.adopting.record import Adoption, Found, Layout
from journalclub.adopting.sessions import take

_HTML_ITEM = re.compile(r"<li\b", re.IGNORECASE)
# In this order; a later one reads only what the earlier ones left.
READERS = (yaml_file, csv_file, html_table, pipe_table, headings, bullets, dated_paragraphs, event_page)


def adopt_text(text: str, name: str) -> Adoption:
    """Everything a page gives; `name` is the file's name, which may tell the format and the year."""
    adoption = _adopted(text, name)
    if adoption.sessions or not (is_html(text) or _HTML_ITEM.search(text)):
        return adoption
    lines, sources = as_markdown(text)  # a page of HTML, or with some, without tables
    again = _adopted("\n".join(lines), name)
    return _at_source(again, sources) if again.sessions else adoption


def _at_source(adoption: Adoption, sources: Sequence[int]) -> Adoption:
    """With the lines of the page that its Markdown was made from."""

    def line(number: int) -> int:
        return sources[min(number, len(sources)) - 1]

    taken = (
        replace(t, line=line(t.line), last_line=max(line(t.line), line(t.last_line)))
        for t in adoption.sessions
    )
    left = (replace(u, line=line(u.line)) for u in adoption.unparsed)
    damage = (replace(r, line=line(r.line)) for r in adoption.repairs)
    return Adoption(adoption.layout, tuple(taken), tuple(left), tuple(damage))


def _adopted(text: str, name: str) -> Adoption:
    """What the readers of all layouts find."""
    page = read_page(text, name)
    found: list[tuple[Layout, Found]] = []
    for reader in READERS:
        if reader is event_page and any(f.count for _, f in found):
            continue  # what describes one event describes one of these
        read = reader.read(page)
        if read.lines:
            page = _without(page, read.lines)
        found.append((reader.NAME, read))
    groups = [g for _, f in found for g in f.groups]
    sessions = take(groups, page.hints, year_in_prose(page), year_in_headings(page))
    unparsed = sorted((left for _, f in found for left in f.unparsed), key=lambda left: left.line)
    return Adoption(_layout(found), tuple(sessions), tuple(unparsed), tuple(repairs(text)))


def _layout(found: list[tuple[Layout, Found]]) -> Layout:
    """The layout that gave most sessions; a page without any is what its tables are."""
    name, most = max(found, key=lambda f: f[1].count)
    if most.count:
        return name
    return next((n for n, f in found if f.lines), "other")


def _without(page: Page, lines: frozenset[int]) -> Page:
    """The page with lines blanked that were read."""
    kept = tuple("" if at in lines else line for at, line in enumerate(page.lines, 1))
    return replace(page, lines=kept)
