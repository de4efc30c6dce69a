"""The `jc` command: starts the reading process early, where one is needed, then the command line. Nothing else."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

READING = {"extract", "new", "verify"}
"""Commands that read a PDF: while this process loads what it needs, the other one loads the PDF library."""
SHARED = ("dataclasses", "json", "pathlib")
"""What the command and both processes need; loaded before there are three of them, it costs its 12 ms once."""
GARBAGE_AFTER = 100_000
"""New objects after which cycles are looked for. Records have none; with Python's 700 the search takes 4 ms of every
start, and a fifth of what `jc publish` does in a club of 10,000 sessions. Not for `jc serve`, which stays."""


def main() -> None:
    """The `jc` command; ends the process."""
    if "serve" not in sys.argv[1:4]:
        gc.set_threshold(GARBAGE_AFTER)
    if READING.intersection(sys.argv[1:4]) and not {"--help", "-h"}.intersection(sys.argv):
        start_reading()
    from journalclub.cli import main as command_line

    try:
        command_line()
    finally:
        gc.freeze()  # all ends with the process; looking through it for garbage would take 5 ms


def start_reading() -> None:
    """Have the reading process started, which starts another one: the two cores are busy until the pages are read."""
    for module in SHARED:
        import_module(module)
    from journalclub.sandbox.limits import DEFAULT_LIMITS
    from journalclub.sandbox.starting import fork

    child = fork(DEFAULT_LIMITS)
    from journalclub.sandbox.process import prepare

    prepare(child)


if __name__ == "__main__":
    main()
