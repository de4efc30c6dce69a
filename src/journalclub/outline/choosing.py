"""Which sentences go into which slot, and how many. Not: how a sentence is weighed (model.py, limits.py).

Sentences are looked at from the likeliest down and judged only then, since judging costs more than weighing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from journalclub.models.paper import Slot
from journalclub.outline.contributions import contribution_list
from journalclub.outline.features import features_of, groups_of
from journalclub.outline.limits import limitation_scores
from journalclub.outline.model import Model, Moves
from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role
from journalclub.outline.standing import MAX_CHARS, fault
from journalclub.outline.words import words_of

MIN_STATEMENTS, MAX_STATEMENTS = 12, 22
LEAST: dict[Slot, int] = {
    "background": 1,
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
    "contributions": 5,
    "approach": 6,
    "setup": 6,
    "results": 7,
    "limitations": 3,
}
THRESHOLD = 0.24  # half of the F1 that is reached: one more sentence of this probability leaves F1 as it is
LOOKED_AT = 150  # sentences that are judged at most, so that a book costs no more than a paper
NEIGHBOUR = 0.1  # share of its neighbours' log-odds (above _UNLIKELY) that a sentence gets
_UNLIKELY = -4.0
_SURE_OF, _KNOWN, _UNKNOWN = (
    20,
    0.42,
    0.22,
)  # mean probability of the best 20 sentences: of papers known and unknown
STRANGE = 0.5  # strangeness from which the moves decide the slot
SAME = 0.7  # two sentences say the same when they share so much of the shorter one's words
_HANDICAP: dict[Role, float] = {"appendix": 2.0, "related": 1.0, "limitations": 2.0, "back": 99.0}
_KIND_OF: dict[Slot, str] = {
    "background": "problem",
    "motivation": "problem",
    "contributions": "method",
    "approach": "method",
    "setup": "setup",
    "results": "results",
}
_ANNOUNCING: frozenset[Role] = frozenset({"abstract", "introduction", "conclusion"})


class Choice(NamedTuple):
    """Quotes `first` to `last` of one passage, taken together, for a slot."""

    first: int
    last: int
    slot: Slot
    score: float  # probability that a reader would mark it


def choose(
    quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves
) -> tuple[list[Choice], bool]:
    """The chosen quotes in reading order, and whether the contributions are the paper's own list."""
    taken = _Taken(quotes)
    listed = [i for i in contribution_list(quotes) if fault(quotes[i].text, item=True) is None]
    for i in listed:
        taken.add(Choice(i, i, "contributions", 1.0))
    limits = limitation_scores(quotes)
    for i in sorted(limits, key=lambda i: -limits[i]):
        if taken.has_room("limitations") and fault(quotes[i].text) is None:
            taken.add(Choice(i, i, "limitations", 1.0))
    pool = _Pool(quotes, title, model, moves)
    for slot, least in LEAST.items():
        for choice in pool.of_slot(slot):
            if taken.count_of(slot) >= least:
                break
            taken.add(choice)
    for floor, most in ((THRESHOLD, MAX_STATEMENTS), (0.0, MIN_STATEMENTS)):
        for choice in pool.all():
            if choice.score < floor or taken.count >= most:
                break
            taken.add(choice)
    return taken.all(), len(listed) >= 2


