"""Sessions written as list items that begin with a date, and what is below them. Not: reading the date (lead.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from journalclub.adopting.body import Block, Item, Paragraph, blocks, body_fields, labelled, with_topic
from journalclub.adopting.dates import read_date
from journalclub.adopting.lead import (
    Lead,
    dated_lead,
    day_lead,
    ending_lead,
    loose_lead,
    mostly_numbered,
    undated_lead,
)
from journalclub.adopting.page import Page
from journalclub.adopting.record import Entry, Found, Group, Layout, Leftover
from journalclub.adopting.title_line import Habits, habits_of, title_fields
from journalclub.adopting.years import year_hint

NAME: Layout = "bullets"
LONGEST_ABOVE = 200  # characters of a line above a list that may name its year
LEAST = 2  # dated items that make a schedule without a heading that announces one
LEAST_LOOSE = 3  # items that end with dates, or have dates like 01/31
_SCHEDULE = re.compile(
    r"\b(?:schedule|sessions?|meetings?|seminars?|program(?:me)?|agenda|talks?|calendar|past|upcoming|next|previous|dates)\b"
    r"|일정|세미나|日程|予定",
    re.IGNORECASE,
)
OTHER_LIST = re.compile(
    r"\b(?:news|changelog|change log|updates?|releases?|deadlines?|history of changes|publications)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands between two headings: its blocks, and those that begin a session, by their places."""

    blocks: list[Block]
    leads: dict[int, Lead]
    headings: tuple[str, ...]


def read(page: Page) -> Found:
    """All lists of dated items."""
    starts = [1, *(h.line + 1 for h in page.headings)]
    ends = [*(h.line - 1 for h in page.headings), len(page.lines)]
    spans = ((first, last) for first, last in zip(starts, ends, strict=True) if first <= last)
    sections = [s for first, last in spans if (s := _section(page, first, last)).leads]
    habits = habits_of([lead for section in sections for lead in section.leads.values()])
    groups: list[Group] = []
    unparsed: list[Leftover] = []
    lines: set[int] = set()
    for section in sections:
        group, left, covered = _sessions(section, habits)
        groups.append(group)
        unparsed.extend(left)
        lines |= covered
    return Found(tuple(groups), tuple(unparsed), frozenset(lines))


def _section(page: Page, first: int, last: int) -> _Section:
    """The lines between two headings; without leads when they list no sessions."""
    found = blocks(page.lines[first - 1 : last], first)
    headings = page.above(last)
    if headings and OTHER_LIST.search(headings[0]):
        return _Section(found, {}, headings)
    announced = any(_SCHEDULE.search(h) for h in headings)
    term = bool(headings) and year_hint(headings[0]) is not None
    leads = _leads(found, LEAST if announced or term else LEAST_LOOSE, _month(headings))
    announced = announced or _announced_above(found, leads)
    if len(leads) < (1 if announced else LEAST):
        return _Section(found, {}, headings)
    above = found[min(leads) - 1] if min(leads) else None
    if isinstance(above, Paragraph) and len(above.text) <= LONGEST_ABOVE and year_hint(above.text):
        headings = (above.text, *headings)  # "**Fall 2024**, Fridays at 3"
    return _Section(found, leads, headings)


def _sessions(section: _Section, habits: Habits) -> tuple[Group, list[Leftover], set[int]]:
    """The sessions of a section, what between them is none, and the lines of both."""
    found, places = section.blocks, sorted(section.leads)
    entries: list[Entry] = []
    unparsed: list[Leftover] = []
    covered: set[int] = set()
    titles = title_fields([section.leads[at] for at in places], habits)
    for at, following, title in zip(places, [*places[1:], len(found)], titles, strict=True):
        item = found[at]
        body, strangers = _body(found[at + 1 : following], item)
        last_line = max([_last(item), *(_last(b) for b in body)])
        fields = (*title, *with_topic(title, body_fields(body)))
        entries.append(Entry(item.line, last_line, fields, section.headings))
        covered.update(range(item.line, last_line + 1))
        unparsed.extend(Leftover(b.line, b.text) for b in strangers)
    return Group(tuple(entries)), unparsed, covered


def _month(headings: Sequence[str]) -> str:
    """The month that the nearest heading names, with its year; empty when it names none."""
    written = read_date(headings[0]) if headings else None
    return headings[0][written.start : written.end] if written is not None and written.month_only else ""


def _leads(found: Sequence[Block], least_loose: int, month: str) -> dict[int, Lead]:
    """Items that begin with a date, of the one kind that most have; undated ones that say so between them."""
    ways: list[Callable[[str, int], Lead | None]] = [dated_lead, ending_lead, loose_lead]
    if month:
        ways.append(partial(day_lead, month=month))
    for read_lead in ways:
        leads = {
            at: lead
            for at, b in enumerate(found)
            if isinstance(b, Item) and (lead := read_lead(b.text, b.line)) is not None
        }
        kinds = [_kind(found[at]) for at in leads]
        if not kinds:
            continue
        most = max(sorted(set(kinds)), key=kinds.count)
        leads = {at: lead for at, lead in leads.items() if _kind(found[at]) == most}
        if read_lead is not dated_lead and len(leads) < least_loose:
            continue
        numbered = mostly_numbered(leads.values())
        undated = {
            at: lead
            for at, b in enumerate(found)
            if at not in leads
            and _kind(b) == most
            and (lead := undated_lead(b.text, b.line, numbered)) is not None
        }
        return leads | undated
    return {}


def _kind(block: Block) -> tuple[int, str]:
    return (block.indent, block.marker) if isinstance(block, Item) else (-1, "")


def _announced_above(found: Sequence[Block], leads: dict[int, Lead]) -> bool:
    """Whether the line before the list announces it."""
    before = found[min(leads) - 1] if leads and min(leads) else None
    return isinstance(before, Paragraph) and _SCHEDULE.search(before.text[-200:]) is not None


def _body(following: Sequence[Block], item: Block) -> tuple[list[Block], list[Block]]:
    """What belongs to the item, and items beside it that have no date."""
    body: list[Block] = []
    strangers: list[Block] = []
    for block in following:
        if isinstance(block, Paragraph):
            if block.heading or not _belongs(block, item):
                break
            body.append(block)
        elif _kind(block) == _kind(item) and labelled(block.text) is None:
            if block.text:
                strangers.append(block)
        elif isinstance(item, Item) and block.indent < item.indent:
            break
        else:
            body.append(block)
    return body, strangers


def _belongs(block: Paragraph, item: Block) -> bool:
    """Whether a paragraph below a list still describes the item: a field with its label, or links alone."""
    del item
    return labelled(block.text) is not None or block.text.startswith(("[", "("))


def _last(block: Block) -> int:
    return block.last_line if isinstance(block, Item) else block.line + block.text.count("\n")
