"""The clock's words are written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.decks import clock

SECONDS = st.integers(0, 9000)


@given(SECONDS, SECONDS, st.integers(1, 600))
def test_a_clock_line_says_what_it_was_given(start: int, end: int, total: int) -> None:
    line = clock.clock_line(start, end, total, "Results")
    assert clock.span_of(line) == (start, end, total)
    assert clock.part_of(line) == "Results"
    assert clock.is_clock(line)
    assert clock.is_after_talk(line) == (start == end)


def test_whole_minutes_are_written_as_people_say_them() -> None:
    assert clock.clock_line(420, 540, 25, "Approach") == "Minute 7 to 9 of 25 · Approach"
    assert clock.clock_line(420, 570, 25, "Approach") == "Minute 7 to 9:30 of 25 · Approach"


def test_a_slide_hidden_for_time_is_told_from_one_hidden_by_hand() -> None:
    assert clock.is_unshown(clock.unshown_line(15, "Results"))
    assert not clock.is_unshown(clock.unshown_line(None, "Results"))
    assert clock.is_clock(clock.unshown_line(None, "Results"))


def test_a_slide_left_out_is_named_with_its_number_and_its_title_on_one_line() -> None:
    line = clock.hidden_line(15, 7, "What the\n tables say")
    assert line == "Left out at 15 minutes: slide 7, What the tables say"
    assert clock.hidden_line(15, 7, " ") == "Left out at 15 minutes: slide 7, without a title"
    assert clock.is_hidden_note(line)


def test_a_part_whose_slides_are_all_hidden_gets_a_dash() -> None:
    assert clock.agenda_line("Results", 90) == "Results\t1:30 min"
    assert clock.agenda_line("Results", 0) == "Results\t–"


@given(st.integers(1, 600), SECONDS)
def test_the_agenda_is_recognised(total: int, seconds: int) -> None:
    assert clock.is_agenda_title(clock.agenda_title(total))
    assert clock.agenda_part(clock.agenda_line("Stated aims", seconds)) == "Stated aims"


@pytest.mark.parametrize(
    "text",
    [
        "Minute by minute",
        "The minute 7 to 9 of 25",
        "What we will do",
        "Results in 5 min",
        "",
        "Minute 1 to x of 3",
    ],
)
def test_other_lines_are_not_ours(text: str) -> None:
    assert not clock.is_clock(text)
    assert not clock.is_agenda_title(text)
    assert not clock.is_hidden_note(text)
    assert clock.span_of(text) is None
    assert clock.part_of(text) is None


def test_a_line_of_the_agenda_that_a_person_rewrote_names_no_part() -> None:
    assert clock.agenda_part("Results, if there is time") is None
