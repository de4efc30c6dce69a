"""What one entry is about, gathered from its fields: topic, papers, links, people, notes. Not: its date or status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.content import FEW_TITLE_WORDS, Content, looks_like_title, read_content, with_note
from journalclub.adopting.names import NOBODY, Manner, People, manner_of, only_text, read_people
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Entry, Field, Group, Role
from journalclub.adopting.statuses import told_status
from journalclub.models.session import SessionLink, SessionPaper

SUBJECT: tuple[Role, ...] = ("subject", "topic", "title", "paper")
_ABOUT = frozenset((*SUBJECT, "paper-link", "readings"))
_MATERIAL: frozenset[Role] = frozenset({"materials", "slides", "code", "notebook", "video", "notes"})
_REMARK: frozenset[Role] = frozenset({"venue", "comment", "other", "status", "related"})
PAPERS_SHARE = 0.6  # of a topic column's cells that must name papers
MOST_WORDS_OF_NO_TITLE = 2
MOST_UNSURE = 3  # cells of a column that is too short to tell
_NO_TITLE = re.compile(
    r"\b(?:discussion|discuss|review|overview|practice|rehearsal|updates?|kick-?off|introduction|intro|tutorial|talk|"
    r"planning|social|retreat|party|seminar|workshop|meeting|project|lecture|demo|dry run)\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\s*(?:\[([^\[\]]{2,80})\]|\(([Ii]nvited[^()]{0,40})\))\s*$")
_PLAIN_NUMBER = re.compile(
    r"\W*(?:(?:week|session|lecture|meeting|no|第)\W*)?\d{1,4}\W*(?:[回期차회]|회차|주차)?\W*", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Context:
    """What the entries of a group share."""

    manners: Mapping[Role, Manner]
    papers_linked: bool  # most cells of the paper column hold a link, so one without is no paper
    topics_are_papers: (
        bool  # most cells of the topic column name a paper, so a title without link is one, too
    )


@dataclass(slots=True)
class About:
    """Filled field by field."""

    topic: str | None = None
    papers: list[SessionPaper] = field(default_factory=list)
    links: list[SessionLink] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    presenters: People = NOBODY
    chairs: People = NOBODY

    @property
    def nobody(self) -> bool:
        """Whether no person is named."""
        return not self.presenters.names and not self.chairs.names


def context_of(group: Group) -> Context:
    """How this group writes names and papers."""
    rows = [e for entry in group.entries for e in (entry, *entry.continued)]
    roles: tuple[Role, ...] = ("presenter", "chair")
    manners = {
        role: manner_of([only_text(parse_cell(f.text)) for e in rows for f in e.texts(role)])
        for role in roles
    }
    cells = [
        f for e in rows for f in e.texts("paper", "title") if not is_placeholder(plain(parse_cell(f.text)))
    ]
    linked = sum("](" in f.text or "http" in f.text for f in cells)
    topics = [read_content(f) for e in rows for f in e.texts("topic") if f.label]
    titled = sum(any(p.url for p in content.papers) for content in topics)
    filled = sum(bool(c.papers or (c.text and not told_status(c.text, alone=True))) for c in topics)
    return Context(manners, linked * 2 >= len(cells), titled >= PAPERS_SHARE * max(filled, MOST_UNSURE))


def gather(entry: Entry, context: Context) -> About:
    """Everything the row itself says; rows that continue it are gathered each for itself."""
    about = About()
    topics: list[str] = []
    for cell in entry.fields:
        if cell.role in _ABOUT:
            _add_subject(about, topics, cell, read_content(cell), context)
        elif cell.role in _MATERIAL:
            _add_material(about, cell, read_content(cell))
        elif cell.role in _REMARK:
            _add_remark(about, cell, read_content(cell))
        elif cell.role in {"time", "place", "suggested", "abstract"}:
            linked = [f"{p.text} {p.url}" for p in parse_cell(cell.text) if p.url and p.url != p.text]
            about.notes.extend(_labelled(cell, text) for text in linked)
        elif cell.role in {"date", "number"}:
            content = read_content(cell)
            about.links.extend(content.links)
            about.notes.extend(content.notes)
            if cell.role == "number" and not _PLAIN_NUMBER.fullmatch(content.text) and content.text:
                about.notes.append(_labelled(cell, content.text))
    about.presenters = _people(entry, "presenter", context)
    about.chairs = _people(entry, "chair", context)
    about.topic = " – ".join(dict.fromkeys(topics)) or None
    _settle_titles(about)
    return about


def people_in(cells: Sequence[Field]) -> tuple[str, ...]:
    """The names in other fields, such as who suggested a paper."""
    return tuple(n for f in cells for n in read_people(parse_cell(f.text), Manner()).names)


def _add_subject(about: About, topics: list[str], cell: Field, content: Content, context: Context) -> None:
    """A field that says what the session is about."""
    about.links.extend(content.links)
    about.notes.extend(content.notes)
    about.warnings.extend(content.warnings)
    text = content.text
    if cell.role == "paper-link":
        _join_addresses(about, content)
        return
    about.papers.extend(content.papers)
    if content.after:
        _add_after(about, cell, content.after)
    if not text:
        if cell.role == "subject" and len(content.papers) == 1 and content.papers[0].title:
            topics.append(content.papers[0].title)  # a heading that is a paper's title names both
    elif cell.role == "readings":
        about.readings.append(text)
    elif cell.role == "paper" and content.papers:
        about.papers[-1] = with_note(about.papers[-1], text)
    elif cell.role == "paper" and not context.papers_linked and _names_paper(text):
        about.papers.append(SessionPaper("", text))
    elif (
        cell.role == "topic"
        and context.topics_are_papers
        and not content.papers
        and (paper := _unlinked(text))
    ):
        about.papers.append(paper)
    elif _IN_BRACKETS.fullmatch(text):
        about.notes.append(text[1:-1].strip())  # a remark, no subject
    elif cell.role != "paper" or not content.papers:
        topics.append(text)


def _names_paper(text: str) -> bool:
    """Whether a text without a link in a column of papers is one: not "No meeting", "Lab retreat"."""
    short = len(text.split()) <= MOST_WORDS_OF_NO_TITLE
    return not told_status(text, alone=True) and not (short and _NO_TITLE.search(text))


def _add_after(about: About, cell: Field, text: str) -> None:
    """What stands behind the last paper: its authors, who joined, where it appeared."""
    if cell.role == "readings":
        about.readings.append(text)
    elif about.papers and (cell.role == "paper" or len(about.papers) == 1):
        about.papers[-1] = with_note(about.papers[-1], text)
    else:
        about.notes.append(text)


def _unlinked(text: str) -> SessionPaper | None:
    """A paper's title without a link, with its citation in brackets, if that is what the text is."""
    notes: list[str] = []
    title = False
    while cited := _CITED.search(text):
        notes.insert(0, cited[1] or cited[2])
        title = title or bool(cited[1])
        text = text[: cited.start()]
    title = title or (": " in text and looks_like_title(text, FEW_TITLE_WORDS))
    if not title or _NO_TITLE.search(text) or told_status(text, alone=True):
        return None
    return SessionPaper("", text, None, "; ".join(notes) or None)


