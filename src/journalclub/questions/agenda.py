"""The plan of a discussion: which question when, and for how long. Pure. Not: how the plan is written down.

Questions that name a place come in the paper's order, the others behind them by votes. The minutes sum to the slot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journalclub.models.question import Anchor, Question

LEAST_MINUTES = 3  # for a question that is discussed at all
MOST_COUNTED = 6  # votes beyond these give no more time
FROM_NOTHING = 2  # votes' worth of time that every question has


@dataclass(frozen=True, slots=True)
class Group:
    """A question with those merged into it."""

    head: Question
    under: tuple[Question, ...] = ()

    @property
    def tally(self) -> int:
        """Votes for any of them; who asked the same thing again votes by that."""
        return self.head.votes + sum(q.votes + 1 for q in self.under)

    @property
    def places(self) -> tuple[Anchor, ...]:
        """The places they name whose page is known; what is named before what is only quoted."""
        known = [a for q in (self.head, *self.under) for a in q.anchors if a.page is not None]
        return tuple(sorted(known, key=lambda a: (a.kind == "quote", a.page)))

    @property
    def page(self) -> int | None:
        """Where in the paper they belong."""
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class Point:
    """A question's time in the discussion; 0 minutes: only if there is time left."""

    group: Group
    minutes: int


@dataclass(frozen=True, slots=True)
class Discussion:
    """The plan."""

    minutes: int
    points: tuple[Point, ...]
    open_minutes: int  # for whatever else comes up; with the points' minutes exactly `minutes`
    answered: tuple[Group, ...] = ()


def grouped(questions: Sequence[Question]) -> list[Group]:
    """Questions with those under them, in the order they came in; hidden ones are left out."""
    under: dict[int, list[Question]] = {}
    for question in questions:
        if question.merged_into is not None:
            under.setdefault(question.merged_into, []).append(question)
    return [
        Group(q, tuple(under.get(q.id, ())))
        for q in questions
        if q.merged_into is None and q.status != "hidden"
    ]


def plan_discussion(
    questions: Sequence[Question], minutes: int, down: Callable[[Anchor], float] = lambda _: 0.0
) -> Discussion:
    """Share `minutes` among the released questions that are not answered yet.

    `down` tells how far down its page a place stands, in points, where that is known.
    When there are more than the time allows, those with the fewest votes wait for time that is left.
    """
    groups = grouped(questions)
    waiting = [g for g in groups if g.head.status == "shown"]
    room = minutes // LEAST_MINUTES
    wanted = sorted(waiting, key=lambda g: (not g.head.pinned, -g.tally, g.head.id))
    chosen, late = wanted[:room], wanted[room:]
    shares = shared_out(minutes, [min(g.tally, MOST_COUNTED) + FROM_NOTHING for g in chosen])
    timed = dict(zip((g.head.id for g in chosen), shares, strict=True))
    points = [Point(g, timed[g.head.id]) for g in _ordered(chosen, down)] + [Point(g, 0) for g in late]
    answered = tuple(g for g in groups if g.head.status == "answered")
    return Discussion(minutes, tuple(points), minutes - sum(shares), answered)


def shared_out(minutes: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes by weight, at least LEAST_MINUTES each, by largest remainder; they sum to `minutes`.

    Nothing to share among gives nothing. Needs minutes ≥ LEAST_MINUTES · len(weights).
    """
    if not weights:
        return []
    rest = minutes - LEAST_MINUTES * len(weights)
    total = sum(weights)
    shares = [LEAST_MINUTES + rest * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(rest * weights[i] % total), i))
    for i in by_remainder[: minutes - sum(shares)]:
        shares[i] += 1
    return shares


def _ordered(groups: Sequence[Group], down: Callable[[Anchor], float]) -> list[Group]:
    placed = sorted(
        (g for g in groups if g.places), key=lambda g: (g.page, down(g.places[0]), -g.tally, g.head.id)
    )
    return placed + sorted((g for g in groups if g.page is None), key=lambda g: (-g.tally, g.head.id))
