"""Sessions written as sections: headings with a date or number, the rest below them. Not: lists (bullets.py)."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from journalclub.adopting.body import Block, Item, blocks, body_fields, labelled
from journalclub.adopting.dates import read_date
from journalclub.adopting.lead import (
    Lead,
    dated_lead,
    ending_lead,
    mostly_numbered,
    numbered_lead,
    undated_lead,
)
from journalclub.adopting.page import Heading, Page
from journalclub.adopting.record import Entry, Field, Found, Group, Layout
from journalclub.adopting.title_line import title_fields

NAME: Layout = "headings"
MOST_BELOW = 200  # headings below one session's
LEAST = 2  # headings of one kind that make a schedule
_RULE = re.compile(
    r"^\s{0,3}(?:-\s?){3,}$|^\s{0,3}(?:\*\s?){3,}$|^\s{0,3}(?:_\s?){3,}$|^\s*<hr\b[^<>]{0,100}>\s*$"
)
_SCHEDULE = re.compile(
    r"\b(?:schedule|sessions?|meetings?|topics?|lectures?|seminars?|program(?:me)?|agenda|syllabus|talks?|calendar|papers?|"
    r"curriculum|past|upcoming)\b|일정|세미나|日程|予定",
    re.IGNORECASE,
)
_SERIES = re.compile(r"^(?P<series>[^\[\]()]{2,80}?)\s+:\s+(?P<title>\S.*)$", re.DOTALL)


def read(page: Page) -> Found:
    """Sections that are sessions, all of one kind: dated headings, else dated bodies, else numbered headings."""
    real = [h for h in page.headings if h.level <= 6 and page.lines[h.line - 1].strip()]
    for choose in (_dated, _dated_below, _numbered):
        leads = choose(page, real)
        if len(leads) >= LEAST or (leads and choose is _dated and len(real) <= LEAST):
            return _found(page, real, leads)
    return Found()


def _found(page: Page, real: Sequence[Heading], leads: dict[int, Lead]) -> Found:
    """Entries for the chosen headings."""
    chosen = [h for h in real if h.line in leads]
    title = title_fields([leads[h.line] for h in chosen])
    entries = []
    lines: set[int] = set()
    for heading, fields in zip(chosen, title, strict=True):
        end = _end(page, real, heading, leads)
        body = body_fields(_body(page, heading.line + 1, end))
        entries.append(Entry(heading.line, end, (*fields, *body), page.above(heading.line)))
        lines.update(range(heading.line, end + 1))
    return Found((Group(tuple(_series_apart(e) for e in entries)),), (), frozenset(lines))


def _dated(page: Page, real: Sequence[Heading]) -> dict[int, Lead]:
    """Headings that begin or end with a date, of the level at which most do."""
    leads = {}
    for heading in real:
        text = _markup(page, heading)
        lead = dated_lead(text, heading.line) or ending_lead(text, heading.line)
        if lead is not None:
            leads[heading.line] = lead
    leads = _of_one_level(real, leads)
    numbered = mostly_numbered(leads.values())
    levels = {h.level for h in real if h.line in leads}
    for heading in real:
        if heading.level in levels and heading.line not in leads:
            undated = undated_lead(_markup(page, heading), heading.line, numbered)
            leads |= {heading.line: undated} if undated is not None else {}
    return leads


def _dated_below(page: Page, real: Sequence[Heading]) -> dict[int, Lead]:
    """Headings whose section has a labelled date."""
    leads = {}
    for at, heading in enumerate(real):
        following = real[at + 1].line if at + 1 < len(real) else len(page.lines) + 1
        body = blocks(page.lines[heading.line : following - 1], heading.line + 1)
        if any(_is_date(block) for block in body):
            markup = _markup(page, heading)
            leads[heading.line] = numbered_lead(markup, heading.line) or Lead(
                "", "", "", False, markup, heading.line
            )
    return leads


def _numbered(page: Page, real: Sequence[Heading]) -> dict[int, Lead]:
    """Headings such as "Lecture 1", or plain numbers below one that announces sessions, counting up or down."""
    leads = {}
    for heading in real:
        lead = numbered_lead(_markup(page, heading), heading.line)
        announced = any(_SCHEDULE.search(text) for text in page.above(heading.line))
        if lead is not None and lead.rest and (lead.word or announced):
            leads[heading.line] = lead
    leads = _of_one_level(real, leads)
    numbers = [int(lead.number) for lead in leads.values()]
    steps = {b - a for a, b in itertools.pairwise(numbers)}
    return leads if steps and (min(steps) > 0 or max(steps) < 0) else {}


def _of_one_level(real: Sequence[Heading], leads: dict[int, Lead]) -> dict[int, Lead]:
    levels = [h.level for h in real if h.line in leads]
    if not levels:
        return {}
    most = max(sorted(set(levels)), key=levels.count)
    return {h.line: leads[h.line] for h in real if h.line in leads and h.level == most}


def _markup(page: Page, heading: Heading) -> str:
    """The heading's line without its marks."""
    return page.lines[heading.line - 1].strip().strip("#").strip()


def _is_date(block: Block) -> bool:
    named = labelled(block.text)
    return named is not None and named.role == "date" and read_date(named.value) is not None


def _end(page: Page, real: Sequence[Heading], heading: Heading, leads: dict[int, Lead]) -> int:
    """The last line of its section: before the next heading of its level or above, or a rule below some text."""
    after = real[bisect.bisect_left(real, heading) + 1 :][:MOST_BELOW]
    following = next(
        (h.line for h in after if h.level <= heading.level or h.line in leads),
        after[-1].line if len(after) == MOST_BELOW else len(page.lines) + 1,
    )
    said = False
    for number in range(heading.line + 1, following):
        line = page.lines[number - 1]
        if said and _RULE.match(line[:300]):
            return number - 1
        said = said or (bool(line.strip()) and not set(line.strip()) <= set("-= "))
    return following - 1


def _body(page: Page, first: int, last: int) -> list[Block]:
    """The section's blocks, without the line that underlines its heading."""
    found = blocks(page.lines[first - 1 : last], first)
    return [b for b in found if isinstance(b, Item) or not set(b.text.strip()) <= set("-=*_ ")]


def _series_apart(entry: Entry) -> Entry:
    """With the series of "Series : title", which has a space before the colon, as a remark."""
    fields: list[Field] = []
    for cell in entry.fields:
        match = _SERIES.match(cell.text) if cell.role == "subject" else None
        if match:
            fields.append(Field("other", "", match["series"], cell.line))
            fields.append(Field("subject", "", match["title"], cell.line))
        else:
            fields.append(cell)
    return Entry(entry.line, entry.last_line, tuple(fields), entry.headings, entry.continued)
