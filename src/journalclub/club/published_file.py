"""published.jsonl: what was published last, a line for each session, to a record and back. Not: what follows from it.

In git, as calendars and feed readers go by numbers and times that only grow. Sorted, one line a session: two branches
that publish different sessions merge without a conflict.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from pathlib import Path

from journalclub.club.files import read_text
from journalclub.errors import Problem, ProblemsError
from journalclub.models.publication import EventLine, Published, SessionLine

FILE = "published.jsonl"


def load_published(root: Path) -> Published:
    """The record; an empty one when there is none yet. Raises ProblemsError with every line that is no part of it."""
    path = root / FILE
    if not path.exists():
        return Published()
    problems: list[Problem] = []
    found = parse_published(read_text(path), problems)
    if problems:
        raise ProblemsError(problems)
    return found


def parse_published(text: str, problems: list[Problem]) -> Published:
    """The record from its file; lines that are none of it are added to `problems`."""
    day: dt.date | None = None
    sessions: dict[str, SessionLine] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            if "day" in values:
                day = dt.date.fromisoformat(values["day"])
                continue
            events = tuple(_event(e) for e in values.pop("events"))
            session = SessionLine(**values, events=events)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            problems.append(
                Problem(
                    FILE, number, "is not as jc wrote it; take the line from git's history, or remove it."
                )
            )
            continue
        if session.uid in sessions:
            problems.append(Problem(FILE, number, f"{session.uid} is there twice; keep the later line."))
        sessions[session.uid] = session
    return Published(day, sessions)


def dump_published(published: Published) -> str:
    """The file: its first line is the day, then one for each session in order of uid."""
    lines = [json.dumps({"day": published.day.isoformat()})] if published.day else []
    encode = json.JSONEncoder(ensure_ascii=False, default=_values).encode
    lines += [encode(session) for _, session in sorted(published.sessions.items())]
    return "".join(f"{line}\n" for line in lines)


def _values(line: SessionLine | EventLine) -> dict[str, object]:
    """What a line says, without what is usual."""
    values = {field.name: getattr(line, field.name) for field in fields(line)}
    return {key: value for key, value in values.items() if value is not False}


def _event(values: dict[str, object]) -> EventLine:
    event = EventLine(**values)  # type: ignore[arg-type]
    if not isinstance(event.sequence, int) or not isinstance(event.start, str):
        raise TypeError("sequence")
    dt.datetime.fromisoformat(event.start)
    dt.datetime.fromisoformat(event.end)
    dt.datetime.fromisoformat(event.changed)
    return event
