"""When a club meets and who takes part, as its organisers describe it. Not: working out dates (schedule/)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

ALREADY_PUBLIC = (
    "already public"  # `consent: {already public: yes}`: the club's page had the recording before
)
Role = Literal["organiser", "chair", "presenter", "participant"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: dt.date
    last: dt.date
    name: str | None = None  # "Summer"

    def covers(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Member:
    """A person who takes part, in which roles, and when not."""

    name: str
    roles: tuple[Role, ...] = ("presenter",)
    away: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class ClubSchedule:
    """The `schedule:` part of papers.yaml: by which rule the club meets."""

    rules: tuple[str, ...]  # as people say them: "every second Monday"
    first: dt.date | None = None  # where "every second" is counted from; nothing lies before it
    holidays: tuple[str, ...] = ()  # countries, or parts of countries: "NL", "DE-BY"
    breaks: tuple[Period, ...] = ()
    evenings: int = 1  # how many evenings of a week or month make one session


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether a presenter lets the recording be published."""

    name: str
    recording: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A step of the organiser's checklist that leaves no trace of its own, ticked off."""

    step: str  # "announced"
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Private:
    """private.yaml: what is for members only and never in git; used by announcements alone."""

    meeting: str | None = None  # the address of the video meeting
    meetings: tuple[tuple[str, str], ...] = ()  # session folder to its own address
