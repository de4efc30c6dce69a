"""`jc questions merge`: one question under another. Not: finding out which ask the same (questions/merge.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journalclub.app import App


@click.command("merge", epilog="Example: jc questions merge next 7 3")
@click.argument("session")
@click.argument("question", type=int)
@click.argument("into", type=int)
@click.pass_obj
def command(app: App, session: str, question: int, into: int) -> None:
    """Put QUESTION, with all that is under it, under INTO, where it counts as a vote."""
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.changes import Merge

    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk:
        desk.store.do(Merge(chosen.uid, question, into), app.now)
    app.screen.say(
        f"Question {question} is under {into}; undo it with: jc questions unmerge {chosen.folder} {question}"
    )
