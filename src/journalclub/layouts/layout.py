"""One layout of the README: a template that writes whole tables or lists, asked for single rows. Not: where they go.

A layout is a template `layout-NAME.md.j2`, packaged or the club's own. Whatever it writes for no sessions is its head;
what it adds for one session is that session's row, which may have several lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from journalclub.adopting.body import labelled
from journalclub.errors import JcError
from journalclub.layouts import cells, people, subjects, when
from journalclub.layouts.blocks import Kind
from journalclub.layouts.cells import Column
from journalclub.layouts.links import inline, text, with_addresses
from journalclub.layouts.subjects import PLAIN, Style
from journalclub.models.session import Part, Session, SessionLink
from journalclub.render import LAYOUTS, Templates

SUFFIX = ".md.j2"

Form = Literal["table", "sections", "list"]
# What writes further rows of what is there when the club's layout is of another form.
_OF_FORM: dict[Form, str] = {"table": "sig", "sections": "seminar", "list": "list"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows are to stand, which decides how they are written."""

    kind: Kind = "sessions"
    columns: tuple[Column, ...] = ()  # of the table that is there; () without one
    level: int = 0  # of the headings that are there; 0 without any
    bullet: str = ""  # of the list that is there; empty without one

    @property
    def form(self) -> Form | None:
        """What is there; None for an empty place."""
        return "table" if self.columns else "sections" if self.level else "list" if self.bullet else None


@dataclass(frozen=True)
class Layout:
    """A layout with what all its rows share."""

    name: str
    templates: Templates
    date: str | None = None  # the club's way of writing dates; None leaves it to the template
    style: Style = PLAIN
    pages: frozenset[str] = frozenset()  # folders of sessions that have a page of their own

    @property
    def form(self) -> Form:
        """What the layout writes."""
        if "|" in "".join(self.head(Place())[:1]):
            return "table"
        return "sections" if self.row(Session(""), Place())[0].startswith("#") else "list"

    def fitting(self, place: Place) -> Layout:
        """The layout itself, or one that writes what is there already."""
        if place.form is None or place.form == self.form:
            return self
        return replace(self, name=_OF_FORM[place.form])

    def block(self, sessions: Sequence[Session], place: Place) -> list[str]:
        """Head and rows of all sessions, which stand in order of date; as lines. Raises JcError as `row`."""
        return _lines(self._render(sessions, place))

    def row(self, session: Session, place: Place) -> list[str]:
        """The lines of one session. Raises JcError when the template is faulty or missing."""
        head, whole = self._render([], place), self._render([session], place)
        if not whole.startswith(head):
            raise JcError(
                f"templates/{LAYOUTS}{self.name}{SUFFIX}: what it writes for no sessions must be the beginning of what "
                "it writes for some; mend the template or remove it to use ours."
            )
        return _lines(whole[len(head) :])

    def head(self, place: Place) -> list[str]:
        """The lines above the first row. Raises JcError as `row`."""
        return _lines(self._render([], place))

    def newest_first(self, one: Session, other: Session, place: Place) -> bool:
        """Whether the layout turns two sessions, given in order of date, around."""
        whole = self.block([one, other], place)
        first, second = self.row(one, place), self.row(other, place)
        return first != second and whole[-len(first) :] == first

    def _render(self, sessions: Sequence[Session], place: Place) -> str:
        name = f"{LAYOUTS}{self.name}{SUFFIX}"
        if self.name not in layout_names(self.templates):
            known = ", ".join(sorted(layout_names(self.templates)))
            raise JcError(
                f"papers.yaml: there is no layout {self.name!r}; take one of {known}, or make templates/{name}."
            )
        return self.templates.render(
            name,
            sessions=list(sessions),
            block=place.kind,
            columns=place.columns,
            level=place.level,
            bullet=place.bullet or "-",
            rows=self._rows,
            subject=_subject,
            title=_title,
            people=_people,
            material=partial(_material, style=self.style),
            when=self._when,
            time=when.time_of,
            papers=subjects.papers_in,
            remark=with_addresses,
            reading=_reading,
            lines=_nested,
            number=_number,
            notice=_notice,
            parts=_part,
        )

    def _rows(
        self,
        session: Session,
        columns: Sequence[Any],
        date: str = "%Y-%m-%d",
        missing: str = "",
        off: str = "",
    ) -> list[list[str]]:
        """For templates: the cells of a session's rows."""
        style = replace(self.style, date=self.date or date, missing=missing, off=off)
        page = f"sessions/{session.folder}/" if session.folder in self.pages else None
        return cells.cells(session, [Column(*c) for c in columns], style, page)

    def _when(self, session: Session, date: str = "%Y-%m-%d") -> str:
        """For templates: the date, empty without one."""
        return inline(when.raw_date(session) or when.written(session, self.date or date))


