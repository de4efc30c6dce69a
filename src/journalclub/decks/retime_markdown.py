"""Re-timing a presenter's own Markdown deck: clock lines and hidden slides, no other text. Pure. Not: the plan.

Markdown has no hidden slides, so one that does not fit becomes a comment behind the slide before it and comes back
out of it unchanged.
"""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

from journalclub.decks import clock
from journalclub.decks.markdown_slides import Piece, hide, mark_of, require_slides, split
from journalclub.decks.retime import Found, Plan, plan
from journalclub.models.deck import SlideKind

_HEADING = re.compile(r"#{1,6}\s+(?P<text>[^\n]*)")
_KINDS: dict[str, SlideKind] = {kind.replace(" ", "-"): kind for kind in get_args(SlideKind)}


def retime_markdown(text: str, minutes: int, name: str = "presenter.md") -> tuple[str, Plan]:
    """The file with the new times, and the plan; raises JcError when it has no slides."""
    head, pieces = split(text)
    require_slides(pieces, name)
    made = plan([_found(piece) for piece in pieces], minutes)
    out: list[str] = list(head)
    for number, (piece, planned) in enumerate(zip(pieces, made.slides, strict=True)):
        renewed = _renewed(piece.lines, planned.clock, planned.hidden_after, made)
        if planned.seconds is None:
            out.extend(hide(renewed))
            continue
        if number and any(s.seconds is not None for s in made.slides[:number]):
            out.append("---")
        out.extend(renewed)
    return "\n".join(out) + ("\n" if text.endswith("\n") else ""), made


def _found(piece: Piece) -> Found:
    mark = mark_of(piece.lines)
    heading = next((m["text"] for x in piece.lines if (m := _HEADING.match(x))), "")
    return Found(
        title=unescape(re.sub(r"\\(?=[^\w\s])", "", heading)).strip() or "without a title",
        kind=_KINDS.get(mark.kind, "text"),
        rank=mark.rank,
        clock=next((x for x in piece.lines if clock.is_clock(x)), None),
        hidden=piece.hidden,
    )


def _renewed(lines: tuple[str, ...], line: str, hidden: tuple[str, ...], made: Plan) -> list[str]:
    """The slide with its new clock line, its list of hidden slides and, on the agenda, the new times."""
    kept = [x for x in lines if not clock.is_hidden_note(x)]
    at = next((i for i, x in enumerate(kept) if clock.is_clock(x)), None)
    if at is None:
        while kept and not kept[-1].strip():
            kept.pop()
        kept += ["", "<!--", line, "-->", ""]
        at = len(kept) - 3
    kept[at] = line
    end = next((i for i in range(at, len(kept)) if kept[i].strip() == "-->"), at + 1)
    kept[end:end] = hidden
    if not any(_is_agenda_heading(x) for x in kept):
        return kept
    return [_agenda(x, made) for x in kept]


def _is_agenda_heading(line: str) -> bool:
    match = _HEADING.match(line)
    return match is not None and clock.is_agenda_title(match["text"])


def _agenda(line: str, made: Plan) -> str:
    """A line of the agenda slide with its new time; any other line as it is."""
    if _is_agenda_heading(line):
        return f"# {clock.agenda_title(made.minutes)}"
    part = clock.agenda_part(line.removeprefix("- "))
    if line.startswith("- ") and part in made.parts:
        return "- " + clock.agenda_line(part, made.parts[part]).replace("\t", ": ")
    return line
