"""Which session a person means. Pure; not: finding sessions on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from journalclub.errors import JcError
from journalclub.models.ids import parse_paper_id
from journalclub.models.session import Session

_TAKES_PLACE = frozenset({"scheduled", "held"})


def select_session(sessions: Sequence[Session], wanted: str, today: dt.date) -> Session:
    """A session by folder name or a unique part of it, date, arXiv id, number, `next` or `last`.

    Raises JcError when none or several fit, naming them.
    """
    if not sessions:
        raise JcError("This club has no sessions yet; make one with: jc new 2010.11929")
    if wanted in {"next", "last"}:
        return _next(sessions, today) if wanted == "next" else _last(sessions, today)
    for found in (
        [s for s in sessions if s.folder == wanted],
        [s for s in sessions if wanted in s.formerly],
        [s for s in sessions if s.date and s.date.isoformat() == wanted],
        _by_paper(sessions, wanted),
        [s for s in sessions if s.number is not None and wanted.isdecimal() and s.number == int(wanted)],
        [s for s in sessions if wanted.casefold() in s.folder.casefold()],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(s.folder for s in found[:5]) + (" …" if len(found) > 5 else "")
            raise JcError(f"{wanted!r} fits {len(found)} sessions ({names}); say which one.")
    raise JcError(f"No session fits {wanted!r}{_nearest(sessions, wanted)} `jc show` lists them all.")


def _nearest(sessions: Sequence[Session], wanted: str) -> str:
    """The message goes on: the session that is nearest to that day, or has a word almost like that in its name."""
    import difflib

    try:
        day = dt.date.fromisoformat(wanted)
    except ValueError:
        by_word = {word: s.folder for s in sessions for word in (s.folder, *s.folder.split("-"))}
        by_word |= {word: word for word in ("next", "last")}
        near = [by_word[word] for word in difflib.get_close_matches(wanted.casefold(), by_word, 1)]
    else:
        dated = [(abs(s.date - day), s.folder) for s in sessions if s.date]
        near = [min(dated)[1]] if dated else []
    return f"; did you mean {near[0]}?" if near else ";"


def _by_paper(sessions: Sequence[Session], wanted: str) -> list[Session]:
    try:
        base = parse_paper_id(wanted).base
    except JcError:
        return []
    return [s for s in sessions if any(p.id == base or p.id.startswith(f"{base}v") for p in s.papers)]


def _next(sessions: Sequence[Session], today: dt.date) -> Session:
    """The first from today on; else one without a date; cancelled ones and holidays are passed over."""
    coming = [s for s in sessions if s.date and s.date >= today and s.status in _TAKES_PLACE]
    if coming:
        return min(coming, key=lambda s: (s.date or today, s.folder))
    undated = [s for s in sessions if s.date is None and s.status == "scheduled"]
    if undated:
        return min(undated, key=lambda s: s.folder)
    raise JcError("No session is planned from today on; `jc show` lists them all.")


def _last(sessions: Sequence[Session], today: dt.date) -> Session:
    past = [s for s in sessions if s.date and s.date < today and s.status in _TAKES_PLACE]
    if not past:
        raise JcError("No session lies in the past; `jc show` lists them all.")
    return max(past, key=lambda s: (s.date or today, s.folder))
