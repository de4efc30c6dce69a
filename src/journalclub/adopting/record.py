"""What the readers of layouts hand on: groups of entries with labelled fields. Not: what the fields say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journalclub.models.session import Session

Layout = Literal["pipe-table", "html-table", "headings", "bullets", "yaml", "other"]
Role = Literal[
    "date", "time", "place", "number", "subject", "topic", "title", "paper", "paper-link", "presenter", "chair",
    "readings", "materials", "slides", "code", "notebook", "video", "notes", "venue", "related", "suggested",
    "status", "abstract", "sequel", "points", "part", "comment", "other",
]  # fmt: skip
Status = Literal["held", "upcoming", "cancelled", "holiday"]


@dataclass(frozen=True, slots=True)
class Field:
    """One cell or labelled piece of an entry."""

    role: Role
    label: str  # as the page names it; empty when it does not
    text: str  # Markdown
    line: int  # from 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, list item or section that is taken for a session, with the rows that continue it."""

    line: int
    last_line: int
    fields: tuple[Field, ...]
    headings: tuple[str, ...] = ()  # that it stands under, the nearest first
    continued: tuple[Entry, ...] = ()

    def texts(self, *roles: Role) -> list[Field]:
        """Its fields of these roles, in order."""
        return [f for f in self.fields if f.role in roles]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one table or list: their dates and names are understood together."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row or item that is no session, as it stands in the page."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader found in a page."""

    groups: tuple[Group, ...] = ()
    unparsed: tuple[Leftover, ...] = ()
    lines: frozenset[int] = frozenset()  # lines that belong to a table or list of this kind, sessions or not

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(g.entries) for g in self.groups)


@dataclass(frozen=True, slots=True)
class Taken:
    """A session as the page has it."""

    line: int
    last_line: int
    status: Status | None  # None: the page does not say
    session: Session  # its folder is not chosen yet
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """Text that was decoded wrongly somewhere, and what it most likely was."""

    line: int
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """Everything a page gives."""

    layout: Layout
    sessions: tuple[Taken, ...]
    unparsed: tuple[Leftover, ...]
    repairs: tuple[Repair, ...] = ()
