"""The board of a session kept up to date, and who wants to know told. Not: reading it from the database.

Changes of this server wake it; those of other servers and of `jc questions` are looked for twice a second.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from journalclub.errors import JcError
from journalclub.questions.board import Board

LOOKS = 0.5  # seconds between looks for what others did
LEAST_PAUSE = 0.1  # seconds between two readings …
SHARE = 8  # … and at least so many times what one took, so that a crowd's own posts are not held up
FRESH_SECONDS = 3.0  # that somebody waits to see what they just did


class Watch:
    """The latest board."""

    def __init__(
        self,
        read: Callable[[], Board],
        last: Callable[[], int],
        publish: Callable[[Board], float],
        stopwatch: Callable[[], float],
    ) -> None:
        """`read` reads the board and `last` its number, both from a thread; `publish` tells it to everybody.

        It returns for how many seconds telling it will keep this server busy.
        """
        self._read, self._last, self._publish, self._stopwatch = read, last, publish, stopwatch
        self._changed = asyncio.Event()
        self._begun = self._done = 0
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._thread = ThreadPoolExecutor(1, "watch")

    def wake(self) -> None:
        """Something changed."""
        self._changed.set()

    async def fresh(self, seconds: float = FRESH_SECONDS) -> None:
        """Wait until a reading that begins after this moment is there, but not longer than that."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self._begun + 1, future))
        self._changed.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await future

    async def run(self) -> None:
        """Watch until cancelled."""
        loop = asyncio.get_running_loop()
        number = -1
        while True:
            try:
                if not self._changed.is_set():
                    latest = await loop.run_in_executor(self._thread, self._last)
                    if latest == number:
                        await self._sleep(LOOKS)
                        continue
                began = self._stopwatch()
                self._changed.clear()
                self._begun += 1
                board = await loop.run_in_executor(self._thread, self._read)
            except JcError:  # the database is away; what is shown stays, and posts tell their senders
                await asyncio.sleep(LOOKS)
                continue
            number = board.number
            busy = self._publish(board)
            self._done = self._begun
            self._tell()
            await asyncio.sleep(max(LEAST_PAUSE, SHARE * (self._stopwatch() - began), busy))

    def close(self) -> None:
        """Let go of the thread."""
        self._thread.shutdown()

    async def _sleep(self, seconds: float) -> None:
        """Until something changes, at most so long.

        Not by `asyncio.wait_for`: until Python 3.12 it forgets that it was cancelled when something changes just then.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    def _tell(self) -> None:
        still = []
        for wanted, future in self._waiting:
            if wanted <= self._done:
                if not future.done():
                    future.set_result(None)
            else:
                still.append((wanted, future))
        self._waiting = still
