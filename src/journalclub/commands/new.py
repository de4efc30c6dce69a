"""`jc new`: papers to sessions, one after the other, each failure told at the end. Not: how a session is made."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.assembly import Made, Wish
    from journalclub.cli import App
    from journalclub.club.folder import Club
    from journalclub.models.ids import PaperId
    from journalclub.models.paper import Preprint, Reading
    from journalclub.sandbox.reader import Reader
    from journalclub.sources.fetch import PaperFetcher
    from journalclub.terminal import Progress, Screen


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one paper: a session, or a sentence why not."""

    paper: str  # as the person wrote it
    made: Made | None
    failure: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Fetching:
    """How papers are to be fetched."""

    offline: bool = False  # use the cache alone
    refresh: bool = False  # ask again even when the cache answers


def new_sessions(
    club: Club,
    papers: Sequence[str],
    wish: Wish,
    fetching: Fetching,
    screen: Screen,
    *,
    now: dt.datetime,
    pdf: Path | None = None,
) -> list[Outcome]:
    """Make a session for each paper; what fails is in its outcome, the others are made.

    `pdf` is a local file that stands for the (one or no) paper. Raises JcError when the club's own files are not
    in order.
    """
    from journalclub.sandbox.reader import Reader

    del now
    _ = club.settings, club.sessions()  # the club's own problems come before any work
    outcomes = []
    with Reader() as reader, screen.progress(max(len(papers), 1), "papers") as bar:
        fetcher = _fetcher(fetching, reader, bar)
        wanted = _wanted(papers, pdf)
        fetcher.prepare([w for w in wanted.values() if not isinstance(w, (Path, JcError))])
        for paper, target in wanted.items():
            started = time.monotonic()
            bar.at(paper)
            try:
                made = _one(club, target, wish, fetcher, reader, bar)
                outcome = Outcome(paper, made, None, time.monotonic() - started)
                bar.done(_told(outcome))
            except JcError as error:
                outcome = Outcome(paper, None, str(error), time.monotonic() - started)
                bar.done(f"{paper}: failed")
            outcomes.append(outcome)
    return outcomes
