"""A block's lines with its rows renewed, the unchanged ones kept. Not: which rows are whose (same.py). Pure."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from journalclub.adopting.placeholders import is_placeholder
from journalclub.layouts.layout import Writer
from journalclub.layouts.rows import Row
from journalclub.layouts.when import place_in_time
from journalclub.models.session import Session


def merged(
    inside: Sequence[str], rows: Sequence[Row], sessions: Sequence[Session], writer: Writer
) -> list[str]:
    """The new lines between the marks; `sessions` are those the block is to show, in order of date."""
    here = {s.folder: s for s in sessions}
    if not any(line.strip() for line in inside):
        return [writer.blank, *writer.block(sessions), writer.blank] if sessions else list(inside)
    standing = [(row, here[row.folder]) for row in rows if row.folder in here]
    strayed = _strayed(standing, writer)
    kept = [(row, session) for row, session in standing if row not in strayed]
    staying = {session.folder for _, session in kept}
    new = [s for s in sessions if s.folder not in staying]
    before, after = _places(kept, new, writer)
    out: list[str] = []
    tail = _head_end(inside) if not kept else -1
    starts = {row.first: row for row in rows}
    at = 0
    while at < len(inside) or tail == at:
        if at == tail:
            _append(out, [writer.row(s) for s in _in_order(new, writer)], inside[at:], writer.blank)
            tail = -1
            continue
        row = starts.get(at)
        if row is None:
            out.append(inside[at])
            at += 1
            continue
        _append(out, [writer.row(s) for s in before.get(at, ())], inside[at:], writer.blank)
        if row.folder in staying:
            lines = list(inside[row.first : row.end])
            out.extend(lines if row.unchanged else _renewed(lines, writer.row(here[row.folder])))
        _append(out, [writer.row(s) for s in after.get(at, ())], inside[row.end :], writer.blank)
        at = row.end
    return out


def _strayed(standing: Sequence[tuple[Row, Session]], writer: Writer) -> set[Row]:
    """Rows of sessions that were moved to a day which, in this table, stands elsewhere."""
    settled = [(row, session) for row, session in standing if not row.moved]
    moved = [(row, session) for row, session in standing if row.moved]
    if not settled or not moved:
        return set()
    turned = _newest_first(settled, [session for _, session in moved], writer)
    places = [(row.first, session.date) for row, session in settled if session.date is not None]
    found = set()
    for row, session in moved:
        at = bisect.bisect_left(places, row.first, key=lambda place: place[0])
        above, below = places[max(at - 1, 0) : at], places[at : at + 1]
        earlier, later = (below, above) if turned else (above, below)
        day = session.date
        if day and (any(d > day for _, d in earlier) or any(d < day for _, d in later)):
            found.add(row)
    return found


def _renewed(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """New lines in the place of old ones, with the blank lines that followed these."""
    blank = len(list(itertools.takewhile(lambda line: not line.strip(), reversed(old))))
    return [*new, *old[len(old) - blank :]]


def _append(out: list[str], rows: Sequence[Sequence[str]], following: Sequence[str], blank: str) -> None:
    """Rows of a table close together, sections with one blank line around them; `following` lines come next."""
    for place, lines in enumerate(rows, 1):
        section = bool(lines) and lines[0].startswith("#")
        if section and out and out[-1].strip():
            out.append(blank)
        out.extend(lines)
        if section and not (place == len(rows) and following and not following[0].strip()):
            out.append(blank)


def _places(
    kept: Sequence[tuple[Row, Session]], new: Sequence[Session], writer: Writer
) -> tuple[dict[int, list[Session]], dict[int, list[Session]]]:
    """Before and after which rows, by their first lines, the new sessions go."""
    before: dict[int, list[Session]] = {}
    after: dict[int, list[Session]] = {}
    if not kept:
        return before, after
    turned = _newest_first(kept, new, writer)
    order = list(reversed(kept)) if turned else list(kept)  # now the oldest first
    for session in new:
        later = next((row for row, s in order if _comes_after(s, session)), None)
        if later is not None:
            target = after if turned else before
            target.setdefault(later.first, []).append(session)
        else:
            target = before if turned else after
            target.setdefault(order[-1][0].first, []).append(session)
    if turned:
        before, after = ({at: found[::-1] for at, found in places.items()} for places in (before, after))
    return before, after


def _comes_after(there: Session, new: Session) -> bool:
    """Whether a row stands later in time than a new one; one without a date only when it says "TBD"."""
    if there.date is not None:
        return new.date is not None and there.date > new.date
    return (
        new.date is not None
        and (not there.date_raw or is_placeholder(there.date_raw))
        and there.number is None
    )


def _newest_first(kept: Sequence[tuple[Row, Session]], new: Sequence[Session], writer: Writer) -> bool:
    """Whether the rows that are there go back in time; where they do not tell, as the layout has it."""
    days = [s.date for _, s in kept if s.date is not None]
    votes = sum((b > a) - (b < a) for a, b in itertools.pairwise(days))
    if votes:
        return votes < 0
    numbers = [s.number for _, s in kept if s.number is not None]
    if not days and len(numbers) > 1:
        return numbers[-1] < numbers[0]
    return _layout_turns([*(s for _, s in kept), *new], writer)


def _layout_turns(sessions: Sequence[Session], writer: Writer) -> bool:
    one, other = sessions[0], sessions[-1]
    if len(sessions) < 2:
        return False
    if place_in_time(one) > place_in_time(other):
        one, other = other, one
    return writer.newest_first(one, other)


def _in_order(sessions: Sequence[Session], writer: Writer) -> list[Session]:
    """As the layout orders them, for a table that has no rows yet."""
    return list(sessions)[::-1] if len(sessions) > 1 and _layout_turns(sessions, writer) else list(sessions)


def _head_end(inside: Sequence[str]) -> int:
    """Where rows begin in a table that has none: behind the line below its header, else behind everything."""
    for at, line in enumerate(inside):
        if "-" in line and "|" in line and set(line) <= set("|:- \t\r"):
            return at + 1
    return len(inside)
