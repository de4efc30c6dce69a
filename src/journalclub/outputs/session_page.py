"""README.md in a session's folder, as a code host shows it. Not: its page on the site (site/session.py). Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

from journalclub.models.deck import Brief
from journalclub.models.paper import Figure, PaperLink
from journalclub.models.session import ClubSettings, Session, SessionPaper
from journalclub.outputs.public import public_club, public_session
from journalclub.programme import programme
from journalclub.render import Templates
from journalclub.shorten import caption_text, sentences
from journalclub.wording import (
    authors_line,
    authors_of,
    figure_place,
    paper_address,
    paper_line,
    place_in_paper,
    session_title,
    title_of,
    when_and_where,
    when_and_where_of,
)

TEMPLATE, WITHOUT_PAPER = "session.md.j2", "topic.md.j2"
COLUMNS = 2
GALLERY = 12  # figures shown; the others are listed as links
OURS = (
    ("Presenter's deck", "presenter.pptx"),
    ("Deck in the browser", "presenter.html"),
    ("The deck in Markdown", "presenter.md"),
    ("Question sheet", "questions.md"),
    ("Question sheet to print", "questions.pdf"),
)
_PAPER_LINKS = {"code": "Code", "data": "Data", "project": "Project page", "video": "Video"}


@dataclass(frozen=True, slots=True)
class Material:
    """A file or address to click on."""

    name: str
    target: str  # a relative address, quoted, or a web address


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure in the gallery."""

    place: str  # "Figure 3, p. 5"
    target: str
    lead: str  # what the caption says first


def render_session_page(brief: Brief, templates: Templates, *, collected: bool = False) -> str:
    """The page from the club's template or ours, without what is private.

    `collected`: the session has a collected.md to link to.
    """
    session = public_session(brief.session, brief.club)
    brief = replace(brief, session=session, club=public_club(brief.club))
    copies = brief.preprint.licence.may_redistribute
    pictures = [_picture(f) for f in brief.reading.figures if f.file and copies]
    gallery = pictures[:GALLERY]
    return templates.render(
        TEMPLATE,
        brief=brief,
        title=title_of(brief),
        authors=authors_line(authors_of(brief)),
        paper=paper_line(brief.preprint),
        url=brief.preprint.url,
        when=when_and_where(brief),
        presenters=", ".join(brief.session.presenters),
        chairs=", ".join(session.chairs),
        programme=programme(session),
        topic=brief.session.topic,
        status=brief.session.status,
        abstract=brief.reading.abstract or brief.preprint.abstract,
        agenda=brief.agenda.parts,
        total=brief.agenda.total_minutes,
        licence=brief.preprint.licence.uri,
        latest=brief.preprint.latest_version,
        withdrawn=brief.preprint.withdrawn,
        rows=[gallery[i : i + COLUMNS] for i in range(0, len(gallery), COLUMNS)],
        columns=COLUMNS,
        more=pictures[GALLERY:],
        elsewhere=[] if copies else _elsewhere(brief),
        ours=[Material(name, file) for name, file in OURS],
        filed=filed(session),
        paper_links=_paper_links(brief.reading.links),
        collected=collected,
    )


def render_topic_page(
    session: Session, club: ClubSettings, templates: Templates, present: Callable[[str], bool]
) -> str:
    """The page of a session without a paper of its own; `present` says which of our files its folder has."""
    session, club = public_session(session, club), public_club(club)
    return templates.render(
        WITHOUT_PAPER,
        title=session_title(session),
        when=when_and_where_of(session, club),
        presenters=", ".join(session.presenters) or session.presenters_raw,
        chairs=", ".join(session.chairs),
        status=session.status,
        reason=session.reason,
        abstract=session.abstract,
        papers=_listed(session.papers),
        sequels=_listed(session.sequels),
        programme=programme(session),
        ours=[Material(name, file) for name, file in OURS if present(file)],
        filed=filed(session),
        notes=session.notes,
        sheet=present("questions.md"),
    )


def _listed(papers: tuple[SessionPaper, ...]) -> list[tuple[str, str, str | None]]:
    """Title, address and note of each."""
    return [(p.title or p.id or p.url or "", paper_address(p), p.note) for p in papers]


def _picture(figure: Figure) -> Picture:
    found = sentences(caption_text(figure.caption, figure.label))
    return Picture(figure_place(figure), quote(figure.file or ""), found[0] if found else "")


def _elsewhere(brief: Brief) -> list[Material]:
    """Figures that the paper's licence does not let the club copy: where each is seen in the paper itself."""
    places = ((f, place_in_paper(brief.preprint.url, f.page)) for f in brief.reading.figures)
    return [Material(figure_place(figure), address) for figure, address in places if address]


def filed(session: Session) -> list[Material]:
    """What people filed: files by their name, then addresses."""
    own = {file for _, file in OURS}
    files = [
        Material(f"{i.kind}: {i.file.rsplit('/', 1)[-1]}", quote(i.file))
        for i in session.items
        if i.file not in own
    ]
    return [*files, *(Material(f"{x.kind}: {x.label or x.url}", x.url) for x in session.links)]


def _paper_links(links: tuple[PaperLink, ...]) -> list[tuple[Material, int]]:
    """Code, data, project pages and videos named in the paper, each once, with the page."""
    seen: dict[str, tuple[Material, int]] = {}
    for link in links:
        if link.kind in _PAPER_LINKS:
            seen.setdefault(link.url, (Material(_PAPER_LINKS[link.kind], link.url), link.page))
    return list(seen.values())
