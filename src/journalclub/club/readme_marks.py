"""Where the club's README is ours: lines between <!-- jc:sessions … --> and <!-- /jc:sessions -->. Not: what is there.

A block is named after what it shows: `sessions` (all), `upcoming`, `past`; a page with several tables of a kind numbers
them (`sessions-2`). The opening mark may hold options: `adopted=2026-11-20`, `since=2026-11-20`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from journalclub.errors import Problem, ProblemsError

Kind = Literal["sessions", "upcoming", "past"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST_MARK = 300  # characters of a line that can be a mark
# A mark stands alone on its line, so that a README may speak of marks in its text.
_OPENING = re.compile(
    r"\s*<!--\s*jc:(?P<kind>sessions|upcoming|past)(?P<number>-\d{1,3})?(?P<options>\s[^<>]*)?-->\s*"
)
_CLOSING = re.compile(r"\s*<!--\s*/jc:(?P<name>(?:sessions|upcoming|past)(?:-\d{1,3})?)\s*-->\s*")
_OPTION = re.compile(r"([a-z]{1,20})=(\S{1,80})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Block:
    """One pair of marks; lines count from 0, and `lines[first:end]` is what stands between them."""

    name: str
    kind: Kind
    first: int
    end: int
    options: Mapping[str, str]

    def day(self, option: str) -> dt.date | None:
        """The day an option names; None without it, or when it is no day."""
        try:
            return dt.date.fromisoformat(self.options.get(option, ""))
        except ValueError:
            return None


def mark(name: str, **options: str) -> tuple[str, str]:
    """The two lines around a block, without line ends."""
    shown = "".join(f" {key}={value}" for key, value in options.items())
    return f"<!-- jc:{name}{shown} -->", f"<!-- /jc:{name} -->"


def find_blocks(lines: Sequence[str], file: str) -> list[Block]:
    """All blocks, in order. Raises ProblemsError with every mark that has no partner or stands in another block."""
    found: list[Block] = []
    problems: list[Problem] = []
    waiting: tuple[int, re.Match[str]] | None = None
    for at, line in _outside_code(lines):
        opening, closing = _OPENING.fullmatch(line), _CLOSING.fullmatch(line)
        if opening is not None:
            if waiting is not None:
                problems.append(_unpaired(file, waiting[0], f"jc:{_name(waiting[1])}", "is not closed"))
            waiting = (at, opening)
        elif closing is not None and waiting is not None and _name(waiting[1]) == closing["name"]:
            found.append(_block(waiting[1], waiting[0] + 1, at))
            waiting = None
        elif closing is not None:
            problems.append(_unpaired(file, at, f"/jc:{closing['name']}", "closes nothing"))
    if waiting is not None:
        problems.append(_unpaired(file, waiting[0], f"jc:{_name(waiting[1])}", "is not closed"))
    twice = {b.name for b in found if sum(o.name == b.name for o in found) > 1}
    problems.extend(
        _unpaired(file, b.first - 1, f"jc:{b.name}", "is there twice") for b in found if b.name in twice
    )
    if problems:
        raise ProblemsError(sorted(problems, key=lambda problem: problem.line))
    return found


def _block(opening: re.Match[str], first: int, end: int) -> Block:
    kind = next(k for k in KINDS if k == opening["kind"])
    return Block(_name(opening), kind, first, end, dict(_OPTION.findall(opening["options"] or "")))


def _outside_code(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Short lines that are no code between fences, with their places."""
    found: list[tuple[int, str]] = []
    fence = ""
    for at, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif match:
            fence = match[1]
        elif len(line) <= LONGEST_MARK:
            found.append((at, line))
    return found


def _name(opening: re.Match[str]) -> str:
    return str(opening["kind"]) + (opening["number"] or "")


def _unpaired(file: str, at: int, shown: str, what: str) -> Problem:
    return Problem(file, at + 1, f"the mark <!-- {shown} --> {what}; mend it, or take both marks out.")
