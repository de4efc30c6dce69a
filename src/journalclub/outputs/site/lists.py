"""The site's lists: the index, papers, presenters, and the list that is searched. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from journalclub.models.ids import paper_key
from journalclub.models.publication import Entry, Publication, ShownPaper
from journalclub.outputs.site.frame import INDEX, PAPERS, PRESENTERS, SEARCH, Place, frame
from journalclub.render import Templates

MOST_PAST = 120  # past sessions on the index; all of them are on the search page


@dataclass(frozen=True, slots=True)
class Year:
    """Past sessions of a year, the latest first."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """A paper and the sessions it was read in."""

    paper: ShownPaper
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """A presenter and the sessions."""

    name: str
    entries: tuple[Entry, ...]


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
    return {
        INDEX: _index(publication, templates),
        PAPERS: _render(publication, templates, PAPERS, papers=discussed(publication.entries)),
        PRESENTERS: _render(publication, templates, PRESENTERS, presenters=presented(publication.entries)),
        SEARCH: _render(publication, templates, SEARCH, entries=list(reversed(publication.entries))),
    }


def _index(publication: Publication, templates: Templates) -> str:
    ahead = coming(publication.entries, publication.day)
    following = next((e for e in ahead if e.status == "scheduled" and e.days), None)
    behind = past(publication.entries, publication.day)
    shown = behind[:MOST_PAST]
    years = [
        Year(name, tuple(found)) for name, found in groupby(shown, lambda e: str(e.day.year) if e.day else "")
    ]
    return _render(
        publication,
        templates,
        INDEX,
        next=following,
        ahead=[e for e in ahead if e is not following],
        years=years,
        more=len(behind) - len(shown),
    )


def _render(publication: Publication, templates: Templates, page: str, **values: object) -> str:
    name = page.removesuffix(".html")
    return templates.render(f"site-{name}.html.j2", **frame(publication.club, page, Place()), **values)


def discussed(entries: Sequence[Entry]) -> list[Discussed]:
    """Every paper once, in order of title, with its sessions."""
    found: dict[str, tuple[ShownPaper, list[Entry]]] = {}
    for entry in entries:
        for paper in dict.fromkeys(entry.papers):
            key = paper_key(paper.id) if paper.id else (paper.url or paper.title.casefold())
            known, sessions = found.setdefault(key, (paper, []))
            if not known.authors and paper.authors:
                found[key] = (paper, sessions)
            sessions.append(entry)
    both = [Discussed(paper, tuple(sessions)) for paper, sessions in found.values()]
    return sorted(both, key=lambda d: (d.paper.title.casefold(), d.paper.id))


def presented(entries: Sequence[Entry]) -> list[Presented]:
    """Every presenter once, in order of name, with the sessions that were not called off."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.status in {"scheduled", "held"}:
            for name in entry.presenters:
                found.setdefault(name, []).append(entry)
    return [Presented(name, tuple(reversed(own))) for name, own in sorted(found.items(), key=_by_name)]


def _by_name(pair: tuple[str, list[Entry]]) -> tuple[str, str]:
    return pair[0].casefold(), pair[0]
