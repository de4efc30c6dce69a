"""All sentences of a paper, by how likely a reader would mark them, and the slot of each. Not: how many are taken.

Whether a sentence can be quoted is asked only when its turn comes, since judging costs more than weighing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from journalclub.models.paper import Slot
from journalclub.outline.features import features_of, groups_of
from journalclub.outline.model import Kind, Model, Moves
from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role
from journalclub.outline.standing import MAX_CHARS, fault
from journalclub.outline.wordings import PURPOSE
from journalclub.outline.words import announces, words_of

LOOKED_AT = 100  # sentences that are judged at most, so that a book costs no more than a paper
NEIGHBOUR = 0.1  # share of its neighbours' log-odds (above UNLIKELY) that a sentence gets
UNLIKELY = -4.0
SURE_OF = 20  # sentences by whose mean probability a paper is known or strange to the learnt model:
KNOWN, UNKNOWN = (
    0.42,
    0.22,
)  # all of 50 papers of its kind have more than 0.36, papers of physics mostly less than 0.3
STRANGE = 0.5  # strangeness from which the moves decide the slot
KIND_WEIGHT: dict[Kind, float] = {"problem": 3.0, "method": 1.0, "setup": 1.0, "results": 1.0}
_HANDICAP: dict[Role, float] = {"appendix": 2.0, "related": 1.0, "limitations": 2.0}
MOVE_FLOOR = -1.2  # log-odds by the moves from which a sentence may fill a slot that would stay empty
MOVE_MARGIN = 1.0  # and so near must it come to the move that it makes most clearly
STEP = 1.5  # handicap of a sentence that leads through the paper: "Now let us …"
TOLD_FIRST = 0.8  # what the abstract of a strange paper says is worth more by so much
BACK_REFERENCE = 1.0  # handicap of "… this problem …" within a sentence
_ANNOUNCING: frozenset[Role] = frozenset({"abstract", "introduction", "conclusion"})
_TRYING: frozenset[Role] = frozenset({"setup", "experiments", "results", "analysis"})
_ASKING: frozenset[Slot] = frozenset({"motivation", "limitations"})  # slots that may hold a question
_KIND_OF: dict[Slot, Kind] = {
    "background": "problem",
    "motivation": "problem",
    "contributions": "method",
    "approach": "method",
    "setup": "setup",
    "results": "results",
}


class Choice(NamedTuple):
    """Quotes `first` to `last` of one passage, taken together, for a slot."""

    first: int
    last: int
    slot: Slot
    score: float  # probability that a reader would mark it


class Pool:
    """The sentences that may be chosen."""

    def __init__(self, quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves) -> None:
        """Weigh all quotes by the learnt model and, as far as the paper is strange to it, by the moves."""
        self._quotes = quotes
        self._model = model
        self._rows = features_of(
            [q.text for q in quotes], [q.role for q in quotes], [q.section for q in quotes], title
        )
        odds = _with_neighbours([model.marked(row) for row in self._rows])
        share = _strangeness(odds)
        self._moves = moves
        self._scores: list[dict[Slot, float]] | None = None
        if share:
            best = [max(scores.values()) for scores in self._by_slot()]
            first = [TOLD_FIRST * (q.role == "abstract") for q in quotes]
            odds = [
                (1 - share) * o + share * (score + more)
                for o, score, more in zip(odds, best, first, strict=True)
            ]
        self._odds = [o - _handicap(q) for o, q in zip(odds, quotes, strict=True)]
        self._strange = share > 0
        self._by_moves = share > STRANGE
        self._order = sorted(range(len(quotes)), key=lambda i: -self._odds[i])[:LOOKED_AT]
        self._announced: int | None = None
        self._made: dict[int, Choice | None] = {}
        self._kinds_of: dict[int, dict[Kind, float]] = {}

    def all(self) -> Iterator[Choice]:
        """Likeliest first."""
        return self._choices(self._order)

    def of_slot(self, slot: Slot) -> Iterator[Choice]:
        """Those of a slot, the most typical of its kind first."""
        kind = _KIND_OF.get(slot)
        order = self._order
        if kind is not None and not self._by_moves:
            weight = {i: self._odds[i] + KIND_WEIGHT[kind] * self._kinds(i)[kind] for i in order}
            order = sorted(order, key=lambda i: -weight[i])
        return (choice for choice in self._choices(order) if choice.slot == slot)

    def of_move(self, slot: Slot) -> Iterator[Choice]:
        """Sentences that make the slot's move, whatever else they are: for slots that would stay empty."""
        scores = [
            row[slot] - _handicap(q) if row[slot] > max(row.values()) - MOVE_MARGIN else UNLIKELY
            for row, q in zip(self._by_slot(), self._quotes, strict=True)
        ]
        for i in sorted(range(len(scores)), key=lambda i: -scores[i])[:LOOKED_AT]:
            if scores[i] < MOVE_FLOOR:
                return
            first = first_of(self._quotes, i)
            if first is not None and not self._quotes[i].text.endswith("?"):
                yield Choice(first, i, slot, _probability(scores[i]))

    def _by_slot(self) -> list[dict[Slot, float]]:
        if self._scores is None:
            self._scores = [self._moves.scores(row) for row in self._rows]
        return self._scores

    def _choices(self, order: Sequence[int]) -> Iterator[Choice]:
        for i in order:
            if i not in self._made:
                self._made[i] = self._choice(i)
            choice = self._made[i]
            if choice is not None:
                yield choice

    def _choice(self, i: int) -> Choice | None:
        first = first_of(self._quotes, i)
        if first is None:
            return None
        quote = self._quotes[i]
        slot = (
            self._best_move(i)
            if self._by_moves
            else _slot(quote, self._kinds_here(i), i == self._announced_problem())
        )
        if quote.text.endswith("?") and slot not in _ASKING:
            return None
        return Choice(first, i, slot, _probability(self._odds[i]))

    def _kinds_here(self, i: int) -> dict[Kind, float]:
        """Its kinds; in a strange paper a setup only where something is tried."""
        kinds = self._kinds(i)
        if self._strange and self._quotes[i].role not in _TRYING:
            return {kind: value for kind, value in kinds.items() if kind != "setup"}
        return kinds

    def _announced_problem(self) -> int:
        """The likeliest sentence that names the research problem while it announces the paper's own; -1: none."""
        if self._announced is None:
            kinds = {i: self._kinds(i) for i in self._order}
            weight = {
                i: self._odds[i] + KIND_WEIGHT["problem"] * own["problem"]
                for i, own in kinds.items()
                if max(own, key=lambda k: own[k]) == "problem" and _is_new(self._quotes[i])
            }
            self._announced = max(weight, key=lambda i: weight[i], default=-1)
        return self._announced

    def _best_move(self, i: int) -> Slot:
        """The clearest move; a setup only where something is tried, as a theory has none."""
        scores = self._by_slot()[i]
        tried = self._quotes[i].role in _TRYING
        return max((s for s in scores if tried or s != "setup"), key=lambda slot: scores[slot])

    def _kinds(self, i: int) -> dict[Kind, float]:
        if i not in self._kinds_of:
            self._kinds_of[i] = self._model.kinds(self._rows[i])
        return self._kinds_of[i]


