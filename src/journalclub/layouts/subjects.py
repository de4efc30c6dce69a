"""What a session is about, its papers and its material, each in one piece of Markdown. Pure. Not: where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from journalclub.adopting.links import is_citation
from journalclub.adopting.record import Role
from journalclub.adopting.statuses import told_status
from journalclub.layouts.links import (
    NAMES,
    inline,
    link,
    paper_title,
    paper_url,
    target,
    with_addresses,
    with_links,
)
from journalclub.models.session import Session, SessionLink, SessionPaper

OFF = frozenset({"cancelled", "holiday"})
# Ways to say that a session does not take place; the first that is read back as its status is taken.
_NOTICES = ("No meeting", "Cancelled", "Holiday")


@dataclass(frozen=True, slots=True)
class Style:
    """How a layout writes what every layout shows."""

    date: str = "%Y-%m-%d"  # as for when.written
    missing: str = ""  # what an empty cell of a session to come says
    off: str = ""  # emphasis around the cells of a session that does not take place: "*"
    badges: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # kind → text and picture of its links


PLAIN = Style()


def all_links(session: Session) -> tuple[SessionLink, ...]:
    """Its links and the files in its folder."""
    files = (SessionLink(i.kind, f"sessions/{quote(session.folder)}/{quote(i.file)}") for i in session.items)
    return (*session.links, *files)


def subject(
    topic: str | None, papers: Sequence[SessionPaper], links: Sequence[SessionLink] = (), role: Role = "topic"
) -> str:
    """What a session is about in one cell of a role: the topic, with its links, and its papers."""
    if topic and len(papers) == 1 and papers[0].title == topic:
        return paper(papers[0], role=role)
    shown = with_links(topic, [(x.label, x.url) for x in links if x.label]) if topic else ""
    if shown and len(papers) > 1 and all(is_citation(p.title or "") for p in papers):
        return " ".join((shown, *(f"[{paper(p, role=role)}]" for p in papers)))
    return ": ".join(s for s in (shown, papers_in(papers, role)) if s)


def papers_in(papers: Sequence[SessionPaper], role: Role = "paper") -> str:
    """Papers one after the other; several without a title are numbered."""
    untitled = sum(paper_title(p) is None for p in papers) > 1
    return ", ".join(paper(p, n if untitled else 0, role) for n, p in enumerate(papers, 1))


def paper(entry: SessionPaper, number: int = 0, role: Role = "paper") -> str:
    """A paper with its link and what stands beside it; `number` names one without a title among several."""
    title, url = paper_title(entry), paper_url(entry)
    notes = entry.note or ""
    if title is None:
        shown = link(str(number) if number else "paper", url)
    elif url is None and notes and role in {"topic", "subject"}:
        shown = inline(title)
        notes = " ".join(f"({n})" if n.lower().startswith("invited") else f"[{n}]" for n in notes.split("; "))
    elif url is None and notes:
        shown = f"**{inline(title)}**"
    else:
        shown = link(title, url)
    return f"{shown} {with_addresses(notes)}" if notes else shown


def material(entry: SessionLink, style: Style) -> str:
    """A link to material by its label, its badge, or the name of its kind."""
    badge = style.badges.get(entry.kind) if entry.label is None else None
    address = target(entry.url)
    picture = target(badge[1]) if badge else None
    if badge and picture and address:
        return f"[![{inline(badge[0])}]({picture})]({address})"
    return link(entry.label or NAMES.get(entry.kind, entry.kind.capitalize()), entry.url)


def is_told_off(session: Session, shown: Sequence[str]) -> bool:
    """Whether the texts of a row say already that the session is cancelled or a holiday."""
    alone = not any(p.url or p.id for p in session.papers)
    told = [told_status(re.sub(r"[\\*_~]", "", s), alone) for s in shown if s]
    return any(t is not None and t.status == session.status for t in told)


def off_notice(session: Session) -> str:
    """That a session does not take place, and why."""
    reason = f": {session.reason}" if session.reason else ""
    said = (
        notice
        for notice in _NOTICES
        if (t := told_status(notice + reason, True)) and t.status == session.status
    )
    return inline(next(said, session.status.capitalize()) + reason)
