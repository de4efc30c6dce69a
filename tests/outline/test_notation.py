"""A symbol is explained by the words of the paper, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.paper import Passage, PassageLine
from journalclub.outline.notation import symbols


def passage(text: str, page: int = 1) -> Passage:
    return Passage(text, None, None, (PassageLine(0, page, (0.0, 0.0, 1.0, 1.0)),))


@pytest.mark.parametrize(
    ("text", "symbol", "meaning"),
    [
        (
            "It cools Q = cNt, where N is the number of rods in the sand.",
            "N",
            "the number of rods in the sand",
        ),
        ("Let τ be the time of cooling, which we measure.", "τ", "the time of cooling"),
        ("Here, M denotes the mass of sand and m its share.", "M", "the mass of sand"),
        ("We denote by K the heat of a rod that is red.", "K", "the heat of a rod"),
    ],
)
def test_the_first_noun_phrase_is_what_a_symbol_means(text: str, symbol: str, meaning: str) -> None:
    (term,) = symbols([passage(text)])
    assert (term.short, term.long) == (symbol, meaning)


@pytest.mark.parametrize(
    "text",
    [
        "The rod is hot, and a is the article of rod.",
        "It cools Q, where Nt is the number of rods.",
        "It cools Q, where N is the sum of all k1 over rods.",
        "It cools Q, where N is a smooth and bounded function.",
        "It cools Q, where N is the number of",
        "Let N be large.",
    ],
    ids=["a word", "lost its index", "explained by symbols", "an adjective", "broken off", "no noun"],
)
def test_what_is_doubtful_explains_nothing(text: str) -> None:
    assert symbols([passage(text)]) == ()


def test_the_first_explanation_counts_and_uses_stand_alone() -> None:
    first = passage("Here N is the number of rods, and N is not NASA.", page=2)
    second = passage("Let N be a natural number.", page=5)
    (term,) = symbols([first, second])
    assert (term.long, term.page, term.uses) == ("the number of rods", 2, 3)


@given(st.text(alphabet="Let N be the number of (rods), where is a=", max_size=200))
def test_any_text_is_borne(text: str) -> None:
    assert all(term.long in text for term in symbols([passage(text)]))
