"""Figures named in a text."""

from __future__ import annotations

import pytest

from journalclub.models.paper import Figure, Passage, PassageLine
from journalclub.reading.mentions import count_mentions, mentioned

BOX = (0.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see Fig. 3a for it", {("figure", "3a"), ("figure", "3")}),
        ("Table IV shows", {("table", "iv")}),
        ("as Figure 10 says", {("figure", "10")}),
        ("Algorithm 1 and Tables 2", {("algorithm", "1"), ("table", "2")}),
        (
            "Figures 3 and 4, Tables 2–4",
            {(k, n) for k, n in [("figure", "3"), ("figure", "4")]} | {("table", n) for n in "234"},
        ),
        ("the figure shows 3 lines; a configuration 4", set()),
    ],
)
def test_figures_are_named_in_every_way(text: str, found: set[tuple[str, str]]) -> None:
    assert mentioned(text) == found


def test_figure_1_is_not_figure_10() -> None:
    assert ("figure", "1") not in mentioned("Figure 10")


def test_a_figure_counts_the_passages_that_name_it() -> None:
    figure = Figure("figure", "3", 2, BOX, "Figure 3: It.", BOX)
    texts = ["See Figure 3 and again Fig. 3.", "In Figs. 2–4 too.", "Figure 30 is another."]
    passages = [Passage(t, None, None, (PassageLine(0, 1, BOX),)) for t in texts]
    assert count_mentions([figure], passages)[0].mentions == 2
