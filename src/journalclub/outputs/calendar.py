"""calendar.ics: the sessions for calendar programs (RFC 5545, RFC 7986). Pure; not: numbering changes (revisions)."""

from __future__ import annotations

import datetime as dt
from collections.abc import MutableMapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from journalclub.models.publication import EventLine, Publication, SessionLine
from journalclub.outputs.events import Event, digest_of, events_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "calendar.ics"
PRODUCT = "-//journalclub//jc publish//EN"
REFRESH = dt.timedelta(days=1)  # how often programs that subscribed should look again
_SAID = attrgetter(*EventLine.__slots__)  # an event's line as a tuple
_YEARS_AHEAD = 2  # for which the zones' rules are written out beyond the last event


def calendar_file(publication: Publication, known: MutableMapping[str, str] | None = None) -> bytes:
    """The calendar. `known` keeps events as they were written before, by what they say; it is brought up to date."""
    import icalendar

    known = {} if known is None else known
    fresh: dict[str, str] = {}
    lines: list[EventLine] = []
    texts: list[str] = []
    for session, number, line, event in _lines(publication):
        key = digest_of((session.id, number, _SAID(line)))
        text = known.get(key)
        if text is None:
            text = str(_component(session, number, line, event).to_ical(), "utf-8")
        fresh[key] = text
        lines.append(line)
        texts.append(text)
    known.clear()
    known.update(fresh)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", publication.club.name)
    calendar.add("x-wr-calname", publication.club.name)
    refresh = icalendar.vDuration(REFRESH)  # icalendar 6 would write it as text
    refresh.params["VALUE"] = "DURATION"
    calendar.add("refresh-interval", refresh)
    if publication.club.site:
        calendar.add("url", publication.club.site)
    for zone in _zones(lines):
        calendar.add_component(zone)
    end = "END:VCALENDAR\r\n"
    head = str(calendar.to_ical(), "utf-8").removesuffix(end)
    return (head + "".join(texts) + end).encode("utf-8")


def _lines(publication: Publication) -> Iterator[tuple[SessionLine, int, EventLine, Event | None]]:
    """Every event that was ever published, in order of its session; with what it says, unless it is no more."""
    entries = {e.uid: e for e in publication.entries}
    for uid, session in sorted(publication.record.sessions.items()):
        entry = entries.get(uid)
        events: Sequence[Event] = events_of(entry, publication.club) if entry is not None else ()
        for number, line in enumerate(session.events):
            yield session, number, line, events[number] if number < len(events) else None


def _component(session: SessionLine, number: int, line: EventLine, event: Event | None) -> Any:
    import icalendar

    changed = dt.datetime.fromisoformat(line.changed)
    component = icalendar.Event()
    component.add("uid", str(uuid5(UUID(session.id), f"day {number + 1}")) if number else session.id)
    component.add("sequence", line.sequence)
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    component.add("dtstart", _time(line.start, line.zone))
    component.add("dtend", _time(line.end, line.zone))
    component.add("summary", line.title)
    component.add("status", line.status)
    if event is not None:
        for name, value in (
            ("location", event.place),
            ("description", event.description),
            ("url", event.url),
        ):
            if value:
                component.add(name, value)
    return component


def _time(text: str, zone: str) -> dt.datetime | dt.date:
    """A local time in its zone, or a day."""
    if "T" not in text:
        return dt.date.fromisoformat(text)
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def _zones(lines: Sequence[EventLine]) -> Iterator[Any]:
    """A VTIMEZONE for each zone, for the years of its events."""
    import icalendar

    years: dict[str, list[int]] = {}
    for line in lines:
        if "T" in line.start and line.zone not in {"UTC", "Etc/UTC"}:
            years.setdefault(line.zone, []).append(int(line.start[:4]))
    for name, used in sorted(years.items()):
        yield icalendar.Timezone.from_tzinfo(
            ZoneInfo(name),
            name,
            first_date=dt.date(min(used), 1, 1),
            last_date=dt.date(max(used) + _YEARS_AHEAD, 1, 1),
        )