def layout_names(templates: Templates) -> set[str]:
    """The layouts there are."""
    found = (
        n.removeprefix(LAYOUTS).removesuffix(SUFFIX) for n in templates.names(LAYOUTS) if n.endswith(SUFFIX)
    )
    return set(found)


def _lines(rendered: str) -> list[str]:
    """Lines without blank ones around them, and never two blank ones together."""
    lines = [line.rstrip() for line in rendered.strip().split("\n")] if rendered.strip() else []
    return [line for at, line in enumerate(lines) if line or lines[at - 1]]


def _subject(session: Session) -> str:
    """Topic and papers in one line."""
    return subjects.subject(session.topic, session.papers, subjects.all_links(session))


def _title(session: Session) -> str:
    """The topic, with the paper's link when it is the paper's title."""
    papers = [p for p in session.papers if p.title == session.topic]
    return subjects.subject(
        session.topic, papers if len(session.papers) == 1 else (), subjects.all_links(session)
    )


def _people(session: Session) -> str:
    """Who presents, or else chairs."""
    who = session.presenters or session.chairs
    return people.as_written(session.presenters_raw, who, session.people, session.suggested_by)


def _material(session: Session, style: Style, but: str | None = None) -> list[str]:
    """Links to material; those in the topic are there already. `but` is the label of a link that stands elsewhere."""
    links: list[SessionLink] = [x for x in subjects.all_links(session) if but is None or x.label != but]
    topic = session.topic or ""
    return [subjects.material(x, style) for x in links if not (x.label and x.label in topic)]


def _reading(value: str) -> str:
    """What is to be read, with a label where it has none."""
    return with_addresses(value) if labelled(value) else f"Reading: {with_addresses(value)}"


def _number(session: Session, word: str) -> str:
    """The number behind a word, with the link whose label they are: "Lecture 3"; empty without a number."""
    if session.number is None:
        return ""
    label = f"{word} {session.number}"
    found = next((x for x in session.links if x.label == label), None)
    return subjects.material(found, PLAIN) if found else text(label)


def _part(part: Part) -> str:
    """The heading of a part: its label, or one of several talks with who gives it."""
    topic = subjects.subject(part.topic, part.papers, part.links)
    who = people.as_written(part.presenters_raw, part.presenters)
    label = text(part.label or "")
    shown = f"{label}) {topic}" if label and topic else label or topic
    return f"{shown} ({who})" if who else shown


def _nested(point: str) -> list[str]:
    """A point and those below it, each ready for its line."""
    first, *below = point.split("\n")
    return [with_addresses(first), *(with_addresses(b.removeprefix("- ")) for b in below)]


def _notice(session: Session) -> str:
    """That the session does not take place, unless its topic or date says so already."""
    if session.status not in {"cancelled", "holiday"}:
        return ""
    told = [session.topic or "", session.date_raw or "", session.presenters_raw or ""]
    return "" if subjects.is_told_off(session, told) else subjects.off_notice(session)
