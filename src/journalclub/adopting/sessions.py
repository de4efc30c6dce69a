"""Entries to sessions: each field read for what it is, dates and names understood over the whole group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.content import Content, read_content, text_of
from journalclub.adopting.dates import Written, read_date
from journalclub.adopting.names import Manner, People, manner_of, only_text, read_people
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Entry, Field, Group, Role, Status, Surroundings, Taken
from journalclub.adopting.statuses import Told, heading_status, is_tentative, told_status
from journalclub.adopting.tables import ITEM
from journalclub.adopting.times import clock_times
from journalclub.adopting.years import Days, OpenDate, resolve
from journalclub.models.session import Part, Session, SessionLink, SessionPaper
from journalclub.text import ABSTRACT_LIMIT, TITLE_LIMIT, display

_LINKED: frozenset[Role] = frozenset({"materials", "slides", "code", "notebook", "video", "notes"})
_LABEL = re.compile(r"^\W{0,3}\(?(?P<label>[a-zA-Z]|[ivx]{1,4}|\d)\)\s*")
_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the entries of a group share."""

    surroundings: Surroundings
    manners: dict[Role, Manner]
    papers_linked: bool  # most cells of the paper column hold a link, so one without is no paper


@dataclass(slots=True)
class _About:
    """Everything about one entry but its date."""

    topic: str | None = None
    papers: list[SessionPaper] = field(default_factory=list)
    links: list[SessionLink] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    presenters: People = People()
    chairs: People = People()


def take(groups: Sequence[Group], surroundings: Surroundings) -> list[Taken]:
    """The sessions of all groups, in the page's order."""
    written = [[_written(e, surroundings) for e in g.entries] for g in groups]
    taken: list[Taken] = []
    for at, group in enumerate(groups):
        elsewhere = [w for n, ws in enumerate(written) if n != at for w in ws if w is not None]
        dates = [
            OpenDate(w, (*e.headings, *surroundings.hints))
            for w, e in zip(written[at], group.entries, strict=True)
        ]
        context = _context(group, surroundings)
        for entry, days, open_date in zip(group.entries, resolve(dates, elsewhere), dates, strict=True):
            taken.append(_session(entry, days, open_date.written, context))
    return sorted(taken, key=lambda t: t.line)


def _written(entry: Entry, surroundings: Surroundings) -> Written | None:
    cells = entry.texts("date")
    return read_date(text_of(cells[0], surroundings.definitions)) if cells else None


def _context(group: Group, surroundings: Surroundings) -> _Context:
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
    return _Context(surroundings, manners, linked * 2 >= len(cells))


def _session(entry: Entry, days: Days, written: Written | None, context: _Context) -> Taken:
    """One session; rows that continue it become its parts."""
    about = _about(entry, context)
    told = _told(entry, about, context)
    if told is not None:
        _status_only(about, told)
    parts = _parts(entry, about, context)
    topic = about.topic
    if entry.continued and parts:
        topic = (
            "; ".join(f"{p.label}) {p.topic}" if p.label else p.topic or "" for p in parts if p.topic) or None
        )
    people = [*about.presenters.names, *(name for part in parts for name in part.presenters)]
    all_papers = [*about.papers, *(p for part in parts[1:] for p in part.papers)]
    all_links = [*about.links, *(x for part in parts[1:] for x in part.links)]
    date_raw = _raw_date(entry, context)
    status: Status | None = told.status if told else heading_status(entry.headings)
    warnings = list(about.warnings)
    if date_raw and not days and written is not None and not written.month_only:
        why = "has no year" if written.year is None else "is no day of the calendar"
        warnings.append(f"line {entry.line}: the date {date_raw!r} {why}; the session has none.")
    time = _single(entry, "time", context)
    start = clock_times(time or "")
    session = Session(
        folder="",
        date=days[0] if days else None,
        start=start[0] if start else None,
        place=_single(entry, "place", context),
        topic=display(topic) if topic else None,
        number=_number(entry, context),
        presenters=tuple(dict.fromkeys(people)) or about.chairs.names,
        papers=tuple(all_papers),
        links=tuple(dict.fromkeys(all_links)),
        days=days if len(days) > 1 else (),
        date_raw=date_raw if date_raw and not _says_it_all(date_raw, days) else None,
        time=time,
        presenters_raw=(about.presenters.raw or about.chairs.raw) if not entry.continued else None,
        reason=told.reason if told else None,
        chairs=about.chairs.names,
        people=(*about.presenters.details, *about.chairs.details),
        suggested_by=_suggested(entry, about, context),
        abstract=_abstract(entry, context),
        parts=tuple(parts) if entry.continued else tuple(_point_parts(entry, context)),
        sequels=tuple(
            p for f in entry.texts("sequel") for p in read_content(f, context.surroundings.definitions).papers
        ),
        tasks=_tasks(entry, context),
        readings=tuple(about.readings),
        notes=tuple(dict.fromkeys(n for n in about.notes if n)),
    )
    return Taken(entry.line, entry.last_line, status, session, tuple(warnings))


