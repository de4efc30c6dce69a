"""`jc ask`: one question about a session's paper, kept with the others. Not: the page on which attendees ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.models.question import Question
    from journalclub.models.session import Session


def ask(app: App, session: Session, text: str, by: str | None) -> Question:
    """Store a question; the same text by the same person is the same question.

    Raises JcError when there is no text, or the database fails.
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.anchors import find_anchors
    from journalclub.questions.keeping import ask as keep
    from journalclub.questions.sorting import cleaned

    said = cleaned(text)
    if not said:
        raise JcError("There is no text to ask; write the question in quotes.")
    with Desk(app.find_club(), session) as desk:
        desk.read_paper([said])
        anchors = find_anchors(said)
        tied = desk.places.tied(said, anchors) if desk.places else anchors
        return keep(desk.store, session.uid, said, by, tied, app.now)


@click.command("ask", epilog='Example: jc ask next "Why is eq. (4) divided by sqrt(d)?" --by NAME')
@click.argument("session")
@click.argument("text")
@click.option("--by", metavar="N", help="Who asks (default: nobody is named).")
@click.pass_obj
def command(app: App, session: str, text: str, by: str | None) -> None:
    """Ask a question about a session's paper.

    Figures, tables, sections, equations, pages and quotes named in it are tied to the paper.
    """
    from journalclub.commands.questions.desk import line

    chosen = app.find_club().session(session, app.today)
    question = ask(app, chosen, text, by)
    under = f", under question {question.merged_into}" if question.merged_into else ""
    app.screen.say(f"Kept as question {question.id} of {chosen.folder}{under}:")
    app.screen.result(line(question))
