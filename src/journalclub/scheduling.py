"""The club's next dates and presenters, made into sessions: the work of `jc schedule`. Not: what is shown of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journalclub.club.adding import add_sessions
from journalclub.club.changing import give_presenters
from journalclub.club.folder import Club
from journalclub.errors import JcError
from journalclub.models.session import Session
from journalclub.schedule.phrases import Rule, parse_rule
from journalclub.schedule.public_holidays import public_holidays
from journalclub.schedule.rotation import Turn, assign_turns
from journalclub.schedule.slots import Skipped, anchor_of, next_slots, taken_days

MONTHS_AHEAD = 3  # scheduled when nobody says how far


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far to schedule, and whether to name presenters."""

    count: int | None = None
    until: dt.date | None = None
    assign: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What came of it, or would."""

    rules: tuple[Rule, ...]
    anchor: dt.date  # where intervals are counted from
    made: tuple[Session, ...]
    skipped: tuple[Skipped, ...]
    turns: tuple[Turn, ...]


def schedule_sessions(club: Club, wanted: Wanted, today: dt.date, *, dry: bool = False) -> Scheduled:
    """Sessions for the club's next free dates, from tomorrow on, and presenters for those that have none.

    A date that a session has, also a cancelled one, is not free. `dry` writes nothing: the folders' names are then
    those that they would get. Raises JcError when papers.yaml has no rule, or is not in order.
    """
    plan = club.settings.schedule
    if plan is None or not plan.rules:
        raise JcError(
            "papers.yaml has no rule yet; write under `club:` the lines `schedule:` and `  rule: every second Monday`."
        )
    rules = tuple(map(parse_rule, plan.rules))
    sessions = club.sessions()
    anchor = anchor_of(plan, rules, sessions, today)
    # A session today would come as a surprise, unless the club says that it begins today.
    after = today - dt.timedelta(1) if plan.first == today else today
    slots = next_slots(
        plan,
        rules,
        anchor=anchor,
        after=after,
        holiday=public_holidays(plan.holidays),
        taken=taken_days(sessions),
        count=wanted.count,
        until=wanted.until or (in_months(today, MONTHS_AHEAD) if wanted.count is None else None),
    )
    new = [_session(club, days) for days in slots.free]
    made = tuple(new) if dry else add_sessions(club, new).made
    turns: tuple[Turn, ...] = ()
    if wanted.assign:
        turns = _assign(club, [*sessions, *made], wanted.seed, today, dry=dry)
    names = {t.folder: t.name for t in turns if t.name}
    made = tuple(replace(s, presenters=(names[s.folder],)) if s.folder in names else s for s in made)
    return Scheduled(rules, anchor, made, slots.skipped, turns)


def _session(club: Club, days: Sequence[dt.date]) -> Session:
    """A session that waits for its paper; its folder's name is a stand-in until it is made."""
    settings = club.settings
    several = tuple(days) if len(days) > 1 else ()
    return Session(days[0].isoformat(), days[0], settings.start, place=settings.place, days=several)


def _assign(
    club: Club, sessions: Sequence[Session], seed: int, today: dt.date, *, dry: bool
) -> tuple[Turn, ...]:
    """Presenters for the sessions to come."""
    turns = assign_turns(sessions, club.settings.members, seed, today)
    by_folder = {s.folder: s for s in sessions}
    for turn in turns:
        if turn.name is not None and not dry:
            give_presenters(club, by_folder[turn.folder], (turn.name,))
    return turns


def in_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or that month's last."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)
