"""Pages of clubs that do not exist, in every layout; people are named by their roles."""

from __future__ import annotations

from journalclub.adopting.recognise import adopt_text
from journalclub.adopting.record import Adoption
from journalclub.models.session import Session


def adopted(text: str, name: str = "README.md") -> Adoption:
    return adopt_text(text, name)


def sessions(text: str, name: str = "README.md") -> list[Session]:
    return [t.session for t in adopt_text(text, name).sessions]


def dates(text: str, name: str = "README.md") -> list[str | None]:
    return [s.date.isoformat() if s.date else None for s in sessions(text, name)]


def outline(text: str, name: str = "README.md") -> list[str]:
    """Each session as "first-last line, day, topic" without what is missing; what is left over as "line: text"."""
    found = adopt_text(text, name)
    lines = []
    for t in found.sessions:
        span = str(t.line) if t.line == t.last_line else f"{t.line}-{t.last_line}"
        lines.append(" ".join(str(x) for x in (span, t.session.date, t.session.topic) if x))
    return [*lines, *(f"{left.line}: {left.text}" for left in found.unparsed)]
