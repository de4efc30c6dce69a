"""Papers onto the reading list, by id or from arXiv's list of today: the work of `jc suggest`. Not: what is shown."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from journalclub.app import App
from journalclub.club.folder import Club
from journalclub.club.history import known_papers
from journalclub.club.reading_list import add_suggestion
from journalclub.errors import JcError
from journalclub.models.history import Candidate, Tie
from journalclub.models.ids import PaperId, paper_key, parse_paper_id
from journalclub.models.paper import Preprint
from journalclub.models.session import ListedPaper
from journalclub.readinglist.matching import matches
from journalclub.readinglist.ties import cited_papers, ties
from journalclub.sandbox.reader import Reader
from journalclub.sources.described import AnnouncementKind, Described
from journalclub.sources.fetch import PaperFetcher
from journalclub.text import shorten


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What came of one paper: its entry of the list, or a sentence why there is none."""

    paper: str  # as the person wrote it
    listed: ListedPaper | None
    added: bool  # False: it was there before
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is said of papers that are suggested together."""

    by: str | None = None
    why: str | None = None
    quick: bool = False  # do not fetch the papers to see what they cite


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Found:
    """A paper of arXiv's list of today that fits."""

    preprint: Preprint
    kind: AnnouncementKind
    listed: ListedPaper | None  # its entry of the reading list, if it has one
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """arXiv's list of today, and what of it fits."""

    announced: int
    new_versions: int  # of older papers, passed over
    found: tuple[Found, ...]
    warnings: tuple[str, ...]


def suggest(
    app: App,
    club: Club,
    papers: Sequence[str],
    about: About = NOTHING,
    *,
    environment: Mapping[str, str] = os.environ,
) -> list[Suggestion]:
    """Put papers on the reading list under the titles that arXiv knows; the failure of one is its outcome.

    Nothing is asked for a paper that is on the list. Raises JcError when papers.yaml is not in order.
    """
    there = _there(club)
    targets = {text: _target(text) for text in papers}
    missing = [t for t in targets.values() if isinstance(t, PaperId) and t.base not in there]
    described = _described(app, missing, environment)
    wanted = [(str(p), found.preprint) for p, found in described.items() if isinstance(found, Described)]
    added = {o.paper: o for o in put_on_list(app, club, wanted, about, environment=environment)}
    outcomes = []
    for text, target in targets.items():
        found = described.get(target) if isinstance(target, PaperId) else target
        if isinstance(found, JcError):
            outcomes.append(Suggestion(text, None, False, str(found)))
        elif found is None:
            outcomes.append(Suggestion(text, there[paper_key(str(target))], False))
        else:
            outcomes.append(replace(added[str(target)], paper=text))
    return outcomes


def put_on_list(
    app: App,
    club: Club,
    papers: Sequence[tuple[str, Preprint]],
    about: About = NOTHING,
    *,
    environment: Mapping[str, str] = os.environ,
) -> list[Suggestion]:
    """Put papers on the list as suggested, each under the id given, with which of the club's papers it cites.

    For that its PDF is fetched and read, unless `about` says quick; when it cannot be, that is a warning.
    """
    if not papers:
        return []
    reader = Reader()
    outcomes = []
    with app.screen.progress(len(papers), "papers") as bar:
        try:
            fetcher = _fetcher(app, environment, bar.at, reader.count_pages)
            for paper, preprint in papers:
                bar.at(f"{paper}: what it cites")
                if preprint.withdrawn:
                    app.screen.warn(f"{paper} says that it was withdrawn from arXiv.")
                cites = () if about.quick else _cites(app, club, preprint, fetcher, reader)
                by = (about.by,) if about.by else ()
                new = ListedPaper(paper, preprint.title or None, suggested_by=by, why=about.why, cites=cites)
                added = club.edit_papers(partial(add_suggestion, paper=new))
                outcomes.append(Suggestion(paper, _there(club)[preprint.id], added))
        finally:
            reader.stop()
    return outcomes


