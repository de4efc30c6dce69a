"""argv to one function of commands/: the only place that reads the clock, exits, and turns failures into sentences."""

from __future__ import annotations

import datetime as dt
import importlib
import os
import sys
import time
from pathlib import Path

import click

from journalclub import __version__
from journalclub.app import App
from journalclub.errors import JcError
from journalclub.terminal import Screen

EXPECTED, USAGE, BUG, INTERRUPTED = 1, 2, 3, 130

# Name, help line, in the order in which an organiser needs them. The module of the same name is imported on use only.
COMMANDS = {
    "init": "Make a new club folder.",
    "new": "Make a whole session from a paper: deck, question sheet, figures, page.",
    "schedule": "Make sessions for the next free dates of the club's rule; name presenters.",
    "move": "Move a session to another day.",
    "cancel": "Cancel a session, with the reason.",
    "suggest": "Put papers on the reading list, by id or from arXiv's daily list.",
    "vote": "Vote for a paper on the reading list.",
    "papers": "Show the reading list.",
    "extract": "Read one PDF: title, abstract, figures, outline, references.",
    "adopt": "Take over an existing club's README, HTML, YAML or CSV schedule.",
    "file": "File slides, code, notebooks or links under a session.",
    "recordings": "Find recordings of past sessions in a channel's feed.",
    "notebooks": "Make student, solution and hard-mode editions of a notebook.",
    "verify": "Check every quote and page in the deck and the sheet against the paper.",
    "plan": "Show a talk's timed plan, or re-time it.",
    "ask": "Ask a question about a session's paper.",
    "questions": "Collect, sort, answer and export the attendees' questions.",
    "serve": "Open a session's page: attendees ask and vote, you moderate.",
    "announce": "Write the mail, chat message or issue that invites to a session.",
    "check": "Tell every problem in the club's files, and what looks wrong.",
    "publish": "Bring the README's tables, the website, calendar and feed up to date.",
    "close": "Go through what is missing after a session, then publish.",
    "show": "List the sessions, or show one.",
    "status": "Say what has to be done next, for which session.",
    "demo": "Make a complete club offline from a sample paper.",
}


class Lazy(click.Group):
    """A group that imports a command when it is used, and lists all of them without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of commands/NAME.py."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"journalclub.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was most likely meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f"did you mean {near[0]!r}?" if near else "see: jc --help"
            raise click.UsageError(f"There is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name and help line of each, from the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: jc init reading-group && cd reading-group && jc new 2010.11929",
)
@click.option(
    "--club",
    metavar="DIR",
    envvar="JC_CLUB",
    help="The club's folder (default: looked for from here upwards).",
)
@click.option("--quiet", is_flag=True, help="No messages, only results, warnings and failures.")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
@click.version_option(__version__, prog_name="jc")
@click.pass_context
def root(ctx: click.Context, club: str | None, quiet: bool, debug: bool) -> None:
    """Run a paper-reading club from a folder of plain files."""
    del debug  # read in main(), which also sees failures before this
    ctx.obj = App(dt.datetime.now().astimezone(), Path.cwd(), club, Screen(quiet), time.monotonic)


def main(argv: list[str] | None = None) -> None:
    """The `jc` command; ends the process."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def globals_first(argv: list[str]) -> list[str]:
    """`jc show --club DIR` is `jc --club DIR show`: the options of every command may stand anywhere before `--`."""
    first, rest = [], []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in {"--quiet", "--debug"} or word.startswith("--club="):
            first.append(word)
        elif word == "--club":
            first += [word, *[value for value in [next(words, None)] if value is not None]]
        else:
            rest.append(word)
    return first + rest


def run(argv: list[str]) -> int:
    """The `jc` command; returns its exit status."""
    try:
        status = root.main(args=globals_first(argv), prog_name="jc", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("jc: interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at exit
        return EXPECTED
    except JcError as error:
        if "--debug" in argv:
            raise
        Screen().fail(str(error))
        return EXPECTED
    except Exception as error:
        if "--debug" in argv:
            raise
        Screen().fail(
            f"this is a bug in jc ({type(error).__name__}: {error}); run it again with --debug and report it."
        )
        return BUG
    return status if isinstance(status, int) else 0  # click returns the status of its Exit here
