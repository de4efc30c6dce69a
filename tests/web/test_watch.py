from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine

import pytest

from journalclub.errors import JcError
from journalclub.questions.board import Board
from journalclub.web.watch import Watch


class Shelf:
    """Boards by number; remembers how often it was read."""

    def __init__(self) -> None:
        self.number = 1
        self.reads = self.looks = 0
        self.failing = False
        self.held = threading.Event()
        self.held.set()

    def read(self) -> Board:
        self.reads += 1
        self.held.wait(5)
        if self.failing:
            raise JcError("the database is away")
        return Board(self.number)

    def last(self) -> int:
        self.looks += 1
        if self.failing:
            raise JcError("the database is away")
        return self.number


def play(shelf: Shelf, scene: Callable[[Watch, list[int]], Coroutine[object, object, None]]) -> list[int]:
    """What was published while the scene was played."""
    published: list[int] = []

    def publish(board: Board) -> float:
        published.append(board.number)
        return 0.0

    async def whole() -> None:
        watch = Watch(shelf.read, shelf.last, publish, lambda: 0.0)
        work = asyncio.create_task(watch.run())
        await asyncio.wait_for(scene(watch, published), 10)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        watch.close()

    asyncio.run(whole())
    return published


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


def test_the_board_is_there_at_once_and_read_again_only_when_something_happened() -> None:
    shelf = Shelf()

    async def scene(watch: Watch, published: list[int]) -> None:
        await watch.fresh()
        looks = shelf.looks
        await until(lambda: shelf.looks > looks + 1)

    assert play(shelf, scene) == [1]
    assert shelf.reads == 1


def test_what_others_did_is_noticed_without_being_told() -> None:
    shelf = Shelf()

    async def scene(watch: Watch, published: list[int]) -> None:
        await watch.fresh()
        shelf.number = 2
        await until(lambda: published == [1, 2])

    assert play(shelf, scene) == [1, 2]


def test_who_waits_for_a_fresh_board_gets_one_read_after_asking() -> None:
    shelf = Shelf()

    async def scene(watch: Watch, published: list[int]) -> None:
        await watch.fresh()
        shelf.held.clear()
        watch.wake()
        await until(lambda: shelf.reads == 2)
        shelf.number = 3  # happens while the second reading is under way
        waiting = asyncio.create_task(watch.fresh())
        await asyncio.sleep(0.02)
        assert not waiting.done()
        shelf.held.set()
        await waiting
        assert shelf.reads >= 3

    assert play(shelf, scene)[-1] == 3


def test_a_thousand_who_wait_share_a_reading() -> None:
    shelf = Shelf()

    async def scene(watch: Watch, published: list[int]) -> None:
        await asyncio.gather(*(watch.fresh() for _ in range(1_000)))

    play(shelf, scene)
    assert shelf.reads <= 2


def test_a_database_that_is_away_for_a_while_is_asked_again() -> None:
    shelf = Shelf()

    async def scene(watch: Watch, published: list[int]) -> None:
        await watch.fresh()
        shelf.failing = True
        looks = shelf.looks
        await until(lambda: shelf.looks > looks + 1)
        shelf.failing, shelf.number = False, 2
        await until(lambda: published == [1, 2])

    assert play(shelf, scene) == [1, 2]


@pytest.mark.parametrize("steps", range(6))
def test_it_ends_when_it_is_to_also_if_something_changes_at_that_moment(steps: int) -> None:
    async def scene() -> bool:
        shelf = Shelf()
        watch = Watch(shelf.read, shelf.last, lambda _: 0.0, lambda: 0.0)
        work = asyncio.create_task(watch.run())
        await watch.fresh()
        await until(lambda: shelf.looks > 0)  # from here on it sleeps until something changes
        await asyncio.sleep(0.02)
        watch.wake()
        for _ in range(steps):
            await asyncio.sleep(0)
        work.cancel()
        ended, _ = await asyncio.wait({work}, timeout=5)
        watch.close()
        return bool(ended)

    assert asyncio.run(scene())
