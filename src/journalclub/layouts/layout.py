"""One layout of the README: a template that writes whole tables or lists, asked for single rows. Not: where they go.

A layout is a template `layout-NAME.md.j2`, packaged or the club's own. Whatever it writes for no sessions is its head;
what it adds for one session is that session's row, which may have several lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal
from urllib.parse import quote

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.pipe_table import split_row
from journalclub.club.readme_marks import Kind
from journalclub.errors import JcError
from journalclub.layouts import cells, phrases, subjects, when
from journalclub.layouts.cells import Column
from journalclub.layouts.links import with_addresses
from journalclub.layouts.subjects import PLAIN, Style
from journalclub.models.session import Session
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


Remember = Callable[[str, Callable[[], list[str]]], list[str]]
"""Given a key and a way to write a row, the row: as it was written for that key before, or written now."""


def forgetful(key: str, write: Callable[[], list[str]]) -> list[str]:
    """Every row is written now."""
    del key
    return write()


@dataclass(frozen=True)
class Layout:
    """A layout with what all its rows share."""

    name: str
    templates: Templates
    date: str | None = None  # the club's way of writing dates; None leaves it to the template
    style: Style = PLAIN
    pages: frozenset[str] = frozenset()  # folders of sessions that have a page of their own
    remember: Remember = forgetful  # for as long as templates and settings stay the same

    @property
    def form(self) -> Form:
        """What the layout writes."""
        writer = Writer(self, Place())
        if "|" in "".join(writer.head[:1]):
            return "table"
        return "sections" if writer.row(Session(""))[0].startswith("#") else "list"

    def writer(self, place: Place, line_end: str = "") -> Writer:
        """The writer of rows for a place: of this layout, or of one that writes what is there already."""
        if place.form is None or place.form == self.form:
            return Writer(self, place, line_end)
        return Writer(replace(self, name=_OF_FORM[place.form]), place, line_end)


class Writer:
    """A layout at work in one place; each session's row is written once.

    Everything raises JcError when the template is missing or faulty.
    """

    def __init__(self, layout: Layout, place: Place, line_end: str = "") -> None:
        """`line_end` is what lines of the file have before the line feed: a carriage return, or nothing."""
        self._layout, self._line_end = layout, line_end
        self._name = f"{LAYOUTS}{layout.name}{SUFFIX}"
        self._rows: dict[str, list[str]] = {}
        known = layout_names(layout.templates)
        if layout.name not in known:
            raise JcError(
                f"papers.yaml: there is no layout {layout.name!r}; take one of {', '.join(sorted(known))}, "
                f"or make templates/{self._name}."
            )
        self._place = replace(place, columns=())
        self._beginning = self._render([])
        if place.columns and labels_of(self.head) != [c.label for c in place.columns]:
            self._place = place  # not its own table, of which it knows best what each column is for
            self._beginning = self._render([])

    @property
    def blank(self) -> str:
        """A blank line."""
        return self._line_end

    @property
    def head(self) -> list[str]:
        """The lines above the first row."""
        return self._lines(self._beginning)

    def block(self, sessions: Sequence[Session]) -> list[str]:
        """Head and rows of all sessions, which stand in order of date."""
        return self._lines(self._render(sessions))

    def row(self, session: Session) -> list[str]:
        """The lines of one session."""
        if session.folder not in self._rows:
            layout = self._layout
            about = (self._name, self._place, self._line_end, layout.date, layout.style)
            told = repr((about, session.folder in layout.pages, session)).encode("utf-8", "surrogatepass")
            key = hashlib.sha256(told).hexdigest()[:24]
            self._rows[session.folder] = layout.remember(key, partial(self._written, session))
        return self._rows[session.folder]

    def _written(self, session: Session) -> list[str]:
        whole = self._render([session])
        if not whole.startswith(self._beginning):
            raise JcError(
                f"templates/{self._name}: what it writes for no sessions must be the beginning of what it writes "
                "for some; mend the template or remove it to use ours."
            )
        return self._lines(whole[len(self._beginning) :])

    def newest_first(self, one: Session, other: Session) -> bool:
        """Whether the layout turns two sessions, given in order of date, around."""
        whole, first = self.block([one, other]), self.row(one)
        return first != self.row(other) and whole[-len(first) :] == first

    def _lines(self, rendered: str) -> list[str]:
        """Lines without blank ones around them, and never two blank ones together."""
        lines = [line.rstrip() for line in rendered.strip().split("\n")] if rendered.strip() else []
        return [line + self._line_end for at, line in enumerate(lines) if line or lines[at - 1]]

    def _render(self, sessions: Sequence[Session]) -> str:
        layout, place = self._layout, self._place
        return layout.templates.render(
            self._name,
            sessions=list(sessions),
            block=place.kind,
            columns=place.columns,
            level=place.level,
            bullet=place.bullet or "-",
            rows=self._cells,
            when=self._when,
            time=when.time_of,
            material=partial(phrases.material_of, style=layout.style),
            papers=subjects.papers_in,
            remark=with_addresses,
            **_PHRASES,
        )

    def _cells(
        self,
        session: Session,
        columns: Sequence[Any],
        date: str = "%Y-%m-%d",
        missing: str = "",
        off: str = "",
    ) -> list[list[str]]:
        """For templates: the cells of a session's rows."""
        layout = self._layout
        style = replace(layout.style, date=layout.date or date, missing=missing, off=off)
        page = f"sessions/{quote(session.folder)}/" if session.folder in layout.pages else None
        return cells.cells(session, [Column(*c) for c in columns], style, page)

    def _when(self, session: Session, date: str = "%Y-%m-%d") -> str:
        """For templates: the date, empty without one."""
        return cells.date_of(session, self._layout.date or date)


_PHRASES: dict[str, Callable[..., Any]] = {
    "subject": phrases.subject_of,
    "title": phrases.title_of,
    "people": phrases.people_of,
    "reading": phrases.reading_of,
    "number": phrases.number_of,
    "parts": phrases.part_of,
    "lines": phrases.nested,
    "notice": phrases.notice_of,
}


def labels_of(head: Sequence[str]) -> list[str]:
    """The names of the columns of a table, by its head; none where there is no table."""
    return [plain(parse_cell(cell)) for cell in split_row(head[0])] if head and "|" in head[0] else []


def layout_names(templates: Templates) -> set[str]:
    """The layouts there are."""
    found = (n.removeprefix(LAYOUTS) for n in templates.names(LAYOUTS) if n.endswith(SUFFIX))
    return {name.removesuffix(SUFFIX) for name in found}
