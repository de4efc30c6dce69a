"""feed.xml: an Atom feed (RFC 4287) of what is new and what changed. Not: its XML, which is a template's. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from journalclub.models.publication import Entry, Publication, SessionLine
from journalclub.outputs.entry import SESSIONS
from journalclub.outputs.events import PAGE
from journalclub.outputs.site.words import when_line
from journalclub.render import Templates

FILE = "feed.xml"
TEMPLATE = "site-feed.xml.j2"
MOST_ENTRIES = 50
_NEVER = "1970-01-01T00:00:00Z"  # an empty club's feed


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One session."""

    entry: Entry
    line: SessionLine
    address: str  # of its page; relative to the feed while the club does not say where its site is
    when: str


def feed_file(publication: Publication, templates: Templates) -> str:
    """The sessions that were published or changed last, the newest first."""
    club = publication.club
    newest = sorted(
        ((publication.record.sessions[e.uid], e) for e in publication.entries),
        key=lambda pair: (pair[0].updated, pair[1].day.isoformat() if pair[1].day else "", pair[0].uid),
        reverse=True,
    )[:MOST_ENTRIES]
    lines = publication.record.sessions.values()
    return templates.render(
        TEMPLATE,
        club=club,
        id=uuid5(NAMESPACE_URL, f"journalclub:{club.site or club.name}"),
        updated=max((line.updated for line in lines), default=_NEVER),
        address=f"{club.site or ''}{FILE}",
        home=f"{club.site or ''}index.html",
        entries=[
            FeedEntry(e, line, f"{club.site or ''}{SESSIONS}/{quote(e.folder)}/{PAGE}", when_line(e, club))
            for line, e in newest
        ],
    )
