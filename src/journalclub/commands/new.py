"""`jc new`: papers to sessions, one after the other, each failure told at the end. Not: how a session is made."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.assembly import Made, Wish
    from journalclub.club.folder import Club
    from journalclub.models.ids import PaperId
    from journalclub.models.paper import Preprint, Reading
    from journalclub.sandbox.reader import Reader
    from journalclub.sources.described import Described
    from journalclub.sources.fetch import PaperFetcher
    from journalclub.terminal import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one paper: a session, or a sentence why not."""

    paper: str  # as the person wrote it
    made: Made | None
    failure: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class _Local:
    """A PDF of the user's own, and the arXiv id it was given with, if any."""

    path: Path
    paper: PaperId | None


def new_sessions(
    app: App,
    club: Club,
    papers: Sequence[str],
    wish: Wish,
    *,
    pdf: Path | None = None,
    offline: bool = False,
    refresh: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> list[Outcome]:
    """Make a session for each paper, in their order; what fails is in its outcome, the others are made.

    `pdf` is a local file that stands for the one or no paper; `offline` uses the cache alone; `refresh` asks arXiv
    although the cache could answer; `environment` holds JC_ARXIV_URL and
    JC_CACHE_DIR, if set. Raises JcError when the club's own files are not in order.
    """
    from journalclub.sandbox.reader import Reader
    from journalclub.sources.fetch import PaperFetcher

    _ = club.settings, club.sessions()  # the club's own problems come before any work
    wanted = (
        {str(pdf): _local(pdf, papers)}
        if pdf is not None
        else {text: _target(text, app.here) for text in papers}
    )
    outcomes = []
    with Reader() as reader, app.screen.progress(len(wanted), "papers") as bar:
        Thread(target=_import_ahead, daemon=True).start()
        fetcher = PaperFetcher.from_environment(
            environment, opens=reader.count_pages, now=app.now, offline=offline, refresh=refresh, tell=bar.at
        )
        described = _metadata(fetcher, wanted.values(), bar)
        for text, target in wanted.items():
            began = app.stopwatch()
            bar.at(text)
            made, failure = None, None
            try:
                made = _make(club, target, described, wish, fetcher, reader, partial(_show, bar, text))
            except JcError as error:
                failure = str(error)
            outcomes.append(Outcome(text, made, failure, app.stopwatch() - began))
            bar.done(_told(outcomes[-1]))
    return outcomes


def _import_ahead() -> None:
    """Load what is needed once a paper has been read, while it is read in the other process."""
    from journalclub import assembly

    assembly.load_libraries()


def _show(bar: Progress, paper: str, at: str) -> None:
    bar.at(f"{paper}: {at}")


def _local(pdf: Path, papers: Sequence[str]) -> _Local:
    from journalclub.models.ids import parse_paper_id

    return _Local(pdf, parse_paper_id(papers[0]) if papers else None)


def _target(text: str, here: Path) -> PaperId | _Local | JcError:
    """What a PAPER argument means."""
    from journalclub.models.ids import parse_paper_id
    from journalclub.sources.local_pdf import as_local_pdf

    del here
    try:
        path = as_local_pdf(text)
        return _Local(path, None) if path is not None else parse_paper_id(text)
    except JcError as error:
        return error


def _metadata(
    fetcher: PaperFetcher, targets: Iterable[object], bar: Progress
) -> dict[PaperId, Described | JcError]:
    """Metadata of all arXiv papers, asked for together."""
    from journalclub.models.ids import PaperId

    ids = [t for t in targets if isinstance(t, PaperId)]
    bar.at(f"asking arXiv about {len(ids)} papers" if len(ids) > 1 else "asking arXiv")
    return fetcher.metadata(ids, lambda paper: bar.at(f"{paper}: metadata")) if ids else {}


def _make(
    club: Club,
    target: PaperId | _Local | JcError,
    described: dict[PaperId, Described | JcError],
    wish: Wish,
    fetcher: PaperFetcher,
    reader: Reader,
    progress: Callable[[str], None],
) -> Made:
    """One session."""
    from journalclub.assembly import assemble
    from journalclub.sources.local_pdf import check_local_pdf, describe_local_pdf
    from journalclub.sources.stamp import check_stamp

    if isinstance(target, JcError):
        raise target
    if isinstance(target, _Local):
        check_local_pdf(target.path)

        def describe(reading: Reading) -> tuple[Preprint, Sequence[str]]:
            found = describe_local_pdf(target.path, reading, target.paper)
            return found.preprint, found.warnings

        return assemble(club, target.path, wish, reader, describe=describe, progress=progress)
    found = described[target]
    if isinstance(found, JcError):
        raise found
    progress("PDF")
    fetched = fetcher.pdf(found.preprint)

    def check(reading: Reading) -> tuple[Preprint, Sequence[str]]:
        remark = check_stamp(reading.arxiv_id, target)
        return found.preprint, (*found.warnings, *fetched.warnings, *([remark] if remark else []))

    return assemble(club, fetched.path, wish, reader, describe=check, progress=progress)


def _told(outcome: Outcome) -> str:
    """A line for a finished paper."""
    made = outcome.made
    if made is None:
        return f"{outcome.paper}: not made"
    counts = _counts(made)
    found = ", ".join(f"{n} {what}" for what, n in counts.items())
    begin = "made" if made.created else "completed" if made.written else "unchanged"
    return f"{begin} sessions/{made.folder} in {outcome.seconds:.1f} s ({found})"


def _counts(made: Made) -> dict[str, int]:
    figures = made.reading.figures
    tables = sum(f.kind == "table" for f in figures)
    return {
        "figures": len(figures) - tables,
        "tables": tables,
        "statements": len(made.reading.outline.all()),
        "slides": len(made.deck.slides),
    }


def outcomes_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What came of a run, for programs."""
    return {
        "sessions": [
            {
                "paper": o.paper,
                "folder": f"sessions/{o.made.folder}",
                "created": o.made.created,
                "title": o.made.reading.title,
                "seconds": round(o.seconds, 3),
                **_counts(o.made),
                "minutes": o.made.deck.minutes,
                "written": list(o.made.written),
                "kept": list(o.made.kept),
                "warnings": list(o.made.warnings),
            }
            for o in outcomes
            if o.made is not None
        ],
        "failures": [{"paper": o.paper, "error": o.failure} for o in outcomes if o.failure is not None],
    }


def _tell(app: App, outcomes: Sequence[Outcome]) -> None:
    """Warnings, what was kept, what to do next, and every failure."""
    for outcome in outcomes:
        made = outcome.made
        if made is None:
            continue
        for warning in made.warnings:
            app.screen.warn(f"{made.folder}: {warning}")
        if made.kept:
            app.screen.say(f"Kept as they are: {', '.join(made.kept)} (--force replaces them).")
    first = next((o.made for o in outcomes if o.made is not None), None)
    if first is not None:
        app.screen.say(f"Look at sessions/{first.folder}/presenter.pptx and questions.md.")
    for outcome in outcomes:
        if outcome.failure is not None:
            app.screen.fail(f"{outcome.paper}: {outcome.failure}")


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise click.UsageError(f"--date takes a day such as 2027-01-18; found {text!r}.") from None


def _time(text: str | None) -> str | None:
    try:
        return dt.time.fromisoformat(text.zfill(5)).strftime("%H:%M") if text is not None else None
    except ValueError:
        raise click.UsageError(f"--time takes a time such as 17:00; found {text!r}.") from None


@click.command("new", epilog="Example: jc new 2010.11929 --date 2027-01-18 --time 17:00 --presenter NAME")
@click.argument("papers", metavar="PAPER...", nargs=-1)
@click.option("--date", metavar="D", help="The day, as 2027-01-18.")
@click.option("--time", "start", metavar="T", help="The start, as 17:00 in the club's zone.")
@click.option("--topic", metavar="T", help="What the session is about, when not just the paper.")
@click.option("--presenter", "presenters", metavar="N", multiple=True, help="Who presents; may be repeated.")
@click.option(
    "--pdf", type=click.Path(path_type=Path), metavar="FILE", help="Take this PDF; nothing is fetched."
)
@click.option("--offline", is_flag=True, help="Use only what was fetched before.")
@click.option("--refresh", is_flag=True, help="Fetch again, even what was fetched before.")
@click.option("--force", is_flag=True, help="Replace presenter.*, questions.* that are there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App,
    papers: tuple[str, ...],
    date: str | None,
    start: str | None,
    topic: str | None,
    presenters: tuple[str, ...],
    pdf: Path | None,
    offline: bool,
    refresh: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make a whole session from a paper: deck, question sheet, figures, page.

    PAPER is an arXiv id or address in any form, or a PDF file. Files that people edit are never overwritten: a second
    run keeps them and says so.
    """
    from journalclub.assembly import Wish

    if not papers and pdf is None:
        raise click.UsageError("Name a paper, such as: jc new 2010.11929")
    if len(papers) > 1 and (pdf is not None or date is not None):
        raise click.UsageError("--pdf and --date are for one paper; call jc new once for each.")
    wish = Wish(_day(date), _time(start), topic, presenters, force)
    outcomes = new_sessions(app, app.find_club(), papers, wish, pdf=pdf, offline=offline, refresh=refresh)
    if as_json:
        app.screen.json(outcomes_json(outcomes))
    _tell(app, outcomes)
    if any(o.failure for o in outcomes):
        raise click.exceptions.Exit(1)
