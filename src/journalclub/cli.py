"""argv to one function of commands/: the clock, the exit, failures as sentences. Not: what commands do."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import click

from journalclub import __version__
from journalclub.app import App
from journalclub.errors import JcError
from journalclub.lazy_group import Entry, LazyGroup
from journalclub.terminal import Screen
from journalclub.text import shorten

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


class Commands(LazyGroup):
    """The commands of `jc`, one module each."""

    entries: ClassVar[Mapping[str, Entry]] = {
        name: Entry(f"journalclub.commands.{name}", line) for name, line in COMMANDS.items()
    }


@click.group(
    cls=Commands,
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


def check_words(argv: list[str]) -> None:
    """Raises JcError when a word is no text: names of files that are not UTF-8 cannot be written down in a club."""
    for word in argv:
        try:
            word.encode()
        except UnicodeEncodeError:
            raise JcError(f"“{shorten(word)}” is not UTF-8; if it names a file, rename the file.") from None


def run(argv: list[str]) -> int:
    """The `jc` command; returns its exit status."""
    try:
        check_words(argv)
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
