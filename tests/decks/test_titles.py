"""A figure's slide is headed by what the paper says it shows, never by half a phrase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.decks.titles import explaining, figure_title, part_title, placed_title
from journalclub.models.paper import Equation, Reading, Section
from tests.briefs import ABSTRACT, SECTIONS, figure, said

READING = Reading("0" * 64, 9, abstract=ABSTRACT, sections=SECTIONS)
LONG = "of members who stayed in groups that had been founded by volunteers of the two oldest laboratories in town"


def title(caption: str, told: str | None = None) -> str:
    made = figure("1", page=4, caption=caption)
    return figure_title(replace(made, told=said(told, 5, "Results") if told else None), (), READING)[0]


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
    assert title(caption, "Figure 1 proves who stayed.") == "Figure 1 proves who stayed"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Figure 1 shows the share of members who stayed.", "The share of members who stayed"),
        ("The share of members who stayed is shown in Figure 1.", "The share of members who stayed"),
        ("Members who stayed are also plotted in Fig. 1.", "Members who stayed"),
    ],
)
def test_words_that_only_point_at_the_figure_are_left_out(told: str, expected: str) -> None:
    assert title("(a)", told) == expected


def test_a_sentence_that_names_the_figure_in_passing_heads_nothing() -> None:
    told = "Groups of volunteers stay longer (Figure 1 shows it)."
    assert title("SHARE OF MEMBERS", told) == "Share of Members"


def test_else_it_is_the_section_and_the_figures_name() -> None:
    assert title("(b)") == "Study: Figure 1"


def test_a_caption_in_capitals_is_set_in_the_case_of_the_papers_words_when_nothing_else_is_said() -> None:
    assert title("GROUPS AND MEMBERS WITHOUT ROTATION") == "Groups and Members without Rotation"


def test_an_equation_is_headed_by_the_section_that_introduces_it() -> None:
    equation = Equation("7", 3, (0.0, 0.0, 9.0, 9.0), told=said("The chance is:", 3, "Rotation"))
    assert placed_title(equation, READING) == "Rotation: Equation 7"


def test_a_section_in_capitals_heads_nothing_in_capitals() -> None:
    equation = Equation("7", 3, (0.0, 0.0, 9.0, 9.0))
    reading = Reading("0" * 64, 9, abstract=ABSTRACT, sections=(Section("2", "A SIMPLE ROTATION", 1, 3),))
    assert placed_title(equation, reading) == "A Simple Rotation: Equation 7"


def test_back_matter_heads_nothing() -> None:
    equation = Equation("7", 9, (0.0, 0.0, 9.0, 9.0), told=said("The chance is:", 9, "Acknowledgements"))
    assert placed_title(equation, Reading("0" * 64, 9)) == "Equation 7"


def test_a_text_slide_is_headed_by_the_section_that_all_its_quotes_are_from() -> None:
    told = [said("More stayed.", 5, "Members who stayed"), said("Fewer left.", 5, "Members who stayed")]
    assert part_title("Results: what was found", told) == "Results: Members who stayed"


@pytest.mark.parametrize(
    "section", ["Introduction", "Results and discussion", "METHODS OF DRAWING LOTS", None]
)
def test_a_section_that_says_no_more_than_the_part_heads_no_text_slide(section: str | None) -> None:
    assert (
        part_title("Results: what was found", [said("More stayed.", 5, section)]) == "Results: what was found"
    )


def test_quotes_of_several_sections_are_headed_by_their_part() -> None:
    told = [said("More stayed.", 5, "Members who stayed"), said("Lots are fair.", 3, "Rotation")]
    assert part_title("Results: what was found", told) == "Results: what was found"


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        (
            "As shown in Figure 1, more members stay in groups with a rotation.",
            "More members stay in groups with a rotation.",
        ),
        (
            "Members who stay in groups of Figure 1 met twice as often.",
            "Members who stay in groups of Figure 1 met twice as often.",
        ),
        ("The share of members who stayed in each year is shown in Figure 1.", None),
        ("Figure 1 shows the share of all members who stayed.", None),
        ("The lines in Figure 1 and in Figure 2 are members who stayed.", None),
        ("See Figure 1.", None),
    ],
)
def test_beside_a_figure_stands_what_says_more_than_what_it_shows(told: str, beside: str | None) -> None:
    assert explaining(told, figure("1", page=4)) == beside
