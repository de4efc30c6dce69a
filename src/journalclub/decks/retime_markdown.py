"""Re-timing a presenter's own Markdown deck: clock lines and hidden slides, no other text. Pure. Not: the plan.

Markdown has no hidden slides, so one that does not fit becomes a comment behind the slide before it and comes back
out of it unchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import get_args

from journalclub.decks import clock
from journalclub.decks.retime import Found, Plan, plan
from journalclub.errors import JcError
from journalclub.models.deck import SlideKind

_RULE = re.compile(r"-{3,}\s*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_CLASS = re.compile(r"<!--\s*_class:\s*(?P<kind>[a-z-]{1,20})\s+rank-(?P<rank>\d{1,4})\s*-->")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>[^\n]*)")
_KINDS: dict[str, SlideKind] = {kind.replace(" ", "-"): kind for kind in get_args(SlideKind)}
_HIDE, _SHOWN_END = "<!-- hidden slide", "hidden slide -->"
# Inside the comment that hides a slide its own comments cannot stand as they are: % escapes, itself included.
_ESCAPES = (("%", "%25"), ("<!--", "%3C!--"), ("-->", "--%3E"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A slide's Markdown, without the rule before it."""

    lines: tuple[str, ...]
    hidden: bool = False


def retime_markdown(text: str, minutes: int, name: str = "presenter.md") -> tuple[str, Plan]:
    """The file with the new times, and the plan; raises JcError when it has no slides."""
    head, pieces = _split(text)
    if not any(line.strip() for piece in pieces for line in piece.lines):
        raise JcError(f"{name} has no slides; make it again with `jc new --force`.")
    made = plan([_found(piece) for piece in pieces], minutes)
    out: list[str] = list(head)
    for number, (piece, planned) in enumerate(zip(pieces, made.slides, strict=True)):
        renewed = _renewed(piece.lines, planned.clock, planned.hidden_after, made)
        if planned.seconds is None:
            out.extend(_hide(renewed))
            continue
        if number and any(s.seconds is not None for s in made.slides[:number]):
            out.append("---")
        out.extend(renewed)
    return "\n".join(out) + ("\n" if text.endswith("\n") else ""), made


def _split(text: str) -> tuple[list[str], list[_Piece]]:
    """The front matter, and the slides in order, those hidden in comments among them."""
    lines = text.split("\n")
    if text.endswith("\n"):
        lines.pop()
    head: list[str] = []
    if lines and lines[0].strip() == "---" and "---" in (x.strip() for x in lines[1:]):
        end = next(i for i, x in enumerate(lines[1:], 1) if x.strip() == "---")
        head, lines = lines[: end + 1], lines[end + 1 :]
    pieces: list[_Piece] = []
    current: list[str] = []
    hidden: list[str] | None = None
    late: list[_Piece] = []  # hidden slides met inside the current one; they follow it
    comment, fence = False, ""
    for line in lines:
        if hidden is not None:
            if line.strip() == _SHOWN_END:
                leading = not pieces and not any(x.strip() for x in current)
                (pieces if leading else late).append(_Piece(tuple(map(_unescape, hidden)), hidden=True))
                hidden = None
            else:
                hidden.append(line)
            continue
        if not comment and not fence and line.strip() == _HIDE:
            hidden = []
            continue
        if not comment and not fence and _RULE.fullmatch(line):
            pieces += [_Piece(tuple(current)), *late]
            current, late = [], []
            continue
        current.append(line)
        if not comment and (mark := _FENCE.match(line)) and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        comment = _in_comment(line, comment) if not fence else comment
    if hidden is not None:  # someone removed the end of the comment: it is text again
        current += [_HIDE, *hidden]
    return head, [*pieces, _Piece(tuple(current)), *late]


def _in_comment(line: str, inside: bool) -> bool:
    """Whether a comment is open after the line."""
    opened, closed = line.rfind("<!--"), line.rfind("-->")
    return opened > closed if opened >= 0 or closed >= 0 else inside


def _found(piece: _Piece) -> Found:
    kind, rank = "text", None
    for line in piece.lines:
        if match := _CLASS.search(line):
            kind, rank = match["kind"], int(match["rank"])
    heading = next((m["text"] for x in piece.lines if (m := _HEADING.match(x))), "")
    return Found(
        title=unescape(re.sub(r"\\(?=[^\w\s])", "", heading)).strip() or "without a title",
        kind=_KINDS.get(kind, "text"),
        rank=rank,
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


def _hide(lines: list[str]) -> list[str]:
    return [_HIDE, *map(_escape, lines), _SHOWN_END]


def _escape(line: str) -> str:
    for plain, safe in _ESCAPES:
        line = line.replace(plain, safe)
    return line


def _unescape(line: str) -> str:
    for plain, safe in reversed(_ESCAPES):
        line = line.replace(safe, plain)
    return line
