"""What people see on the terminal: messages on standard error, results on standard output. Not: what is said."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from journalclub.text import visible

LEAST_LAST, LEAST_OTHER = 24, 10  # characters of a table's last column, a title, and of any other one, a date
# What click.style writes for us: bold, dim, red, yellow, and back again. Nothing else may move cursor or colours.
_STYLE = re.compile(r"(\x1b\[(?:0|1|2|31|33)m)")
# In JSON, characters that would act on a terminal, and those that UTF-8 has no bytes for, stand as their numbers.
_ACTING = re.compile(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Screen:
    """One run's way to the person; `quiet` keeps messages back, never results or failures."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet

    @property
    def width(self) -> int:
        """Columns of the terminal; wide where the output goes elsewhere."""
        if not sys.stdout.isatty():
            return 200
        from shutil import get_terminal_size  # loads compressors

        return get_terminal_size().columns

    def say(self, message: str) -> None:
        """A message."""
        if not self.quiet:
            click.echo(_harmless(message), err=True)

    def warn(self, message: str) -> None:
        """A part that failed while the rest was made; shown even when quiet."""
        click.echo(click.style("warning: ", fg="yellow") + _harmless(message), err=True)

    def fail(self, message: str) -> None:
        """A failure."""
        for line in _harmless(message).rstrip("\n").split("\n"):
            click.echo(click.style("jc: ", fg="red", bold=True) + line, err=True)

    def result(self, text: str) -> None:
        """What was asked for."""
        click.echo(_harmless(text))

    def json(self, document: Any) -> None:
        """One JSON document on standard output, nothing else there."""
        text = json.dumps(document, ensure_ascii=False, indent=2)
        click.echo(_ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def ask(self, question: str) -> str | None:
        """A person's answer on one line; None where nobody sits at a terminal."""
        if self.quiet or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        answer: str = click.prompt(_harmless(question), default="", show_default=False, err=True)
        return answer.strip()

    @contextmanager
    def progress(self, total: int, unit: str) -> Iterator[Progress]:
        """A bar on a terminal, plain lines elsewhere."""
        bar = Progress(self, total, unit)
        try:
            yield bar
        finally:
            bar.close()


class Progress:
    """How far a run over several things is, and what it is at."""

    def __init__(self, screen: Screen, total: int, unit: str) -> None:
        self._screen = screen
        self.total = total
        self._done = 0
        self._unit = unit
        self._live = not screen.quiet and sys.stderr.isatty()

    def at(self, what: str) -> None:
        """Show what is begun now; on a terminal only, where it does not stay."""
        if self._live:
            width = 24
            full = width * self._done // max(self.total, 1)
            bar = "█" * full + "·" * (width - full)
            click.echo(
                f"\r\x1b[2K{bar} {self._done}/{self.total} {self._unit}  {visible(what)[:60]}",
                nl=False,
                err=True,
            )

    def done(self, message: str | None = None) -> None:
        """One more is done; `message` stays."""
        self._done += 1
        self._clear()
        if message is not None:
            self._screen.say(message)

    def close(self) -> None:
        """Take the bar away."""
        self._clear()

    def _clear(self) -> None:
        if self._live:
            click.echo("\r\x1b[2K", nl=False, err=True)


def _harmless(text: str) -> str:
    """Text that only shows: names of files and keys come from outside, and could hold what a terminal obeys."""
    return "".join(piece if place % 2 else visible(piece) for place, piece in enumerate(_STYLE.split(text)))


def table(rows: Sequence[Sequence[str]], heads: Sequence[str], width: int) -> str:
    """Rows in columns that fit into `width` characters; cells are already safe to show.

    The last column is cut first; where less than LEAST_LAST would be left of it, the widest of the others is, too.
    """
    widths = [max([len(h), *(len(r[i]) for r in rows)]) for i, h in enumerate(heads)]
    *others, last = widths
    room = width - 2 * len(others)
    while others and room - sum(others) < min(last, LEAST_LAST) and max(others) > LEAST_OTHER:
        others[others.index(max(others))] -= 1
    widths = [*others, max(LEAST_OTHER, min(last, room - sum(others)))]
    lines = []
    for row in [list(heads), *rows]:
        cells = [c if len(c) <= w else c[: w - 1] + "…" for c, w in zip(row, widths, strict=True)]
        lines.append("  ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip())
    return "\n".join([click.style(lines[0], bold=True), *lines[1:]])
