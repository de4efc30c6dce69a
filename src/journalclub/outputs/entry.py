"""A session without its private parts, and its paper, to what lists and pages show. Pure; not: any format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from journalclub.models.ids import paper_key
from journalclub.models.publication import (
    Answered,
    Entry,
    Evening,
    Material,
    Page,
    PaperRecord,
    ShownPaper,
    Slide,
)
from journalclub.models.session import ClubSettings, Item, Session, SessionLink, SessionPaper
from journalclub.outputs.public import public_text
from journalclub.shorten import sentences
from journalclub.text import ABSTRACT_LIMIT, NAME_LIMIT, display
from journalclub.wording import paper_address

SESSIONS, FILES = "sessions", "files"  # folders of the site
LEAD_LIMIT = 320  # characters of an abstract in lists
# Files of a session that hold the paper or its pictures: published under its licence alone.
_OF_THE_PAPER = frozenset({"paper.pdf", "cover.png", "presenter.html", "presenter.pptx"})
_NEVER = frozenset({"private.yaml", "papers.yaml", "session.yaml", "paper.json"})
_OWN_FOLDERS = frozenset({SESSIONS, "site", "templates"})
_OURS = (("paper", "The paper (PDF)", "paper.pdf"), ("questions", "Question sheet (PDF)", "questions.pdf"))
_KINDS = {
    "slides": "Slides",
    "code": "Code",
    "notebook": "Notebook",
    "notebooks": "Notebook",
    "video": "Recording",
    "recording": "Recording",
    "notes": "Notes",
    "keynote": "Keynote",
}

Look = Callable[[str], Literal["file", "folder", None]]
"""What a path below the club's folder is, "slides/a.pdf"; None for what is not there or leads out of the folder."""


def make_entry(session: Session, club: ClubSettings, paper: PaperRecord | None, look: Look) -> Entry:
    """What lists show. `session` and `club` come from outputs.public."""
    agenda = session.agenda or club.agenda
    papers = tuple(_shown(p, paper) for p in _all_papers(session))
    return Entry(
        folder=session.folder,
        uid=session.uid,
        title=title_of(session, papers),
        status=session.status,
        days=session.all_days,
        start=session.start or club.start,
        zone=session.timezone or club.timezone,
        minutes=agenda.total_minutes,
        place=_line(session.place or club.place),
        topic=_line(session.topic),
        number=session.number,
        reason=_line(session.reason),
        presenters=_presenters(session),
        papers=papers,
        materials=tuple(_materials(session, paper, look)),
        lead=lead_of(abstract_of(session, paper)),
        revision=session.revision,
        agenda=tuple((display(p.name, NAME_LIMIT), p.minutes) for p in agenda.parts),
        date_raw=None if session.date else _line(session.date_raw),
        presenters_raw=_line(session.presenters_raw),
        evenings=tuple(_evenings(session, club, agenda.total_minutes)),
    )


def make_page(
    entry: Entry,
    session: Session,
    club: ClubSettings,
    paper: PaperRecord | None,
    slides: tuple[Slide, ...] = (),
    answered: tuple[Answered, ...] = (),
) -> Page:
    """What its own page shows."""
    return Page(
        entry=entry,
        session=session,
        agenda=session.agenda or club.agenda,
        abstract=abstract_of(session, paper),
        paper=paper,
        slides=slides,
        answered=answered,
        parts=session.parts,
        people=session.people,
    )


def _evenings(session: Session, club: ClubSettings, minutes: int) -> Iterator[Evening]:
    """Days whose parts say when or where they are: from the first part's start, as long as all of them together."""
    for day in session.all_days:
        parts = [p for p in session.parts if p.date == day]
        if not any(p.start or p.minutes or p.place for p in parts):
            continue
        start = min((p.start for p in parts if p.start), default=session.start or club.start)
        place = next((p.place for p in parts if p.place), session.place or club.place)
        yield Evening(day, start, sum(p.minutes or 0 for p in parts) or minutes, _line(place))


def title_of(session: Session, papers: tuple[ShownPaper, ...]) -> str:
    """What a session is about, in one line; never empty."""
    titles = [p.title for p in papers[: len(session.papers)]]
    topics = [p.topic for p in session.parts if p.topic]
    for text in (session.topic, "; ".join(titles), "; ".join(topics), session.reason):
        if shown := display(text or ""):
            return shown
    if session.status == "holiday":
        return "No session"
    return f"Session {session.number}" if session.number is not None else "To be announced"


