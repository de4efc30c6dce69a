"""An acronym is explained by the words in front of its bracket."""

from __future__ import annotations

import pytest

from journalclub.models.paper import Passage, PassageLine
from journalclub.outline.glossary import acronyms


def passage(text: str, page: int = 1) -> Passage:
    return Passage(text, None, None, (PassageLine(0, page, (0.0, 0.0, 1.0, 1.0)),))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We build a wet sand cooler (WSC) for rods.", "WSC", "wet sand cooler"),
        ("All Wet-Sand Coolers (WSCs) are slow.", "WSC", "Wet-Sand Coolers"),
        ("It is a convolutional network (ConvNet) for sand.", "ConvNet", "convolutional network"),
        ("Ask the American Astronomical Society (AAS) first.", "AAS", "American Astronomical Society"),
        ("The rods-of-iron test set (hereafter RITS) is public.", "RITS", "rods-of-iron test set"),
    ],
)
def test_the_long_form_is_found_by_its_letters(text: str, short: str, long: str) -> None:
    (term,) = acronyms([passage(text)])
    assert (term.short, term.long) == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "Sand is cheap (USA).",
        "We cool rods (2 kg).",
        "We cool it (see Table II).",
        "It ends. Water sinks (EWS).",
        "The sand is searched efficiently (SEARCH).",
    ],
)
def test_a_bracket_that_explains_nothing_is_left_alone(text: str) -> None:
    assert acronyms([passage(text)]) == ()


def test_the_first_definition_counts() -> None:
    first = passage("We build a wet sand cooler (WSC) here.", page=2)
    second = passage("A water sand cooler (WSC) is another.", page=5)
    (term,) = acronyms([first, second])
    assert (term.long, term.page) == ("wet sand cooler", 2)
