"""Sessions written as paragraphs that begin with a date: "**12 January 2026**: Title". Not: lists, sections."""

from __future__ import annotations

import bisect
import re

from journalclub.adopting.body import blocks, body_fields, with_topic
from journalclub.adopting.bullets import OTHER_LIST
from journalclub.adopting.lead import Lead, dated_lead
from journalclub.adopting.page import PSEUDO_LEVEL, Page
from journalclub.adopting.record import Entry, Found, Group, Layout
from journalclub.adopting.title_line import habits_of, title_fields

NAME: Layout = "headings"
LEAST = 2  # dated paragraphs that make a schedule
_NO_PARAGRAPH = re.compile(r"\s*(?:[-*+•]\s|\d{1,4}[.)]\s|#|>|<)|\s{4}|.*\|")
# What follows a date that is no part of a sentence: nothing, a mark, or a link.
_APART = re.compile(r"\s*(?:$|[:：,;|–—(\[*_]|-{1,3}\s)")


def read(page: Page) -> Found:
    """Paragraphs with dates, each with what follows it up to the next one or a heading."""
    headings = {h.line for h in page.headings if h.level < PSEUDO_LEVEL}
    starts = (n for n, line in enumerate(page.lines, 1) if line.strip() and _begins(page, n, headings))
    leads = {n: lead for n in starts if (lead := _lead(page, n)) is not None}
    if len(leads) < LEAST:
        return Found()
    habits = habits_of(list(leads.values()))
    ends = sorted({*leads, *headings, len(page.lines) + 1})
    groups: dict[tuple[str, ...], list[Entry]] = {}
    lines: set[int] = set()
    titles = title_fields(list(leads.values()), habits)
    for (number, lead), title in zip(leads.items(), titles, strict=True):
        end = ends[bisect.bisect_right(ends, number)] - 1
        body = body_fields(blocks(page.lines[number:end], number + 1))
        above = tuple(text for text in page.above(number) if text != lead.date)
        groups.setdefault(above, []).append(Entry(number, end, (*title, *with_topic(title, body)), above))
        lines.update(range(number, end + 1))
    entries = [e for group in groups.values() for e in group]
    if sum(any(f.role != "date" for f in e.fields) for e in entries) < LEAST:
        return Found()  # dates alone
    return Found(tuple(Group(tuple(group)) for group in groups.values()), (), frozenset(lines))


def _begins(page: Page, number: int, headings: set[int]) -> bool:
    """Whether a paragraph begins on this line."""
    return number == 1 or not page.lines[number - 2].strip() or number - 1 in headings


def _lead(page: Page, number: int) -> Lead | None:
    """The date with which the paragraph on this line begins."""
    line = page.lines[number - 1]
    lead = None if _NO_PARAGRAPH.match(line) else dated_lead(line, number)
    if lead is None or not _APART.match(lead.rest):
        return None
    return None if any(OTHER_LIST.search(text) for text in page.above(number)[:1]) else lead