def abstract_of(session: Session, paper: PaperRecord | None) -> str:
    """The club's own words, else the paper's."""
    return display(session.abstract or (public_text(paper.abstract) if paper else ""), ABSTRACT_LIMIT)


def lead_of(abstract: str) -> str:
    """The first sentences of an abstract that fit into a list."""
    lead = ""
    for sentence in sentences(abstract):
        if len(lead) + len(sentence) > LEAD_LIMIT:
            break
        lead = f"{lead} {sentence}".strip()
    return lead or display(abstract, LEAD_LIMIT)


def kind_name(kind: str) -> str:
    """A kind of material as people say it."""
    return _KINDS.get(kind.casefold()) or display(kind, 40).replace("-", " ").capitalize()


def club_file(url: str) -> str | None:
    """The path below the club's folder that a link of a session means; None when it may not be published.

    Files of sessions are filed, not linked; what begins with a dot, settings and databases stay where they are.
    """
    path = PurePosixPath(unquote(url.split("#")[0].split("?")[0]))
    parts = path.parts
    if not parts or path.is_absolute() or any(p.startswith(".") or "\\" in p or "\0" in p for p in parts):
        return None
    private = parts[0] in _OWN_FOLDERS or path.name.casefold() in _NEVER or ".sqlite3" in path.name
    return None if private else str(path)


def _line(text: str | None) -> str | None:
    return display(text) or None if text else None


def _presenters(session: Session) -> tuple[str, ...]:
    """Names, those of parts included."""
    names = [*session.presenters, *(n for part in session.parts for n in part.presenters)]
    return tuple(dict.fromkeys(n for name in names if (n := display(name, NAME_LIMIT))))


def _all_papers(session: Session) -> Iterator[SessionPaper]:
    yield from session.papers
    for part in session.parts:
        yield from part.papers


def _shown(paper: SessionPaper, record: PaperRecord | None) -> ShownPaper:
    own = record if record and paper.id and paper_key(paper.id) == paper_key(record.id) else None
    url = paper.url or (own.url if own else None) or paper_address(paper) or None
    title = display(paper.title or (own.title if own else "") or paper.id or url or "")
    authors = tuple(display(a, NAME_LIMIT) for a in own.authors) if own else ()
    return ShownPaper(title or "Untitled paper", paper.id, url, authors, _line(paper.note))


def _materials(session: Session, paper: PaperRecord | None, look: Look) -> Iterator[Material]:
    """What was filed, then what is linked, then what jc made and may be passed on."""
    folder = f"{SESSIONS}/{session.folder}"
    copies = paper is not None and paper.licence.may_redistribute
    for item in session.items:
        source = f"{folder}/{item.file.rstrip('/')}"
        if (copies or not _is_of_the_paper(item)) and (copy := _copy(source, source, look)):
            yield Material(item.kind, display(source.rsplit("/", 1)[-1]), copy, True, source)
    own: tuple[SessionLink, ...] = (*session.links, *(x for part in session.parts for x in part.links))
    for link in dict.fromkeys(own):
        label = display(link.label or "")
        if "://" in link.url or link.url.startswith("//"):
            yield Material(link.kind, label, link.url)
        elif (path := club_file(link.url)) and (copy := _copy(path, f"{FILES}/{path}", look)):
            yield Material(link.kind, label or display(path.rsplit("/", 1)[-1]), copy, True, path)
    for kind, label, file in _OURS:
        source = f"{folder}/{file}"
        if (copies or file not in _OF_THE_PAPER) and look(source) == "file":
            yield Material(kind, label, source, True, source)


def _copy(source: str, target: str, look: Look) -> str | None:
    """Where the copy of a file goes; a folder becomes a zip."""
    kind = look(source)
    return None if kind is None else f"{target}.zip" if kind == "folder" else target


def _is_of_the_paper(item: Item) -> bool:
    return item.file in _OF_THE_PAPER or item.file.startswith("figures/")


def local_start(entry: Entry, day: dt.date) -> dt.datetime | None:
    """When a day of it begins, in its zone, aware; None without a time."""
    from zoneinfo import ZoneInfo

    start = entry.evening(day).start
    if start is None:
        return None
    hours, minutes = start.split(":")
    return dt.datetime.combine(day, dt.time(int(hours), int(minutes)), ZoneInfo(entry.zone))
