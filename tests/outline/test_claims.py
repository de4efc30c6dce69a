"""A number that abstract or introduction claim is looked up in the rest of the paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading, UnfoundNumber
from journalclub.outline.claims import MOST, unfound_numbers

CLAIM = "We show that wet sand keeps 81.4% of all rods cool for an hour."


def passage(text: str, section: str, page: int = 1) -> Passage:
    kind = "abstract" if section == "Abstract" else "text"
    number = None if section == "Abstract" else "1"
    return Passage(text, section, number, (PassageLine(0, page, (0.0, 0.0, 1.0, 1.0)),), kind)  # type: ignore[arg-type]


def unfound(
    claim: str, table: str = "Dry 3.2 Damp 5.5", result: str = "Rods were weighed in the morning and at noon."
) -> tuple[UnfoundNumber, ...]:
    passages = (
        passage(claim, "Abstract"),
        passage("Rods get hot when they are used.", "Introduction"),
        passage(result, "Results", 4),
        passage(f"In conclusion, {claim}", "Conclusion", 6),
    )
    return unfound_numbers(Manuscript(Reading("0" * 64, 6), passages, (table,)))


def test_a_number_that_only_the_conclusion_repeats_is_reported_with_its_sentence() -> None:
    (found,) = unfound(CLAIM)
    assert (found.number, found.claim.text, found.claim.page, found.against) == ("81.4%", CLAIM, 1, None)


@pytest.mark.parametrize(
    ("table", "result"),
    [
        ("Wet 81.4 Dry 12.0", "Rods were weighed."),
        ("Wet 81.38 Dry 12.0", "Rods were weighed."),
        ("Wet 0.814", "Rods were weighed."),
        ("Wet 18.6", "Rods were weighed."),
        ("Dry 12.0", "Of all rods in wet sand 81.4 % stayed cool."),
    ],
    ids=["in a table", "with more digits", "as a share", "as the rest to 100", "in the text"],
)
def test_a_number_that_the_paper_has_elsewhere_is_found(table: str, result: str) -> None:
    assert unfound(CLAIM, table, result) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "We cool 40 rods in 2 buckets for an hour.",
        "Sand costs 3.5 cents.",
        "Previous work achieved 81.4% of this.",
        "We use model-2.5 and version v3.14 of the sand.",
        "We keep half of them, 50%, in wet sand.",
        "We cite [3.5] and arXiv:2010.11929 as our sources.",
    ],
)
def test_a_number_that_measures_no_own_result_is_not_looked_up(claim: str) -> None:
    assert unfound(claim) == ()


def test_another_number_in_a_sentence_that_says_the_same_is_set_against_it() -> None:
    (found,) = unfound(
        "On the rods of the public collection, wet sand achieves a share of 81.4 after cooling overnight.",
        table="Wet 81.4",
        result="On the rods of the public collection, wet sand achieves a share of 80.1 after cooling.",
    )
    assert found.against is not None
    assert found.against.page == 4


def test_a_number_in_a_sentence_about_something_else_is_not_set_against_it() -> None:
    assert (
        unfound(
            "On the rods of the public collection, wet sand achieves a share of 81.4 after cooling overnight.",
            table="Wet 81.4",
            result="Buckets have a share of 80.1 in the price.",
        )
        == ()
    )


def test_without_any_table_nothing_is_reported() -> None:
    passages = (passage(CLAIM, "Abstract"), passage("Rods were weighed.", "Results", 2))
    assert unfound_numbers(Manuscript(Reading("0" * 64, 2), passages)) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_borne(claim: str, result: str) -> None:
    assert len(unfound(f"We achieve {claim}", result=result)) <= MOST


@pytest.mark.parametrize(
    "claim",
    [
        "Our wet sand outperforms the best fan by 3.7%.",
        "We show an increase of 5.5% on rods, and 3.7% on wires.",
    ],
)
def test_by_how_much_something_changed_may_be_the_difference_of_two_numbers(claim: str) -> None:
    assert unfound(claim, "Fan 3.7 5.5 Sand 81.1 82.2") == unfound(claim, "Fan 77.4 5.5 Sand 81.1 82.2") == ()
    assert [u.number for u in unfound(claim, "Fan 70.0 5.5 Sand 81.1")] == ["3.7%"]
