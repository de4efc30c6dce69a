"""A session moved to another day, cancelled, given presenters, or filled with a paper. Not: telling people of it.

The folder is named after the club's pattern, so one whose name holds the date is renamed with it; `formerly:` keeps
the names it had (the first is its uid, in calendars and with its questions) and `moved_from:` the days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journalclub.club import files
from journalclub.club.adding import names_taken
from journalclub.club.folder import SESSIONS
from journalclub.club.reading_list import list_papers
from journalclub.club.schedule_part import iso_day, write_consent, write_done
from journalclub.club.session_file import FILE
from journalclub.club.session_parts import texts, write_papers, write_people
from journalclub.club.yaml_file import Plain, append, dump, load, put, take
from journalclub.errors import JcError
from journalclub.models.schedule import Consent, Done
from journalclub.models.session import ListedPaper, Session

if TYPE_CHECKING:
    from journalclub.club.folder import Club


def move_session(club: Club, session: Session, day: dt.date, start: str | None = None) -> Session:
    """Put a session on another day (all its evenings by as much), at another time if `start` is given.

    One that was cancelled takes place again. Raises JcError when it was held, or the folder cannot be renamed; then
    nothing is changed.
    """
    if session.status == "held":
        raise JcError(f"{session.folder} was held on {session.date}; a session of the past is not moved.")
    first = session.all_days[0] if session.all_days else None
    shift = day - first if first else dt.timedelta()
    before = " ".join(x for x in (first.isoformat() if first else "", session.start or "") if x)
    pattern = club.settings.folder
    name = session.folder
    if "{date}" in pattern:
        name = name.replace(first.isoformat() if first else "undated", day.isoformat(), 1)

    def change(data: Any) -> None:
        put(data, "date", Plain(day.isoformat()))
        if session.days:
            _put_list(data, "dates", [(d + shift).isoformat() for d in session.days])
        for key in ("parts", "check_ins"):
            _shift(data, key, shift)
        if start is not None:
            put(data, "start", start)
            _drop(data, "time")
        _drop(data, "date_raw")
        if session.status == "cancelled":
            put(data, "status", "scheduled")
            _drop(data, "reason")
        if before:
            _put_list(data, "moved_from", [*session.moved_from, before])

    moved = _changed(club, session, name, change)
    if session.status == "cancelled":
        club.edit_papers(lambda data: _scheduled(data, moved))
    return moved


def cancel_session(club: Club, session: Session, why: str) -> Session:
    """Cancel a session; its papers are suggestions again. Raises JcError when it was held."""
    if session.status == "held":
        raise JcError(f"{session.folder} was held; what took place cannot be cancelled.")

    def change(data: Any) -> None:
        put(data, "status", "cancelled")
        put(data, "reason", why)

    cancelled = _changed(club, session, session.folder, change)
    club.edit_papers(lambda data: _released(data, session.folder))
    return cancelled


def hold_session(club: Club, session: Session) -> Session:
    """Note that a session took place; its papers are read."""
    held = _changed(club, session, session.folder, lambda data: put(data, "status", "held"))
    listed = [ListedPaper(p.id, p.title, "read", held.folder, p.url) for p in held.papers]
    club.edit_papers(lambda data: list_papers(data, listed))
    return held


def note_consent(club: Club, session: Session, name: str, *, agreed: bool) -> Session:
    """Note whether a presenter lets the recording be published."""
    others = tuple(c for c in session.consent if c.name != name)
    consent = write_consent((*others, Consent(name, agreed)))
    return _changed(club, session, session.folder, lambda data: put(data, "consent", consent))


def give_presenters(club: Club, session: Session, names: Sequence[str]) -> Session:
    """Name who presents."""

    def change(data: Any) -> None:
        data["presenters"] = write_people(names, session.people)

    return _changed(club, session, session.folder, change)


def tick(club: Club, session: Session, step: str, on: dt.date) -> bool:
    """Note a step of the checklist as done; False when it was."""
    if any(done.step == step for done in session.done):
        return False
    done = write_done((*session.done, Done(step, on)))
    _changed(club, session, session.folder, lambda data: put(data, "done", done))
    return True


def settle(club: Club, session: Session) -> tuple[Session, bool]:
    """Finish a change that was cut short after session.yaml: the folder's name and the reading list.

    Returns the session as it is then, and whether anything was left to do.
    """
    name = _meant(club, session)
    with files.lock(club.root):
        if name != session.folder:
            old, new = (club.root / SESSIONS / n for n in (session.folder, name))
            _rename(old, new)
        listed = club.edit_papers_locked(lambda data: _settled(data, session, name))
        club.forget()
    return next(s for s in club.sessions() if s.folder == name), listed or name != session.folder


def open_session(sessions: Sequence[Session], day: dt.date) -> Session | None:
    """The session of a day that waits for its paper; None when there is none."""
    return next((s for s in sessions if day in s.all_days and is_open(s)), None)


def next_open_session(sessions: Sequence[Session], today: dt.date) -> Session | None:
    """The first from today on that waits for its paper; None when there is none."""
    coming = [s for s in sessions if is_open(s) and s.all_days[0] >= today]
    return min(coming, key=lambda s: (s.all_days[0], s.folder), default=None)


def is_open(session: Session) -> bool:
    """Whether a session has a date and nothing else to be about."""
    said = session.papers or session.topic or session.parts or session.date_raw
    return session.status == "scheduled" and session.date is not None and not said


def fill_session(club: Club, before: Session, filled: Session) -> Session:
    """Write into an open session what `filled` says of paper, topic, start, presenters; it gets that folder name."""

    def change(data: Any) -> None:
        data["papers"] = write_papers(filled.papers)
        for key, new, old in (("topic", filled.topic, before.topic), ("start", filled.start, before.start)):
            if new != old:
                put(data, key, new)
        if filled.presenters != before.presenters:
            data["presenters"] = write_people(filled.presenters, filled.people)
        if filled.suggested_by != before.suggested_by:
            put(data, "suggested_by", texts(filled.suggested_by))

    return _changed(club, before, filled.folder, change)


def _changed(club: Club, session: Session, name: str, change: Callable[[Any], None]) -> Session:
    """Change session.yaml and the folder's name together, under the club's lock; the session as it is then."""
    with files.lock(club.root):
        old = club.root / SESSIONS / session.folder
        name = _free(club, session, name)
        path = old / FILE
        text = files.read_text(path)
        data = load(text, f"{SESSIONS}/{session.folder}/{FILE}")
        change(data)
        if name != session.folder:
            _put_list(data, "formerly", [*session.formerly, session.folder])
        files.write_back(path, text, dump(data))
        if name != session.folder:
            try:
                _rename(old, club.root / SESSIONS / name)
            except JcError:
                files.write_text(path, text)
                raise
            club.edit_papers_locked(lambda papers: _renamed(papers, session.folder, name))
        club.forget()
    return next(s for s in club.sessions() if s.folder == name)


def _free(club: Club, session: Session, name: str) -> str:
    """The name, or one with a number behind it when another session has or had it."""
    if name in (session.folder, *session.formerly):
        return (
            name if name == session.folder or not (club.root / SESSIONS / name).exists() else session.folder
        )
    taken = names_taken([s for s in club.sessions() if s.folder != session.folder])
    base, again = name, 2
    while name.casefold() in taken or (club.root / SESSIONS / name).exists():
        name, again = f"{base}-{again}", again + 1
    return name


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        raise JcError(
            f"{old} cannot be renamed to {new.name}: {error.strerror}; nothing was changed."
        ) from error


def _meant(club: Club, session: Session) -> str:
    """The folder's name; or what it should be, when session.yaml counts this one as a former name already."""
    if session.folder not in session.formerly or session.date is None:
        return session.folder
    was = session.moved_from[-1][:10] if session.moved_from else "undated"
    name = session.folder.replace(was, session.date.isoformat(), 1)
    return name if name == session.folder or not (club.root / SESSIONS / name).exists() else session.folder


