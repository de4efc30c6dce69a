"""Two linear models over the same features: one learnt, one set by hand. Not: the features, or what is chosen.

Their weights are data. weights.json was learnt from papers on language processing, and says so; it knows its own
kind of paper well and others hardly. moves.json was set by hand and knows how papers of any field speak.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import mul
from pathlib import Path
from typing import Any, Literal, NamedTuple

from journalclub.models.paper import Slot
from journalclub.outline.features import Features

Kind = Literal["problem", "method", "setup", "results"]


class Odds(NamedTuple):
    """What the learnt model thinks of a sentence, as log-odds."""

    marked: float  # a reader would mark it as the paper's contribution, as whatever
    problem: float  # … as naming the research problem
    method: float
    setup: float
    results: float


HEADS = Odds._fields
UNLIKELY = -6.0  # log-odds below which a neighbour is as unlikely as any other
COLUMN_BITS = 24  # of a row of weights as one number: all weights of a model together stay below half of 2^24
_HALF = 1 << (COLUMN_BITS - 1)
_MASK = (1 << COLUMN_BITS) - 1
_SHIFTS = [COLUMN_BITS * i for i in range(len(HEADS))]


@dataclass(frozen=True)
class Model:
    """Learnt weights by family and feature name, one column for each of HEADS, in units of `unit` log-odds.

    To weigh a sentence is to add some 50 rows of weights. A row is one number for that, its columns side by side:
    five sums in the time of one.
    What people mark comes in runs, so a sentence is weighed alone first, then among its neighbours: `context` has for
    each head a bias and the weights of all heads of the sentence before, of the sentence itself and of the one after.
    """

    unit: float
    bias: tuple[int, ...]
    families: Mapping[str, Mapping[str, Sequence[int]]]
    context: Sequence[Sequence[float]]

    def odds(self, rows: Sequence[Features]) -> list[Odds]:
        """Of each sentence of a paper, in reading order."""
        alone = [self.alone(row) for row in rows]
        nobody = (UNLIKELY,) * len(HEADS)
        floored = [nobody, *(tuple([max(o, UNLIKELY) for o in odds]) for odds in alone), nobody]
        return [
            Odds(*[sum(map(mul, head, (1.0, *before, *own, *after))) for head in self.context])
            for before, own, after in zip(floored, floored[1:], floored[2:], strict=False)
        ]

    def alone(self, features: Features) -> Odds:
        """Of a sentence whose neighbours are not known."""
        role, signs, words, pairs = features
        tables = self._tables
        of_sign, of_word, of_pair = tables["signs"].get, tables["words"].get, tables["pairs"].get
        of_word_here = tables.get(f"words in {role}", {}).get
        found = chain(map(of_sign, signs), map(of_word, words), map(of_word_here, words), map(of_pair, pairs))
        total = sum(filter(None, found), self._start)
        return Odds(*[self.unit * ((total >> shift & _MASK) - _HALF) for shift in _SHIFTS])

    @cached_property
    def _tables(self) -> dict[str, dict[str, int]]:
        """The families with each row as one number."""
        return {
            family: {name: _side_by_side(row) for name, row in table.items()}
            for family, table in self.families.items()
        }

    @cached_property
    def _start(self) -> int:
        """The bias as one number, each column raised so that no sum is negative."""
        return _side_by_side([weight + _HALF for weight in self.bias])


def _side_by_side(row: Sequence[int]) -> int:
    """A row's columns as one number that can be added to others; a negative one borrows from the next."""
    return sum(weight << shift for weight, shift in zip(row, _SHIFTS, strict=True))


@dataclass(frozen=True, slots=True)
class Moves:
    """Hand-set weights: what a sentence does in a paper of any field. Log-odds by slot; "any" holds for every slot."""

    bias: Mapping[Slot, float]
    families: Mapping[str, Mapping[str, Mapping[str, float]]]

    def scores(self, features: Features) -> dict[Slot, float]:
        """Log-odds of the sentence for each slot."""
        totals: dict[Any, float] = {"any": 0.0, **self.bias}
        for family, names in (
            ("signs", features.signs),
            ("words", features.words),
            ("pairs", features.pairs),
        ):
            table = self.families[family]
            for name in names:
                if name in table:
                    for slot, weight in table[name].items():
                        totals[slot] += weight
        return {slot: totals[slot] + totals["any"] for slot in self.bias}


@cache
def load_model() -> Model:
    """The packaged model."""
    data = _data("weights.json")
    return Model(data["unit"], tuple(data["bias"]), data["families"], tuple(data["context"].values()))


@cache
def load_moves() -> Moves:
    """The packaged moves."""
    data = _data("moves.json")
    return Moves(data["bias"], data["families"])


def _data(name: str) -> Any:
    return json.loads(Path(__file__).with_name(name).read_bytes())
