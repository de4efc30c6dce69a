"""`jc questions list`: the questions of a session, in a table or for programs. Not: the discussion's order (agenda)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journalclub.models.question import STATUSES

if TYPE_CHECKING:
    from journalclub.app import App


@click.command("list", epilog="Example: jc questions list next --open")
@click.argument("session")
@click.option("--status", type=click.Choice(STATUSES), help="Only those.")
@click.option(
    "--open", "only_open", is_flag=True, help="Only those that are neither answered, hidden nor merged."
)
@click.option("--names", is_flag=True, help="Say who asked.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, status: str | None, only_open: bool, names: bool, as_json: bool) -> None:
    """Show a session's questions in the order they came in."""
    from journalclub.commands.questions.desk import Desk, line
    from journalclub.questions.exports import question_json

    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk:
        found = [q for q in desk.questions() if status is None or q.status == status]
    if only_open:
        found = [q for q in found if q.status in {"new", "shown"}]
    if as_json:
        app.screen.json(
            {"session": chosen.folder, "questions": [question_json(q, names=names) for q in found]}
        )
        return
    for question in found:
        app.screen.result(line(question, names=names))
    if not found:
        app.screen.say(f"No questions; read some with: jc questions import {chosen.folder} FILE")
