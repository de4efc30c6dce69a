"""Many people's changes in one transaction: who makes a change waits until it is on disk. Not: the statements."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from journalclub.errors import JcError
from journalclub.questions.changes import Change, Done, Post

MOST_WAITING = 6_000  # changes; beyond these, people are asked to try again
MOST_AT_ONCE = 1_000  # of one transaction
GATHERING = (
    0.004  # seconds in which changes come together after a transaction; each costs as much as twenty posts
)

Apply = Callable[[Sequence[Change]], list[Done | JcError]]


class BusyError(Exception):
    """Too many changes wait already."""


class NotKeptError(JcError):
    """The database failed; nothing was changed."""


class Writer:
    """One writer for all requests of a server. Changes are made in the order they came in, posts first."""

    def __init__(self, apply: Apply, written: Callable[[], None], failed: Callable[[str], None]) -> None:
        """`apply` makes a batch of changes durable; after each, `written` is called, or `failed` with the reason."""
        self._apply = apply
        self._written = written
        self._failed = failed
        self._waiting: list[tuple[Change, asyncio.Future[Done]]] = []
        self._some = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, "writer")

    async def do(self, change: Change) -> Done:
        """Make a change; when this returns it is on disk.

        Raises JcError when it cannot be made, NotKeptError when the database fails, BusyError when too much waits.
        """
        if len(self._waiting) >= MOST_WAITING:
            raise BusyError
        future: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, future))
        self._some.set()
        return await future

    async def run(self) -> None:
        """Write until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await self._some.wait()
            batch = self._waiting[:MOST_AT_ONCE]
            del self._waiting[:MOST_AT_ONCE]
            if not self._waiting:
                self._some.clear()
            # A stable sort: who votes knows the question's number, so that it is stored already.
            batch.sort(key=lambda entry: not isinstance(entry[0], Post))
            try:
                results = await loop.run_in_executor(self._thread, self._apply, [c for c, _ in batch])
            except Exception as error:
                reason = _reason(error)
                _refuse(batch, reason)
                self._failed(reason)
            else:
                for (_, future), result in zip(batch, results, strict=True):
                    _settle(future, result)
                self._written()
            await asyncio.sleep(GATHERING)

    def close(self) -> None:
        """Refuse what still waits."""
        _refuse(self._waiting, "The server ends.")
        self._waiting = []
        self._thread.shutdown()


def _settle(future: asyncio.Future[Done], result: Done | JcError) -> None:
    if future.done():  # the caller is gone; the change was made all the same
        return
    if isinstance(result, JcError):
        future.set_exception(result)
    else:
        future.set_result(result)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, JcError) else f"Nothing was stored ({type(error).__name__})."


def _refuse(batch: Sequence[tuple[Change, asyncio.Future[Done]]], reason: str) -> None:
    for _, future in batch:
        if not future.done():
            future.set_exception(NotKeptError(reason))
