"""Questions from attendees, and the rows of an export they come in. Not: reading, sorting or storing them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

AnchorKind = Literal["figure", "table", "section", "equation", "page", "quote"]
ANCHOR_KINDS: tuple[AnchorKind, ...] = get_args(AnchorKind)
RowKind = Literal["question", "reply", "reaction", "chatter", "private", "unparsed"]
RowSort = Literal["message", "private", "blank", "machine", "reply", "fill-in", "aside"]
"""What an importer can tell of a row: "machine" is a bot, "reply" certainly an answer, "fill-in" stands where a
question was asked for, "aside" where something else was, "blank" has no text."""
Status = Literal["new", "shown", "hidden", "answered", "merged"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the paper that a question names."""

    kind: AnchorKind
    label: str  # as printed, without brackets: "3.1", "D.1", "4a"; the words themselves for a quote
    page: int | None = None  # of the paper, from 1; None when the paper does not tell

    @property
    def name(self) -> str:
        """The way a reader says it: "Figure 4a", "page 7"."""
        if self.kind == "quote":
            return f"“{self.label}”"
        return f"page {self.label}" if self.kind == "page" else f"{self.kind.capitalize()} {self.label}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an export: a message, a cell, a record. Rows of private messages carry no text at all."""

    text: str = ""
    author: str | None = None  # as in the source; None when it gives no name or says that the name is hidden
    time: str | None = None  # as in the source
    moment: float | None = None  # seconds from any fixed point, to tell how far two rows are apart
    place: str = ""  # rows of one conversation have the same: a channel, a thread
    sort: RowSort = "message"
    root: int | None = (
        None  # index of the row it is a threaded answer to or a vote for; -1: one that is not there
    )
    vote: Literal["add", "remove", None] = None  # it is nothing but this
    sign: str = ""  # of a vote: the emoji
    votes: int = 0  # that the source itself counts for this row
    where: str = ""  # what its author said elsewhere about the place in the paper


@dataclass(frozen=True, slots=True)
class Export:
    """Everything one file held."""

    format: str
    rows: tuple[Row, ...]
    talk: bool = (
        False  # rows answer one another: "+1" is about an earlier one, a sentence may go on in the next
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A question found in an export."""

    row: int  # index of its (first) row
    text: str
    author: str | None
    time: str | None
    votes: int
    anchors: tuple[Anchor, ...] = ()
    duplicate_of: int | None = None  # index among the questions found


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of an export's rows; every row is counted once."""

    questions: int = 0  # duplicates included
    replies: int = 0
    reactions: int = 0
    chatter: int = 0
    private: int = 0
    unparsed: int = 0

    @property
    def rows(self) -> int:
        """All rows."""
        return self.questions + self.replies + self.reactions + self.chatter + self.private + self.unparsed


@dataclass(frozen=True, slots=True)
class Collected:
    """An export sorted out."""

    format: str
    questions: tuple[Found, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, by whom."""

    text: str
    by: str | None
    at: dt.datetime  # aware, UTC


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is kept."""

    id: int
    session: str  # name of the session's folder
    text: str
    author: str | None
    status: Status
    source: str  # "web", "ask", or the format of the export it came in
    asked: dt.datetime  # when it reached us; aware, UTC
    time: str | None = None  # when it was asked, as the source says
    votes: int = 0  # its own
    anchors: tuple[Anchor, ...] = ()
    merged_into: int | None = None  # the question it is counted under
    pinned: bool = False
    answers: tuple[Answer, ...] = ()
