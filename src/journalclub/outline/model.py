"""Two linear models over the same features: one learnt, one set by hand. Not: the features, or what is chosen.

Their weights are data. weights.json was learnt from papers on language processing, and says so; it knows its own
kind of paper well and others hardly. moves.json was set by hand and knows how papers of any field speak.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from journalclub.models.paper import SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name, one column for each head, in units of `unit` log-odds."""

    heads: tuple[str, ...]
    unit: float
    bias: tuple[int, ...]
    weights: dict[str, Sequence[int]]

    def marked(self, features: Sequence[str]) -> float:
        """Log-odds that a reader would mark the sentence as the paper's contribution (the first head)."""
        weights = self.weights
        return self.unit * (self.bias[0] + sum([weights[f][0] for f in features if f in weights]))

    def kinds(self, features: Sequence[str]) -> dict[str, float]:
        """Log-odds, for a marked sentence, that it names the problem, the method, the setup, a result."""
        found = [self.weights[f] for f in features if f in self.weights]
        return {
            head: self.unit * (self.bias[i] + sum([w[i] for w in found]))
            for i, head in enumerate(self.heads)
            if i
        }


@dataclass(frozen=True, slots=True)
class Moves:
    """Hand-set weights: what a sentence does in a paper of any field."""

    heads: dict[Slot, dict[str, float]]  # by feature name; "bias" is added to all
    shared: dict[str, float]  # weights that hold for every slot

    def best(self, features: Sequence[str]) -> tuple[Slot, float]:
        """The slot that a sentence fits best, and its log-odds for it."""
        always = sum([self.shared[f] for f in features if f in self.shared])
        scores = {
            slot: weights["bias"] + sum([weights[f] for f in features if f in weights])
            for slot, weights in self.heads.items()
        }
        slot = max(scores, key=lambda s: scores[s])
        return slot, scores[slot] + always


@cache
def load_moves() -> Moves:
    """The packaged moves."""
    data = json.loads(resources.files("journalclub.outline").joinpath("moves.json").read_bytes())
    return Moves({slot: data[slot] for slot in SLOTS if slot in data}, data["any"])


@cache
def load_model() -> Model:
    """The packaged model."""
    data = json.loads(resources.files("journalclub.outline").joinpath("weights.json").read_bytes())
    return Model(tuple(data["heads"]), data["unit"], tuple(data["bias"]), data["weights"])
