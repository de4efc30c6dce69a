"""Days and times as the site's pages and the feed say them. Not: as decks and sheets do (wording.py). Pure."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from journalclub.models.publication import Entry
from journalclub.models.session import ClubSettings
from journalclub.outputs.entry import local_start
from journalclub.wording import day as day_of


def when_line(entry: Entry, club: ClubSettings) -> str:
    """Days, time and zone in one line: "Monday, 18 January 2027, 17:00–18:30 Amsterdam time"."""
    parts = [days_line(entry), times_line(entry), *other_zones(entry, club)]
    return ", ".join(p for p in parts if p)


def days_line(entry: Entry) -> str:
    """Its day or days: "Monday, 18 January 2027"."""
    if not entry.days:
        return entry.date_raw or "Date to be announced"
    return " and ".join(f"{day:%A}, {day_of(day.isoformat())}" for day in entry.days)


def times_line(entry: Entry, day: dt.date | None = None) -> str:
    """From when to when a day goes, None the first: "17:00–18:30 Amsterdam time"; empty while no time is known."""
    shown = day or entry.day
    evening = entry.evening(shown) if shown else None
    begin, length = (evening.start, evening.minutes) if evening else (entry.start, entry.minutes)
    if begin is None:
        return ""
    end = (_clock(begin) + dt.timedelta(minutes=length)).strftime("%H:%M")
    return f"{begin}–{end} {zone_name(entry.zone)}"


def other_zones(entry: Entry, club: ClubSettings, day: dt.date | None = None) -> tuple[str, ...]:
    """When a day (None: the first) begins in the zones the club shows besides its own: "01:00 Tokyo time (Tuesday)"."""
    shown_day = day or entry.day
    begins = local_start(entry, shown_day) if shown_day else None
    if begins is None:
        return ()
    shown = []
    for zone in club.also_shown:
        there = begins.astimezone(ZoneInfo(zone))
        if zone != entry.zone:
            other = f" ({there:%A})" if there.date() != begins.date() else ""
            shown.append(f"{there:%H:%M} {zone_name(zone)}{other}")
    return tuple(shown)


def zone_name(zone: str) -> str:
    """A zone as people say it: "Amsterdam time"."""
    name = zone.rsplit("/", 1)[-1].replace("_", " ")
    return name if name in {"UTC", "GMT"} or "/" not in zone else f"{name} time"


def moment(entry: Entry, day: dt.date) -> str:
    """For the `datetime` of HTML's <time>."""
    begins = local_start(entry, day)
    return begins.isoformat(timespec="minutes") if begins is not None else day.isoformat()


def _clock(text: str) -> dt.datetime:
    hours, count = text.split(":")
    return dt.datetime(2000, 1, 1, int(hours), int(count))  # noqa: DTZ001 (a time of day)
