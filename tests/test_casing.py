"""Titles and names in capitals are read as the paper itself writes its words; all others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.casing import forms_of, is_in_capitals, names_in_case, title_in_case
from journalclub.models.paper import Reading, Reference

ABSTRACT = (
    "We survey near Earth objects (NEOs) and the size of those larger than 10 meters. Brownian motion and the LSTM of "
    "Hochreiter are used, and iPSC lines, too."
)
READING = Reading(
    "0" * 64, 9, abstract=ABSTRACT, references=(Reference("[1]", "S. McDonald. On lots. 1999."),)
)
FORMS = forms_of(READING)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "THE SIZE OF NEAR EARTH OBJECTS LARGER THAN 10 METERS",
            "The Size of Near Earth Objects Larger than 10 Meters",
        ),
        ("BROWNIAN MOTION", "Brownian Motion"),
        ("NEOS, IPSC LINES AND THE LSTM", "NEOs, iPSC Lines and the LSTM"),
        ("NEAR-EARTH OBJECTS: THE SURVEY", "Near-Earth Objects: The Survey"),
        ("LARGER OBJECTS IN CIFAR10, VOLUME IV", "Larger Objects in CIFAR10, Volume IV"),
    ],
)
def test_a_title_in_capitals_is_read_as_the_paper_writes_its_words(printed: str, read: str) -> None:
    assert title_in_case(printed, FORMS) == read


def test_a_word_that_may_be_an_acronym_keeps_its_capitals() -> None:
    assert title_in_case("OBJECTS SEEN BY SDSS", FORMS) == "Objects SEEN by SDSS"


@pytest.mark.parametrize(
    "title", ["BERT", "Near Earth Objects", "The LSTM of HOCHREITER", "", "地球 近傍 天体"]
)
def test_any_other_title_stays_as_it_is(title: str) -> None:
    assert title_in_case(title, FORMS) == title


def test_names_in_capitals_are_read_as_names() -> None:
    names = ("SVANTE JANSON", "J. VAN DER BERG", "S. MCDONALD", "MARY O'NEIL-SMITH")
    assert names_in_case(names, FORMS) == (
        "Svante Janson",
        "J. van der Berg",
        "S. McDonald",
        "Mary O'neil-Smith",
    )


def test_names_stay_where_one_is_not_in_capitals() -> None:
    assert names_in_case(("ANN AUTHOR", "Ben Writer"), FORMS) == ("ANN AUTHOR", "Ben Writer")


@given(st.text(max_size=80))
def test_no_letter_is_added_or_lost(text: str) -> None:
    assert title_in_case(text, FORMS).casefold() == text.casefold() or not is_in_capitals(text)
