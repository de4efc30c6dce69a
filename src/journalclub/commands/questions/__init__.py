"""`jc questions`: what can be done with a session's questions, one file per thing. Not: doing any of it."""

from __future__ import annotations

import importlib

import click

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


class Lazy(click.Group):
    """A group that imports a command when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of its module."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"{__name__}.{COMMANDS[cmd_name][0]}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name and help line of each, from the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    "questions", cls=Lazy, epilog="Example: jc questions import next chat.txt && jc questions agenda next"
)
def command() -> None:
    """Collect, sort, answer and export the attendees' questions.

    Questions are kept in questions.sqlite3 in the club's folder, out of git, or where JC_DATABASE_URL says.
    """
