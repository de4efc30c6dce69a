"""Two mentions of days put together: in which order their numbers stand, and in which years."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.adopting.dates import read_date
from journalclub.adopting.written_dates import Written
from tests.adopting.pages import sessions


def read(text: str) -> Written:
    found = read_date(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5/12/2022 and 5/19/2022", ("2022-05-12", "2022-05-19")),
        ("5/26/2022, 6/2/2022", ("2022-05-26", "2022-06-02")),
        ("5.12.2022 und 19.12.2022", ("2022-12-05", "2022-12-19")),
        ("19.12.2022 und 5.1.2023", ("2022-12-19", "2023-01-05")),
        ("12/29/2022 & 1/5/2023", ("2022-12-29", "2023-01-05")),
        ("Dec 29 and Jan 5, 2025", ("2024-12-29", "2025-01-05")),
        ("30 Dec / 6 Jan 2024", ("2023-12-30", "2024-01-06")),
        ("Dec 29, 2024 and Jan 5", ("2024-12-29", "2025-01-05")),
        ("2 Mar 2024 and 9 Mar 2025", ("2024-03-02",)),
    ],
)
def test_dates_of_one_cell_are_read_in_one_order_and_the_year_turns_between_them(
    text: str, days: tuple[str, ...]
) -> None:
    written = read(text)
    assert not written.open_order
    assert written.year is not None
    assert written.in_year(written.year) == tuple(map(dt.date.fromisoformat, days))


def test_a_list_of_dates_that_may_be_read_both_ways_stays_open_and_turns_as_a_whole() -> None:
    written = read("5/12/2022 and 6/2/2022")
    assert written.open_order
    assert written.swapped().in_year(2022) == (dt.date(2022, 5, 12), dt.date(2022, 6, 2))


@pytest.mark.parametrize(
    ("other", "days"),
    [("5/26/2022", ["2022-05-12", "2022-06-02"]), ("26/5/2023", ["2022-12-05", "2023-02-06"])],
)
def test_the_other_dates_of_the_table_tell_how_a_list_of_dates_is_read(other: str, days: list[str]) -> None:
    page = f"| Date | Topic |\n|---|---|\n| 5/12/2022 and 6/2/2022 | A |\n| {other} | B |\n"
    assert [d.isoformat() for d in sessions(page)[0].days] == days
