"""A page that describes one event: its date with a label, its talks as paragraphs. Only for pages with nothing else."""

from __future__ import annotations

from journalclub.adopting.body import blocks, body_fields, labelled
from journalclub.adopting.dates import read_date
from journalclub.adopting.page import Page
from journalclub.adopting.record import Entry, Field, Found, Group, Layout

NAME: Layout = "other"
MOST_DATES = 1  # labelled ones; a page with more is about more than one event


def read(page: Page) -> Found:
    """One session, or nothing."""
    found = blocks(page.lines, 1)
    dated = [
        b for b in found if (n := labelled(b.text)) and n.role == "date" and read_date(n.value) is not None
    ]
    if not 0 < len(dated) <= MOST_DATES:
        return Found()
    title = next((h for h in page.headings if h.level == 1), None)
    fields = [
        f for f in body_fields([b for b in found if not title or b.line > title.line]) if f.role != "part"
    ]
    if title is not None:
        fields.insert(
            0, Field("subject", "", page.lines[title.line - 1].strip().strip("#").strip(), title.line)
        )
    first = title.line if title is not None else dated[0].line
    entry = Entry(first, len(page.lines), tuple(fields))
    return Found((Group((entry,)),), (), frozenset(range(1, len(page.lines) + 1)))
