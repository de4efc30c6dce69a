"""The next free dates of a club's rule: without holidays, breaks and what is there. Not: making sessions of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from journalclub.models.schedule import ClubSchedule
from journalclub.models.session import Session
from journalclub.schedule.phrases import Rule
from journalclub.schedule.public_holidays import Holidays
from journalclub.schedule.rules import Days, meetings

MOST_SKIPPED = 200  # dates that are not free in a row, after which there will be none


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date of the rule at which no session will be."""

    day: dt.date
    why: str  # "Ascension Day", "Summer"


@dataclass(frozen=True, slots=True)
class Slots:
    """Free dates, and those left out on the way to them."""

    free: tuple[Days, ...]
    skipped: tuple[Skipped, ...]


def anchor_of(
    schedule: ClubSchedule, rules: Sequence[Rule], sessions: Sequence[Session], today: dt.date
) -> dt.date:
    """Where "every second" is counted from: `from:`, else the latest session on a weekday of the rules, else today.

    Sessions that were moved do not count, as they left the rule.
    """
    if schedule.first is not None:
        return schedule.first
    weekdays = {day for rule in rules for day in rule.weekdays}
    kept = [
        s.date for s in sessions if s.date is not None and not s.moved_from and s.date.weekday() in weekdays
    ]
    return max((day for day in kept if day <= today), default=min(kept, default=today))


def taken_days(sessions: Sequence[Session]) -> set[dt.date]:
    """Days on which no session is made: those of sessions, also cancelled ones, and those they were moved from."""
    moved = {day for s in sessions for text in s.moved_from if (day := _day(text))}
    return moved | {day for s in sessions for day in s.all_days}


def next_slots(
    schedule: ClubSchedule,
    rules: Sequence[Rule],
    *,
    anchor: dt.date,
    after: dt.date,
    holiday: Holidays,
    taken: Collection[dt.date],
    count: int | None = None,
    until: dt.date | None = None,
) -> Slots:
    """The next dates after `after`, `count` of them or all up to `until`; what is skipped is told with its reason.

    A session of several evenings is skipped as a whole when one of them cannot be.
    """
    free: list[Days] = []
    skipped: list[Skipped] = []
    since_free = 0
    for days in meetings(rules, schedule.evenings, anchor, after):
        if (count is not None and len(free) >= count) or (until is not None and days[0] > until):
            break
        if since_free >= MOST_SKIPPED and until is None:
            break
        since_free += 1
        if any(day in taken for day in days):
            continue
        reason = next((Skipped(d, why) for d in days if (why := closed(d, schedule, holiday))), None)
        if reason is not None:
            skipped.append(reason)
            continue
        free.append(days)
        since_free = 0
    if count is not None and free:
        skipped = [s for s in skipped if s.day < free[-1][-1]]
    return Slots(tuple(free), tuple(skipped))


def closed(day: dt.date, schedule: ClubSchedule, holiday: Holidays) -> str | None:
    """Why a club does not meet on a day; None when nothing speaks against it."""
    named = next((p.name or "a break" for p in schedule.breaks if p.covers(day)), None)
    return named or holiday(day)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
