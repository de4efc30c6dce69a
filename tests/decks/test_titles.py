"""A figure's slide is headed by what the paper says it shows, never by half a phrase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.decks.titles import figure_title, placed_title
from journalclub.models.paper import Equation
from tests.briefs import SECTIONS, figure, said

LONG = "of members who stayed in groups that had been founded by volunteers of the two oldest laboratories in town"


def title(caption: str, told: str | None = None) -> str:
    made = figure("1", page=4, caption=caption)
    return figure_title(replace(made, told=said(told, 5, "Results") if told else None), (), SECTIONS)[0]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Overview of the rotation. Arrows show who presents.", "Overview of the rotation"),
        ("The two draws. (a) A draw by lot is fair, and slow.", "The two draws"),
        ("Draws at noon. b) The same at night.", "Draws at noon"),
        ("Share of members. * marks those of the first year.", "Share of members"),
        ("Left panels: Share of members by year.", "Share of members by year"),
        ("bAbI results.", "bAbI results"),
        (
            f"Share {LONG} as tested on a suite provided by J. Roe and by others.",
            "Share of members who stayed",
        ),
    ],
)
def test_it_is_the_captions_first_sentence_or_the_phrases_that_fit(caption: str, expected: str) -> None:
    assert title(caption).startswith(expected)
    assert not title(caption).endswith((" by", " of", "provided", "…"))


@pytest.mark.parametrize("caption", ["a)", "Xe = · Ye ∈ R", "SHARE OF ALL MEMBERS"])
def test_else_it_is_the_sentence_of_the_text_that_tells_of_it(caption: str) -> None:
    assert title(caption, "Figure 1 shows who stayed.") == "Figure 1 shows who stayed"


def test_a_sentence_that_names_the_figure_in_passing_heads_nothing() -> None:
    assert (
        title("SHARE OF MEMBERS", "Groups of volunteers stay longer (Figure 1 shows it).")
        == "SHARE OF MEMBERS"
    )


def test_else_it_is_the_section_and_the_figures_name() -> None:
    assert title("(b)") == "Study: Figure 1"


def test_a_caption_in_capitals_is_kept_when_nothing_else_is_said() -> None:
    assert title("SHARE OF ALL MEMBERS") == "SHARE OF ALL MEMBERS"


def test_an_equation_is_headed_by_the_section_that_introduces_it() -> None:
    equation = Equation("7", 3, (0.0, 0.0, 9.0, 9.0), told=said("The chance is:", 3, "Rotation"))
    assert placed_title(equation, SECTIONS) == "Rotation: Equation 7"


def test_back_matter_heads_nothing() -> None:
    equation = Equation("7", 9, (0.0, 0.0, 9.0, 9.0), told=said("The chance is:", 9, "Acknowledgements"))
    assert placed_title(equation, ()) == "Equation 7"
