"""A perhaps edited deck at other minutes: what is shown when. Not: its files (retime_pptx.py, …). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journalclub.decks import clock
from journalclub.decks.layout import LAYOUTS
from journalclub.decks.plan import Timed, schedule, timed
from journalclub.models.deck import SlideKind

OWN_RANK = -1  # a slide without our clock is the presenter's own and stays longest
UNKNOWN_RANK = 1000  # our slide that lost its rank in another program: later slides are hidden first


@dataclass(frozen=True, slots=True)
class Found:
    """A slide as found in a file."""

    title: str
    kind: SlideKind
    rank: int | None
    clock: str | None  # our line in its notes
    hidden: bool


@dataclass(frozen=True, slots=True)
class PlannedSlide:
    """A slide's place in the new plan."""

    number: int  # in the file, from 1
    title: str
    part: str
    start: int  # seconds from the beginning of the talk
    seconds: int | None  # None: hidden
    was_hidden: bool
    clock: str  # the new line for its notes
    hidden_after: tuple[str, ...] = ()  # lines for its notes: hidden slides that follow it


@dataclass(frozen=True, slots=True)
class Plan:
    """All slides of a deck with their times, which sum to exactly `minutes`."""

    minutes: int
    slides: tuple[PlannedSlide, ...]

    @property
    def parts(self) -> dict[str, int]:
        """Seconds of each part, in order; 0 when all its slides are hidden."""
        parts: dict[str, int] = {}
        for slide in self.slides:
            parts[slide.part] = parts.get(slide.part, 0) + (slide.seconds or 0)
        return parts

    @property
    def moves(self) -> tuple[str, ...]:
        """What changed, a sentence each: slides that left the talk and slides that came back."""
        lines = []
        for slide in self.slides:
            if slide.seconds is None and not slide.was_hidden:
                lines.append(
                    f"Slide {slide.number}, {slide.title}: left out; its notes say so and keep its text."
                )
            elif slide.seconds is not None and slide.was_hidden:
                lines.append(f"Slide {slide.number}, {slide.title}: shown again.")
        return tuple(lines)


def plan(slides: Sequence[Found], minutes: int) -> Plan:
    """The times of a deck's slides in a talk of `minutes` (at least 1)."""
    minutes = max(1, minutes)
    kept_away = [s.hidden and not clock.is_unshown(s.clock or "") for s in slides]
    candidates = [i for i, away in enumerate(kept_away) if not away]
    times = schedule([_timed(slides[i], i) for i in candidates], minutes * 60)
    seconds = dict(zip(candidates, times, strict=True))
    parts = _parts(slides)
    planned: list[PlannedSlide] = []
    start = 0
    for index, slide in enumerate(slides):
        given = seconds.get(index)
        line = (
            clock.clock_line(start, start + given, minutes, parts[index])
            if given is not None
            else clock.unshown_line(None if kept_away[index] else minutes, parts[index])
        )
        title = clock.agenda_title(minutes) if clock.is_agenda_title(slide.title) else slide.title
        planned.append(PlannedSlide(index + 1, title, parts[index], start, given, slide.hidden, line))
        start += given or 0
    return Plan(minutes, tuple(_with_hidden(planned, minutes)))


def _timed(slide: Found, index: int) -> Timed:
    if slide.clock is None:
        return timed(slide.kind, OWN_RANK)
    rank = slide.rank if slide.rank is not None else UNKNOWN_RANK + index
    return timed(slide.kind, rank, clock.is_after_talk(slide.clock))


def _parts(slides: Sequence[Found]) -> list[str]:
    """Each slide's part: what its clock says, else that of the slide before."""
    parts: list[str] = []
    for slide in slides:
        named = clock.part_of(slide.clock or "")
        parts.append(named or (parts[-1] if parts else "Opening"))
    return parts


def _with_hidden(planned: list[PlannedSlide], minutes: int) -> list[PlannedSlide]:
    """List each hidden slide in the notes of the last shown one before it, else of the first shown one."""
    shown = [i for i, s in enumerate(planned) if s.seconds is not None]
    lines: dict[int, list[str]] = {}
    for index, slide in enumerate(planned):
        if slide.seconds is None and shown:
            home = max((i for i in shown if i < index), default=shown[0])
            lines.setdefault(home, []).append(clock.hidden_line(minutes, slide.number, slide.title))
    return [replace(s, hidden_after=tuple(lines.get(i, ()))) for i, s in enumerate(planned)]


def kind_named(name: str) -> SlideKind:
    """The kind of slide a layout's name means; "text" for one we do not know."""
    return next((k for k, design in LAYOUTS.items() if design.name.lower() == name.strip().lower()), "text")
