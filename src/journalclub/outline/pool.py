"""All sentences of a paper, by how likely a reader would mark them, and the slot of each. Not: how many are taken.

Whether a sentence can be quoted is asked only when its turn comes, since judging costs more than weighing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from journalclub.models.paper import Slot
from journalclub.outline.features import features_of, groups_of
from journalclub.outline.handicaps import claimed_numbers, handicap, is_headline, is_of_others
from journalclub.outline.model import Kind, Model, Moves, Odds
from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role
from journalclub.outline.standing import MAX_CHARS, fault
from journalclub.outline.words import announces, words_of

LOOKED_AT = 100  # sentences that are judged at most, so that a book costs no more than a paper
SURE_OF = 20  # sentences by whose mean probability a paper is known or strange to the learnt model:
KNOWN, UNKNOWN = (
    0.30,
    0.14,
)  # nine tenths of papers of its kind have more, those of physics mostly less than 0.2
# What makes a sentence one of the best of its slot besides its odds:
GIST = 0.7  # each fifth of its longer words that title and abstract have, too
HEADLINE = 2.0  # of a result, that it has a measured number of the abstract
OUTCOME = 1.0  # of a result, that it says what was found, or what is better than what
OF_OTHERS = 1.0  # handicap of a result of other people's work
STRANGE = 0.15  # strangeness from which the moves decide the slot
KINDS: tuple[Kind, ...] = ("problem", "method", "setup", "results")
KIND_OF: dict[Slot, Kind] = {
    "background": "problem",
    "motivation": "problem",
    "contributions": "method",
    "approach": "method",
    "setup": "setup",
    "results": "results",
}
_SLOTS_OF = {kind: tuple(slot for slot, own in KIND_OF.items() if own == kind) for kind in KINDS}
MOVE_FLOOR = -1.2  # log-odds by the moves from which a sentence may fill a slot that would stay empty
MOVE_MARGIN = 1.0  # and so near must it come to the move that it makes most clearly
QUOTA_FLOOR = -4.0  # log-odds of its kind below which a sentence fills no quota
NEVER = -99.0  # log-odds
TOLD_FIRST = 0.8  # what the abstract of a strange paper says is worth more by so much
_ANNOUNCING: frozenset[Role] = frozenset({"abstract", "introduction", "conclusion"})
_POSING: frozenset[Role] = frozenset({"abstract", "introduction"})
_POSED: frozenset[Slot] = frozenset({"background", "motivation"})
_TRYING: frozenset[Role] = frozenset({"setup", "experiments", "results"})
_ASKING: frozenset[Slot] = frozenset({"motivation", "limitations"})  # slots that may hold a question


class Choice(NamedTuple):
    """Quotes `first` to `last` of one passage, taken together, for a slot."""

    first: int
    last: int
    slot: Slot
    score: float  # probability that a reader would mark it
    weight: float  # by which the best of a slot is told


class Pool:
    """The sentences that may be chosen."""

    def __init__(self, quotes: Sequence[Quote], title: str | None, model: Model, moves: Moves) -> None:
        """Weigh all quotes by the learnt model and, as far as the paper is strange to it, by the moves."""
        self._quotes = quotes
        self._rows = features_of(
            [q.text for q in quotes], [q.role for q in quotes], [q.section for q in quotes], title
        )
        odds = model.odds(self._rows)
        share = _strangeness(odds)
        self._moves = moves
        self._scores: list[dict[Slot, float]] | None = None
        if share:
            odds = [
                _blended(own, scores, share, quote.role)
                for own, scores, quote in zip(odds, self._by_slot(), quotes, strict=True)
            ]
        self._odds = [
            _of_others(o) if o.results >= QUOTA_FLOOR and is_of_others(q.text) else o
            for o, q in zip(odds, quotes, strict=True)
        ]
        self._claimed = claimed_numbers(quotes)
        self._handicaps = [handicap(q) for q in quotes]
        self._choice_of: dict[int, Choice | None] = {}
        self._strange = share > 0
        self._by_moves = share > STRANGE

    def likely(self) -> Iterator[Choice]:
        """Those that a reader would mark, likeliest first."""
        weights = [o.marked - h for o, h in zip(self._odds, self._handicaps, strict=True)]
        return self._choices(weights)

    def of_kind(self, kind: Kind) -> Iterator[Choice]:
        """Those that are of a kind more than of any other, the likeliest of that kind first."""
        weights = [getattr(o, kind) - h for o, h in zip(self._odds, self._handicaps, strict=True)]
        floored = [w if w >= QUOTA_FLOOR else NEVER for w in weights]
        return (choice for choice in self._choices(floored) if KIND_OF[choice.slot] == kind)

    def of_move(self, slot: Slot) -> Iterator[Choice]:
        """Sentences that make the slot's move, whatever else they are: for slots that would stay empty."""
        scores = [
            row[slot] - h if row[slot] > max(row.values()) - MOVE_MARGIN else NEVER
            for row, h in zip(self._by_slot(), self._handicaps, strict=True)
        ]
        for i in sorted(range(len(scores)), key=lambda i: -scores[i])[:LOOKED_AT]:
            if scores[i] < MOVE_FLOOR:
                return
            first = first_of(self._quotes, i)
            placed = slot not in _POSED or self._quotes[i].role in _POSING
            if first is not None and placed and not self._quotes[i].text.endswith("?"):
                yield Choice(first, i, slot, _probability(scores[i]), self._weight(i, slot))

    def says_why(self, choice: Choice) -> bool:
        """Whether a sentence tells of the problem, where problems are told, and not of what the authors did."""
        quote = self._quotes[choice.last]
        return quote.role in _POSING and "ours" not in groups_of(words_of(quote.text)) and not _is_new(quote)

    def _by_slot(self) -> list[dict[Slot, float]]:
        if self._scores is None:
            self._scores = [self._moves.scores(row) for row in self._rows]
        return self._scores

    def _choices(self, weights: Sequence[float]) -> Iterator[Choice]:
        """The heaviest of those that can be quoted."""
        for i in sorted(range(len(weights)), key=lambda i: -weights[i])[:LOOKED_AT]:
            if weights[i] <= NEVER:
                return
            if i not in self._choice_of:
                self._choice_of[i] = self._choice(i)
            choice = self._choice_of[i]
            if choice is not None:
                yield choice

    def _choice(self, i: int) -> Choice | None:
        first = first_of(self._quotes, i)
        if first is None:
            return None
        quote = self._quotes[i]
        slot = self._best_move(i) if self._by_moves else _slot(quote, self._kind(i), i == self._aim)
        if quote.text.endswith("?") and slot not in _ASKING:
            return None
        if self._by_moves and slot in _POSED and quote.role not in _POSING:
            return None  # "a process is …" is no background where a theory is built
        return Choice(
            first, i, slot, _probability(self._odds[i].marked - self._handicaps[i]), self._weight(i, slot)
        )

    def _weight(self, i: int, slot: Slot) -> float:
        """Log-odds that it is marked, and as what the slot is for, and how much it says of the whole paper."""
        odds = self._odds[i]
        told = sum(int(sign[5:]) for sign in self._rows[i].signs if sign.startswith("gist:"))
        weight = odds.marked + float(getattr(odds, KIND_OF[slot])) - self._handicaps[i] + GIST * told
        if slot != "results":
            return weight
        quote = self._quotes[i]
        outcome = not groups_of(words_of(quote.text)).isdisjoint({"find", "compare"})
        return weight + HEADLINE * is_headline(quote, self._claimed) + OUTCOME * outcome

    @cached_property
    def _aim(self) -> int:
        """The sentence that says best for which problem the paper brings what it brings; -1: none."""
        aims = [i for i, quote in enumerate(self._quotes) if self._kind(i) == "problem" and _brings(quote)]
        return max(aims, key=lambda i: self._odds[i].problem - self._handicaps[i], default=-1)

    def _kind(self, i: int) -> Kind:
        """The likeliest; in a strange paper a setup only where something is tried."""
        odds = self._odds[i]
        tried = not self._strange or self._quotes[i].role in _TRYING
        return max((k for k in KINDS if tried or k != "setup"), key=lambda kind: getattr(odds, kind))

    def _best_move(self, i: int) -> Slot:
        """The clearest move; a setup only where something is tried, as a theory has none."""
        scores = self._by_slot()[i]
        tried = self._quotes[i].role in _TRYING
        return max((s for s in scores if tried or s != "setup"), key=lambda slot: scores[slot])


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


