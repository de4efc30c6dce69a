"""Whether a row, read again, still says what its session says, and whose a changed row was. Not: changing it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from journalclub.adopting.record import Taken
from journalclub.layouts import when
from journalclub.layouts.subjects import all_links
from journalclub.models.ids import paper_key
from journalclub.models.session import Part, Session, SessionLink, SessionPaper

LEAST_ALIKE = 2  # points that make a changed row and a session the same meeting
_DAY, _PAPER, _TITLE, _NUMBER = 2, 3, 3, 1  # points for what they have in common
_OFF = frozenset({"cancelled", "holiday"})


def says_the_same(taken: Taken, session: Session) -> bool:
    """Whether the row that was read says neither more nor less than the session, as far as rows can say it."""
    told = taken.status if taken.status in _OFF else None
    wanted = session.status if session.status in _OFF else None
    return told == wanted and _same_days(taken.session, session) and _facts(taken.session) == _facts(session)


def likeness(taken: Taken, session: Session) -> int:
    """Points for what a row and a session have in common; from LEAST_ALIKE on they are the same meeting."""
    row = taken.session
    points = _DAY * _same_days(row, session) if row.date or row.date_raw else 0
    points += _PAPER * bool(_papers(row) & _papers(session))
    points += _TITLE * bool(_titles(row) & _titles(session))
    points += _NUMBER * (row.number is not None and row.number == session.number)
    return points


def names_another_day(taken: Taken, session: Session) -> bool:
    """Whether the row has a day of the calendar that is no longer the session's."""
    return taken.session.date is not None and not _same_days(taken.session, session)


def own_page(taken: Taken) -> str | None:
    """The folder of the session to whose page the row leads."""
    found = (re.fullmatch(r"sessions/([^/]+)/", x.url) for x in taken.session.links)
    return next((unquote(m[1]) for m in found if m), None)


def _same_days(row: Session, session: Session) -> bool:
    """The same days, or the same words for them while they are still true."""
    if (row.date, row.days) == (session.date, session.days):
        return session.date is not None or _words(row.date_raw) == _words(when.raw_date(session))
    raw = when.raw_date(session)
    return raw is not None and _words(raw) == _words(row.date_raw)


def _facts(session: Session) -> tuple[object, ...]:
    """What a row can say, in a form that can be compared."""
    return (
        *map(
            _words,
            (when.time_of(session), session.place, session.topic, session.presenters_raw, session.abstract),
        ),
        session.number,
        session.presenters,
        session.chairs,
        frozenset(p for p in session.people if p.url or p.affiliation),
        session.suggested_by,
        _paper_facts(session.papers),
        _link_facts(all_links(session)),
        _paper_facts(session.sequels),
        tuple(map(_part_facts, session.parts)),
        *(tuple(map(_words, texts)) for texts in (session.tasks, session.readings, session.notes)),
    )


def _part_facts(part: Part) -> tuple[object, ...]:
    return (
        *map(_words, (part.label, part.topic, part.presenters_raw)),
        part.presenters,
        _paper_facts(part.papers),
        _link_facts(part.links),
        tuple(map(_words, part.points)),
    )


def _paper_facts(papers: Iterable[SessionPaper]) -> tuple[object, ...]:
    return tuple((paper_key(p.id) if p.id else "", _words(p.title), p.url, _words(p.note)) for p in papers)


def _link_facts(links: Iterable[SessionLink]) -> frozenset[object]:
    """Links without their order, which a table does not keep, and without the session's own page."""
    return frozenset((x.kind, x.url, x.label) for x in links if not re.fullmatch(r"sessions/[^/]+/", x.url))


def _papers(session: Session) -> set[str]:
    return {key for p in session.papers for key in ((paper_key(p.id) if p.id else ""), p.url or "") if key}


def _titles(session: Session) -> set[str]:
    texts = (session.topic, *(p.title for p in session.papers))
    return {w for t in texts if t and (w := _words(t).casefold())}


def _words(value: str | None) -> str:
    return " ".join(when.unmarked(value).split()) if value else ""
