"""A click group that imports a command when it is used. Not: which commands there are."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import click


class Entry(NamedTuple):
    """Where a command is: the module whose `command` it is, and its line in the group's help."""

    module: str
    help: str


class LazyGroup(click.Group):
    """Lists its commands without importing any, in the order of the table that a subclass gives."""

    entries: ClassVar[Mapping[str, Entry]] = {}  # by name

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        del ctx
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of its module."""
        del ctx
        if cmd_name not in self.entries:
            return None
        command = importlib.import_module(self.entries[cmd_name].module).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was most likely meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.entries:
            import difflib

            near = difflib.get_close_matches(name, self.entries, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"see: {ctx.command_path} --help"
            raise click.UsageError(f"There is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name and help line of each, from the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])
