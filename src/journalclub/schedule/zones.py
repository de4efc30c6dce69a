"""A session's time in several zones, computed for its date, labels and all. Not: which zones a club shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A moment as clocks show it in one zone."""

    zone: str  # IANA name
    at: dt.datetime  # aware
    label: str  # what the zone calls its time then: "CEST", "UTC+3"

    @property
    def place(self) -> str:
        """The zone's city: "New York"."""
        return self.zone.rsplit("/", 1)[-1].replace("_", " ")


def moment(day: dt.date, start: str, zone: str) -> dt.datetime:
    """A wall-clock time (17:00) in a zone as an aware moment.

    A time that clocks skip in spring is taken as many minutes after the change as it says after it (PEP 495, fold 0);
    of one that comes twice in autumn the first.
    """
    own = ZoneInfo(zone)
    wall = dt.datetime.combine(day, dt.time.fromisoformat(start), own)
    return wall.astimezone(dt.UTC).astimezone(own)


def local_times(day: dt.date, start: str, zone: str, others: Sequence[str] = ()) -> tuple[LocalTime, ...]:
    """A session's start in its zone of record, then in the others in their order, each zone once."""
    at = moment(day, start, zone)
    found = []
    for name in dict.fromkeys((zone, *others)):
        local = at.astimezone(ZoneInfo(name))
        found.append(LocalTime(name, local, label_of(local)))
    return tuple(found)


def label_of(at: dt.datetime) -> str:
    """What a zone calls its time at a moment; "UTC+3" or "UTC-3:30" where it has no letters of its own for it."""
    name = at.tzname() or ""
    if name.isalpha():
        return name
    minutes = int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def times_text(times: Sequence[LocalTime]) -> str:
    """As people read it: "17:00 JST (Tokyo) · 10:00 CEST (Amsterdam) · 20:00 PDT (Los Angeles, the day before)"."""
    home = times[0].at.date() if times else None
    return " · ".join(f"{t.at:%H:%M} {t.label} ({t.place}{_other_day(t, home)})" for t in times)


def _other_day(time: LocalTime, home: dt.date | None) -> str:
    if home is None or time.at.date() == home:
        return ""
    return ", the day after" if time.at.date() > home else ", the day before"
