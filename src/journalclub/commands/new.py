"""`jc new` on the command line: its options, its JSON, what is told at the end. Not: making sessions (batch.py)."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.commands.given import day, time_of_day
from journalclub.commands.verify import finding_json, finding_text

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.assembly.wish import Wish
    from journalclub.batch import Outcome
    from journalclub.club.folder import Club

MOST_JOBS = 8  # papers at a time by default; each takes a process of some 200 MB


def outcomes_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What came of a run, for programs."""
    from journalclub.batch import counts

    return {
        "sessions": [
            {
                "paper": o.paper,
                "folder": f"sessions/{o.made.folder}",
                "created": o.made.created,
                "title": o.made.reading.title,
                "seconds": round(o.seconds, 3),
                **counts(o.made),
                "minutes": o.made.deck.minutes,
                "written": list(o.made.written),
                "kept": list(o.made.kept),
                "gone": [finding_json(name, finding) for name, finding in o.made.gone],
                "warnings": list(o.made.warnings),
            }
            for o in outcomes
            if o.made is not None
        ],
        "failures": [{"paper": o.paper, "error": o.failure} for o in outcomes if o.failure is not None],
    }


def _tell(app: App, outcomes: Sequence[Outcome], wish: Wish) -> None:
    """Warnings, what was kept, what to do next, and every failure."""
    for outcome in outcomes:
        made = outcome.made
        if made is None:
            continue
        for warning in made.warnings:
            app.screen.warn(f"{made.folder}: {warning}")
        if not made.created and (wish.date or wish.start or wish.topic or wish.presenters):
            place = f"sessions/{made.folder}/session.yaml"
            app.screen.warn(
                f"the session was there before and keeps its date, topic and presenters; edit them in {place}"
            )
        if made.kept:
            app.screen.say(f"Kept as they are: {', '.join(made.kept)} (--force replaces them).")
        for name, finding in made.gone:
            app.screen.warn(f"not in the new version: {finding_text(name, finding)}")
    first = next((o.made for o in outcomes if o.made is not None), None)
    if first is not None:
        app.screen.say(
            f"Look at sessions/{first.folder}/presenter.pptx and questions.md; jc status says what comes next."
        )
    for outcome in outcomes:
        if outcome.failure is not None:
            which = "" if outcome.paper in outcome.failure else f"{outcome.paper}: "
            app.screen.fail(which + outcome.failure)


def named_day(app: App, club: Club, text: str | None) -> dt.date | None:
    """A day as given, or that of the `next` session that waits for its paper; raises JcError when none does."""
    from journalclub.club.changing import next_open_session
    from journalclub.errors import JcError

    if text != "next":
        return day(text) if text else None
    waiting = next_open_session(club.sessions(), app.today)
    if waiting is None:
        raise JcError(
            "No session waits for a paper; make some with: jc schedule, or give the day: --date 2027-01-18"
        )
    return waiting.all_days[0]


@click.command("new", epilog="Example: jc new 2010.11929 --date 2027-01-18 --time 17:00 --presenter NAME")
@click.argument("papers", metavar="PAPER...", nargs=-1)
@click.option(
    "--date", metavar="D", help="The day, as 2027-01-18; `next` is the next session without a paper."
)
@click.option("--time", "start", metavar="T", help="The start, as 17:00 in the club's zone.")
@click.option("--topic", metavar="T", help="What the session is about, when not just the paper.")
@click.option("--presenter", "presenters", metavar="N", multiple=True, help="Who presents; may be repeated.")
@click.option(
    "--pdf", type=click.Path(path_type=Path), metavar="FILE", help="Take this PDF; nothing is fetched."
)
@click.option("--offline", is_flag=True, help="Use only what was fetched before.")
@click.option("--refresh", is_flag=True, help="Fetch again, even what was fetched before.")
@click.option("--force", is_flag=True, help="Replace presenter.*, questions.* that are there.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), metavar="N", help="Papers read at a time (default: cores)."
)
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
    jobs: int | None,
    as_json: bool,
) -> None:
    """Make a whole session from a paper: deck, question sheet, figures, page.

    PAPER is an arXiv id or address in any form, or a PDF file. Files that people edit are never overwritten: a second
    run keeps them and says so.
    """
    from journalclub.assembly.wish import Wish
    from journalclub.batch import new_sessions

    if not papers and pdf is None:
        raise click.UsageError("Name a paper, such as: jc new 2010.11929")
    if len(papers) > 1 and (pdf is not None or date is not None):
        raise click.UsageError("--pdf and --date are for one paper; call jc new once for each.")
    club = app.find_club()
    wish = Wish(named_day(app, club, date), time_of_day(start) if start else None, topic, presenters, force)
    outcomes = new_sessions(
        app,
        club,
        papers,
        wish,
        pdf=pdf,
        offline=offline,
        refresh=refresh,
        jobs=jobs or min(os.cpu_count() or 1, MOST_JOBS),
    )
    if as_json:
        app.screen.json(outcomes_json(outcomes))
    _tell(app, outcomes, wish)
    if any(o.failure for o in outcomes):
        raise click.exceptions.Exit(1)
