from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.dates import read_date
from journalclub.adopting.years import OpenDate, resolve, year_hint


def years(*cells: str, heading: str = "") -> list[str]:
    hints = (heading,) if heading else ()
    return [
        days[0].isoformat() if days else "–"
        for days in resolve([OpenDate(read_date(c), hints) for c in cells])
    ]


def test_the_heading_gives_the_year() -> None:
    assert years("Jun 3", "Jun 10", heading="Summer 2025") == ["2025-06-03", "2025-06-10"]


def test_the_neighbour_before_gives_the_year_and_the_turn_of_the_year_is_seen() -> None:
    assert years("Nov 29, 2021", "Dec 13", "Jan 10", "Feb 7") == [
        "2021-11-29", "2021-12-13", "2022-01-10", "2022-02-07",
    ]  # fmt: skip


def test_newest_first_goes_backwards() -> None:
    assert years("Jan 10, 2022", "Dec 13", "Nov 29") == ["2022-01-10", "2021-12-13", "2021-11-29"]


def test_rows_above_the_first_year_count_backwards_from_it() -> None:
    assert years("Nov 29", "Dec 13", "Jan 10, 2022") == ["2021-11-29", "2021-12-13", "2022-01-10"]


def test_an_academic_year_begins_after_the_summer() -> None:
    assert years("15.12.", "12.01.", heading="Winter 2020/21") == ["2020-12-15", "2021-01-12"]


def test_the_weekday_decides_between_neighbouring_years() -> None:
    assert years("Jan 30, 2019", "Feb 12-13 (Tue/Wed)")[1] == "2019-02-12"
    assert years("Tue Feb 9", heading="Reading group 2020/21") == ["2021-02-09"]


def test_without_any_year_there_is_none() -> None:
    assert years("Jun 3", "Jun 10") == ["–", "–"]


@given(
    st.dates(dt.date(2001, 1, 1), dt.date(2060, 1, 1)),
    st.integers(2, 12),
    st.sampled_from([7, 14]),
    st.booleans(),
)
def test_a_regular_series_tells_day_from_month(
    start: dt.date, count: int, step: int, day_first: bool
) -> None:
    """Some date beyond the 12th settles it for the whole page."""
    dates = [start + dt.timedelta(step * n) for n in range(count)]
    shown = [f"{d:%d/%m/%Y}" if day_first else f"{d:%m/%d/%Y}" for d in dates]
    if any(d.day > 12 for d in dates):
        assert years(*shown) == [d.isoformat() for d in dates]


@pytest.mark.parametrize(
    ("text", "year", "last"),
    [("Spring 2024", 2024, 2024), ("2021/22", 2021, 2022), ("2021-2022", 2021, 2022), ("FA2024", 2024, 2024)],
)
def test_headings_that_name_years(text: str, year: int, last: int) -> None:
    hint = year_hint(text)
    assert hint is not None
    assert (hint.year, hint.last) == (year, last)


def test_a_number_that_is_part_of_another_is_no_year() -> None:
    assert year_hint("room 12021") is None
    assert year_hint("https://x.example/2021") is None
