"""The linear model: features in, log-odds out. Not: what the features are (features.py) or what is chosen.

The weights are data: weights.json says for each feature name what it adds, and from what it was learnt.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


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


@cache
def load_model() -> Model:
    """The packaged model."""
    data = json.loads(resources.files("journalclub.outline").joinpath("weights.json").read_bytes())
    return Model(tuple(data["heads"]), data["unit"], tuple(data["bias"]), data["weights"])
