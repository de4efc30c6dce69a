"""One audience's cards in their lists, and what changed since a version. Not: sending it (streaming.py).

Pure but for the event that wakes its listeners.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journalclub.questions.agenda import Group
from journalclub.questions.board import Board

Draw = Callable[[Group, int | None], str]
Lists = Callable[[Board], Mapping[str, Sequence[Group]]]
Twins = Callable[[Board], Mapping[int, int]]


def no_twins(board: Board) -> Mapping[int, int]:
    """For audiences that do not merge."""
    del board
    return {}


@dataclass(frozen=True, slots=True)
class Shown:
    """A board as one audience sees it."""

    board: Board
    lists: Mapping[str, Sequence[int]] = field(default_factory=dict)
    cards: Mapping[int, str] = field(default_factory=dict)  # question to HTML
    groups: Mapping[int, Group] = field(default_factory=dict)
    twins: Mapping[int, int] = field(
        default_factory=dict
    )  # question to an earlier one that seems to ask the same
    extra: Mapping[str, Any] = field(
        default_factory=dict
    )  # what else the page shows: numbers, whether it is open


class Feed:
    """What one audience sees, in versions."""

    def __init__(
        self,
        run: str,
        lists: Lists,
        draw: Draw,
        extra: Callable[[Board], Mapping[str, Any]],
        twins: Twins = no_twins,
    ) -> None:
        """`run` tells this server from others and from itself before a restart."""
        self._run, self._lists, self._draw, self._extra, self._twins = run, lists, draw, extra, twins
        self.version = 0
        self.callers: Counter[str | None] = Counter()  # with how many live pages each
        self.ended = False
        self.shown = Shown(Board())
        self._step = self._whole = b""
        self._news = asyncio.Event()

    @property
    def stamp(self) -> str:
        """Names the version, also to another server, to which it means nothing."""
        return f"{self._run}.{self.version}"

    @property
    def listeners(self) -> int:
        """Live pages."""
        return self.callers.total()

    def prepare(self, board: Board) -> Shown:
        """Draw what is new; may run in a thread, and changes nothing."""
        lists = self._lists(board)
        groups = {g.head.id: g for listed in lists.values() for g in listed}
        before, twins = self.shown, self._twins(board)
        cards = {
            number: before.cards[number]
            if before.groups.get(number) == group and before.twins.get(number) == twins.get(number)
            else self._draw(group, twins.get(number))
            for number, group in groups.items()
        }
        numbers = {name: [g.head.id for g in listed] for name, listed in lists.items()}
        return Shown(board, numbers, cards, groups, twins, self._extra(board))

    def publish(self, shown: Shown) -> int:
        """Make it the present version and wake everybody; returns how many bytes this will send."""
        before, self.shown = self.shown, shown
        if (before.lists, before.cards, before.extra) == (shown.lists, shown.cards, shown.extra):
            return 0
        self.version += 1
        changed = {n: html for n, html in shown.cards.items() if before.cards.get(n) != html}
        self._step, self._whole = self._message(changed), b""
        self._wake()
        return len(self._step) * self.listeners

    def since(self, stamp: str) -> bytes:
        """What brings a page of that version up to date; nothing when it is."""
        if stamp == self.stamp:
            return b""
        if self._step and stamp == f"{self._run}.{self.version - 1}":
            return self._step
        self._whole = self._whole or self._message(self.shown.cards)
        return self._whole

    def tick(self) -> None:
        """Wake everybody without news, which shows who is gone."""
        self._wake()

    def end(self) -> None:
        """Let everybody go."""
        self.ended = True
        self._wake()

    async def news(self) -> None:
        """Wait until something may have changed."""
        await self._news.wait()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    def _message(self, cards: Mapping[int, str]) -> bytes:
        """A server-sent event (https://html.spec.whatwg.org/#server-sent-events); this JSON has no line breaks."""
        told = {"lists": self.shown.lists, "cards": cards, **self.shown.extra}
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.stamp}\nevent: board\ndata: {text}\n\n".encode("utf-8", "replace")
