"""A reading process can be started before anyone knows what for, and belongs to the first who wants one like it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from journalclub.sandbox import process
from journalclub.sandbox.limits import DEFAULT_LIMITS, Limits
from journalclub.sandbox.process import ReadingProcess, obtain, prepare
from journalclub.sandbox.starting import WORKER

IDLE = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def prepared() -> Iterator[ReadingProcess]:
    prepare()
    (made,) = process._prepared
    yield made
    made.stop()
    process._prepared.clear()


def test_a_prepared_process_is_given_to_the_first_who_wants_one(prepared: ReadingProcess) -> None:
    assert obtain(DEFAULT_LIMITS, WORKER) is prepared
    other = obtain(DEFAULT_LIMITS, IDLE)
    other.stop()
    assert other is not prepared


@pytest.mark.parametrize(("limits", "command"), [(Limits(cpu_seconds=1), WORKER), (DEFAULT_LIMITS, IDLE)])
def test_one_of_another_kind_is_not_given(
    prepared: ReadingProcess, limits: Limits, command: tuple[str, ...]
) -> None:
    other = obtain(limits, command)
    other.stop()
    assert other is not prepared


def test_no_line_in_time_is_a_timeout() -> None:
    idle = ReadingProcess(command=IDLE)
    with pytest.raises(TimeoutError):
        idle.next_line(0.01)
    idle.stop()
    assert idle.next_line(5) is None
