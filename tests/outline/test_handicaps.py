"""What an odds model does not know of a sentence: whose work it tells of, and whether it has the paper's own number."""

from __future__ import annotations

import pytest

from journalclub.outline.handicaps import claimed_numbers, is_headline, is_of_others, of_wording
from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role


def quote(text: str, role: Role = "results") -> Quote:
    """A sentence in a section of that role."""
    return Quote(0, 0, len(text), text, role, None, False)


ABSTRACT = quote("Wet sand cools rods 28.4 degrees, 12% more than a fan.", "abstract")


@pytest.mark.parametrize(
    "text", ["The best cooler reaches a new record of 28.4.", "Long rods gain 12 % by wet sand."]
)
def test_a_result_with_a_number_of_the_abstract_is_the_main_one(text: str) -> None:
    assert is_headline(quote(text), claimed_numbers([ABSTRACT]))


@pytest.mark.parametrize(
    "text",
    [
        "The best cooler reaches 128.4 degrees.",
        "The best cooler reaches 28.41 degrees.",
        "There were 12 rods of iron.",
        "Version 28.4.1 was used.",
    ],
)
def test_another_number_makes_none(text: str) -> None:
    assert not is_headline(quote(text), claimed_numbers([ABSTRACT]))


def test_a_number_repeated_in_the_setup_is_no_result() -> None:
    kept = quote("The sand is kept at 28.4 degrees.", "setup")
    assert not is_headline(kept, claimed_numbers([ABSTRACT]))


@pytest.mark.parametrize(
    "text",
    [
        "Smith et al. (2015) cool rods with gravel.",
        "The cooler of Smith (2015) beats most fans.",
        "Several smiths and turners have shown that gravel cools, too.",
        "Among many coolers they tried, gravel was the best.",
    ],
)
def test_the_work_of_others_is_no_result_of_the_paper(text: str) -> None:
    assert is_of_others(text)


def test_a_comparison_with_others_is_one() -> None:
    assert not is_of_others("Smith et al. (2015) cool rods with gravel, which we outperform.")


def test_what_leads_through_the_paper_is_worth_less() -> None:
    assert of_wording("Let us now turn to the rods of iron.") > of_wording("We turn the rods of iron.") == 0
