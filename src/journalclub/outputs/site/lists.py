"""The site's lists: index, papers, presenters, search. Not: a session's row in them (rows.py). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from journalclub.models.ids import paper_key
from journalclub.models.publication import Entry, Publication, ShownPaper
from journalclub.outputs.site.frame import INDEX, PAPERS, PRESENTERS, SEARCH, frame
from journalclub.outputs.site.place import Place
from journalclub.outputs.site.rows import Row, row_of
from journalclub.render import Templates
from journalclub.wording import authors_line

MOST_PAST = 120  # past sessions on the index; all of them are on the search page


@dataclass(frozen=True, slots=True)
class Year:
    """Past sessions of a year, the latest first."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """A paper and the sessions it was read in."""

    paper: ShownPaper
    authors: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """A presenter and the sessions, the latest first."""

    name: str
    rows: tuple[Row, ...]


def coming(entries: Sequence[Entry], day: dt.date) -> list[Entry]:
    """Sessions that end on that day or later, the next first; then those without a date yet."""
    dated = [e for e in entries if e.last_day is not None and e.last_day >= day]
    return [*dated, *(e for e in entries if e.last_day is None and e.status == "scheduled")]


def past(entries: Sequence[Entry], day: dt.date) -> list[Entry]:
    """The others, the latest first."""
    ahead = {e.folder for e in coming(entries, day)}
    return [e for e in reversed(entries) if e.folder not in ahead]


def lists(publication: Publication, templates: Templates) -> dict[str, str]:
    """All list pages by file name."""
    rows = {e.folder: row_of(e, Place()) for e in publication.entries}
    newest = list(reversed(rows.values()))
    return {
        INDEX: _index(publication, templates, rows),
        PAPERS: _render(publication, templates, PAPERS, papers=discussed(publication.entries, rows)),
        PRESENTERS: _render(
            publication, templates, PRESENTERS, presenters=presented(publication.entries, rows)
        ),
        SEARCH: _render(publication, templates, SEARCH, rows=newest),
    }


def _index(publication: Publication, templates: Templates, rows: Mapping[str, Row]) -> str:
    ahead = coming(publication.entries, publication.day)
    following = next((e for e in ahead if e.status == "scheduled" and e.days), None)
    behind = past(publication.entries, publication.day)
    shown = [rows[e.folder] for e in behind[:MOST_PAST]]
    return _render(
        publication,
        templates,
        INDEX,
        next=following,
        authors=authors_line(following.papers[0].authors) if following and following.papers else "",
        ahead=[rows[e.folder] for e in ahead if e is not following],
        years=[Year(name, tuple(found)) for name, found in groupby(shown, lambda row: row.year)],
        more=len(behind) - len(shown),
    )


def _render(publication: Publication, templates: Templates, page: str, **values: object) -> str:
    name = page.removesuffix(".html")
    return templates.render(f"site-{name}.html.j2", **frame(publication.club, page, Place()), **values)


def discussed(entries: Sequence[Entry], rows: Mapping[str, Row]) -> list[Discussed]:
    """Every paper once, in order of title, with its sessions."""
    found: dict[str, tuple[ShownPaper, list[Row]]] = {}
    for entry in entries:
        for paper in dict.fromkeys(entry.papers):
            key = paper_key(paper.id) if paper.id else (paper.url or paper.title.casefold())
            known, sessions = found.setdefault(key, (paper, []))
            if not known.authors and paper.authors:
                found[key] = (paper, sessions)
            sessions.append(rows[entry.folder])
    both = [Discussed(p, authors_line(p.authors), tuple(sessions)) for p, sessions in found.values()]
    return sorted(both, key=lambda d: (d.paper.title.casefold(), d.paper.id))


def presented(entries: Sequence[Entry], rows: Mapping[str, Row]) -> list[Presented]:
    """Every presenter once, in order of name, with the sessions that were not called off."""
    found: dict[str, list[Row]] = {}
    for entry in entries:
        if entry.status in {"scheduled", "held"}:
            for name in entry.presenters:
                found.setdefault(name, []).append(rows[entry.folder])
    return [Presented(name, tuple(reversed(own))) for name, own in sorted(found.items(), key=_by_name)]


def _by_name(pair: tuple[str, list[Row]]) -> tuple[str, str]:
    return pair[0].casefold(), pair[0]
