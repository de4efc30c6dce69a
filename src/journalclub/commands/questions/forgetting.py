"""`jc questions forget`: questions removed for good, from the files, too. Not: hiding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journalclub.app import App


@click.command(
    "forget", epilog="Example: jc questions forget last 12    (all of them: jc questions forget last --all)"
)
@click.argument("session")
@click.argument("numbers", metavar="[QUESTION]...", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Everything about the session.")
@click.option("--by", metavar="NAME", help="Every question that this person asked.")
@click.pass_obj
def command(app: App, session: str, numbers: tuple[int, ...], everything: bool, by: str | None) -> None:
    """Remove questions, their votes and answers for good, from a collected.md that is there, too.

    What git and other exports have kept of them is not touched.
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.commands.questions.exporting import kept_current
    from journalclub.questions.changes import Forget

    if sum((bool(numbers), everything, by is not None)) != 1:
        raise click.UsageError("Give the questions' numbers, --by NAME, or --all.")
    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk, kept_current(desk, app.screen, going=numbers):
        if everything:
            number = desk.store.forget_session(chosen.uid, app.now)
        else:
            wanted = numbers or tuple(q.id for q in desk.questions() if by and q.author == by)
            for one in wanted:
                desk.store.do(Forget(chosen.uid, one), app.now)
            desk.store.scrub()
            number = len(wanted)
    app.screen.say(f"{number} question{'s' * (number != 1)} forgotten.")