def _cites(
    app: App, club: Club, preprint: Preprint, fetcher: PaperFetcher, reader: Reader
) -> tuple[str, ...]:
    """Which papers of the club's sessions and list a paper cites, as far as its bibliography can be read."""
    known, _ = known_papers(club, app.today)
    others = [(k.id, k.title) for k in known] + [(paper_key(p.id), p.title or "") for p in club.papers]
    others = [(paper, title) for paper, title in others if paper != preprint.id]
    if not others:
        return ()
    try:
        return cited_papers(reader.read(fetcher.pdf(preprint).path).references, others)
    except JcError as error:
        app.screen.warn(f"what {preprint.id} cites is not known: {error}")
        return ()


def look_at_today(
    app: App,
    club: Club,
    category: str,
    wanted: Sequence[str] = (),
    *,
    new_versions: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Today:
    """What arXiv announces today in a category and fits one of the `wanted` texts, word for word.

    Papers tied to what the club has read come first, then arXiv's order. Nothing is put on the list. Raises JcError
    when there is no such category, or the list cannot be had.
    """
    there = _there(club)
    with app.screen.progress(1, "lists") as bar:
        bar.at("asking arXiv")
        today = _fetcher(app, environment, bar.at).announced(category)
    known, unread = known_papers(club, app.today)
    fitting = [p for p in today.papers if matches(p.preprint, wanted)]
    shown = [p for p in fitting if new_versions or not p.is_new_version]
    tied = ties([Candidate(p.preprint.id, p.preprint.title, p.preprint.abstract) for p in shown], known)
    found = [Found(p.preprint, p.kind, there.get(p.preprint.id), tied[p.preprint.id]) for p in shown]
    return Today(
        len(today.papers),
        len(fitting) - len(shown),
        tuple(sorted(found, key=lambda f: not f.ties)),
        (*today.warnings, *unread),
    )


def choose(found: Sequence[Found], answer: str, *, numbered: bool = True) -> list[Found]:
    """The papers a person means by ids, `all`, or numbers from 1, if they were shown with numbers.

    Raises JcError for one that is not there.
    """
    words = re.split(r"[\s,;]+", answer.strip()) if answer.strip() else []
    if [w.lower() for w in words] == ["all"]:
        return list(found)
    by_number = {str(number): f for number, f in enumerate(found, 1)} if numbered else {}
    by_id = {f.preprint.id: f for f in found}
    chosen = []
    for word in words:
        one = by_number.get(word) or by_id.get(paper_key(word))
        if one is None:
            raise JcError(
                f"“{shorten(word, 40)}” is none of the papers shown of today; for another one: jc suggest ID"
            )
        if one not in chosen:
            chosen.append(one)
    return chosen


def _there(club: Club) -> dict[str, ListedPaper]:
    """The reading list by id without version; what was withdrawn from it may be suggested again."""
    return {paper_key(p.id): p for p in club.papers if p.id and p.status != "withdrawn"}


def _target(text: str) -> PaperId | JcError:
    """The paper that a person means."""
    if Path(text).suffix.lower() == ".pdf" and Path(text).is_file():
        return JcError("the list holds arXiv papers; of a PDF of your own make a session: jc new FILE")
    try:
        return parse_paper_id(text)
    except JcError as error:
        return error


def _described(
    app: App, papers: Sequence[PaperId], environment: Mapping[str, str]
) -> dict[PaperId, Described | JcError]:
    """What arXiv says about each."""
    if not papers:
        return {}
    with app.screen.progress(len(papers), "papers") as bar:
        bar.at("asking arXiv")
        return _fetcher(app, environment, bar.at).metadata(papers)


def _fetcher(
    app: App,
    environment: Mapping[str, str],
    tell: Callable[[str], None],
    opens: Callable[[Path], int] = lambda _: 0,
) -> PaperFetcher:
    """The way to arXiv; without `opens` no PDF counts as one."""
    return PaperFetcher.from_environment(environment, opens=opens, now=app.now, tell=tell)
