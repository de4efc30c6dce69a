"""A presenter's deck before it becomes a file: what each slide says, shows and is backed by. Not: drawing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from journalclub.models.paper import Figure, Preprint, Reading, Statement
from journalclub.models.session import Agenda, ClubSettings, Session

SlideKind = Literal["cover", "agenda", "text", "figure", "references", "discussion"]


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of text on a slide; shortened from a statement only by leaving words out."""

    text: str
    source: Statement | None = None  # None for what is ours (prompts, agenda), never for a claim


@dataclass(frozen=True, slots=True)
class Slide:
    """One message."""

    kind: SlideKind
    title: str
    seconds: int  # of the talk; all slides sum to the slot exactly
    part: str  # "background", "results", …: one of the talk's parts
    bullets: tuple[Bullet, ...] = ()
    figure: Figure | None = None
    notes: tuple[str, ...] = ()  # paragraphs: what to say, then quotes with pages


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


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything from which deck, question sheet and session page are made."""

    preprint: Preprint
    reading: Reading
    club: ClubSettings
    session: Session

    @property
    def agenda(self) -> Agenda:
        """The session's own agenda, or the club's."""
        return self.session.agenda or self.club.agenda
