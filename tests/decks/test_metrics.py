"""Text is measured with Arial's widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.decks.fit import fits, trimmed
from journalclub.decks.layout import Area
from journalclub.decks.metrics import SAFETY, text_width, wrap


def test_widths_are_those_of_arial() -> None:
    # Arial's advance widths in thousandths: A 667, i 222, space 278, W 944; bold a 556.
    assert text_width("Ai W", 1000) == pytest.approx((667 + 222 + 278 + 944) * SAFETY, abs=2)
    assert text_width("a", 1000, bold=True) == pytest.approx(556 * SAFETY)


def test_wide_characters_and_combining_marks_are_measured_as_such() -> None:
    assert text_width("論", 10) > text_width("W", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)


@given(st.text(max_size=300), st.floats(20, 900), st.floats(8, 40))
def test_no_line_is_wider_than_its_column(text: str, width: float, size: float) -> None:
    for line in wrap(text, size, width):
        assert text_width(line, size) <= width or len(line) == 1


@given(st.text(alphabet="ab \t\n", max_size=200))
def test_wrapping_keeps_every_word(text: str) -> None:
    assert "".join(wrap(text, 12, 60)).replace(" ", "") == "".join(text.split())


def test_a_no_break_space_breaks_no_line() -> None:
    assert wrap("see p.\u00a03", 12, text_width("p.\u00a03", 12) + 1) == ["see", "p.\u00a03"]


@given(st.text(max_size=500), st.floats(30, 400), st.floats(20, 100))
def test_trimmed_text_fits_and_says_that_it_was_cut(text: str, width: float, height: float) -> None:
    area = Area(0, 0, width, height)
    made = trimmed(text, area, 12)
    assert made == text or made.endswith("…")
    assert fits([made], area, 12) or made == "…"
