from __future__ import annotations

import datetime as dt

import click
import pytest

from journalclub.commands.given import day, time_of_day


@pytest.mark.parametrize("text", ["2027-01-05", "2027-1-5"])
def test_a_day_is_read_with_and_without_its_zeros(text: str) -> None:
    assert day(text) == dt.date(2027, 1, 5)


@pytest.mark.parametrize("text", ["2027-02-31", "5.1.2027", "tomorrow", "2027-01-05 17:00", ""])
def test_what_is_no_day_is_answered_with_one_that_is(text: str) -> None:
    with pytest.raises(click.UsageError, match=r"--date takes a day such as 2027-01-18"):
        day(text)


@pytest.mark.parametrize(("text", "time"), [("17:00", "17:00"), ("9:05", "09:05")])
def test_a_time_gets_two_digits_each(text: str, time: str) -> None:
    assert time_of_day(text) == time


def test_what_is_no_time_is_answered_with_one_that_is() -> None:
    with pytest.raises(click.UsageError, match=r"--time takes a time such as 17:00"):
        time_of_day("5 pm")
