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