def _about(entry: Entry, context: _Context) -> _About:
    """Topic, papers, links and people of one row."""
    about = _About()
    topics: list[str] = []
    definitions = context.surroundings.definitions
    for cell in entry.fields:
        if cell.role in {"subject", "topic", "title", "paper", "paper-link", "readings"}:
            _add_subject(about, topics, cell, read_content(cell, definitions), context)
        elif cell.role in _LINKED:
            content = read_content(cell, definitions)
            _add_material(about, cell, content)
        elif cell.role in {"venue", "comment", "other", "status"}:
            _add_note(about, cell, read_content(cell, definitions))
        elif cell.role in {"date", "number"}:
            content = read_content(cell, definitions)
            about.links.extend(content.links)
            about.notes.extend(content.notes)
    about.presenters = _people(entry, "presenter", context)
    about.chairs = _people(entry, "chair", context)
    about.topic = " – ".join(dict.fromkeys(topics)) or None
    _settle_titles(about)
    return about


def _add_subject(about: _About, topics: list[str], cell: Field, content: Content, context: _Context) -> None:
    """A field that says what the session is about."""
    about.links.extend(content.links)
    about.notes.extend(content.notes)
    about.warnings.extend(content.warnings)
    text = content.text
    if cell.role == "paper-link":
        _join_links(about, content)
        return
    about.papers.extend(content.papers)
    if not text:
        if cell.role == "subject" and len(content.papers) == 1 and content.papers[0].title:
            topics.append(content.papers[0].title)  # a heading that is a paper's title names both
        return
    if cell.role == "readings":
        about.readings.append(text)
    elif cell.role == "paper" and content.papers:
        about.papers[-1] = replace(about.papers[-1], note=about.papers[-1].note or text)
    elif cell.role == "paper" and not context.papers_linked and not told_status(text, alone=True):
        about.papers.append(SessionPaper("", text))
    elif re.fullmatch(r"\([^()]*\)", text):
        about.notes.append(text[1:-1].strip())  # a remark, no subject
    elif cell.role in {"subject", "topic", "title"} or not content.papers:
        topics.append(text)


def _join_links(about: _About, content: Content) -> None:
    """Addresses from a column of their own go to the papers named beside them."""
    waiting = [at for at, p in enumerate(about.papers) if p.url is None]
    for paper in content.papers:
        if waiting:
            at = waiting.pop(0)
            about.papers[at] = replace(about.papers[at], id=paper.id, url=paper.url)
        else:
            about.papers.append(paper)
    if content.text:
        about.notes.append(content.text)


def _add_material(about: _About, cell: Field, content: Content) -> None:
    """A field of slides, videos and the like; papers among them are papers of the session."""
    about.links.extend(content.links)
    about.papers.extend(content.papers)
    about.warnings.extend(content.warnings)
    about.notes.extend(f"{cell.label}: {n}" if cell.label else n for n in (content.text, *content.notes) if n)


def _add_note(about: _About, cell: Field, content: Content) -> None:
    """Whatever has no place of its own, with its addresses."""
    shown = [content.text] if content.text else []
    for paper in content.papers:
        shown.append(" ".join(x for x in (paper.title, paper.url) if x))
    if cell.role == "venue":
        shown.extend(" ".join(x for x in (link.label, link.url) if x) for link in content.links)
    else:
        about.links.extend(content.links)
    about.warnings.extend(content.warnings)
    text = "; ".join((*shown, *content.notes))
    if text:
        about.notes.append(f"{cell.label}: {text}" if cell.label else text)


def _settle_titles(about: _About) -> None:
    """A link that only says "paper" has the topic for its title; the same paper is listed once."""
    bare = [at for at, p in enumerate(about.papers) if p.title is None]
    if len(bare) == 1 and about.topic:
        about.papers[bare[0]] = replace(about.papers[bare[0]], title=about.topic)
    seen: dict[tuple[str, str | None, str | None], SessionPaper] = {}
    for paper in about.papers:
        key = (
            (paper.id, None, None)
            if paper.id
            else ("", paper.url, paper.title if paper.url is None else None)
        )
        seen.setdefault(key, paper)
    about.papers = list(seen.values())


def _people(entry: Entry, role: Role, context: _Context) -> People:
    """All people of one role."""
    found = []
    for cell in entry.texts(role):
        people = read_people(parse_cell(cell.text, context.surroundings.definitions), context.manners[role])
        found.append(people)
    return People(
        tuple(dict.fromkeys(n for p in found for n in p.names)),
        tuple(d for p in found for d in p.details),
        tuple(n for p in found for n in p.suggested_by),
        "; ".join(p.raw for p in found if p.raw) or None,
    )


