"""Whose turn it is to present: who did so least in the last year, then who waited longest. Not: asking them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.models.schedule import Member
from journalclub.models.session import Session

COUNTED = dt.timedelta(
    days=365
)  # before a session, within which turns are counted: a long past does not exempt


@dataclass(frozen=True, slots=True)
class Turn:
    """One session's presenter."""

    folder: str
    days: tuple[dt.date, ...]
    name: str | None  # None: nobody can
    why: str


@dataclass(frozen=True, slots=True)
class _Record:
    """When a person presented or will, in order."""

    days: tuple[dt.date, ...]

    def often(self, day: dt.date) -> int:
        """Turns within a year before a day or after it."""
        return sum(abs(day - d) <= COUNTED for d in self.days)

    def nearest(self, day: dt.date) -> dt.date | None:
        """The turn nearest to a day."""
        return min(self.days, key=lambda d: abs(day - d), default=None)


def assign_turns(
    sessions: Sequence[Session], members: Sequence[Member], seed: int = 0, first: dt.date = dt.date.min
) -> tuple[Turn, ...]:
    """A presenter for each of the sessions from the day `first` on that needs one (`needs_presenter`).

    In order of date, the member is chosen who can present on all its days and, in this order: was not on one of the
    nearest sessions (half as many as there are presenters), presented least within a year, waited longest; ties are
    broken by `seed`, the session's day and the name, so that the same club always gets the same rota and the order
    in papers.yaml favours nobody.
    """
    dated = sorted(
        (s for s in sessions if s.all_days and s.status != "cancelled"), key=lambda s: s.all_days[0]
    )
    records = {m.name: _Record(()) for m in members if "presenter" in m.roles}
    keys = {key_of(name): name for name in records}
    for session in dated:
        for presenter in session.presenters:
            if name := keys.get(key_of(presenter)):
                records[name] = _Record((*records[name].days, session.all_days[0]))
    presenters = [m for m in members if m.name in records]
    days = [s.all_days[0] for s in dated]
    turns = []
    for session in dated:
        if session.all_days[0] < first or not needs_presenter(session):
            continue
        turn = _turn(session, presenters, records, days, seed)
        turns.append(turn)
        if turn.name is not None:
            records[turn.name] = _Record((*records[turn.name].days, session.all_days[0]))
    return tuple(turns)


def needs_presenter(session: Session) -> bool:
    """Whether a session is to come and nobody is named for it, not even in words."""
    people = (
        session.presenters,
        session.presenters_raw,
        session.chairs,
        *(p.presenters for p in session.parts),
    )
    return session.status == "scheduled" and not any(people)


def key_of(name: str) -> str:
    """A name without the differences that mean nothing."""
    return " ".join(name.split()).casefold()


def _turn(
    session: Session,
    presenters: Sequence[Member],
    records: dict[str, _Record],
    days: Sequence[dt.date],
    seed: int,
) -> Turn:
    day = session.all_days[0]
    free = [m for m in presenters if not any(p.covers(d) for p in m.away for d in session.all_days)]
    if not free:
        why = "everybody is away" if presenters else "papers.yaml names no presenters under `members:`"
        return Turn(session.folder, session.all_days, None, why)
    near = _near(day, days, len(presenters) // 2)
    chosen = min(free, key=lambda m: _claim(m.name, records[m.name], day, near, seed))
    return Turn(session.folder, session.all_days, chosen.name, _reason(records[chosen.name], day))


def _near(day: dt.date, days: Sequence[dt.date], reach: int) -> tuple[dt.date, dt.date]:
    """From the `reach`th session before a day to the `reach`th after it."""
    before = [d for d in days if d < day][-reach:] if reach else []
    after = [d for d in days if d > day][:reach]
    return (before[0] if before else day), (after[-1] if after else day)


def _claim(
    name: str, record: _Record, day: dt.date, near: tuple[dt.date, dt.date], seed: int
) -> tuple[bool, int, float, str]:
    """The smaller, the more it is this person's turn."""
    nearest = record.nearest(day)
    just = any(near[0] <= d <= near[1] for d in record.days)
    waited = -abs((day - nearest).days) if nearest else float("-inf")
    lot = hashlib.sha256(f"{seed}|{day}|{key_of(name)}".encode()).hexdigest()
    return just, record.often(day), waited, lot


def _reason(record: _Record, day: dt.date) -> str:
    if not record.days:
        return "has not presented yet"
    often, last = record.often(day), max((d for d in record.days if d < day), default=None)
    times = "once" if often == 1 else f"{often} times"
    return f"{times} within a year" + (f", last on {last}" if last else "") if often else f"last on {last}"
