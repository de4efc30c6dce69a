"""Somebody who subscribed to a club's calendar: imports each edition with a real library, and trusts nothing.

What is asserted: an event never vanishes, changes only with a higher SEQUENCE, and its time is the same by the zone's
name and by the rules that the file itself brings (VTIMEZONE).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import icalendar
from dateutil import tz


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as the subscriber's program shows it."""

    title: str
    start: dt.datetime | dt.date
    status: str
    sequence: int

    @property
    def takes_place(self) -> bool:
        """Whether it is not cancelled."""
        return self.status != "CANCELLED"


@dataclass(slots=True)
class Subscriber:
    """The calendar as it stands after every import."""

    events: dict[str, Seen] = field(default_factory=dict)
    changes: int = 0
    imports: int = 0

    def imports_file(self, path: Path) -> None:
        """Read calendar.ics as it is now."""
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert isinstance(calendar, icalendar.Calendar)
        zones = [z for z in calendar.walk("VTIMEZONE") if isinstance(z, icalendar.Timezone)]
        own_zones = {str(z["TZID"]): z.to_tz(lookup_tzid=False) for z in zones}
        found: dict[str, Seen] = {}
        for event in calendar.walk("VEVENT"):
            uid, seen = str(event["UID"]), _seen(event)
            assert uid not in found, f"{path}: two events with the UID {uid}"
            _same_by_both_zones(event, own_zones)
            found[uid] = seen
            before = self.events.get(uid)
            if before is not None and before != seen:
                assert seen.sequence > before.sequence, f"{path}: {seen} does not follow {before}"
                self.changes += 1
        assert self.events.keys() <= found.keys(), f"{path}: events vanished"
        self.events = found
        self.imports += 1

    def shown(self) -> list[Seen]:
        """What takes place, in order."""
        return sorted((e for e in self.events.values() if e.takes_place), key=lambda e: _moment(e.start))


def local(moment: dt.datetime, zone: str) -> dt.datetime:
    """A moment in a zone by another library than the product's, so that an error would show."""
    there = tz.gettz(zone)
    assert there is not None
    return moment.astimezone(there)


def _seen(event: Any) -> Seen:
    return Seen(str(event["SUMMARY"]), event["DTSTART"].dt, str(event["STATUS"]), int(event["SEQUENCE"]))


def _same_by_both_zones(event: Any, own_zones: dict[str, dt.tzinfo]) -> None:
    """The zone's name and the VTIMEZONE that stands in the file mean the same moment."""
    start = event["DTSTART"].dt
    name = event["DTSTART"].params.get("TZID")
    if isinstance(start, dt.datetime) and name:
        by_file = start.replace(tzinfo=own_zones[str(name)])
        assert by_file.utcoffset() == start.utcoffset(), f"{event['SUMMARY']}: {by_file} is not {start}"


def _moment(start: dt.datetime | dt.date) -> dt.datetime:
    if isinstance(start, dt.datetime):
        return start.astimezone(dt.UTC)
    return dt.datetime.combine(start, dt.time(), dt.UTC)
