"""A heading run into its paragraph is not part of the quote."""

from __future__ import annotations

import pytest

from journalclub.outline.run_in import after_heading


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Label Smoothing During training, we smooth.", "During training, we smooth."),
        ("OpenSand We also build a cooler.", "We also build a cooler."),
        ("In The Hague we cool rods.", "In The Hague we cool rods."),
        ("Analysis of The cooler.", "Analysis of The cooler."),
        ("We cool rods. The rods are iron.", "We cool rods. The rods are iron."),
    ],
)
def test_a_quote_begins_after_it(text: str, rest: str) -> None:
    assert text[after_heading(text, 0) :] == rest