def _join_addresses(about: About, content: Content) -> None:
    """Addresses from a column of their own go to the papers named beside them."""
    waiting = [at for at, p in enumerate(about.papers) if p.url is None]
    for paper in content.papers:
        if waiting:
            at = waiting.pop(0)
            about.papers[at] = replace(about.papers[at], id=paper.id, url=paper.url)
        else:
            about.papers.append(paper)
    about.notes.extend(text for text in (content.text, content.after) if text)


def _add_material(about: About, cell: Field, content: Content) -> None:
    """A field of slides, videos and the like; papers among them are papers of the session."""
    about.links.extend(content.links)
    about.papers.extend(content.papers)
    about.warnings.extend(content.warnings)
    about.notes.extend(
        _labelled(cell, text) for text in (content.text, content.after, *content.notes) if text
    )


def _add_remark(about: About, cell: Field, content: Content) -> None:
    """Whatever has no place of its own, with its addresses."""
    shown = [text for text in (content.text, content.after) if text]
    shown.extend(" ".join(x for x in (p.title, p.url) if x) for p in content.papers)
    if cell.role in {"venue", "related"}:
        shown.extend(" ".join(x for x in (link.label, link.url) if x) for link in content.links)
    else:
        about.links.extend(content.links)
    about.warnings.extend(content.warnings)
    if content.text == cell.label:  # "cancelled: true" of a data file
        return
    if text := "; ".join((*shown, *content.notes)):
        (about.readings if cell.role == "related" else about.notes).append(_labelled(cell, text))


def _labelled(cell: Field, text: str) -> str:
    return f"{cell.label}: {text}" if cell.label else text


def _settle_titles(about: About) -> None:
    """A link that only says "paper" has the topic for its title; the same paper is listed once."""
    bare = [at for at, p in enumerate(about.papers) if p.title is None]
    if len(bare) == 1 and about.topic:
        about.papers[bare[0]] = replace(about.papers[bare[0]], title=about.topic)
    seen: dict[tuple[str | None, ...], SessionPaper] = {}
    for paper in about.papers:
        seen.setdefault(
            (paper.id,) if paper.id else (paper.url, paper.title if paper.url is None else None), paper
        )
    about.papers = list(seen.values())


def _people(entry: Entry, role: Role, context: Context) -> People:
    """All people of one role."""
    cells = entry.texts(role)
    found = [read_people(parse_cell(f.text), context.manners[role]) for f in cells]
    return People(
        tuple(dict.fromkeys(n for p in found for n in p.names)),
        tuple(d for p in found for d in p.details),
        tuple(n for p in found for n in p.suggested_by),
        "; ".join(p.raw for p in found if p.raw) or None,
    )
