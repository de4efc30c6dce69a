"""How many sentences each slot gets, and which. Not: how a sentence is weighed (pool.py, limits.py)."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.models.paper import Slot
from journalclub.outline.contributions import contribution_list
from journalclub.outline.limits import limitation_scores
from journalclub.outline.model import Model, Moves
from journalclub.outline.pool import Choice, Pool, first_of
from journalclub.outline.quotes import Quote
from journalclub.outline.standing import fault
from journalclub.outline.words import words_of

MIN_STATEMENTS, MAX_STATEMENTS = 12, 22
LEAST: dict[Slot, int] = {
    "background": 2,
    "motivation": 2,
    "contributions": 2,
    "approach": 2,
    "setup": 0,
    "results": 3,
    "limitations": 0,
}
MOST: dict[Slot, int] = {
    "background": 2,
    "motivation": 3,
    "contributions": 6,
    "approach": 6,
    "setup": 7,
    "results": 8,
    "limitations": 3,
}
THRESHOLD = 0.24  # half of the F1 that is reached: one more sentence of this probability leaves F1 as it is
SAME = 0.7  # two sentences say the same when they share so much of the shorter one's words


def choose(
    quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves
) -> tuple[list[Choice], bool]:
    """The chosen quotes in reading order, and whether the contributions are the paper's own list."""
    taken = _Taken(quotes)
    listed = [i for i in contribution_list(quotes) if fault(quotes[i].text, item=True) is None]
    for i in listed:
        taken.add(Choice(i, i, "contributions", 1.0))
    is_list = taken.count_of("contributions") >= 2
    if is_list:
        taken.divert("contributions", "approach")  # the paper's own list is not mixed with other sentences
    limits = limitation_scores(quotes)
    for i in sorted(limits, key=lambda i: -limits[i]):
        if taken.has_room("limitations"):
            first = first_of(quotes, i)
            if first is not None:
                taken.add(Choice(first, i, "limitations", 1.0))
    pool = Pool(quotes, title, model, moves)
    for slot, least in LEAST.items():
        if least:
            _fill(taken, slot, least, pool)
    for floor, most in ((THRESHOLD, MAX_STATEMENTS), (0.0, MIN_STATEMENTS)):
        for choice in pool.all():
            if choice.score < floor or taken.count >= most:
                break
            taken.add(choice)
    return taken.all(), is_list


def _fill(taken: _Taken, slot: Slot, least: int, pool: Pool) -> None:
    """Give a slot its least number, and one that only sounds right when there is no other."""
    for choice in pool.of_slot(slot):
        if taken.count_of(slot) >= least:
            return
        taken.add(choice)
    for choice in pool.of_move(slot):
        if taken.count_of(slot):
            return
        taken.add(choice)


class _Taken:
    """What has been chosen so far; refuses what is full, said already, or quoted already."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._slots: dict[Slot, list[Choice]] = {slot: [] for slot in MOST}
        self._used: set[int] = set()
        self._diverted: dict[Slot, Slot] = {}
        self._said: list[frozenset[str]] = []

    @property
    def count(self) -> int:
        return len(self._said)

    def count_of(self, slot: Slot) -> int:
        return len(self._slots[slot])

    def has_room(self, slot: Slot) -> bool:
        return self.count_of(slot) < MOST[slot]

    def divert(self, slot: Slot, other: Slot) -> None:
        """From now on, what would go into `slot` goes into `other`."""
        self._diverted[slot] = other

    def add(self, choice: Choice) -> None:
        choice = choice._replace(slot=self._diverted.get(choice.slot, choice.slot))
        mine = range(choice.first, choice.last + 1)
        if not self.has_room(choice.slot) or not self._used.isdisjoint(mine):
            return
        words = frozenset(w for i in mine for w in words_of(self._quotes[i].text))
        if any(len(words & said) >= SAME * min(len(words), len(said)) for said in self._said):
            return
        self._slots[choice.slot].append(choice)
        self._used.update(mine)
        self._said.append(words)

    def all(self) -> list[Choice]:
        return sorted((c for chosen in self._slots.values() for c in chosen), key=lambda c: c.first)