def first_of(quotes: Sequence[Quote], i: int) -> int | None:
    """Where a quotation of sentence `i` must begin to be understood; None when it cannot be quoted."""
    if quotes[i].role == "back":
        return None
    trouble = fault(quotes[i].text)
    if trouble is None:
        return i
    if trouble != "dangling" or not i:
        return None
    before = quotes[i - 1]
    near = before.passage == quotes[i].passage and quotes[i].end - before.start <= MAX_CHARS
    return i - 1 if near and fault(before.text) is None else None


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(log_odds, -50.0)))


def _with_neighbours(odds: Sequence[float]) -> list[float]:
    """A sentence between likely ones is likelier: what people mark comes in runs."""
    floored = [UNLIKELY, *(max(o, UNLIKELY) for o in odds), UNLIKELY]
    return [o + NEIGHBOUR * (floored[i] + floored[i + 2] - 2 * UNLIKELY) for i, o in enumerate(odds)]


def _strangeness(odds: Sequence[float]) -> float:
    """How unlike its training the learnt model finds the paper: 0 when it is sure of some twenty sentences, up to 1."""
    best = sorted(odds, reverse=True)[:SURE_OF]
    sureness = sum(_probability(o) for o in best) / SURE_OF
    return min(max((KNOWN - sureness) / (KNOWN - UNKNOWN), 0.0), 1.0)


class _Patterns(NamedTuple):
    gap: re.Pattern[str]
    available: re.Pattern[str]
    purpose: re.Pattern[str]
    back: re.Pattern[str]
    step: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        gap=re.compile(
            r"\b(?:however|but|yet|lack\w*|limit\w*|difficult\w*|challeng\w*|problems? (?:with|of)|remains?|despite"
            r"|unfortunately|issues?|fail\w*|cannot|can not|suffer\w*|costly|expensive|unclear|unknown|little|few"
            r"|not|need\w*|require\w*|goal|aims?|question|motivat\w*|hard|bottleneck"
            r"|we (?:study|consider|address|focus|tackle|investigate|are interested))\b",
            re.IGNORECASE,
        ),
        available=re.compile(r"\bavailable (?:at|on|from|online)\b|\bhttps?:"),
        purpose=re.compile(PURPOSE),
        step=re.compile(
            r"(?:To begin with|Now,? (?:we|let)|We (?:now|begin|start|lose)|First,? we (?:consider|note|recall)"
            r"|Finally, (?:we (?:observe|note|remark)|let)|Thus far|So far|Let us|Of course|Clearly"
            r"|(?:[A-Z]\w+, )?\S{1,10} denotes?"
            r"|(?:[Ii]t is|[Aa]n?) (?:important|worth|interesting) (?:to (?:note|mention)|noting|mentioning))\b"
        ),
        back=re.compile(
            r"\b(?:this|these|those) (?!paper|work|article|letter|study|thesis|survey|review|note|report)[a-z]"
        ),
    )


def _handicap(quote: Quote) -> float:
    purpose = _patterns().purpose.match(quote.text)
    back = BACK_REFERENCE if _patterns().back.search(quote.text, purpose.end() if purpose else 0) else 0.0
    step = STEP if _patterns().step.match(quote.text) else 0.0
    return _HANDICAP.get(quote.role, 0.0) + back + step


def _is_new(quote: Quote) -> bool:
    """Whether a sentence announces what the paper brings, where such announcements stand."""
    words = words_of(quote.text)
    return quote.role in _ANNOUNCING and announces(words, groups_of(words))


def _slot(quote: Quote, kinds: dict[Kind, float], names_problem: bool) -> Slot:
    """The slot of a sentence; `names_problem`: of those that announce something, it says best for what."""
    kind = max(kinds, key=lambda k: kinds[k])
    patterns = _patterns()
    if kind == "setup" or patterns.available.search(quote.text):
        return "setup"
    if kind in {"problem", "method"}:
        new = _is_new(quote)
        if kind == "method":
            return "contributions" if new else "approach"
        if patterns.gap.search(quote.text) or (new and names_problem):
            return "motivation"
        return "contributions" if new or "ours" in groups_of(words_of(quote.text)) else "background"
    return "results"
