"""Sentences end where a reader would say so."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.outline.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We follow J. K. Smith et al. (2017) and Fig. 3 of their report.",
        "Heat was lost, as J.K. Smith [10] says, by D. Brown and M.O. Smith [10] in wet sand.",
        "The value is 3.5 cm, i.e. small, see Eq. (4) and Sec. 2.",
        "Methods by Clark et al. Reach the same value.",
        "The model (it is new. And it is good.) wins everywhere.",
        "Heat flows along the rod w.r.t. Time and vs. Length.",
        "1. Heat flows along the rod.",
        "It costs $3.50 in version 2.1 of the U.S. Patent.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heat flows. Ice melts! Does it? Yes.", ["Heat flows.", "Ice melts!", "Does it?", "Yes."]),
        ("We measured it.1 The rod was cold.", ["We measured it.1", "The rod was cold."]),
        (
            "They used rods, wires, etc. The rods were cold.",
            ["They used rods, wires, etc.", "The rods were cold."],
        ),
        ("As in Clark et al. We use rods.", ["As in Clark et al.", "We use rods."]),
        ("He said “no.” We agree.", ["He said “no.”", "We agree."]),
        ("It is class A. We use it.", ["It is class A.", "We use it."]),
    ],
)
def test_a_sentence_ends_before_the_next_begins(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='ab AB.!?()[]"1,•é\n', max_size=200))
def test_no_visible_character_is_lost_or_doubled(text: str) -> None:
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = "".join(text[a:b] for a, b in spans)
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["A.", "( ", ". ", "a", "x.1,1,", "et al. ", " ", "a. \t", "([", '."', "…!"])
def test_a_million_hostile_characters_cost_at_most_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 3
