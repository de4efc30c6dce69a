"""What was published last, brought up to date: who sees a change is told so, and nothing changes without one. Pure.

Calendars take an event for the same by its UID and for newer by its SEQUENCE (RFC 5545, 3.8.7.4); feed readers go by
Atom's id and updated. Neither can be told from the club's files, so what was published is kept in published.jsonl.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from journalclub.models.publication import Entry, EventLine, Published, SessionLine
from journalclub.models.session import ClubSettings
from journalclub.outputs.events import Event, digest_of, events_of

_CANCELLED = "CANCELLED"


def renewed(
    before: Published, entries: Sequence[Entry], club: ClubSettings, now: dt.datetime, day: dt.date
) -> Published:
    """The record after publishing these sessions; `day` is the one that parts past from coming sessions."""
    moment = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    same = _renamed(before, entries)
    lines = {e.uid: _line(e, before.sessions.get(same.get(e.uid, e.uid)), club, moment) for e in entries}
    followed = {same.get(e.uid, e.uid) for e in entries}
    for uid, line in before.sessions.items():
        if uid not in followed and uid not in lines:
            events = tuple(_cancelled(event, moment) for event in line.events)
            lines[uid] = replace(line, events=events, gone=True)
    return Published(day, dict(sorted(lines.items())))


def parting_day(before: Published, entries: Sequence[Entry], today: dt.date) -> dt.date:
    """The day from which on sessions are still to come: the one of last time, until a session has passed since."""
    day = before.day
    if day is None or today < day:
        return today
    passed = any(e.last_day is not None and day <= e.last_day < today for e in entries)
    return today if passed else day


def feed_digest(entry: Entry) -> str:
    """Of what the feed says of a session."""
    shown = (
        entry.title,
        entry.status,
        [d.isoformat() for d in entry.days],
        entry.start,
        entry.zone,
        entry.place,
        entry.reason,
        entry.by,
        [(p.title, p.url) for p in entry.papers],
        [(m.kind, m.label, m.target) for m in entry.materials],
        entry.lead,
    )
    return digest_of(shown)


def _line(entry: Entry, before: SessionLine | None, club: ClubSettings, moment: str) -> SessionLine:
    digest = feed_digest(entry)
    if before is None:
        own = str(uuid.uuid5(uuid.NAMESPACE_URL, f"journalclub:{club.name}\n{entry.uid}"))
        before = SessionLine(entry.uid, entry.folder, own, entry.title, moment, moment, digest)
    return SessionLine(
        uid=entry.uid,
        folder=entry.folder,
        id=before.id,
        title=entry.title,
        published=before.published,
        updated=before.updated if digest == before.digest and not before.gone else moment,
        digest=digest,
        events=_events(events_of(entry, club), before.events, entry.revision, moment),
    )


def _events(
    events: Sequence[Event], before: Sequence[EventLine], revision: int, moment: str
) -> tuple[EventLine, ...]:
    """Each day's event, and those of days that are no more, cancelled."""
    lines = []
    for number, event in enumerate(events):
        old = before[number] if number < len(before) else None
        lines.append(_event(event, old, revision, moment))
    return (*lines, *(_cancelled(old, moment) for old in before[len(events) :]))


def _event(event: Event, old: EventLine | None, revision: int, moment: str) -> EventLine:
    if old is not None and old.digest == event.digest:
        return old
    sequence = revision if old is None else max(old.sequence + 1, revision)
    return EventLine(
        event.start, event.end, event.zone, event.title, event.status, sequence, moment, event.digest
    )


def _cancelled(old: EventLine, moment: str) -> EventLine:
    if old.status == _CANCELLED:
        return old
    return replace(old, status=_CANCELLED, sequence=old.sequence + 1, changed=moment, digest="")


def _renamed(before: Published, entries: Sequence[Entry]) -> Mapping[str, str]:
    """New sessions that are known ones whose folder was renamed by hand: uid to the uid it had.

    A title that one new session and one lost one have, and nobody else, tells.
    """
    there = {e.uid for e in entries}
    fresh = _by_title([(e.title, e.uid) for e in entries if e.uid not in before.sessions])
    lost = _by_title(
        [(x.title, uid) for uid, x in before.sessions.items() if uid not in there and not x.gone]
    )
    return {
        uids[0]: lost[title][0]
        for title, uids in fresh.items()
        if len(uids) == 1 and len(lost.get(title, ())) == 1
    }


def _by_title(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for title, uid in pairs:
        found.setdefault(title, []).append(uid)
    return found
