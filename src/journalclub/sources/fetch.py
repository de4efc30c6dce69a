"""Papers from arXiv, by way of the cache: the door through which the rest of jc asks. Not: local PDFs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.models.paper import Preprint
from journalclub.net.services import STANDINS, services
from journalclub.net.turns import Turns, sweep, turns_folder
from journalclub.sources.cache import Cache, Entry, Newest, cache_folder
from journalclub.sources.described import Announcements, Described, FetchedPdf
from journalclub.sources.withdrawal import no_pdf, withdrawn_but_there

if TYPE_CHECKING:
    from journalclub.net.connection import Net


class PaperFetcher:
    """Metadata and PDFs of arXiv papers.

    `connect` makes the connection and is called only when arXiv must be asked; `opens` counts a PDF's pages
    or raises JcError; `now` is the time (with zone) that is noted; `offline` answers from the cache alone;
    `refresh` asks arXiv although the cache could answer.
    """

    def __init__(
        self,
        cache: Cache,
        connect: Callable[[], Net],
        *,
        opens: Callable[[Path], int],
        now: dt.datetime,
        offline: bool = False,
        refresh: bool = False,
    ) -> None:
        self._cache, self._connect, self._opens, self._now = cache, connect, opens, now
        self._offline, self._refresh = offline, refresh
        self._connection: Net | None = None

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str],
        *,
        opens: Callable[[Path], int],
        now: dt.datetime,
        offline: bool = False,
        refresh: bool = False,
        tell: Callable[[str], None] = lambda _: None,
    ) -> PaperFetcher:
        """One that heeds JC_CACHE_DIR, JC_ARXIV_URL and JC_ARXIV_PAUSE.

        `tell` gets a line whenever arXiv makes us wait. Raises JcError when a setting cannot be read.
        """
        where = services(environment.get("JC_ARXIV_URL"), environment.get("JC_ARXIV_PAUSE"))
        cache = Cache(cache_folder(environment.get("JC_CACHE_DIR")))

        def connect() -> Net:
            from journalclub.net.connection import Net

            folder = turns_folder(cache.folder)
            sweep(folder, STANDINS, now.timestamp())
            turns = Turns(folder, name=where.turns_name, pause=where.pause)
            return Net(where, turns, now=now.timestamp(), tell=tell)

        return cls(cache, connect, opens=opens, now=now, offline=offline, refresh=refresh)

    def metadata(
        self, ids: Sequence[PaperId], done: Callable[[PaperId], None] = lambda _: None
    ) -> dict[PaperId, Described | JcError]:
        """Each paper's metadata with its licence, in the order asked; the failure of one is its value.

        `done` is called as each is finished. A licence that cannot be learnt is a warning.
        """
        papers = list(dict.fromkeys(ids))
        found: dict[PaperId, Described | JcError] = {}
        for paper in papers:
            if (known := self._from_cache(paper)) is not None:
                found[paper] = known
                done(paper)
        missing = [paper for paper in papers if paper not in found]
        if missing:
            from journalclub.sources.arxiv import fetch_metadata

            fetched = fetch_metadata(self._net(), missing)
            for paper in missing:
                found[paper] = self._complete(paper, fetched[paper])
                done(paper)
        return {paper: found[paper] for paper in papers}

    def pdf(self, preprint: Preprint) -> FetchedPdf:
        """The paper's PDF, whole and checked.

        Raises JcError when there is none, when it cannot be had, or offline when it is not in the cache.
        """
        paper = PaperId(preprint.id, preprint.version)
        warnings = (withdrawn_but_there(preprint),) if preprint.withdrawn else ()
        if (self._offline or not self._refresh) and (kept := self._cache.pdf(paper)) is not None:
            return FetchedPdf(*kept, warnings)
        if self._offline:
            raise JcError(no_pdf(preprint) if preprint.withdrawn else _not_cached(f"the PDF of {paper}"))
        from journalclub.sources.arxiv import fetch_pdf

        self._cache.sweep(self._now.timestamp())
        with self._cache.incoming_pdf(paper) as incoming:
            fetch_pdf(self._net(), preprint, incoming, self._opens)
            path, digest = self._cache.keep_pdf(paper, incoming)
        return FetchedPdf(path, digest, warnings)

    def announced(self, category: str) -> Announcements:
        """The papers arXiv announces today in a category; always asked for, as it is another list tomorrow.

        Raises JcError when there is no such category, or the list cannot be had.
        """
        from journalclub.sources.rss import fetch_announced

        return fetch_announced(self._net(), category)

    def _net(self) -> Net:
        """The one connection of this run: it remembers when arXiv refused."""
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _from_cache(self, paper: PaperId) -> Described | JcError | None:
        """The cache's answer; None when arXiv must be asked."""
        if self._refresh and not self._offline:
            return None
        entry = self._cache.entry(paper)
        if entry is None:
            return JcError(_not_cached(str(paper))) if self._offline else None
        newest = self._cache.newest(paper)
        preprint = entry.preprint
        if newest is not None and _number(newest.version) > _number(preprint.version):
            preprint = replace(preprint, latest_version=newest.version)
        return Described(preprint, entry.notes + _newer(preprint))

    def _complete(self, paper: PaperId, found: Described | JcError) -> Described | JcError:
        """Add the licence and keep the whole."""
        if isinstance(found, JcError):
            return found
        from journalclub.sources.arxiv import fetch_licence

        preprint, notes = found.preprint, found.warnings
        try:
            preprint = replace(preprint, licence=fetch_licence(self._net(), paper))
        except JcError as error:
            reason = str(error).rstrip(".")
            notes += (f"the licence of {paper} is unknown ({reason}): its PDF and figures stay private",)
        newest = preprint.latest_version or preprint.version
        try:
            self._cache.keep(Entry(replace(preprint, latest_version=None), notes))
            if newest is not None:
                self._cache.keep_newest(paper, Newest(newest, self._now.isoformat(timespec="seconds")))
        except JcError as error:
            return error
        return Described(preprint, notes + _newer(preprint))


def _newer(preprint: Preprint) -> tuple[str, ...]:
    """A warning when a newer version than the pinned one is known."""
    if preprint.latest_version is None:
        return ()
    return (f"{preprint.id}{preprint.latest_version} is the newest version; this is {preprint.version}",)


def _number(version: str | None) -> int:
    return PaperId("", version).number or 0


def _not_cached(what: str) -> str:
    return f"{what} is not in the cache: leave out --offline once, or give the PDF with --pdf FILE."
