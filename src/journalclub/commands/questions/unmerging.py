"""`jc questions unmerge`: a merged question stands alone again. Not: merging (merging.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journalclub.app import App


@click.command("unmerge", epilog="Example: jc questions unmerge next 7")
@click.argument("session")
@click.argument("question", type=int)
@click.pass_obj
def command(app: App, session: str, question: int) -> None:
    """Undo a merge, made by hand or by the import; importing the file again will not merge it anew."""
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.changes import Unmerge

    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk:
        desk.store.do(Unmerge(chosen.uid, question), app.now)
    app.screen.say(f"Question {question} stands alone.")
