"""Entries to sessions: dates understood over the whole group, parts, status. Not: reading single fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journalclub.adopting.about import SUBJECT, About, Context, context_of, gather, people_in
from journalclub.adopting.cells import LONGEST, parse_cell
from journalclub.adopting.columns import role_of
from journalclub.adopting.content import read_content, text_of
from journalclub.adopting.dates import read_date
from journalclub.adopting.names import with_details
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Entry, Field, Group, Role, Status, Taken
from journalclub.adopting.statuses import Told, heading_status, is_tentative, told_status
from journalclub.adopting.tables import ITEM
from journalclub.adopting.times import clock_times, time_in
from journalclub.adopting.written_dates import Written
from journalclub.adopting.years import Days, OpenDate, resolve, with_century, writes_year_first
from journalclub.models.session import Part, Session
from journalclub.text import ABSTRACT_LIMIT, TITLE_LIMIT, display

LONGEST_RAW = 200  # characters of a date as written that are kept
_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?!\d)")
_CODE = re.compile(r"\d[^\W\d]{1,3}\d")  # "S02E01" is no number
# What a session has once; a row that continues it may only remark on it.
_ONCE: tuple[Role, ...] = (
    "date",
    "time",
    "place",
    "number",
    "suggested",
    "abstract",
    "sequel",
    "points",
    "part",
)
# Where a status is looked for, in this order.
_STATUS_ROLES: tuple[tuple[Role, ...], ...] = (
    SUBJECT,
    ("date", "status"),
    ("presenter", "chair", "readings", "comment", "other"),
)


def take(
    groups: Sequence[Group], hints: Sequence[str], prose: Sequence[str] = (), others: Sequence[str] = ()
) -> list[Taken]:
    """The sessions of all groups, in the page's order; `hints` are texts that may name a year, the nearest first.

    `prose` counts only where no date of a table has a year, and `others`, which speak of other sessions, only where
    a weekday shows besides whether their year fits.
    """
    written = [_dates_of(g) for g in groups]
    taken: list[Taken] = []
    for at, group in enumerate(groups):
        elsewhere = [w for n, ws in enumerate(written) if n != at for w in ws if w is not None]
        without_year = not any(w is not None and w.year for w in written[at])
        dates = []
        for entry, date in zip(group.entries, written[at], strict=True):
            faint = (*prose, *(others if date is not None and date.weekdays else ())) if without_year else ()
            dates.append(OpenDate(date, (*entry.headings, *hints, *faint)))
        context = context_of(group)
        for entry, days, open_date in zip(group.entries, resolve(dates, elsewhere), dates, strict=True):
            taken.append(_taken(entry, days, open_date.written, context))
    return sorted(taken, key=lambda t: t.line)


def _dates_of(group: Group) -> list[Written | None]:
    """The date of each entry, as far as it is written."""
    texts = [text_of(cells[0]) if (cells := e.texts("date")) else "" for e in group.entries]
    if writes_year_first(texts):
        texts = [with_century(t) for t in texts]
    return [read_date(t) if t else None for t in texts]


def _taken(entry: Entry, days: Days, written: Written | None, context: Context) -> Taken:
    """One session with its status and what has to be told about it."""
    about = gather(entry, context)
    told = _told(entry, about)
    if told is not None:
        _status_only(about, told)
    status: Status | None = told.status if told else heading_status(entry.headings)
    if status is None and any(is_tentative(text_of(f)) for f in entry.texts("date", *SUBJECT)):
        status = "upcoming"
    session = _session(entry, days, about, context)
    warnings = list(about.warnings)
    if any(len(f.text) > LONGEST for e in (entry, *entry.continued) for f in e.fields):
        warnings.append(f"line {entry.line}: only the first {LONGEST} characters of a field are taken.")
    if not days and written is not None and not written.month_only:
        why = "has no year" if written.year is None else "is no day of the calendar"
        warnings.append(f"line {entry.line}: the date {session.date_raw!r} {why}; the session has none.")
    return Taken(
        entry.line,
        entry.last_line,
        status,
        replace(session, reason=told.reason if told else None),
        tuple(warnings),
    )


def _session(entry: Entry, days: Days, about: About, context: Context) -> Session:
    """The session; rows that continue it become its parts."""
    parts = _parts(entry, about, context)
    topic = about.topic
    if parts:
        topic = "; ".join(f"{p.label}) {p.topic}" if p.label else p.topic for p in parts if p.topic) or None
    date_raw = _raw_date(entry)
    time = _single(entry, "time") or _time_of_date(entry)
    start = clock_times(time or "")
    people = dict.fromkeys((*about.presenters.names, *(name for part in parts for name in part.presenters)))
    return Session(
        folder="",
        date=days[0] if days else None,
        start=start[0] if start else None,
        place=_single(entry, "place"),
        topic=display(topic) if topic else None,
        number=_number(entry),
        presenters=tuple(people) or about.chairs.names,
        papers=(*about.papers, *(p for part in parts[1:] for p in part.papers)),
        links=tuple(dict.fromkeys((*about.links, *(x for part in parts[1:] for x in part.links)))),
        days=days if len(days) > 1 else (),
        date_raw=date_raw if date_raw and not (days and date_raw == days[0].isoformat()) else None,
        time=time,
        presenters_raw=None if parts else about.presenters.raw or about.chairs.raw,
        chairs=about.chairs.names,
        people=(*about.presenters.details, *about.chairs.details),
        suggested_by=tuple(
            dict.fromkeys(
                (
                    *people_in(entry.texts("suggested")),
                    *about.presenters.suggested_by,
                    *about.chairs.suggested_by,
                )
            )
        ),
        abstract=_abstract(entry),
        parts=tuple(parts or _parts_with_points(entry)),
        sequels=tuple(p for f in entry.texts("sequel") for p in read_content(f).papers),
        tasks=_tasks(entry),
        readings=tuple(about.readings),
        notes=tuple(dict.fromkeys(n for n in about.notes if n)),
    )


def _told(entry: Entry, about: About) -> Told | None:
    """A status that some field of the row tells, the subject first."""
    no_paper = not any(p.url for p in about.papers)
    for roles in _STATUS_ROLES:
        # A column of names that says "holiday" names nobody, unless there is something to present.
        alone = no_paper and (about.nobody if roles is not _STATUS_ROLES[2] else about.topic is None)
        for cell in entry.texts(*roles):
            told = told_status(text_of(cell), alone)
            if told is not None:
                return told
    dates = [p for f in entry.texts("date") for p in parse_cell(f.text) if p.text.strip()]
    if dates and all(p.struck for p in dates):
        return Told("cancelled", None, says_more=True)
    return None


def _status_only(about: About, told: Told) -> None:
    """A row that only says why there is no session has no topic, no paper and nobody who presents."""
    if about.topic is None and len(about.papers) == 1 and about.papers[0].url is None:
        title = about.papers[0].title or ""
        if told_status(title, alone=True):
            about.topic, about.papers = title, []
    if about.topic and not told.says_more and told_status(about.topic, alone=True) == told:
        about.topic = None
    if told_status(about.presenters.raw or " ".join(about.presenters.names), alone=True):
        raw = about.presenters.raw or ", ".join(about.presenters.names)
        about.presenters = replace(about.presenters, names=(), details=(), raw=raw)


def _parts(entry: Entry, about: About, context: Context) -> list[Part]:
    """The talks of a session that spans rows, the first row's first; what else the rows say goes to the session."""
    if not entry.continued:
        return []
    parts = [_part(entry, about)]
    for row in entry.continued:
        own = gather(row, context)
        parts.append(_part(row, own))
        about.presenters = with_details(about.presenters, own.presenters)
        about.chairs = replace(
            with_details(about.chairs, own.chairs), names=(*about.chairs.names, *own.chairs.names)
        )
        about.notes.extend([own.chairs.raw] if own.chairs.raw else [])
        about.notes.extend(own.notes)
        about.notes.extend(": ".join(t for t in (f.label, text_of(f)) if t) for f in row.texts(*_ONCE))
        about.readings.extend(own.readings)
        about.warnings.extend(own.warnings)
    about.papers = [*parts[0].papers]
    return parts


