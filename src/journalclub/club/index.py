"""What was read from papers.yaml and each session.yaml, kept in .jc/. Not the truth: thrown away where it does not fit.

Plain JSON and no helper library, because `jc show` waits for it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from journalclub.club.files import write_text
from journalclub.errors import JcError, Problem
from journalclub.models.schedule import ClubSchedule, Consent, Done, Member, Period
from journalclub.models.session import (
    Agenda,
    AgendaPart,
    CheckIn,
    ClubSettings,
    Item,
    ListedPaper,
    Part,
    Person,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.text import visible

_VERSION = 13  # raised whenever a record here or the parsing changes

_TEXTS = (
    "presenters",
    "chairs",
    "suggested_by",
    "tasks",
    "readings",
    "install",
    "notes",
    "participants",
    "formerly",
    "moved_from",
)  # lists of a session

Record = TypeVar("Record")
Stamp = tuple[
    int, int, int
]  # time of the last change in ns, bytes, inode: a changed file differs in one of them


@dataclass(frozen=True, slots=True)
class Entry(Generic[Record]):
    """One file as last read."""

    stamp: Stamp
    record: Record | None  # None when the file could not be read at all
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ClubRecord:
    """papers.yaml."""

    settings: ClubSettings
    papers: tuple[ListedPaper, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole club."""

    club: Entry[ClubRecord]
    sessions: dict[str, Entry[Session]]  # by folder name, in order


def read_contents(
    root: Path,
    known: Contents | None,
    parse_club: Callable[[], tuple[ClubRecord | None, list[Problem]]],
    parse_session: Callable[[str], tuple[Session | None, list[Problem]]],
) -> Contents:
    """Everything, the parsing functions being called for files that are new or changed only.

    `known` is what this process read before; without it the index on disk is taken.
    """
    known = known or _load(root)
    changed = known is None
    stamp = _stamp(root / "papers.yaml") or (0, 0, 0)
    if known is not None and known.club.stamp == stamp:
        club = known.club
    else:
        changed = True
        record, problems = parse_club()
        club = Entry(stamp, record, tuple(problems))
    sessions = {}
    before = known.sessions if known is not None else {}
    for folder, own in _session_stamps(root / "sessions").items():
        entry = before.get(folder)
        if entry is None or entry.stamp != own:
            changed = True
            session, problems = parse_session(folder)
            entry = Entry(own, session, tuple(problems))
        sessions[folder] = entry
    contents = Contents(club, sessions)
    if changed or len(sessions) != len(before):
        _save(root, contents)
    return contents


def _stamp(path: Path | str) -> Stamp | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 — a Path for each of 10,000 sessions costs jc status 0.2 s
    except OSError:
        return None
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)  # programs can set the one back, not the other
    return (changed, stat.st_size, stat.st_ino)


def is_session_name(folder: str) -> bool:
    """Whether a folder below sessions/ can be a session: not hidden, and its name is text that can be read."""
    return not folder.startswith(".") and visible(folder) == folder and "\n" not in folder


def _session_stamps(sessions: Path) -> dict[str, Stamp]:
    """Folder to stamp of its session.yaml, sorted; folders without one are none of ours."""
    try:
        folders = sorted(filter(is_session_name, os.listdir(sessions)))  # noqa: PTH208 — as above
    except OSError:
        return {}
    stamps = ((folder, _stamp(f"{sessions}/{folder}/session.yaml")) for folder in folders)
    return {folder: stamp for folder, stamp in stamps if stamp is not None}