def _told(entry: Entry, about: _About, context: _Context) -> Told | None:
    """A status that some field of the row tells, the subject first."""
    alone = not about.presenters.names and not about.chairs.names and not any(p.url for p in about.papers)
    for roles in (
        ("subject", "topic", "title", "paper"),
        ("date", "status"),
        ("presenter", "chair", "readings", "comment", "other"),
    ):
        for cell in entry.texts(*roles):  # type: ignore[arg-type]
            told = told_status(text_of(cell, context.surroundings.definitions), alone)
            if told is not None:
                return told
    dates = [p for f in entry.texts("date") for p in parse_cell(f.text) if p.text.strip()]
    if dates and all(p.struck for p in dates):
        return Told("cancelled", None, says_more=True)
    return None


def _status_only(about: _About, told: Told) -> None:
    """A row that only says why there is no session has no topic, no paper and nobody who presents."""
    if about.topic is None and about.papers and all(p.url is None for p in about.papers):
        about.topic, about.papers = about.papers[0].title, []
    if about.topic and not told.says_more:
        about.topic = None
    if told_status(" ".join(about.presenters.names), alone=True):
        about.presenters = replace(about.presenters, names=())


def _parts(entry: Entry, about: _About, context: _Context) -> list[Part]:
    """The talks of a session that spans rows, the first row's first."""
    if not entry.continued:
        return []
    parts = []
    for row, own in ((entry, about), *((c, _about(c, context)) for c in entry.continued)):
        label = next(
            (
                m["label"]
                for f in row.texts("subject", "topic", "title", "paper")
                if (m := _LABEL.match(f.text))
            ),
            None,
        )
        topic = _unlabelled(own.topic) if label else own.topic
        papers = tuple(replace(p, title=_unlabelled(p.title) if label else p.title) for p in own.papers)
        parts.append(
            Part(label, topic, own.presenters.names, papers, tuple(own.links), (), own.presenters.raw)
        )
        if own is not about:
            about.notes.extend(own.notes)
            about.readings.extend(own.readings)
            about.warnings.extend(own.warnings)
    about.papers = [*parts[0].papers]
    return parts


def _unlabelled(text: str | None) -> str | None:
    return ITEM.sub("", text) if text else text


def _point_parts(entry: Entry, context: _Context) -> list[Part]:
    """The parts of a lecture with their points; fields named "part" begin one."""
    parts: list[Part] = []
    for cell in entry.fields:
        if cell.role == "part":
            parts.append(Part(label=text_of(cell, context.surroundings.definitions) or None))
        elif cell.role == "points" and not entry.texts("abstract"):
            if not parts:
                parts.append(Part())
            points = (*parts[-1].points, _lines(cell, context))
            parts[-1] = replace(parts[-1], points=points)
    return parts


def _tasks(entry: Entry, context: _Context) -> tuple[str, ...]:
    """The points below an abstract are what is to be done."""
    return tuple(_lines(f, context) for f in entry.texts("points")) if entry.texts("abstract") else ()


def _lines(cell: Field, context: _Context) -> str:
    """A point with those below it, each on a line."""
    texts = (
        text_of(replace(cell, text=line), context.surroundings.definitions) for line in cell.text.split("\n")
    )
    first, *rest = [t for t in texts if t] or [""]
    return "\n".join([first, *(f"- {r}" for r in rest)])


def _abstract(entry: Entry, context: _Context) -> str | None:
    text = " ".join(text_of(f, context.surroundings.definitions) for f in entry.texts("abstract"))
    return display(text, ABSTRACT_LIMIT) or None


def _suggested(entry: Entry, about: _About, context: _Context) -> tuple[str, ...]:
    own = _people_of(entry.texts("suggested"), context)
    return tuple(dict.fromkeys((*own, *about.presenters.suggested_by, *about.chairs.suggested_by)))


def _people_of(cells: Sequence[Field], context: _Context) -> tuple[str, ...]:
    return tuple(
        n
        for f in cells
        for n in read_people(parse_cell(f.text, context.surroundings.definitions), Manner()).names
    )


def _single(entry: Entry, role: Role, context: _Context) -> str | None:
    """The text of a field that has one value, such as the place."""
    texts = [
        t for f in entry.texts(role) if not is_placeholder(t := text_of(f, context.surroundings.definitions))
    ]
    return display("; ".join(texts), TITLE_LIMIT) or None


def _number(entry: Entry, context: _Context) -> int | None:
    for cell in entry.texts("number"):
        match = _NUMBER.search(text_of(cell, context.surroundings.definitions))
        if match:
            return int(match[1])
    return None


def _raw_date(entry: Entry, context: _Context) -> str | None:
    cells = entry.texts("date")
    return display(cells[0].text.replace("\n", " "), 200) or None if cells else None


def _says_it_all(raw: str, days: Days) -> bool:
    """Whether the text is the date itself in ISO form, so that keeping it would say nothing more."""
    return bool(days) and raw == days[0].isoformat()
