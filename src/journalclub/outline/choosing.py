"""How many sentences each slot gets, and which. Not: how a sentence is weighed (pool.py, limits.py)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from journalclub.models.paper import Slot
from journalclub.outline.contributions import contribution_list
from journalclub.outline.handicaps import of_wording
from journalclub.outline.limits import limitation_scores
from journalclub.outline.model import Kind, Model, Moves
from journalclub.outline.pool import KIND_OF, Choice, Pool, first_of
from journalclub.outline.quotes import Quote
from journalclub.outline.standing import fault
from journalclub.outline.words import words_of

MIN_STATEMENTS, MAX_STATEMENTS = 12, 22
LEAST_OF_KIND: dict[Kind, int] = {"problem": 4, "method": 3, "results": 3}
LEAST_OF_SLOT: tuple[Slot, ...] = ("motivation", "background", "contributions", "approach", "results")
"""Each of these gets a sentence when there is one, in this order."""
MOST: dict[Slot, int] = {
    "background": 3,
    "motivation": 4,
    "contributions": 6,
    "approach": 6,
    "setup": 7,
    "results": 8,
    "limitations": 2,
}
THRESHOLD = 0.24  # half of the F1 that is reached: one more sentence of this probability leaves F1 as it is
SAME = 0.85  # two sentences say the same when they share so much of the shorter one's words


def choose(
    quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves
) -> tuple[list[Choice], bool]:
    """The chosen quotes, the best of each slot first, and whether the contributions are the paper's own list."""
    taken = _Taken(quotes)
    is_list = _take_list(taken, quotes)
    _take_limits(taken, quotes)
    pool = Pool(quotes, title, model, moves)
    for slot in LEAST_OF_SLOT:
        _give_one(taken, slot, pool)
    for kind, least in LEAST_OF_KIND.items():
        for choice in pool.of_kind(kind):
            if taken.count_of_kind(kind) >= least:
                break
            taken.add(choice)
    _give_one(taken, "motivation", pool, pool.says_why)
    for floor, most in ((THRESHOLD, MAX_STATEMENTS), (0.0, MIN_STATEMENTS)):
        for choice in pool.likely():
            if choice.score < floor or taken.count >= most:
                break
            taken.add(choice)
    return taken.all(), is_list


def _take_list(taken: _Taken, quotes: Sequence[Quote]) -> bool:
    """The paper's own list of contributions, when it has one, which is then not mixed with other sentences."""
    for i in contribution_list(quotes):
        if fault(quotes[i].text, item=True) is None:
            taken.add(Choice(i, i, "contributions", 1.0, -float(i)))  # in the list's own order
    is_list = taken.count_of("contributions") >= 2
    if is_list:
        taken.divert("contributions", "approach")
    return is_list


def _take_limits(taken: _Taken, quotes: Sequence[Quote]) -> None:
    """The surest caveats."""
    limits = {i: score - of_wording(quotes[i].text) for i, score in limitation_scores(quotes).items()}
    for i in sorted(limits, key=lambda i: -limits[i]):
        if not taken.has_room("limitations"):
            return
        first = first_of(quotes, i)
        if first is not None:
            taken.add(Choice(first, i, "limitations", 1.0, limits[i]))


def _anything(_: Choice) -> bool:
    return True


def _give_one(taken: _Taken, slot: Slot, pool: Pool, fits: Callable[[Choice], bool] = _anything) -> None:
    """Give a slot the likeliest sentence that fits, or one that only sounds right, unless it has one."""
    of_slot = (choice for choice in pool.of_kind(KIND_OF[slot]) if choice.slot == slot)
    for choice in chain(of_slot, pool.of_move(slot)):
        if any(map(fits, taken.of(slot))):
            return
        if fits(choice):
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

    def of(self, slot: Slot) -> list[Choice]:
        return self._slots[slot]

    def count_of(self, slot: Slot) -> int:
        return len(self._slots[slot])

    def count_of_kind(self, kind: Kind) -> int:
        return sum(self.count_of(slot) for slot, own in KIND_OF.items() if own == kind)

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
        return [c for chosen in self._slots.values() for c in sorted(chosen, key=lambda c: -c.weight)]
