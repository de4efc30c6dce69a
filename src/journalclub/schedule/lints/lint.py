"""One thing that looks wrong, and what the lints are given. Not: finding it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.models.session import ClubSettings, Session


@dataclass(frozen=True, slots=True)
class Lint:
    """One thing that looks wrong; its line is found by the caller."""

    rule: str  # "weekday-outlier", by which a club can turn it off
    file: str  # relative to the club
    place: str  # a key with its colon ("date:"), or text that stands on the line
    message: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What a lint sees: the club as it is today."""

    settings: ClubSettings
    sessions: Sequence[Session]
    today: dt.date

    @property
    def dated(self) -> list[Session]:
        """Sessions that have a day and are or were to take place, in order of it."""
        found = [s for s in self.sessions if s.all_days and s.status in {"scheduled", "held"}]
        return sorted(found, key=lambda s: (s.all_days[0], s.folder))


def file_of(session: Session) -> str:
    """Its session.yaml, as a person names it."""
    return f"sessions/{session.folder}/session.yaml"
