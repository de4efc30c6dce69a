"""The packaged weights are what the features expect."""

from __future__ import annotations

import json
import time
from importlib import resources

from journalclub.models.paper import SLOTS
from journalclub.outline.features import features_of
from journalclub.outline.model import COLUMN_BITS, HEADS, load_model, load_moves
from journalclub.outline.pool import KINDS
from journalclub.outline.roles import Role

TEXTS = [
    "Cooling hot rods is an important task in many workshops.",
    "In this paper, we propose a novel cooler that buries the rod in wet sand.",
    "Our cooler outperforms the best fan by 12.5% on long rods.",
]
ROLES: list[Role] = ["introduction", "introduction", "results"]


def test_learnt_weights_prefer_what_the_paper_says_of_itself() -> None:
    rows = features_of(
        TEXTS, ROLES, ["Introduction", "Introduction", "Results"], "Cooling rods with wet sand"
    )
    model = load_model()
    field, own, found = model.odds(rows)
    assert own.marked > field.marked
    assert found.marked > field.marked
    assert max(KINDS, key=lambda kind: getattr(found, kind)) == "results"


def test_a_sentence_beside_a_likely_one_is_likelier() -> None:
    """People mark runs of sentences."""
    model = load_model()
    rows = features_of(TEXTS, ROLES, ["Introduction", "Introduction", "Results"], None)
    _, own, found = rows
    (alone,) = model.odds([found])
    _, beside = model.odds([own, found])
    assert beside.marked > alone.marked


def test_moves_tell_the_slots_of_a_paper_of_any_field() -> None:
    rows = features_of(TEXTS, ROLES, ["Introduction", "Introduction", "Results"], None)
    best = [max(scores, key=lambda s: scores[s]) for scores in map(load_moves().scores, rows)]
    assert best == ["background", "contributions", "results"]


def test_moves_are_about_slots_and_features_that_exist() -> None:
    moves = load_moves()
    assert set(moves.bias) < set(SLOTS)
    for table in moves.families.values():
        for weights in table.values():
            assert set(weights) <= {*SLOTS, "any"}


def test_each_weight_has_a_column_for_each_head() -> None:
    model = load_model()
    assert all(len(ws) == len(HEADS) for table in model.families.values() for ws in table.values())
    assert len(model.bias) == len(model.context) == len(HEADS)
    assert all(len(ws) == 1 + 3 * len(HEADS) for ws in model.context)


def test_all_weights_together_fit_into_a_column_of_their_sum() -> None:
    """However much a sentence says, no column reaches into the next one."""
    model = load_model()
    rows = [model.bias, *(row for table in model.families.values() for row in table.values())]
    assert all(sum(abs(row[i]) for row in rows) < 1 << (COLUMN_BITS - 1) for i in range(len(HEADS)))


def test_a_sentence_weighs_the_sum_of_its_features() -> None:
    model = load_model()
    for row in features_of(TEXTS, ROLES, ["Introduction", "Introduction", "Results"], None):
        found = [
            model.families[family][name]
            for family, name in row.names()
            if name in model.families.get(family, {})
        ]
        assert len(found) > 10
        sums = [sum(column) for column in zip(model.bias, *found, strict=True)]
        assert model.alone(row) == tuple(model.unit * total for total in sums)


def test_weights_say_what_they_were_learnt_from_and_hold_no_sentences() -> None:
    data = json.loads(resources.files("journalclub.outline").joinpath("weights.json").read_bytes())
    assert "CC BY-SA" in data["trained_on"]
    assert max(len(name.split()) for table in data["families"].values() for name in table) <= 3


def test_weights_load_in_milliseconds() -> None:
    load_model.cache_clear()
    begin = time.process_time()
    load_model()
    assert time.process_time() - begin < 0.05
