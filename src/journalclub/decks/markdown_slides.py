"""A Markdown deck cut into its slides, those hidden in comments included, and back. Pure. Not: what stands on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journalclub.errors import JcError

_RULE = re.compile(r"-{3,}\s*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_CLASS = re.compile(r"<!--\s*_class:\s*(?P<kind>[a-z-]{1,20})(?:\s+rank-(?P<rank>\d{1,4}))?\s*-->")
_HIDE, _SHOWN_END = "<!-- hidden slide", "hidden slide -->"
# Inside the comment that hides a slide its own comments cannot stand as they are: % escapes, itself included.
_ESCAPES = (("%", "%25"), ("<!--", "%3C!--"), ("-->", "--%3E"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A slide's Markdown, without the rule before it."""

    lines: tuple[str, ...]
    hidden: bool = False


class Mark(NamedTuple):
    """What a slide says about itself in its class."""

    kind: str  # "figure-wide"; "" for a slide without our class
    rank: int | None


def split(text: str) -> tuple[list[str], list[Piece]]:
    """The front matter, and the slides in order, those hidden in comments among them."""
    lines = text.split("\n")
    if text.endswith("\n"):
        lines.pop()
    head: list[str] = []
    if lines and lines[0].strip() == "---" and "---" in (x.strip() for x in lines[1:]):
        end = next(i for i, x in enumerate(lines[1:], 1) if x.strip() == "---")
        head, lines = lines[: end + 1], lines[end + 1 :]
    pieces: list[Piece] = []
    current: list[str] = []
    hidden: list[str] | None = None
    late: list[Piece] = []  # hidden slides met inside the current one; they follow it
    comment, fence = False, ""
    for line in lines:
        if hidden is not None:
            if line.strip() == _SHOWN_END:
                leading = not pieces and not any(x.strip() for x in current)
                (pieces if leading else late).append(Piece(tuple(map(_unescape, hidden)), hidden=True))
                hidden = None
            else:
                hidden.append(line)
            continue
        if not comment and not fence and line.strip() == _HIDE:
            hidden = []
            continue
        if not comment and not fence and _RULE.fullmatch(line):
            pieces += [Piece(tuple(current)), *late]
            current, late = [], []
            continue
        current.append(line)
        if not comment and (mark := _FENCE.match(line)) and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        comment = in_comment(line, comment) if not fence else comment
    if hidden is not None:  # someone removed the end of the comment: it is text again
        current += [_HIDE, *hidden]
    return head, [*pieces, Piece(tuple(current)), *late]


def require_slides(pieces: Sequence[Piece], name: str) -> None:
    """Raise JcError when nothing stands on any slide of the file `name`."""
    if not any(line.strip() for piece in pieces for line in piece.lines):
        raise JcError(f"{name} has no slides; make it again with `jc new --force`.")


def hide(lines: Sequence[str]) -> list[str]:
    """A slide's lines inside the comment from which `split` brings them back unchanged."""
    return [_HIDE, *map(_escape, lines), _SHOWN_END]


def mark_of(lines: Sequence[str]) -> Mark:
    """Kind and rank as the slide's last class says."""
    mark = Mark("", None)
    for line in lines:
        if match := _CLASS.search(line):
            mark = Mark(match["kind"], int(match["rank"]) if match["rank"] else None)
    return mark


def in_comment(line: str, inside: bool) -> bool:
    """Whether a comment is open after the line."""
    opened, closed = line.rfind("<!--"), line.rfind("-->")
    return opened > closed if opened >= 0 or closed >= 0 else inside


def _escape(line: str) -> str:
    for plain, safe in _ESCAPES:
        line = line.replace(plain, safe)
    return line


def _unescape(line: str) -> str:
    for plain, safe in reversed(_ESCAPES):
        line = line.replace(safe, plain)
    return line
