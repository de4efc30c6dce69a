"""What stands in the cells of a session's row: the reverse of adopting. Not: the row (templates/layout-*). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from journalclub.adopting.record import Role
from journalclub.layouts import people, when
from journalclub.layouts.links import inline, link, paper_url, target, with_addresses
from journalclub.layouts.subjects import (
    OFF,
    Style,
    all_links,
    is_told_off,
    material,
    off_notice,
    papers_in,
    subject,
)
from journalclub.models.session import Part, Session, SessionLink, SessionPaper

UNDATED = "TBD"
BETWEEN_LINKS = " &#124; "  # shows as an upright stroke without ending the cell
_SUBJECT: tuple[Role, ...] = (
    "topic",
    "subject",
    "title",
    "paper",
    "readings",
    "abstract",
    "other",
    "comment",
)
_PAPERS: tuple[Role, ...] = ("paper", "readings", "title", "topic", "subject", "materials")
_REMARKS: frozenset[Role] = frozenset({"comment", "other", "venue", "related", "status", "materials"})
_COLUMN_OF: Mapping[str, tuple[Role, ...]] = {
    "slides": ("slides",), "keynote": ("slides",), "code": ("code",), "notebook": ("notebook", "code"),
    "notebooks": ("notebook", "code"), "video": ("video",), "notes": ("notes",),
}  # fmt: skip


class Column(NamedTuple):
    """A column of a table."""

    label: str
    role: Role


def cells(
    session: Session, columns: Sequence[Column], style: Style, page: str | None = None
) -> list[list[str]]:
    """The session's row, and one more for each further part; Markdown, as many cells as there are columns.

    `page` is the address of the session's own page, which its date leads to.
    """
    talks = session.parts if len(session.parts) > 1 and not any(p.points for p in session.parts) else ()
    session = replace(session, links=all_links(session))
    first = _Row(session, columns, style).filled(talks[0] if talks else None)
    date = first.at("date")
    if date is not None:
        first.cells[date] = _date(session, style, page)
    first.add_status()
    rows = [first, *(_Row(_continued(session), columns, style).filled(part) for part in talks[1:])]
    return [row.finished(further=at > 0) for at, row in enumerate(rows)]


def _date(session: Session, style: Style, page: str | None) -> str:
    """The date as the club wrote it or in the layout's style, leading to the session's page."""
    if page is not None:
        return link(when.raw_date(session) or when.written(session, style.date) or UNDATED, page)
    return date_of(session, style.date) or UNDATED


def date_of(session: Session, style: str) -> str:
    """The date as the club wrote it, with what is struck through, or in a style; empty without one. Markdown."""
    raw = when.raw_date(session)
    return inline(raw).replace(r"\~\~", "~~") if raw else inline(when.written(session, style))


def _continued(session: Session) -> Session:
    """What a row that continues the session's has of the session; the rest is its part's."""
    return Session(session.folder, status=session.status, people=session.people)


class _Row:
    """One row while it is filled: each thing goes to the column that is there for it, or to the next best."""

    def __init__(self, session: Session, columns: Sequence[Column], style: Style) -> None:
        self.session, self.columns, self.style = session, columns, style
        self.cells = [""] * len(columns)
        free = next((n for n, c in enumerate(columns) if c.role not in {"date", "number"}), 0)
        self.subject_at = self.home(_SUBJECT, free)
        self.papers_at = self.home(_PAPERS, self.subject_at)

    def at(self, role: Role) -> int | None:
        """The first column of a role."""
        return next((n for n, c in enumerate(self.columns) if c.role == role), None)

    def home(self, roles: Sequence[Role], otherwise: int) -> int:
        """The column of the first role that has one."""
        return next((at for role in roles if (at := self.at(role)) is not None), otherwise)

    def filled(self, part: Part | None) -> _Row:
        """With everything; `part` is the talk that this row is about, when there are several."""
        session = self.session
        if part is None:
            self._subject(session.topic, session.papers, session.links)
            self._links(session.links)
        else:
            topic = f"{part.label}) {part.topic or ''}".strip() if part.label else part.topic
            self._subject(topic, part.papers, part.links)
            self._links(part.links)
        self._people(part)
        self._simple()
        self._notes()
        return self

    def finished(self, further: bool) -> list[str]:
        """The cells on one line each; what is missing is said where the session is still to come."""
        shown = [" ".join(cell.split()) for cell in self.cells]
        off = self.style.off if self.session.status in OFF else ""
        if off:
            shown = [f"{off}{c}{off}" if c and "[" not in c and not c.startswith(off) else c for c in shown]
        empty = not any(c for c, column in zip(shown, self.columns, strict=True) if column.role != "date")
        missing = "" if further or self.session.status != "scheduled" else self.style.missing
        if missing:
            shown = [c or (missing if self._can_be_missing(n) else "") for n, c in enumerate(shown)]
        elif empty and not further:
            shown[self.subject_at] = shown[self.subject_at] or UNDATED
        return shown

    def _can_be_missing(self, at: int) -> bool:
        """Whether a cell that is empty has something that is still to be found; a paper needs no topic beside it."""
        if at == self.subject_at and self.cells[self.papers_at]:
            return False
        return self.columns[at].role in {"time", "place", "chair", "presenter", "topic", "title"}

    def add_status(self) -> None:
        """That the session does not take place, where nothing says so yet."""
        session = self.session
        if session.status in OFF and not is_told_off(session, self.cells):
            at = self.subject_at
            title = f"~~{self.cells[at]}~~ " if self.cells[at] else ""
            self.cells[at] = title + off_notice(session)

    def _add(self, at: int, shown: str, between: str = " ") -> None:
        if shown:
            self.cells[at] = f"{self.cells[at]}{between}{shown}" if self.cells[at] else shown

    def _subject(
        self, topic: str | None, papers: Sequence[SessionPaper], links: Sequence[SessionLink]
    ) -> None:
        """Topic and papers, in one cell or two; addresses in a column of their own when there is one."""
        named = {x.label: x.url for x in links if x.label}
        papers = [p if p.url or p.id else replace(p, url=named.get(p.title or "")) for p in papers]
        links_at = self.at("paper-link")
        if (
            links_at is None
            and len(papers) == 1
            and papers[0].title == topic
            and self.subject_at == self.papers_at
        ):
            links_at = self.at(
                "materials"
            )  # the topic stays a topic, and the link to the paper goes with the others
        if links_at is not None and papers:
            several = len(papers) > 1
            urls = [
                link(str(n) if several else "paper", paper_url(p))
                for n, p in enumerate(papers, 1)
                if paper_url(p)
            ]
            self._add(links_at, ", ".join(urls))
            papers = [replace(p, id="", url=None) for p in papers if p.title]
        if self.subject_at == self.papers_at:
            self._add(self.subject_at, subject(topic, papers, links, self.columns[self.subject_at].role))
            return
        self._add(self.subject_at, subject(topic, (), links))
        self._add(self.papers_at, papers_in(papers, self.columns[self.papers_at].role))

    def _links(self, links: Sequence[SessionLink]) -> None:
        """Material, in the column of its kind, of materials, of remarks, or behind the topic."""
        for entry in links:
            if (
                entry.label
                and f"]({target(entry.url)})" in self.cells[self.subject_at] + self.cells[self.papers_at]
            ):
                continue
            self._add(self._home_of(entry), material(entry, self.style), BETWEEN_LINKS)

    def _home_of(self, entry: SessionLink) -> int:
        # A column named "Presentation" beside topic and paper is there for what was presented.
        taken = {self.subject_at, self.papers_at}
        free = (n for n, c in enumerate(self.columns) if c.role == "title" and n not in taken)
        presented = next(free, None)
        roles: tuple[Role, ...] = (*_COLUMN_OF.get(entry.kind, ()), "materials")
        otherwise = self.home(("slides", "notes", "comment", "other"), self.subject_at)
        return self.home(roles, otherwise if presented is None else presented)

    def _people(self, part: Part | None) -> None:
        """Presenters and chairs, each in their column; where there is only one, it is for both."""
        session = self.session
        source = session if part is None else part
        presenter, chair = self.at("presenter"), self.at("chair")
        suggested = session.suggested_by if self.at("suggested") is None else ()
        shown = people.as_written(source.presenters_raw, source.presenters, session.people, suggested)
        if chair is not None and presenter is None and session.chairs in ((), source.presenters):
            self._add(chair, shown)
            return
        if chair is not None:
            self._add(chair, people.names(session.chairs, session.people))
        elif session.chairs and session.chairs != source.presenters:
            shown = f"{shown} (chaired by {people.names(session.chairs, session.people)})".strip()
        if presenter is not None:
            self._add(presenter, shown if session.chairs != source.presenters or chair is None else "")
        else:
            enclosed = shown.startswith("(") and shown.find(")") == len(shown) - 1  # "(suggested by …)" alone
            self._add(self.subject_at, f"({shown})" if shown and not enclosed else shown)

    def _simple(self) -> None:
        """What goes to its own column, and nowhere else when there is none."""
        session = self.session
        number = "" if session.number is None else str(session.number)
        values: dict[Role, str] = {
            "time": inline(when.time_of(session)), "place": inline(session.place or ""), "number": number,
            "suggested": people.names(session.suggested_by), "abstract": inline(session.abstract or ""),
            "sequel": papers_in(session.sequels),
        }  # fmt: skip
        for role, shown in values.items():
            at = self.at(role)
            if at is not None and shown:
                self._add(at, shown)
        if not any(c.role == "number" for c in self.columns) and number and self.at("date") is None:
            self._add(0, number)

    def _notes(self) -> None:
        """Remarks go back to the column they are named after; the others behind the topic, in brackets."""
        labels = {c.label: n for n, c in enumerate(self.columns) if c.label}
        readings = self.at("readings")
        free = self.home(("comment", "other"), self.subject_at)
        for note in (*self.session.readings, *self.session.notes):
            label, colon, value = note.partition(": ")
            if colon and label in labels:
                self._remark(labels[label], value)
            elif note in self.session.readings and readings is not None:
                self._add(readings, with_addresses(note), "; ")
            else:
                shown = with_addresses(note)
                self._add(free, f"({shown})" if free == self.subject_at else shown)

    def _remark(self, at: int, value: str) -> None:
        """A remark; an address at the end of its pieces belongs to the words before it."""
        label, _, url = value.rpartition(" ")
        if self.columns[at].role == "number":
            self.cells[at] = inline(value)  # "Week 3, part 2" says more than the number
        elif (
            self.columns[at].role not in _REMARKS
            and label
            and self.cells[at] == inline(label)
            and target(url)
        ):
            self.cells[at] = link(label, url)
        else:
            self._add(at, "; ".join(map(_linked, value.split("; "))), "; ")


def _linked(value: str) -> str:
    """Words with an address behind them as a link."""
    label, _, url = value.rpartition(" ")
    return link(label, url) if label and url.startswith("http") and target(url) else with_addresses(value)
