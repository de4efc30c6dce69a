"""session.yaml: one session, to a record and back. Not: the other files of its folder."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, get_args

from journalclub.club.schedule_part import (
    iso_day,
    read_consent,
    read_day,
    read_done,
    time_of_day,
    write_consent,
    write_done,
)
from journalclub.club.session_parts import (
    read_check_ins,
    read_items,
    read_links,
    read_papers,
    read_parts,
    read_people,
    some,
    texts,
    write_check_ins,
    write_items,
    write_links,
    write_papers,
    write_parts,
    write_people,
)
from journalclub.club.settings_file import NOTHING, agenda, check_zone, record
from journalclub.club.yaml_file import Fields, Plain, load, mapping
from journalclub.errors import Problem
from journalclub.models.session import Session, SessionStatus

FILE = "session.yaml"
_FOLDER = re.compile(r"[\w-][\w.-]{0,254}")
_KNOWN = {
    "date",
    "dates",
    "start",
    "timezone",
    "duration",
    "place",
    "status",
    "topic",
    "number",
    "presenters",
    "papers",
    "items",
    "links",
    "agenda",
    "consent",
    "notes",
    "chairs",
    "date_raw",
    "presenters_raw",
    "time",
    "reason",
    "suggested_by",
    "abstract",
    "parts",
    "sequels",
    "tasks",
    "readings",
    "install",
    "check_ins",
    "participants",
    "record",
    "formerly",
    "moved_from",
    "done",
}


def _zone(fields: Fields) -> str | None:
    """The session's own time zone, when it has one."""
    zone = fields.text("timezone")
    if zone is not None:
        check_zone(fields, "timezone", zone)
    return zone


def parse_session(text: str, folder: str, problems: list[Problem]) -> Session:
    """A session from its file; whatever is wrong is added to `problems`. Raises ProblemsError when it is no YAML."""
    file = f"sessions/{folder}/{FILE}"
    fields = Fields(load(text, file), file, problems)
    if not fields.data:
        problems.append(Problem(file, 1, "is empty; restore it, or write at least `date:`."))
    fields.unknown(_KNOWN)
    presenters, people = read_people(fields, "presenters")
    chairs, more_people = read_people(fields, "chairs")
    days, parts = _days(fields), read_parts(fields)
    first = min((*days, *(p.date for p in parts if p.date)), default=None)
    return Session(
        folder=folder,
        date=_date(fields, "date") or first,
        start=time_of_day(fields, "start"),
        timezone=_zone(fields),
        place=fields.text("place"),
        status=_status(fields),
        topic=fields.text("topic"),
        number=fields.number("number", 0, 100_000),
        presenters=presenters,
        papers=read_papers(fields, "papers"),
        items=read_items(fields),
        links=read_links(fields, "links"),
        agenda=agenda(fields),
        days=days,
        date_raw=fields.text("date_raw"),
        time=fields.text("time"),
        presenters_raw=fields.text("presenters_raw"),
        reason=fields.text("reason"),
        chairs=chairs,
        people=tuple(dict.fromkeys((*people, *more_people))),
        suggested_by=tuple(fields.texts("suggested_by")),
        abstract=fields.text("abstract"),
        parts=parts,
        sequels=read_papers(fields, "sequels"),
        tasks=tuple(fields.texts("tasks")),
        readings=tuple(fields.texts("readings")),
        install=tuple(fields.texts("install")),
        check_ins=read_check_ins(fields),
        notes=tuple(fields.texts("notes")),
        participants=tuple(fields.texts("participants")),
        consent=read_consent(fields),
        record=record(fields),
        formerly=_folders(fields, "formerly"),
        moved_from=tuple(fields.texts("moved_from")),
        done=read_done(fields),
    )


def new_session_yaml(session: Session) -> Any:
    """The mapping of a new session's file; empty places are left for the organiser to fill in."""
    return mapping(
        date=Plain(session.date.isoformat() if session.date else ""),
        dates=some(Plain(day.isoformat())[:] for day in session.days),
        date_raw=session.date_raw,
        start=session.start or Plain(),
        time=session.time,
        timezone=session.timezone,
        place=session.place or Plain(),
        status=session.status,
        reason=session.reason,
        topic=session.topic or Plain(),
        number=Plain(session.number) if session.number is not None else None,
        presenters=write_people(session.presenters, session.people),
        presenters_raw=session.presenters_raw,
        chairs=write_people(session.chairs, session.people) if session.chairs else None,
        suggested_by=texts(session.suggested_by),
        papers=write_papers(session.papers),
        sequels=write_papers(session.sequels) or None,
        abstract=session.abstract,
        parts=write_parts(session.parts),
        tasks=texts(session.tasks),
        readings=texts(session.readings),
        install=texts(session.install),
        check_ins=write_check_ins(session.check_ins),
        items=write_items(session.items),
        links=write_links(session.links),
        notes=texts(session.notes),
        participants=texts(session.participants),
        consent=write_consent(session.consent),
        record=None if session.record is None else texts(session.record or (NOTHING,)),
        done=write_done(session.done),
        moved_from=some(Plain(when)[:] for when in session.moved_from),
        formerly=texts(session.formerly),
    )


def add_entry(data: Any, key: str, **values: str) -> bool:
    """Append an entry to a list of a loaded session.yaml unless the same one is there; False if it was."""
    from ruamel.yaml.comments import CommentedSeq

    entries = data.get(key)
    if not isinstance(entries, list):
        entries = data[key] = CommentedSeq()
    for entry in entries:
        if isinstance(entry, dict) and all(str(entry.get(k)) == v for k, v in values.items()):
            return False
    entries.fa.set_block_style()
    entries.append(mapping(**values))
    return True


def _date(fields: Fields, key: str) -> dt.date | None:
    value = fields.text(key)
    return None if value is None or value.upper() in {"TBD", "TBA"} else read_day(fields, key)


def _folders(fields: Fields, key: str) -> tuple[str, ...]:
    """Names of folders, none of which leads elsewhere."""
    names = fields.texts(key)
    good = tuple(n for n in names if _FOLDER.fullmatch(n))
    if len(good) < len(names):
        fields.problem(key, "expected names of folders, as they were under sessions/.")
    return good


def _days(fields: Fields) -> tuple[dt.date, ...]:
    """All days, when there are several."""
    found = []
    for value in fields.texts("dates"):
        day = iso_day(value)
        if day is None:
            fields.problem("dates", f"{value[:40]!r} is no date such as 2027-01-18.")
        else:
            found.append(day)
    return tuple(found)


def _status(fields: Fields) -> SessionStatus:
    value = fields.text("status") or "scheduled"
    known: tuple[SessionStatus, ...] = get_args(SessionStatus)
    chosen = next((s for s in known if s == value), None)
    if chosen is None:
        fields.problem("status", f"{value[:40]!r} is none of {', '.join(known)}.")
    return chosen or "scheduled"
