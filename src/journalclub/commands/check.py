"""`jc check`: every problem of the club's files, and what looks wrong. Not: finding either (checking.py)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.checking import Checked

MANY = 5  # warnings of one kind after which it is said how to turn the kind off


def checked_json(checked: Checked) -> dict[str, Any]:
    """What was found, for programs."""
    return {
        "problems": [{"file": p.file, "line": p.line, "message": p.message} for p in checked.problems],
        "warnings": [
            {"file": w.problem.file, "line": w.problem.line, "rule": w.rule, "message": w.problem.message}
            for w in checked.warnings
        ],
        "links": checked.links,
    }


def checked_text(checked: Checked) -> str:
    """A line each, as compilers write them; problems first."""
    from journalclub.text import display

    problems = [f"{p.file}:{p.line}: {display(p.message, 2000)}" for p in checked.problems]
    warnings = [
        f"{w.problem.file}:{w.problem.line}: warning: {display(w.problem.message, 2000)} [{w.rule}]"
        for w in checked.warnings
    ]
    return "\n".join((*problems, *warnings))


@click.command("check", epilog="Example: jc check --links")
@click.option("--links", is_flag=True, help="Also ask the web whether links still answer.")
@click.option("--notebooks", is_flag=True, help="Also run the filed solutions (jc notebooks).")
@click.option(
    "--minutes",
    type=click.FloatRange(0, 600, min_open=True),
    metavar="M",
    default=5.0,
    help="How long a solution may run (default: 5).",
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, links: bool, notebooks: bool, minutes: float, strict: bool, as_json: bool) -> None:
    """Tell every problem of the club's files as `file:line: message`, and what looks wrong as warnings.

    The exit status is 1 when there are problems; warnings fail with --strict only, and papers.yaml turns those off that
    the club does not want: `ignore_warnings: [missing-slides]`.
    """
    from journalclub.checking import check_club
    from journalclub.wording import counted

    club = app.find_club()
    if links:
        app.screen.say("Asking for every address, one at a time on each host …")
    checked = check_club(club, app.today, links=links)
    if notebooks:
        from journalclub.commands.notebooks import check_notebooks

        checked = replace(checked, problems=(*checked.problems, *check_notebooks(app, club, minutes)))
    if as_json:
        app.screen.json(checked_json(checked))
    elif checked.problems or checked.warnings:
        app.screen.result(checked_text(checked))
    found = ((len(checked.problems), "problem"), (len(checked.warnings), "warning"))
    counts = " and ".join(counted(n, noun) for n, noun in found if n)
    asked = f"; {counted(checked.links, 'link')} asked for" if links else ""
    app.screen.say(f"{counts or 'All is in order'}{asked}.")
    rule, times = max(Counter(w.rule for w in checked.warnings).items(), key=lambda c: c[1], default=("", 0))
    if times >= MANY:
        app.screen.say(
            f"{times} of them are [{rule}]; a club that does not want these writes `ignore_warnings: [{rule}]` "
            "under `club:` in papers.yaml."
        )
    if checked.problems or (strict and checked.warnings):
        raise click.exceptions.Exit(1)
