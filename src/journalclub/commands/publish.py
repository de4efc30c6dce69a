"""`jc publish`: the site, calendar, feed and data of the club. Not: how they are made (publishing/)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.publishing.publish import Outcome
    from journalclub.terminal import Screen

MOST_SHOWN = 12  # files that are named one by one


def outcome_json(outcome: Outcome, *, check: bool) -> dict[str, Any]:
    """For programs."""
    return {
        "folder": str(outcome.folder),
        "parts": list(outcome.parts),
        "sessions": outcome.sessions,
        "remade": outcome.remade,
        "out_of_date" if check else "written": list(outcome.written),
        "left_over" if check else "removed": list(outcome.removed),
        "up_to_date": outcome.up_to_date,
        "warnings": list(outcome.warnings),
    }


def _parts(value: str | None) -> tuple[str, ...]:
    """The names in `--only`; raises a usage error for one that is none."""
    from journalclub.publishing.parts import PARTS

    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    for name in names:
        if name not in PARTS:
            raise click.BadParameter(f"{name[:40]!r} is none of {', '.join(PARTS)}.", param_hint="--only")
    return names


@click.command("publish", epilog="Example: jc publish && jc publish --check --only calendar,feed")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when something is out of date.")
@click.option("--only", metavar="PART,…", help="Some parts alone: readme, site, calendar, feed, json.")
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help="Where the site goes (default: site/)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, check: bool, only: str | None, out: Path | None, as_json: bool) -> None:
    """Make the club's website, calendar, news feed and data in site/, and bring the README's tables up to date.

    Only what changed is made again. Meeting links, e-mail addresses, unanswered questions, and recordings without
    consent are never published; figures and PDFs of a paper only where its licence says so. published.jsonl keeps what
    calendars and feed readers have been told; leave it in git.
    """
    from journalclub.publishing.publish import publish

    parts = _parts(only)
    club, where = app.find_club(), app.here / out if out is not None else None
    with app.screen.progress(1, "sites") as bar:
        outcome = publish(club, app.now, parts=parts, out=where, check=check, tell=bar.at)
    for warning in outcome.warnings:
        app.screen.warn(warning)
    if as_json:
        app.screen.json(outcome_json(outcome, check=check))
    elif not check:
        _tell(app.screen, outcome)
    if check and not outcome.up_to_date:
        raise JcError(_out_of_date(outcome))
    if check and not as_json:
        app.screen.say("Everything that is published is up to date.")


def _tell(screen: Screen, outcome: Outcome) -> None:
    """What was done, and where to look."""
    if outcome.up_to_date:
        screen.say("Everything that is published was up to date.")
        return
    count = len(outcome.written)
    removed = f", {len(outcome.removed)} removed" if outcome.removed else ""
    screen.say(
        f"Published {outcome.sessions} session{'s' * (outcome.sessions != 1)}: "
        f"{count} file{'s' * (count != 1)} written{removed}."
    )
    if "site" in outcome.parts:
        screen.say(f"Look at it: {outcome.folder / 'index.html'}")


def _out_of_date(outcome: Outcome) -> str:
    """The files, one on a line, and what to do."""
    lines = [f"{name} is out of date." for name in outcome.written]
    lines += [f"{name} belongs to nothing any more." for name in outcome.removed]
    shown = lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        shown.append(f"… and {len(lines) - MOST_SHOWN} more.")
    return "\n".join([*shown, "Bring them up to date with: jc publish"])
