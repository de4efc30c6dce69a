"""`jc questions import`: questions out of a chat, a form, a Slack export or a sheet. Not: how each is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.question import Collected, Counts, Question
    from journalclub.models.session import Session


def import_file(
    app: App,
    club: Club,
    session: Session,
    path: Path,
    format_: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Collected, list[Question]]:
    """Read, sort and store a file; returns what it held and its questions as they are kept.

    Nothing is stored when it cannot be read. Raises JcError then, or when the database fails.
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.keeping import keep
    from journalclub.questions.recognise import read_export
    from journalclub.questions.sorting import sort_out
    from journalclub.questions.source import digest_of, open_source

    source = open_source(path)
    export = read_export(source, format_, columns)
    with Desk(club, session) as desk:
        collected = sort_out(export, desk.places.vocabulary if desk.places else frozenset())
        desk.read_paper(q.text for q in collected.questions)
        return collected, keep(desk.store, session.uid, collected, digest_of(source), desk.places, app.now)


def counts_text(counts: Counts) -> str:
    """What became of the rows; kinds of which there are none are left out: "3 rows: 1 question, 2 private"."""
    replies = "1 reply" if counts.replies == 1 else f"{counts.replies} replies"
    others = (
        (counts.replies, replies),
        (counts.reactions, counted(counts.reactions, "reaction")),
        (counts.chatter, f"{counts.chatter} chatter"),
        (counts.private, f"{counts.private} private"),
        (counts.unparsed, f"{counts.unparsed} unreadable"),
    )
    kinds = [counted(counts.questions, "question"), *(text for count, text in others if count)]
    return f"{counted(counts.rows, 'row')}: {', '.join(kinds)}"


def mapping(pairs: str | None) -> dict[str, str] | None:
    """--columns text=Body,name=Author as a mapping; raises UsageError when it is none."""
    if pairs is None:
        return None
    found = {}
    for pair in pairs.split(","):
        role, equals, head = pair.partition("=")
        if not equals or not head.strip():
            raise click.UsageError(f"--columns takes text=NAME,votes=NAME,…; found {pair!r}.")
        found[role.strip()] = head.strip()
    return found


@click.command("import", epilog="Example: jc questions import next meeting_saved_chat.txt")
@click.argument("session")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", metavar="F", help="What the file is, when that is not recognised.")
@click.option(
    "--columns",
    metavar="ROLE=HEAD,…",
    help="Of a CSV: which column holds text, name, votes, time, anonymous.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App, session: str, file: Path, format_: str | None, columns: str | None, as_json: bool
) -> None:
    """Read the questions out of a Zoom chat or Q&A report, a Slack export, a form, any CSV, or a question sheet.

    Every row is a question, a reply, a reaction, chatter, private or unreadable, and is counted. Private messages are
    never stored. Questions that ask the same are put under the first one; `jc questions unmerge` undoes that. The
    same file twice changes nothing.
    """
    from journalclub.questions.exports import import_json

    club = app.find_club()
    chosen = club.session(session, app.today)
    collected, kept = import_file(app, club, chosen, app.here / file, format_, mapping(columns))
    if as_json:
        app.screen.json(import_json(collected, kept))
        return
    from journalclub.commands.questions.desk import line

    app.screen.say(f"{file.name} ({collected.format}): {counts_text(collected.counts)}.")
    for question in kept:
        app.screen.result(line(question))
