"""The words in which a deck tells the time, written and read back. Pure. Not: computing the time (plan.py)."""

from __future__ import annotations

import re
from typing import NamedTuple

from journalclub.wording import minutes

_TIME = r"\d{1,4}(?::[0-5]\d)?"
_CLOCK = re.compile(
    rf"(?:Minute (?P<start>{_TIME}) to (?P<end>{_TIME}) of (?P<total>\d{{1,4}})"
    r"|Not shown(?P<timed> at \d{1,4} minutes?)?)"
    r"(?: · (?P<part>[^\n]{1,40}))?"
)
_HIDDEN = re.compile(r"Left out at \d{1,4} minutes?: slide [^\n]*")
_AGENDA_TITLE = re.compile(r"What we will do in \d{1,4} minutes?")
_AGENDA_LINE = re.compile(rf"(?P<part>[^\t\n]{{1,40}}?)(?:\t|: )(?:{_TIME} min|–)")


class Span(NamedTuple):
    """When a slide is shown."""

    start: int  # seconds
    end: int
    total: int  # minutes of the talk


def moment(seconds: int) -> str:
    """Seconds as a minute of the talk: "7" or "7:30"."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def clock_line(start: int, end: int, total: int, part: str) -> str:
    """First line of a slide's notes; `start` and `end` in seconds, `total` in minutes."""
    return f"Minute {moment(start)} to {moment(end)} of {total} · {part}"


def unshown_line(total: int | None, part: str) -> str:
    """First line of a hidden slide's notes; `total` None when a person hid it, whatever the minutes."""
    return f"Not shown at {minutes(total)} · {part}" if total is not None else f"Not shown · {part}"


def hidden_line(total: int, number: int, title: str) -> str:
    """In the notes of a shown slide: which slide behind it is hidden."""
    return f"Left out at {minutes(total)}: slide {number}, {' '.join(title.split()) or 'without a title'}"


def agenda_title(total: int) -> str:
    """Title of the slide that says what will be done."""
    return f"What we will do in {minutes(total)}"


def agenda_line(part: str, seconds: int) -> str:
    """A line of that slide; a part whose slides are all hidden gets a dash."""
    return f"{part}\t{moment(seconds)} min" if seconds else f"{part}\t–"


def is_clock(text: str) -> bool:
    """Whether a line of notes is ours to re-time."""
    return _CLOCK.fullmatch(text.strip()) is not None


def is_hidden_note(text: str) -> bool:
    """Whether a line of notes lists a hidden slide."""
    return _HIDDEN.fullmatch(text.strip()) is not None


def is_unshown(text: str) -> bool:
    """Whether a clock line says that the slide was hidden for want of minutes."""
    match = _CLOCK.fullmatch(text.strip())
    return match is not None and match["timed"] is not None


def is_after_talk(text: str) -> bool:
    """Whether a clock line gives the slide none of the talk's time."""
    span = span_of(text)
    return span is not None and span.start == span.end


def span_of(text: str) -> Span | None:
    """The times a clock line gives; None for any other line and for a hidden slide's."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or match["start"] is None:
        return None
    return Span(_seconds(match["start"]), _seconds(match["end"]), int(match["total"]))


def _seconds(moment: str) -> int:
    whole, _, rest = moment.partition(":")
    return int(whole) * 60 + int(rest or 0)


def part_of(text: str) -> str | None:
    """The part a clock line names."""
    match = _CLOCK.fullmatch(text.strip())
    return match["part"] if match else None


def is_agenda_title(text: str) -> bool:
    """Whether a title is the agenda's, unchanged but for its minutes."""
    return _AGENDA_TITLE.fullmatch(text.strip()) is not None


def agenda_part(text: str) -> str | None:
    """The part named by a line of the agenda slide; None when a person rewrote the line."""
    match = _AGENDA_LINE.fullmatch(text.strip())
    return match["part"] if match else None
