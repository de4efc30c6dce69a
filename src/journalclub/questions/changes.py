"""What can be done to the questions of a session, as values. Not: doing it (store.py)."""

from __future__ import annotations

from dataclasses import dataclass

from journalclub.errors import JcError
from journalclub.models.question import Anchor, Counts, Status


def no_question(session: str, number: int) -> JcError:
    """The failure of what names a question that is not there."""
    return JcError(f"{session} has no question {number}; `jc questions list {session}` shows all.")


@dataclass(frozen=True, slots=True)
class Post:
    """A question comes in; the same key in the same session is the same question, however often it comes.

    `votes` is what its source counts; when the question is there already, that count alone is renewed.
    """

    session: str
    key: str
    text: str
    author: str | None = None
    source: str = "web"
    status: Status = "new"
    time: str | None = None
    votes: int = 0
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of somebody known by a random token only; a second one of the same voter changes nothing."""

    session: str
    question: int
    voter: str
    on: bool = True  # False takes it back


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Release or hide a question; "merged" and "answered" come about by Merge and Answered."""

    session: str
    question: int
    status: Status


@dataclass(frozen=True, slots=True)
class Pin:
    """Keep a question on top, or no longer."""

    session: str
    question: int
    on: bool = True


@dataclass(frozen=True, slots=True)
class Merge:
    """Count a question, and those under it, under another one."""

    session: str
    question: int
    into: int


@dataclass(frozen=True, slots=True)
class Unmerge:
    """Undo Merge; the question is what it was before."""

    session: str
    question: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; without text the question is only marked as answered ("live").

    With `instead` it takes the place of all answers before.
    """

    session: str
    question: int
    text: str = ""
    by: str | None = None
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Forget:
    """Remove a question with its votes, answers and places, for good; those merged into it stand alone again."""

    session: str
    question: int


@dataclass(frozen=True, slots=True)
class Taken:
    """An export was imported; kept to tell what became of its rows."""

    session: str
    digest: str
    format: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class SetOpen:
    """The session's page takes questions and votes, or takes no more."""

    session: str
    on: bool


Change = SetOpen | Post | Vote | SetStatus | Pin | Merge | Unmerge | Answered | Forget | Taken


@dataclass(frozen=True, slots=True)
class Done:
    """A change was made, or was not needed."""

    question: int | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened; live pages ask for those behind the last number they know."""

    number: int
    kind: str  # "posted", "voted", "shown", "hidden", "pinned", "merged", "unmerged", "answered", "forgotten", …
    question: int | None
