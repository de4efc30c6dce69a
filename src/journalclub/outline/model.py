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
    """Weights by feature name, one column for each head."""

    heads: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, Sequence[float]]

    def marked(self, features: Sequence[str]) -> float:
        """Log-odds that a reader would mark the sentence as the paper's contribution (the first head)."""
        get, none = self.weights.get, (0.0,)
        return self.bias[0] + sum(get(f, none)[0] for f in features)

    def kinds(self, features: Sequence[str]) -> dict[str, float]:
        """Log-odds, for a marked sentence, that it names the problem, the method, the setup, a result."""
        found = [w for f in features if (w := self.weights.get(f)) is not None]
        return {head: self.bias[i] + sum(w[i] for w in found) for i, head in enumerate(self.heads) if i}


@cache
def load_model() -> Model:
    """The packaged model."""
    data = json.loads(resources.files("journalclub.outline").joinpath("weights.json").read_bytes())
    return Model(tuple(data["heads"]), tuple(data["bias"]), data["weights"])
