from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence

import pytest

from journalclub.errors import JcError
from journalclub.questions.changes import Change, Done, Post, Vote
from journalclub.web import writer as module
from journalclub.web.writer import BusyError, NotKeptError, Writer


class Disk:
    """Remembers batches; slow until `go` is set."""

    def __init__(self) -> None:
        self.batches: list[list[Change]] = []
        self.go = threading.Event()
        self.error: Exception | None = None

    def apply(self, changes: Sequence[Change]) -> list[Done | JcError]:
        self.batches.append(list(changes))
        self.go.wait(5)
        if self.error:
            raise self.error
        return [
            JcError("no such question") if isinstance(c, Vote) else Done(n, True)
            for n, c in enumerate(changes)
        ]


def post(n: int) -> Post:
    return Post("s", f"k{n}", f"q {n}?")


def silent(_: str) -> None:
    """Nobody is told."""


async def everybody(
    disk: Disk, changes: Sequence[Change], failed: Callable[[str], None] = silent
) -> list[object]:
    """All at once; what each of them got. Nobody is answered before the disk has it."""
    writer = Writer(disk.apply, lambda: None, failed)
    work = asyncio.create_task(writer.run())
    calls = [asyncio.create_task(writer.do(change)) for change in changes]
    await asyncio.sleep(0.02)
    assert not any(call.done() and call.exception() is None for call in calls)
    disk.go.set()
    results: list[object] = list(await asyncio.gather(*calls, return_exceptions=True))
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    writer.close()
    return results


def play(disk: Disk, *changes: Change) -> list[object]:
    return asyncio.run(everybody(disk, changes))


def test_changes_that_come_together_are_one_transaction_and_wait_for_the_disk() -> None:
    disk = Disk()
    results = play(disk, *(post(n) for n in range(300)))
    assert all(isinstance(r, Done) for r in results)
    assert len(disk.batches) <= 3
    assert [c for batch in disk.batches for c in batch] == [post(n) for n in range(300)]


def test_each_is_told_what_became_of_its_own_change() -> None:
    disk = Disk()
    first, second = play(disk, Vote("s", 1, "v"), post(1))
    assert isinstance(first, JcError)
    assert isinstance(second, Done)
    assert isinstance(disk.batches[0][0], Post)  # posts first


@pytest.mark.parametrize(
    ("error", "reason"),
    [(JcError("the disk is full"), "the disk is full"), (ValueError("a bug"), "stored (ValueError)")],
)
def test_when_the_disk_fails_nobody_is_acknowledged_and_the_reason_is_told(
    error: Exception, reason: str
) -> None:
    disk = Disk()
    disk.error = error
    told: list[str] = []
    results = asyncio.run(everybody(disk, (post(1), post(2)), told.append))
    assert all(isinstance(r, NotKeptError) for r in results)
    assert reason in told[0]


def test_more_than_can_wait_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 10)
    results = play(Disk(), *(post(n) for n in range(50)))
    assert sum(isinstance(r, BusyError) for r in results) == 40


def test_who_hangs_up_does_not_disturb_the_others() -> None:
    async def scene() -> object:
        disk = Disk()
        writer = Writer(disk.apply, lambda: None, silent)
        work = asyncio.create_task(writer.run())
        gone, stays = asyncio.create_task(writer.do(post(1))), asyncio.create_task(writer.do(post(2)))
        await asyncio.sleep(0.01)
        gone.cancel()
        disk.go.set()
        result = await stays
        work.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)
        writer.close()
        return result

    assert isinstance(asyncio.run(scene()), Done)