def _load(root: Path) -> Contents | None:
    """What was kept; None when there is nothing that fits."""
    try:
        stored = json.loads((root / ".jc" / "index.json").read_bytes())
        if stored["version"] != _VERSION:
            return None
        sessions = {folder: _entry(e, _session) for folder, e in stored["sessions"].items()}
        return Contents(_entry(stored["club"], _club), sessions)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _save(root: Path, contents: Contents) -> None:
    """Keep it for the next time; a folder that cannot be written to only costs time."""
    stored = {"version": _VERSION, "club": contents.club, "sessions": contents.sessions}
    with contextlib.suppress(OSError, JcError):
        (root / ".jc").mkdir(exist_ok=True)
        write_text(root / ".jc" / ".gitignore", "*\n")
        write_text(root / ".jc" / "index.json", json.dumps(stored, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> Any:
    """A record or day for JSON."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _entry(stored: dict[str, Any], read: Callable[[dict[str, Any]], Record]) -> Entry[Record]:
    first, second, third = stored["stamp"]
    record = read(stored["record"]) if stored["record"] is not None else None
    return Entry((first, second, third), record, tuple(Problem(*p) for p in stored["problems"]))


def _club(stored: dict[str, Any]) -> ClubRecord:
    settings = stored["settings"]
    fixed = {
        "agenda": _agenda(settings["agenda"]),
        "schedule": _schedule(settings["schedule"]) if settings["schedule"] else None,
        "members": tuple([_member(m) for m in settings["members"]]),
        **{
            key: tuple(settings[key])
            for key in ("prompts", "also_shown", "record", "ignore_warnings", "skip_steps", "private")
        },
    }
    for paper in stored["papers"]:
        for key in ("suggested_by", "voters", "cites"):
            paper[key] = tuple(paper[key])
    papers = tuple(ListedPaper(**p) for p in stored["papers"])
    return ClubRecord(ClubSettings(**{**settings, **fixed}), papers)


def _session(stored: dict[str, Any]) -> Session:
    stored["date"] = _day(stored["date"])
    stored["days"] = tuple([dt.date.fromisoformat(d) for d in stored["days"]])
    stored["papers"] = _papers(stored["papers"])
    stored["sequels"] = _papers(stored["sequels"])
    stored["people"] = tuple([Person(**p) for p in stored["people"]])
    stored["items"] = tuple([Item(**i) for i in stored["items"]])
    stored["links"] = _links(stored["links"])
    stored["parts"] = tuple([_part(p) for p in stored["parts"]])
    stored["agenda"] = _agenda(stored["agenda"]) if stored["agenda"] else None
    stored["check_ins"] = tuple([CheckIn(c["what"], _day(c["date"])) for c in stored["check_ins"]])
    stored["consent"] = tuple([Consent(**c) for c in stored["consent"]])
    stored["done"] = tuple([Done(d["step"], _day(d["on"])) for d in stored["done"]])
    stored["record"] = tuple(stored["record"]) if stored["record"] is not None else None
    for key in _TEXTS:
        stored[key] = tuple(stored[key])
    return Session(**stored)


def _schedule(stored: dict[str, Any]) -> ClubSchedule:
    fixed = {
        "rules": tuple(stored["rules"]),
        "holidays": tuple(stored["holidays"] or ()),
        "first": _day(stored["first"]),
        "breaks": tuple([_period(p) for p in stored["breaks"]]),
    }
    return ClubSchedule(**{**stored, **fixed})


def _member(stored: dict[str, Any]) -> Member:
    return Member(stored["name"], tuple(stored["roles"]), tuple([_period(p) for p in stored["away"]]))


def _period(stored: dict[str, Any]) -> Period:
    return Period(
        dt.date.fromisoformat(stored["first"]), dt.date.fromisoformat(stored["last"]), stored["name"]
    )


def _day(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None


def _part(stored: dict[str, Any]) -> Part:
    fixed = {
        "presenters": tuple(stored["presenters"]),
        "papers": _papers(stored["papers"]),
        "links": _links(stored["links"]),
        "points": tuple(stored["points"]),
        "date": _day(stored["date"]),
    }
    return Part(**{**stored, **fixed})


def _papers(stored: list[dict[str, Any]]) -> tuple[SessionPaper, ...]:
    return tuple([SessionPaper(**p) for p in stored])


def _links(stored: list[dict[str, Any]]) -> tuple[SessionLink, ...]:
    return tuple([SessionLink(**x) for x in stored])


def _agenda(stored: dict[str, Any]) -> Agenda:
    return Agenda(tuple(AgendaPart(**p) for p in stored["parts"]))
