"""Two linear models over the same features: one learnt, one set by hand. Not: the features, or what is chosen.

Their weights are data. weights.json was learnt from papers on language processing, and says so; it knows its own
kind of paper well and others hardly. moves.json was set by hand and knows how papers of any field speak.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Model:
    """Learnt weights by family and feature name, one column for each of HEADS, in units of `unit` log-odds.

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
        return Odds(
            *[self.unit * sum(column) for column in zip(self.bias, *self._found(features), strict=True)]
        )

    def _found(self, features: Features) -> list[Sequence[int]]:
        role, signs, words, pairs = features
        found: list[Sequence[int]] = []
        for family, names in (
            ("signs", signs),
            ("words", words),
            (f"words in {role}", words),
            ("pairs", pairs),
        ):
            table = self.families.get(family, {})
            found += [table[name] for name in names if name in table]
        return found


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
