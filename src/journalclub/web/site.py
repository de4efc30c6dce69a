"""A running page: the session that is served with everything that moves behind it. Not: the requests."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request

from journalclub.questions.agenda import Group
from journalclub.questions.board import Board
from journalclub.questions.changes import Change, Done
from journalclub.questions.merge import near_duplicates
from journalclub.questions.places import Places
from journalclub.questions.slides import Slides
from journalclub.questions.store import Store
from journalclub.web.callers import caller
from journalclub.web.cards import Cards
from journalclub.web.feed import Feed, Shown
from journalclub.web.hall import Hall
from journalclub.web.limits import Limits
from journalclub.web.watch import Watch
from journalclub.web.writer import Writer

MOST_SHOWN = 100  # questions of a kind on a page; of the shown ones as many of the first and of the newest
MOST_COMPARED = 50  # questions of a kind that are looked at for asking the same
ON_THE_WALL = 6
HEARTBEAT = 15.0  # seconds between signs of life; proxies close what is silent for a minute
AWAY = "The questions cannot be stored right now: please try again."  # and nothing of where they are stored
BYTES_PER_SECOND = 20_000_000  # that live pages may cost

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Means:
    """What the page works with."""

    store: Store
    places: Places | None  # of the session's paper
    slides: Slides  # of its deck
    now: Callable[[], dt.datetime]
    stopwatch: Callable[[], float]
    collect: Callable[[], str]  # brings collected.md up to date, says so; raises JcError
    warn: Callable[[str], None]  # tells the organiser, and nobody else


class Site:
    """One session's page on one server."""

    def __init__(self, hall: Hall, means: Means) -> None:
        self.hall = hall
        self.means = means
        self.cards = Cards(hall, means.slides)
        self.limits = Limits()
        run = secrets.token_hex(4)
        self.public = Feed(run, _public_lists, self.cards.public, _numbers)
        self.projector = Feed(run, _projector_lists, self.cards.projector, _numbers)
        self.host = Feed(run, _host_lists, self.cards.host, _numbers, twins)
        self.writer = Writer(lambda some: means.store.apply(some, means.now()), self._written, self._failed)
        self._trouble = ""  # why nothing can be stored, as the organiser was told
        self.watch = Watch(self._read, self._last, self._publish, means.stopwatch)
        self._prepared: dict[Feed, Shown] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._readers = ThreadPoolExecutor(2, "reader")

    @property
    def board(self) -> Board:
        """The questions as the page shows them now."""
        return self.public.shown.board

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """All audiences."""
        return self.public, self.projector, self.host

    async def start(self) -> None:
        """Begin to watch and to write; the board is there when this returns."""
        works = (self.writer.run(), self.watch.run(), self._beat())
        self._tasks = [asyncio.create_task(work) for work in works]
        for task in self._tasks:
            task.add_done_callback(_tell_bugs)
        await self.watch.fresh()

    def end(self) -> None:
        """Let live pages go."""
        for feed in self.feeds:
            feed.end()

    async def stop(self) -> None:
        """End everything that runs."""
        self.end()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self.writer.close()
        self.watch.close()
        self._readers.shutdown()

    def caller(self, request: Request) -> str | None:
        """Whose allowance counts; None for this machine itself."""
        peer = request.client.host if request.client else ""
        lines = request.headers.getlist("x-forwarded-for")  # the last is the nearest proxy's
        return caller(peer, ",".join(lines), self.hall.proxies)

    def wait(self, kind: str, request: Request) -> float:
        """Seconds the sender has to wait before a "post", "vote" or "read"; 0: go on."""
        return self.limits.wait(kind, self.caller(request), self.means.stopwatch())

    async def do(self, change: Change) -> Done:
        """As Writer.do."""
        return await self.writer.do(change)

    async def read(self, ask: Callable[[], _T]) -> _T:
        """Ask the store, or anything else that takes its time, beside everything else."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, ask)

    def _written(self) -> None:
        self._trouble = ""
        self.watch.wake()

    def _failed(self, reason: str) -> None:
        """Tell the organiser once: everybody in the hall tries again and again."""
        if reason != self._trouble:
            self._trouble = reason
            self.means.warn(reason)

    def _last(self) -> int:
        return self.means.store.last_event(self.hall.session)

    def _read(self) -> Board:
        board = self.means.store.board(self.hall.session, MOST_SHOWN)
        self._prepared = {feed: feed.prepare(board) for feed in self.feeds}
        return board

    def _publish(self, board: Board) -> float:
        del board  # is in what was prepared
        sent = sum(feed.publish(shown) for feed, shown in self._prepared.items())
        return sent / BYTES_PER_SECOND

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            for feed in self.feeds:
                feed.tick()


def _tell_bugs(task: asyncio.Task[None]) -> None:
    """What ends a task that never ends is a bug, and is told as one."""
    if not task.cancelled():
        task.result()


def _public_lists(board: Board) -> Mapping[str, Sequence[Group]]:
    return {"shown": board.shown, "answered": board.answered}


def _projector_lists(board: Board) -> Mapping[str, Sequence[Group]]:
    return {"shown": board.shown[:ON_THE_WALL]}


def _host_lists(board: Board) -> Mapping[str, Sequence[Group]]:
    return {
        "waiting": board.waiting,
        "shown": board.shown,
        "answered": board.answered,
        "hidden": board.hidden,
    }


def twins(board: Board) -> Mapping[int, int]:
    """Questions that seem to ask what an earlier one asks: for the host to decide, as a wrong merge hides a question.

    Of very many only the first are compared.
    """
    groups = sorted((*board.shown[:MOST_COMPARED], *board.waiting[:MOST_COMPARED]), key=lambda g: g.head.id)
    found = near_duplicates([g.head.text for g in groups], [g.head.anchors for g in groups])
    return {g.head.id: groups[n].head.id for g, n in zip(groups, found, strict=True) if n is not None}


def _numbers(board: Board) -> Mapping[str, Any]:
    """How many there are of each kind, and whether more come in."""
    counts = board.counts
    return {
        "closed": board.closed,
        "counts": {
            "shown": counts.get("shown", 0),
            "waiting": counts.get("new", 0),
            "answered": counts.get("answered", 0),
            "hidden": counts.get("hidden", 0),
        },
    }