def _strangeness(odds: Sequence[Odds]) -> float:
    """How unlike its training the learnt model finds the paper: 0 when it is sure of some twenty sentences, up to 1."""
    best = sorted([o.marked for o in odds], reverse=True)[:SURE_OF]
    sureness = sum(_probability(o) for o in best) / SURE_OF
    return min(max((KNOWN - sureness) / (KNOWN - UNKNOWN), 0.0), 1.0)


def _blended(odds: Odds, scores: Mapping[Slot, float], share: float, role: Role) -> Odds:
    """What the learnt model thinks, and `share` of what the moves say."""
    moved = {kind: max(scores[slot] for slot in slots) for kind, slots in _SLOTS_OF.items()}
    marked = max(moved.values()) + TOLD_FIRST * (role == "abstract")
    said = Odds(marked, **moved)
    return Odds(*[(1 - share) * o + share * s for o, s in zip(odds, said, strict=True)])


def _of_others(odds: Odds) -> Odds:
    """Less likely, if it is a result: not the paper's own."""
    is_result = odds.results == max(odds[1:])
    return odds._replace(results=odds.results - OF_OTHERS, marked=odds.marked - OF_OTHERS * is_result)


class _Patterns(NamedTuple):
    gap: re.Pattern[str]
    available: re.Pattern[str]
    brings: re.Pattern[str]
    found: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        gap=re.compile(
            r"\b(?:however|but|yet|lack\w*|limit(?!ed to)\w*|difficult\w*|challeng\w*|problems? (?:with|of)"
            r"|remains?|despite|unfortunately|issues?|fail\w*|cannot|can not|suffer\w*|costly|expensive"
            r"|unclear|unknown|little|few|not(?! (?:only|limited to))|need\w*|require\w*|goal|aims?"
            r"|questions?(?!-)|motivat\w*|hard|bottleneck"
            r"|we (?:study|consider|address|focus|tackle|investigate|are interested))\b",
            re.IGNORECASE,
        ),
        available=re.compile(
            r"\bavailable (?:at|on|from|on-?line)\b|\bhttps?:|\b[Cc]ode\b[^.;]{0,60}\b(?:available|found at)\b"
        ),
        brings=re.compile(
            r"\b(?:we|paper|work|letter|article) (?:\w+ )?(?:propose|introduce|design|develop|build|construct)"
            r"|\b(?:our|main|key|principal) contributions?\b",
            re.IGNORECASE,
        ),
        found=re.compile(
            r"\b(?:our|[Ee]xperimental|[Ee]mpirical|[Tt]he(?:se)?) (?:results?|experiments?|findings)\b[^.,;]{0,40}"
            r"\b(?:demonstrat|show|indicat|suggest|confirm|reveal)|^(?:Results|Experiments) "
        ),
    )


def _is_new(quote: Quote) -> bool:
    """Whether a sentence announces what the paper brings, where such announcements stand."""
    words = words_of(quote.text)
    return quote.role in _ANNOUNCING and announces(words, groups_of(words))


def _brings(quote: Quote) -> bool:
    """Whether a sentence says what the paper brings: "we propose", "our main contribution"."""
    return _patterns().brings.search(quote.text) is not None


def _slot(quote: Quote, kind: Kind, is_aim: bool) -> Slot:
    """The slot of a sentence of a kind; `is_aim`: of those that say what the paper brings, it says best for what."""
    patterns = _patterns()
    if kind == "setup" or patterns.available.search(quote.text):
        return "setup"
    if kind == "results" or (kind == "problem" and patterns.found.search(quote.text)):
        return "results"
    if kind == "method":
        return "contributions" if _is_new(quote) else "approach"
    if _brings(quote):
        return "motivation" if is_aim else "contributions"
    own = "ours" in groups_of(words_of(quote.text)) or _is_new(quote)
    return "motivation" if own or patterns.gap.search(quote.text) else "background"
