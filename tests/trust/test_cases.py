"""Every command that writes is struck at each step: none is without a case, and no option that names a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from journalclub.cli import root
from journalclub.questions.store import Store, database_url
from tests.trust import calls
from tests.trust.cases import CASES, READING
from tests.trust.hosted import ACTS, COLLECTED, KEPT, lost
from tests.trust.records import Workshop

REASON = calls.why_not()
SERVED = ("serve",)  # by a program of its own, tests/trust/hosted.py


def commands(
    group: click.Group = root, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words it is called by."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def tried(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The cases of a command."""
    return [case.argv for case in CASES.values() if case.argv[: len(words)] == words]


def test_every_command_has_a_case_or_is_known_to_write_nothing_of_its_own() -> None:
    without = {words for words, _ in commands() if not tried(words)}
    assert without - {argv[:1] for argv in READING} == {SERVED}


def test_every_option_that_names_a_file_or_folder_is_used_in_a_case() -> None:
    unused = [
        (*words, option.opts[0])
        for words, command in commands()
        for option in command.params
        if isinstance(option, click.Option) and isinstance(option.type, click.Path)
        if not any(set(option.opts) & set(argv) for argv in tried(words))
    ]
    assert unused == []


@pytest.mark.skipif(REASON is not None, reason=REASON or "")
def test_commands_that_only_read_write_the_index_and_nothing_else(workshop: Workshop) -> None:
    for argv in READING:
        room = workshop.room(CASES["ask"])
        outcome = workshop.run(room, argv)
        assert outcome.status == 0, outcome.said
        ours = str(room / "club" / ".jc")
        assert [step for step in outcome.steps if ours not in step] == [], argv


def test_what_was_acknowledged_on_a_served_page_and_is_not_stored_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "sessions" / "one").mkdir(parents=True)
    (tmp_path / "sessions" / "one" / COLLECTED).write_text("Nothing.\n", encoding="utf-8")
    Store(database_url(None, tmp_path)).close()
    said = "\n".join(f"{KEPT}{act.name}" for act in ACTS)
    assert len([*lost(said, tmp_path)]) == len(ACTS) - 1  # all but "open", which is undone again
    assert [*lost("", tmp_path)] == []
