"""What the calendar says of a session: an event for each of its days. Pure; not: iCalendar (calendar.py)."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, fields
from urllib.parse import quote

from journalclub.models.publication import Entry
from journalclub.models.session import ClubSettings
from journalclub.outputs.entry import SESSIONS

MOST_SHOWN = 12  # papers in a description
PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Event:
    """One day of a session; times are local to `zone`, days alone where no time is known."""

    start: str  # "2027-01-18T17:00" or "2027-01-18"
    end: str
    zone: str
    title: str
    status: str
    place: str = ""
    description: str = ""
    url: str = ""

    @property
    def digest(self) -> str:
        """Of everything it says."""
        return digest_of([getattr(self, field.name) for field in fields(self)])


def digest_of(document: object) -> str:
    """A short fingerprint of plain values, the same on every machine."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def events_of(entry: Entry, club: ClubSettings) -> tuple[Event, ...]:
    """One for each day; none for a holiday, and for a session without a date."""
    if entry.status == "holiday":
        return ()
    several = len(entry.days) > 1
    return tuple(
        _event(entry, club, day, f" ({n} of {len(entry.days)})" if several else "")
        for n, day in enumerate(entry.days, 1)
    )


def page_address(entry: Entry, club: ClubSettings) -> str:
    """The session's page; empty while the club does not say where its site is."""
    return f"{club.site}{SESSIONS}/{quote(entry.folder)}/{PAGE}" if club.site else ""


def _event(entry: Entry, club: ClubSettings, day: dt.date, which: str) -> Event:
    start, end = day.isoformat(), (day + dt.timedelta(1)).isoformat()
    evening = entry.evening(day)
    if evening.start is not None:
        hours, minutes = evening.start.split(":")
        begin = dt.datetime.combine(day, dt.time(int(hours), int(minutes)))
        start = begin.isoformat(timespec="minutes")
        end = (begin + dt.timedelta(minutes=evening.minutes)).isoformat(timespec="minutes")
    cancelled = entry.status == "cancelled"
    return Event(
        start=start,
        end=end,
        zone=entry.zone,
        title=f"{'Cancelled: ' if cancelled else ''}{entry.title}{which}",
        status="CANCELLED" if cancelled else "CONFIRMED",
        place=evening.place or "",
        description="\n".join(_description(entry, club)),
        url=page_address(entry, club),
    )


def _description(entry: Entry, club: ClubSettings) -> list[str]:
    lines = [club.name]
    if entry.status == "cancelled" and entry.reason:
        lines.append(f"Cancelled: {entry.reason}")
    if entry.by:
        lines.append(f"Presented by {entry.by}")
    for paper in entry.papers[:MOST_SHOWN]:
        lines.append(f"{paper.title}{f' ({paper.url})' if paper.url else ''}")
    if address := page_address(entry, club):
        lines.append(address)
    return lines
