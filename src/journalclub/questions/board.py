"""A session's questions as its pages show them: what stands where, and how many there are. Pure. Not: drawing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journalclub.models.question import Question, Status
from journalclub.questions.agenda import Group


@dataclass(frozen=True, slots=True)
class Board:
    """What a page needs. Where there are very many questions, only some of each kind are in it; `counts` has all."""

    number: int = 0  # of the latest event that is certainly in it
    closed: bool = False  # no more questions and votes
    shown: tuple[Group, ...] = ()  # pinned ones first, then by votes
    waiting: tuple[Group, ...] = ()  # for release, the oldest first
    answered: tuple[Group, ...] = ()  # the latest first
    hidden: tuple[Group, ...] = ()  # the latest first
    counts: Mapping[Status, int] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that are in it."""
        return (*self.shown, *self.waiting, *self.answered, *self.hidden)


def arranged(number: int, closed: bool, questions: Iterable[Question], counts: Mapping[Status, int]) -> Board:
    """The board of these questions; those merged into one that is not among them are left out."""
    heads: dict[Status, list[Question]] = {}
    under: dict[int, list[Question]] = {}
    for question in questions:
        if question.merged_into is None:
            heads.setdefault(question.status, []).append(question)
        else:
            under.setdefault(question.merged_into, []).append(question)

    def groups(status: Status) -> list[Group]:
        return [Group(q, tuple(under.get(q.id, ()))) for q in heads.get(status, ())]

    return Board(
        number,
        closed,
        tuple(sorted(groups("shown"), key=lambda g: (not g.head.pinned, -g.tally, -g.head.id))),
        tuple(sorted(groups("new"), key=lambda g: g.head.id)),
        tuple(sorted(groups("answered"), key=lambda g: -g.head.id)),
        tuple(sorted(groups("hidden"), key=lambda g: -g.head.id)),
        dict(counts),
    )
