"""A paper as read from its PDF and as described by its source. Not: how either is obtained."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points (1/72 inch), origin at the top left of the page as shown (rotation applied)."""

FigureKind = Literal["figure", "table", "algorithm"]
LinkKind = Literal["code", "data", "project", "video", "paper", "other"]
Slot = Literal["background", "motivation", "contributions", "approach", "setup", "results", "limitations"]
SLOTS: tuple[Slot, ...] = (
    "background",
    "motivation",
    "contributions",
    "approach",
    "setup",
    "results",
    "limitations",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A verbatim quote from the paper, with where it stands."""

    text: str
    page: int
    bbox: Box
    section: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the paper."""

    number: str | None  # as printed, without trailing punctuation: "3.1", "IV", "A"
    title: str
    level: int  # 1 is a top-level section
    page: int  # from 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its text verbatim, raised and lowered digits as such characters."""

    text: str
    span: int = 1  # columns it takes
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells; the spans of each row sum to the number of columns."""

    head: tuple[tuple[Cell, ...], ...]  # one row, or two where headings stand over several columns
    rows: tuple[tuple[Cell, ...], ...]
    ruled: tuple[int, ...] = ()  # indexes of the rows above which a rule is printed

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.head[-1])


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a figure with a letter of its own."""

    letter: str
    bbox: Box
    file: str | None = None  # its crop, relative to the output folder


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned figure, table or algorithm."""

    kind: FigureKind
    label: str  # as printed: "1", "2a", "A.1", "S3", "IV"
    page: int
    bbox: Box  # the body, without the caption
    caption: str  # whole, beginning with its label as printed
    caption_bbox: Box
    file: str | None = None  # the crop, relative to the output folder
    mentions: int = 0  # how often the running text names it
    told: Statement | None = None  # the sentence of the running text that says most plainly what it shows
    pdf: str | None = None  # the same as vector graphics, where it is that and somebody asked
    svg: str | None = None
    panels: tuple[Panel, ...] = ()  # where each is clear
    type_size: float = 0.0  # points: the usual size of a figure's own letters; 0: none, or within a picture
    grid: Grid | None = None  # of a table whose cells are beyond doubt

    @property
    def name(self) -> str:
        """The way a reader says it: "Figure 3"."""
        return f"{self.kind.capitalize()} {self.label}"


@dataclass(frozen=True, slots=True)
class Equation:
    """A numbered display equation."""

    label: str
    page: int
    bbox: Box  # without the number
    file: str | None = None
    mentions: int = 0  # how often the running text names it
    told: Statement | None = None  # the sentence that introduces it, else one that names it


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography, with how often the text cites it."""

    label: str | None  # as printed: "[12]", "12.", "Vaswani et al., 2017"; None when the entry has none
    text: str
    arxiv_id: str | None = None
    cited: int = 0
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A web address printed in or attached to the paper."""

    url: str
    kind: LinkKind
    page: int


@dataclass(frozen=True, slots=True)
class PassageLine:
    """Where a stretch of a passage stands on paper: from character `start` of the passage to the next line's."""

    start: int
    page: int
    bbox: Box


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of running text (never captions, tables, references, headers or footers)."""

    text: str  # NFC, de-hyphenated, ligatures resolved, one line
    section: str | None  # title of the section it stands in; "Abstract" for the abstract
    section_number: str | None
    lines: tuple[PassageLine, ...]
    kind: Literal["abstract", "text", "item"] = "text"


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym or a symbol, and what it stands for, as printed."""

    short: str
    long: str
    page: int  # of its first definition
    uses: int = 0  # how often the running text has the short form


@dataclass(frozen=True, slots=True)
class UnfoundNumber:
    """A number that abstract or introduction claim and the rest does not have, or has otherwise."""

    number: str  # as printed, with its per cent sign
    claim: Statement
    against: Statement | None = None  # a later sentence that says another number of the same


@dataclass(frozen=True, slots=True)
class Outline:
    """The paper's own statements, sorted by what a presenter needs them for."""

    background: tuple[Statement, ...] = ()
    motivation: tuple[Statement, ...] = ()
    contributions: tuple[Statement, ...] = ()
    approach: tuple[Statement, ...] = ()
    setup: tuple[Statement, ...] = ()
    results: tuple[Statement, ...] = ()
    limitations: tuple[Statement, ...] = ()
    contribution_list: bool = (
        False  # the paper itself lists its contributions; else they are its "stated aims"
    )

    def slot(self, name: Slot) -> tuple[Statement, ...]:
        """The statements of one slot."""
        statements: tuple[Statement, ...] = getattr(self, name)
        return statements

    def all(self) -> tuple[Statement, ...]:
        """Every statement, in the order of the slots."""
        return tuple(s for name in SLOTS for s in self.slot(name))


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one PDF. What is absent is None or empty, never guessed."""

    sha256: str
    pages: int
    arxiv_id: str | None = None  # from the stamp in the margin, with version
    title: str | None = None
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    abstract_place: PassageLine | None = None  # its first page, and the box of what stands there
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()  # in order of page, then position
    outline: Outline = field(default_factory=Outline)
    equations: tuple[Equation, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[PaperLink, ...] = ()
    terms: tuple[Term, ...] = ()  # in the order of their definitions
    unfound: tuple[UnfoundNumber, ...] = ()
    warnings: tuple[str, ...] = ()
    page_size: tuple[float, float] = (612.0, 792.0)  # of page 1, in PDF points


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The parts of a Reading that reading itself finds, plus the running text from which the outline is made."""

    reading: Reading
    passages: tuple[Passage, ...]  # in reading order
    floats: tuple[str, ...] = ()  # the printed lines of captions, tables and figures


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms a paper may be passed on."""

    uri: str | None  # None: unknown, which is treated like arXiv's default: link, never copy

    @property
    def may_redistribute(self) -> bool:
        """Whether figures and the PDF may be copied and published (Creative Commons licences and public domain)."""
        uri = (self.uri or "").removeprefix("http://").removeprefix("https://")
        return uri.startswith(("creativecommons.org/licenses/", "creativecommons.org/publicdomain/"))


@dataclass(frozen=True, slots=True)
class Preprint:
    """A paper's metadata as its source gives it."""

    id: str  # "2010.11929", "hep-th/9108004", or "sha256:…" for a PDF of the user's own
    version: str | None  # "v2"
    title: str
    authors: tuple[str, ...]
    abstract: str
    source: Literal["arxiv", "pdf"]
    categories: tuple[str, ...] = ()
    published: str | None = None  # ISO dates
    updated: str | None = None
    doi: str | None = None
    journal_ref: str | None = None
    comment: str | None = None
    licence: Licence = Licence(None)
    pdf_sha256: str | None = None
    withdrawn: bool = False
    latest_version: str | None = None  # when newer than `version`

    @property
    def ref(self) -> str:
        """Id with version."""
        return f"{self.id}{self.version or ''}"

    @property
    def url(self) -> str | None:
        """The paper's page, for people."""
        return f"https://arxiv.org/abs/{self.ref}" if self.source == "arxiv" else None
