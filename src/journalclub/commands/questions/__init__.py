"""`jc questions`: what can be done with a session's questions, one file per thing. Not: doing any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click

from journalclub.lazy_group import Entry, LazyGroup

# Name to the module here and the help line; imported on use only.
COMMANDS = {
    "import": ("importing", "Read a chat, a form, a Slack export or a filled-in sheet."),
    "list": ("listing", "Show the questions."),
    "merge": ("merging", "Put a question under another one that asks the same."),
    "unmerge": ("unmerging", "Undo a merge."),
    "hide": ("hiding", "Hide a question, or show it again."),
    "answer": ("answering", "Record an answer, or all answers of a Markdown file."),
    "agenda": ("planning", "Plan the discussion: which question when, for how long."),
    "export": ("exporting", "Write collected.md, CSV or JSON."),
    "forget": ("forgetting", "Remove a question, or all of a session, for good."),
}


class Questions(LazyGroup):
    """The commands of `jc questions`, one module each."""

    entries: ClassVar[Mapping[str, Entry]] = {
        name: Entry(f"{__name__}.{module}", line) for name, (module, line) in COMMANDS.items()
    }


@click.group(
    "questions",
    cls=Questions,
    epilog="Example: jc questions import next chat.txt && jc questions agenda next",
)
def command() -> None:
    """Collect, sort, answer and export the attendees' questions.

    Questions are kept in questions.sqlite3 in the club's folder, out of git, or where JC_DATABASE_URL says.
    """
