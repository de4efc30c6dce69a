"""A session's evenings, preparations, tasks and check-ins in words. Not: escaping, which each output does. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journalclub.models.session import Part, Session, SessionPaper
from journalclub.wording import day_text, minutes

_CODE = re.compile(r"\s?[\[(]code required[\])]", re.IGNORECASE)
_BULLET = re.compile(r"^\s*[-*•+]\s+")
CODE_REQUIRED = "code required"


@dataclass(frozen=True, slots=True)
class Evening:
    """One part of a session, in words; what is not known is empty."""

    title: str  # "Theory evening: how variational inference works"
    when: str  # "Tuesday, 16 February 2027, 17:00, 180 minutes, Room 1"
    people: str
    points: tuple[str, ...]
    papers: tuple[SessionPaper, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that participants do themselves."""

    text: str
    steps: tuple[str, ...]
    code: bool  # a task for the keyboard, not for paper

    @property
    def mark(self) -> str:
        """What stands behind it."""
        return f" [{CODE_REQUIRED}]" if self.code else ""


@dataclass(frozen=True, slots=True)
class Programme:
    """What a teaching session has beyond a talk; all of it is empty for an evening with a paper alone."""

    evenings: tuple[Evening, ...]
    readings: tuple[str, ...]
    install: tuple[str, ...]
    tasks: tuple[Task, ...]
    check_ins: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.evenings or self.readings or self.install or self.tasks or self.check_ins)


def programme(session: Session) -> Programme:
    """Everything a teaching session says of itself."""
    return Programme(
        tuple(_evening(part) for part in session.parts),
        session.readings,
        session.install,
        tuple(_task(text) for text in session.tasks),
        tuple(f"{day_text(c.date)}: {c.what}" if c.date else c.what for c in session.check_ins),
    )


def _evening(part: Part) -> Evening:
    when = (
        day_text(part.date) if part.date else "",
        part.start or "",
        minutes(part.minutes) if part.minutes else "",
        part.place or "",
    )
    return Evening(
        ": ".join(x for x in (part.label, part.topic) if x) or "Part",
        ", ".join(x for x in when if x),
        ", ".join(part.presenters) or part.presenters_raw or "",
        part.points,
        part.papers,
    )


def _task(text: str) -> Task:
    """A task may have steps on lines of their own, and says "[code required]" where that is so."""
    lines = [line for line in _CODE.sub("", text).splitlines() if line.strip()]
    first, *steps = [_BULLET.sub("", line, count=1).strip() for line in lines] or [""]
    return Task(first, tuple(steps), _CODE.search(text) is not None)