class _Pool:
    """The sentences that may be chosen, by how likely they are; whether one can be quoted is found when asked."""

    def __init__(self, quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves) -> None:
        self._quotes = quotes
        self._model = model
        self._rows = features_of(
            [q.text for q in quotes], [q.role for q in quotes], [q.section for q in quotes], title
        )
        learnt = [
            model.marked(row) - _HANDICAP.get(q.role, 0.0) for row, q in zip(self._rows, quotes, strict=True)
        ]
        self._odds = _with_neighbours(learnt)
        self._strangeness = _strangeness(self._odds)
        self._moves: list[tuple[Slot, float]] = []
        if self._strangeness:
            self._moves = [moves.best(row) for row in self._rows]
            share = self._strangeness
            self._odds = [
                (1 - share) * odds + share * (score - _HANDICAP.get(q.role, 0.0))
                for odds, (_, score), q in zip(self._odds, self._moves, quotes, strict=True)
            ]
        self._order = sorted(range(len(quotes)), key=lambda i: -self._odds[i])[:LOOKED_AT]
        self._made: dict[int, Choice | None] = {}
        self._kinds_of: dict[int, dict[str, float]] = {}

    def all(self) -> Iterator[Choice]:
        """Likeliest first."""
        return self._choices(self._order)

    def of_slot(self, slot: Slot) -> Iterator[Choice]:
        """Those of a slot, the most typical of its kind first."""
        kind = _KIND_OF.get(slot)
        order = self._order
        if kind is not None and self._strangeness <= STRANGE:
            weight = {i: self._odds[i] + self._kinds(i)[kind] for i in order}
            order = sorted(order, key=lambda i: -weight[i])
        return (choice for choice in self._choices(order) if choice.slot == slot)

    def _choices(self, order: Sequence[int]) -> Iterator[Choice]:
        for i in order:
            if i not in self._made:
                self._made[i] = self._choice(i)
            choice = self._made[i]
            if choice is not None:
                yield choice

    def _kinds(self, i: int) -> dict[str, float]:
        if i not in self._kinds_of:
            self._kinds_of[i] = self._model.kinds(self._rows[i])
        return self._kinds_of[i]

    def _choice(self, i: int) -> Choice | None:
        first = _first_of(self._quotes, i)
        if first is None:
            return None
        score = 1 / (1 + math.exp(-max(self._odds[i], -50.0)))
        if self._strangeness > STRANGE:
            return Choice(first, i, self._moves[i][0], score)
        return Choice(first, i, _slot(self._quotes[i], self._kinds(i)), score)


def _strangeness(odds: Sequence[float]) -> float:
    """How unlike its training the learnt model finds the paper: 0 when it is sure of some twenty sentences, up to 1."""
    best = sorted(odds, reverse=True)[:_SURE_OF]
    sureness = sum(1 / (1 + math.exp(-max(o, -50.0))) for o in best) / _SURE_OF
    return min(max((_KNOWN - sureness) / (_KNOWN - _UNKNOWN), 0.0), 1.0)


def _with_neighbours(odds: Sequence[float]) -> list[float]:
    """A sentence between likely ones is likelier: what people mark comes in runs."""
    floored = [_UNLIKELY, *(max(o, _UNLIKELY) for o in odds), _UNLIKELY]
    return [o + NEIGHBOUR * (floored[i] + floored[i + 2] - 2 * _UNLIKELY) for i, o in enumerate(odds)]


def _first_of(quotes: Sequence[Quote], i: int) -> int | None:
    """Where a quotation of sentence `i` must begin to be understood; None when it cannot be quoted."""
    trouble = fault(quotes[i].text)
    if trouble is None:
        return i
    if trouble != "dangling" or not i:
        return None
    before = quotes[i - 1]
    near = before.passage == quotes[i].passage and quotes[i].end - before.start <= MAX_CHARS
    return i - 1 if near and fault(before.text) is None else None


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:however|but|yet|lack\w*|limit\w*|difficult\w*|challeng\w*|problems? (?:with|of)|remains?"
        r"|despite"
        r"|unfortunately|issues?|fail\w*|cannot|can not|suffer\w*|costly|expensive|unclear|unknown|little"
        r"|few|not"
        r"|need\w*|require\w*|goal|aims?|question|motivat\w*|hard|bottleneck"
        r"|we (?:study|consider|address|focus|tackle|investigate|are interested))\b",
        re.IGNORECASE,
    )


def _slot(quote: Quote, kinds: dict[str, float]) -> Slot:
    kind = max(kinds, key=lambda k: kinds[k])
    if kind == "problem":
        return "motivation" if _gap().search(quote.text) else "background"
    if kind == "method":
        announces = quote.role in _ANNOUNCING and {"ours", "propose"} <= groups_of(words_of(quote.text))
        return "contributions" if announces else "approach"
    return "setup" if kind == "setup" else "results"


class _Taken:
    """What has been chosen so far; refuses what is full, said already, or quoted already."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._slots: dict[Slot, list[Choice]] = {slot: [] for slot in MOST}
        self._used: set[int] = set()
        self._said: list[frozenset[str]] = []

    @property
    def count(self) -> int:
        return len(self._said)

    def count_of(self, slot: Slot) -> int:
        return len(self._slots[slot])

    def has_room(self, slot: Slot) -> bool:
        return self.count_of(slot) < MOST[slot]

    def add(self, choice: Choice) -> None:
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