def _settled(data: Any, session: Session, name: str) -> bool:
    """Let the reading list say what session.yaml says."""
    changed = False
    for former in {session.folder, *session.formerly} - {name}:
        changed |= _renamed(data, former, name)
    if session.status == "cancelled":
        return _released(data, name) or changed
    if session.status == "held":
        entries = [e for e in _entries_of(data, name) if e.get("status") == "scheduled"]
        for entry in entries:
            put(entry, "status", "read")
        return bool(entries) or changed
    return (_scheduled(data, replace(session, folder=name)) if session.moved_from else False) or changed


def _scheduled(data: Any, session: Session) -> bool:
    """Put a session's papers on the reading list as scheduled."""
    return list_papers(
        data, [ListedPaper(p.id, p.title, "scheduled", session.folder, p.url) for p in session.papers]
    )


def _renamed(data: Any, old: str, new: str) -> bool:
    """Let the reading list name the session's new folder."""
    entries = _entries_of(data, old)
    for entry in entries:
        put(entry, "session", new)
    return bool(entries)


def _released(data: Any, folder: str) -> bool:
    """Let the papers of a session be suggestions again."""
    entries = [e for e in _entries_of(data, folder) if e.get("status") == "scheduled"]
    for entry in entries:
        put(entry, "status", "suggested")
        _drop(entry, "session")
    return bool(entries)


def _entries_of(data: Any, folder: str) -> list[Any]:
    papers = data.get("papers")
    entries = papers if isinstance(papers, list) else []
    return [e for e in entries if isinstance(e, dict) and e.get("session") == folder]


def _put_list(data: Any, key: str, values: Sequence[str]) -> None:
    """A list of dates or names, written without quotes; one that is there keeps its form."""
    from ruamel.yaml.comments import CommentedSeq

    there = data.get(key)
    if isinstance(there, list) and list(there) == list(values[:-1]):
        append(there, Plain(values[-1]))
    else:
        put(data, key, CommentedSeq(Plain(v)[:] for v in values))


def _shift(data: Any, key: str, by: dt.timedelta) -> None:
    """Move the days of parts and the like; what is no day is left, and told when the file is read."""
    entries = data.get(key)
    for entry in entries if isinstance(entries, list) else ():
        day = iso_day(str(entry.get("date") or "")) if isinstance(entry, dict) else None
        if day is not None:
            put(entry, "date", Plain((day + by).isoformat()))


def _drop(data: Any, key: str) -> None:
    """Take a key away; blank and comment lines that follow it stay behind the one before."""
    if key in data:
        take(data, key)
