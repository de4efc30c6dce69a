"""The page at an address that a session had before: it leads on to today's. Pure; not: which addresses these are."""

from __future__ import annotations

from journalclub.models.publication import Entry
from journalclub.models.session import ClubSettings
from journalclub.outputs.site.frame import frame
from journalclub.outputs.site.session import PLACE
from journalclub.render import Templates

TEMPLATE = "site-moved.html.j2"


def moved_page(entry: Entry, club: ClubSettings, templates: Templates) -> str:
    """The page from the club's template or ours; browsers follow it at once, people without that by the link."""
    return templates.render(TEMPLATE, **frame(club, "", PLACE), entry=entry)
