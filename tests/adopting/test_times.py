"""A time of day is what has minutes, a.m. or p.m., or an end; the end tells which half of the day is meant."""

from __future__ import annotations

import pytest

from journalclub.adopting.times import clock_times, time_in


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("5-8 p.m.", ("17:00", "20:00")), ("11-1 p.m.", ("11:00", "13:00")), ("17:00", ("17:00", None)),
        ("17h30", ("17:30", None)), ("5 pm to 6:30 pm", ("17:00", "18:30")), ("10-12", ("10:00", "12:00")),
        ("12 am", ("00:00", None)), ("at 12 p.m. sharp", ("12:00", None)), ("16.15 Uhr", ("16:15", None)),
        ("9 a.m. – 1 p.m.", ("09:00", "13:00")), ("Room 5, 17:00", ("17:00", None)), ("23-24", ("23:00", None)),
        ("5", None), ("25:00", None), ("13 pm", None), ("0 am", None), ("17:75", None), ("", None),
    ],
)  # fmt: skip
def test_beginning_and_end(text: str, times: tuple[str, str | None] | None) -> None:
    assert clock_times(text) == times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Monday, 17:00-18:30, Room 1", "17:00-18:30"), ("5-8 p.m. in the hall", "5-8 p.m."), ("10-12", None),
        ("17h30", None), ("25:00", None), ("chapter 5", None),
    ],
)  # fmt: skip
def test_within_a_text_only_what_can_be_nothing_else_is_a_time(text: str, found: str | None) -> None:
    assert time_in(text) == found
