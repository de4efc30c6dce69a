"""Two linear models over the same features: one learnt, one set by hand. Not: the features, or what is chosen.

Their weights are data. weights.json was learnt from papers on language processing, and says so; it knows its own
kind of paper well and others hardly. moves.json was set by hand and knows how papers of any field speak.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from journalclub.models.paper import Slot
from journalclub.outline.features import Features

Kind = str
"""What a marked sentence is marked as: "problem", "method", "setup", "results"."""


@dataclass(frozen=True, slots=True)
class Model:
    """Learnt weights by family and feature name, one column for each head, in units of `unit` log-odds."""

    heads: tuple[str, ...]  # "marked", then the kinds
    unit: float
    bias: tuple[int, ...]
    families: Mapping[str, Mapping[str, Sequence[int]]]

    def marked(self, features: Features) -> float:
        """Log-odds that a reader would mark the sentence as the paper's contribution."""
        return self.unit * (self.bias[0] + sum([weights[0] for weights in self._found(features)]))

    def kinds(self, features: Features) -> dict[Kind, float]:
        """For a marked sentence: log of each kind's share."""
        columns = zip(self.bias, *self._found(features), strict=True)
        odds = [self.unit * sum(column) for column in columns][1:]
        top = max(odds)
        whole = top + math.log(sum(math.exp(o - top) for o in odds))
        return {head: o - whole for head, o in zip(self.heads[1:], odds, strict=True)}

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
    return Model(tuple(data["heads"]), data["unit"], tuple(data["bias"]), data["families"])


@cache
def load_moves() -> Moves:
    """The packaged moves."""
    data = _data("moves.json")
    return Moves(data["bias"], data["families"])


def _data(name: str) -> Any:
    return json.loads(Path(__file__).with_name(name).read_bytes())
