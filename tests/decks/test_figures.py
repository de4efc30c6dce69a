"""Which figures matter, and what names them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.decks.figures import belongs_to_results, in_appendix, ranked
from journalclub.models.paper import Figure
from tests.briefs import READING, figure


def test_appendix_figures_come_last() -> None:
    assert ranked(READING)[-1].label == "A.1"


def test_a_figure_after_the_references_is_of_the_appendix() -> None:
    assert in_appendix(figure("9", page=8), READING)
    assert not in_appendix(figure("9", page=7), READING)
    assert in_appendix(figure("S3", page=2), READING)


def test_a_figure_the_text_mentions_often_beats_one_it_mentions_never() -> None:
    often = replace(figure("7", page=4), mentions=9)
    rarely = figure("6", page=4)
    order = ranked(replace(READING, figures=(figure("1"), rarely, often)))
    assert order.index(often) < order.index(rarely)


@pytest.mark.parametrize(
    ("item", "results"),
    [
        (figure("1", page=5, caption="Overview of the system."), False),
        (figure("2", page=2, caption="Accuracy on the test set."), True),
        (figure("3", page=2, caption="Something."), False),
        (figure("3", page=5, caption="Something."), True),
        (figure("1", "table", page=2, caption="Something."), True),
        (figure("1", "algorithm", page=5, caption="Something."), False),
    ],
)
def test_figures_stand_in_the_part_their_caption_or_section_says(item: Figure, results: bool) -> None:
    assert belongs_to_results(item, READING) == results
