"""A presenter's deck before it becomes a file: what each slide says, shows and is backed by. Not: drawing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from journalclub.models.paper import Equation, Figure, Preprint, Reading, Statement
from journalclub.models.session import Agenda, ClubSettings, Session

SlideKind = Literal[
    "cover",
    "agenda",
    "text",
    "figure",
    "figure wide",
    "figure tall",
    "table",
    "zoom",
    "equation",
    "references",
    "discussion",
]
PromptKind = Literal["understand", "question", "compare", "limits", "next step"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to the readers, made from one place of the paper."""

    kind: PromptKind
    text: str
    page: int
    source: Statement | Figure | Equation | None = None  # what it is about, where that has a place


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of text on a slide; shortened from a statement only by leaving words out."""

    text: str
    source: Statement | None = (
        None  # None for what is ours (prompts, agenda) and for the abstract, named in the title
    )


@dataclass(frozen=True, slots=True)
class Slide:
    """One message."""

    kind: SlideKind
    title: str
    part: str  # as the agenda line names it: "Background", "Stated aims", "Results", …
    rank: int = 0  # 0 stays longest when minutes get fewer
    seconds: int = 0  # of the talk; all slides sum to the slot exactly
    bullets: tuple[Bullet, ...] = ()
    figure: Figure | None = None
    equation: Equation | None = None
    picture: str | None = None  # file of the figure's crop or the first page, relative to the output folder
    caption: str = ""  # below the figure, after "Figure 3, p. 5"
    say: tuple[str, ...] = ()  # what the presenter can say, at most 130 words a minute
    evidence: tuple[Statement, ...] = ()  # full quotes behind the slide, for the notes
    remarks: tuple[str, ...] = ()  # what is not shown, and why
    whole: Figure | None = None  # of which `figure` is a panel

    @property
    def shown(self) -> Figure | Equation | None:
        """The figure, table or equation that the slide is about."""
        return self.figure or self.equation


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of a figure or table that is on no slide."""

    figure: Figure
    reason: str
    slide: int  # index of the slide whose notes list it


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, in order."""

    title: str
    slides: tuple[Slide, ...]
    minutes: int
    unshown: tuple[Disposition, ...] = field(default=())

    @property
    def parts(self) -> tuple[str, ...]:
        """The talk's parts in order, for the agenda line: without opening and references."""
        names = dict.fromkeys(s.part for s in self.slides)
        return tuple(name for name in names if name not in {"Opening", "References"})


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything from which deck, question sheet and session page are made."""

    preprint: Preprint
    reading: Reading
    club: ClubSettings
    session: Session
    cover: str | None = None  # picture of page 1, relative to the output folder

    @property
    def agenda(self) -> Agenda:
        """The session's own agenda, or the club's."""
        return self.session.agenda or self.club.agenda
