"""What a presenter's file says of the paper, what the paper prints, and what does not agree. Not: finding any of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from journalclub.models.paper import Box, PassageLine, Reading

ClaimKind = Literal["quote", "statement", "echo"]
"""quote: in quotation marks; statement: on a slide, with its page after it; echo: nothing says that it is a quote."""
ProblemKind = Literal["changed", "not found", "page", "place"]
EvidenceKind = Literal["the paper says", "our reading", "to discuss"]


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A stretch of the paper's text, with the printed lines from which it was taken."""

    text: str
    lines: tuple[PassageLine, ...]  # where its characters stand; at least one
    name: str | None = None  # "Figure 3" for its caption


@dataclass(frozen=True, slots=True)
class PaperText:
    """All text of a paper, for looking things up: as read, and once more page by page as printed."""

    reading: Reading
    running: tuple[PrintedText, ...]  # paragraphs in reading order
    captions: tuple[PrintedText, ...]
    pages: tuple[PrintedText, ...]  # everything, in the order of the file


class Spot(NamedTuple):
    """Where something stands in a presenter's file."""

    unit: Literal["slide", "line"]
    number: int  # from 1
    part: Literal["slide", "notes", "text"] = "text"

    def __str__(self) -> str:
        return f"{self.unit} {self.number}{' (notes)' if self.part == 'notes' else ''}"


class FileLine(NamedTuple):
    """A paragraph of a presenter's file, as its reader sees it: no markup, one line."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class FileTable:
    """A table of a presenter's file that says which of the paper's it is."""

    name: str  # "Table 2"
    rows: tuple[tuple[str, ...], ...]  # a cell over several columns is followed by empty ones
    spots: tuple[Spot, ...]  # of each row


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a file that are, or look like, the paper's."""

    text: str
    spot: Spot
    kind: ClaimKind
    pages: tuple[int, int] | None = None  # first and last page it is said to stand on
    place: str | None = None  # "Figure 3" when it is said to be its caption
    hint: str | None = None  # "Figure 3" when it may be from its caption


@dataclass(frozen=True, slots=True)
class Reference:
    """A place of the paper named in a file: "Figure 3, p. 5", or a page alone."""

    text: str  # as written
    spot: Spot
    pages: tuple[int, int]
    name: str | None = None  # "Figure 3", or a web address; None for a page alone
    about: str = ""  # the line without it


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the file, and what stands in their place in the paper; either may be empty."""

    file: str
    paper: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a file says of the paper and that is not so."""

    spot: Spot
    problem: ProblemKind
    text: str  # the file's words
    message: str  # one sentence
    paper: str | None = None  # the paper's words, nearest to the file's
    page: int | None = None
    bbox: Box | None = None  # where they begin, on that page
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement of a session's files, as paper.json keeps it."""

    kind: EvidenceKind
    text: str  # the paper's words; of a question or a reading of ours, those
    slot: str | None = None  # the outline's, "caption" or "abstract"
    page: int | None = None
    bbox: Box | None = None
    section: str | None = None
    used: tuple[str, ...] = ()  # "slide 5", "notes 5", "questions", "page"
    quote: str | None = None  # the paper's words behind a question
