"""`jc questions hide`: keep a question from being shown anywhere, or show it again. Not: removing it (forget)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journalclub.app import App


@click.command("hide", epilog="Example: jc questions hide next 12 13")
@click.argument("session")
@click.argument("numbers", metavar="QUESTION...", type=int, nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Show them again; this also releases questions that wait for it.")
@click.pass_obj
def command(app: App, session: str, numbers: tuple[int, ...], undo: bool) -> None:
    """Hide questions: they are in no plan, page or export that people see. A collected.md that is there is renewed."""
    from journalclub.commands.questions.desk import Desk
    from journalclub.commands.questions.exporting import kept_current
    from journalclub.questions.changes import SetStatus

    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk, kept_current(desk, app.screen):
        for number in numbers:
            desk.store.do(SetStatus(chosen.uid, number, "shown" if undo else "hidden"), app.now)
    app.screen.say(f"{'Shown' if undo else 'Hidden'}: {', '.join(map(str, numbers))}.")
