"""`jc questions answer`: record answers, one by one or from a Markdown file. Not: publishing them (export)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.commands.questions.desk import Desk


def record_file(app: App, desk: Desk, path: Path) -> int:
    """Record the answers of a Markdown file such as collected.md; returns how many were new or changed.

    What the file says takes the place of what was recorded.

    Raises JcError when it cannot be read, has no answers, or names a question that the session has not.
    """
    from journalclub.club.files import read_text
    from journalclub.questions.changes import Answered
    from journalclub.questions.exports import answers_of

    answers = list(answers_of(read_text(path)))
    if not answers:
        raise JcError(f"{path} has no answers; write them under headings such as “## Question 12”.")
    for number, _ in answers:
        desk.store.question(desk.session.uid, number)
    folder = desk.session.uid
    known = {q.id: " ".join(" ".join(a.text for a in q.answers).split()) for q in desk.questions()}
    answers = [(n, text) for n, text in answers if " ".join(text.split()) != known[n]]
    results = desk.store.apply([Answered(folder, n, text, instead=True) for n, text in answers], app.now)
    for result in results:
        if isinstance(result, JcError):
            raise result
    return sum(not isinstance(r, JcError) and r.changed for r in results)


@click.command(
    "answer", epilog='Example: jc questions answer last 3 "Because d_k scales the variance." --by NAME'
)
@click.argument("session")
@click.argument("question", type=int, required=False)
@click.argument("text", required=False)
@click.option("--by", metavar="N", help="Who answered.")
@click.option(
    "--from", "file", metavar="FILE", type=click.Path(path_type=Path), help="A Markdown file with answers."
)
@click.pass_obj
def command(
    app: App, session: str, question: int | None, text: str | None, by: str | None, file: Path | None
) -> None:
    """Record an answer; without TEXT the question is marked as answered in the session.

    --from FILE records those of a file with headings "## Question 12", such as collected.md when it is filled in.
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.changes import Answered

    if (question is None) == (file is None):
        raise click.UsageError("Give a question's number, or --from FILE.")
    club = app.find_club()
    chosen = club.session(session, app.today)
    with Desk(club, chosen) as desk:
        if file is not None:
            number = record_file(app, desk, app.here / file)
            app.screen.say(f"{number} answer{'s' * (number != 1)} recorded.")
        elif question is not None:
            desk.store.do(Answered(chosen.uid, question, text or "", by), app.now)
            app.screen.say(f"Question {question} is answered.")