def _part(row: Entry, about: About) -> Part:
    """One of several talks; "b)" is its label."""
    label = next((m[1] for f in row.texts(*SUBJECT) if (m := ITEM.match(f.text))), None)
    topic = _unlabelled(about.topic) if label else about.topic
    papers = tuple(replace(p, title=_unlabelled(p.title)) if label else p for p in about.papers)
    people = about.presenters
    return Part(label, topic, people.names, papers, tuple(about.links), (), people.raw)


def _unlabelled(text: str | None) -> str | None:
    return ITEM.sub("", text) or None if text else text


def _parts_with_points(entry: Entry) -> list[Part]:
    """The parts of a lecture with their points; a field of the role "part" begins one."""
    parts: list[Part] = []
    for cell in entry.texts("part", "points"):
        if cell.role == "part":
            parts.append(Part(label=text_of(cell) or None))
        elif not entry.texts("abstract"):
            parts = parts or [Part()]
            parts[-1] = replace(parts[-1], points=(*parts[-1].points, _point(cell)))
    return parts


def _tasks(entry: Entry) -> tuple[str, ...]:
    """The points below an abstract are what is to be done."""
    return tuple(_point(f) for f in entry.texts("points")) if entry.texts("abstract") else ()


def _point(cell: Field) -> str:
    """A point with those below it, each on a line; addresses behind their labels."""
    lines = []
    for text in cell.text.split("\n"):
        pieces = parse_cell(text)
        shown = "".join(f"{p.text} ({p.url})" if p.url and p.url != p.text else p.text for p in pieces)
        lines.append(display(shown, TITLE_LIMIT * 4))
    first, *rest = [line for line in lines if line] or [""]
    return "\n".join([first, *(f"- {r}" for r in rest)])


def _abstract(entry: Entry) -> str | None:
    text = " ".join(text_of(f, ABSTRACT_LIMIT) for f in entry.texts("abstract"))
    return display(text, ABSTRACT_LIMIT) or None


def _single(entry: Entry, role: Role) -> str | None:
    """The text of a field that has one value, such as the place."""
    texts = [t for f in entry.texts(role) if not is_placeholder(t := text_of(f))]
    return display("; ".join(dict.fromkeys(texts)), TITLE_LIMIT) or None


def _time_of_date(entry: Entry) -> str | None:
    """The time that stands behind the day."""
    for cell in entry.texts("date"):
        text = text_of(cell)
        written = read_date(text)
        return time_in(text[written.end :]) if written is not None else None
    return None


def _number(entry: Entry) -> int | None:
    """The session's number, also from "3: 4 Sep" in a column named Week."""
    for cell in entry.texts("number"):
        text = text_of(cell)
        if (match := _NUMBER.search(text)) and not _CODE.search(text):
            return int(match[1])
    for cell in entry.texts("date"):
        if role_of(cell.label) == "number" and (match := re.match(r"\s*(\d{1,4})\s?[:.)]\s", cell.text)):
            return int(match[1])
    return None


def _raw_date(entry: Entry) -> str | None:
    """The first date as the page has it, marks and all."""
    cells = entry.texts("date")
    return display(cells[0].text.replace("\n", " "), LONGEST_RAW) or None if cells else None
