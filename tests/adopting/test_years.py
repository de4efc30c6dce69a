from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.dates import read_date
from journalclub.adopting.years import OpenDate, resolve, with_century, writes_year_first, year_hint


def years(*cells: str, heading: str = "", elsewhere: Sequence[str] = ()) -> list[str]:
    """The first day of each cell."""
    hints = ("Talks", heading) if heading else ()
    others = [w for c in elsewhere if (w := read_date(c)) is not None]
    found = resolve([OpenDate(read_date(c), hints) for c in cells], others)
    return [days[0].isoformat() if days else "–" for days in found]


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


ALL = range(1, 13)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Spring 2024", (2024, 2024, range(1, 9))), ("Schedule for 2020 Fall", (2020, 2020, range(7, 13))),
        ("Herbst 2023", (2023, 2023, range(8, 13))), ("Hilary 2021", (2021, 2021, range(1, 5))),
        ("2021/22", (2021, 2022, ALL)), ("2021-2022", (2021, 2022, ALL)), ("2021 – 22", (2021, 2022, ALL)),
        ("2021/23", (2021, 2021, ALL)), ("2022/21", (2022, 2022, ALL)), ("2021/222", (2021, 2021, ALL)),
        ("FA2024", (2024, 2024, ALL)), ("WS '23", (2023, 2023, ALL)), ("ss2023", (2023, 2023, ALL)),
        ("2021-05-06", (2021, 2021, ALL)), ("2099", (2099, 2099, ALL)), ("1950", (1950, 1950, ALL)),
        (" " * 1_996 + "2024", (2024, 2024, ALL)), (" " * 1_997 + "2024", None),
        ("1949", None), ("summer", None), ("room 12021", None), ("20211", None), ("3.2021", None), ("", None),
        ("https://x.example/2021", None),
    ],
)  # fmt: skip
def test_headings_that_name_years(text: str, hint: tuple[int, int, range] | None) -> None:
    found = year_hint(text)
    assert (found and (found.year, found.last, found.months)) == hint


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (("23.03.05", "23.03.12"), True), (("23/3/5", "23/3/12"), True), (("'23-03-05", "'23-03-12"), True),
        (("13.12.05", "13.12.31"), True), (("23.03.05", "23.03.12", "x", "y"), True),
        (("23.03.05", "24.03.12", "24.04.13"), True),
        # Too few; no month, no day, no year of this kind; as many years as days; years far apart; not so written.
        (("23.03.05",), False), (("23.03.05", "23.03.12", "x", "y", "z"), False), ((), False),
        (("23.13.05", "23.03.12"), False), (("23.03.32", "23.03.12"), False), (("12.03.05", "12.03.12"), False),
        (("23.03.05", "24.03.12"), False), (("23.03.05", "25.03.12", "25.03.19"), True),
        (("23.03.05", "26.03.12", "26.03.19"), False), (("23.03-05", "23.03-12"), False),
        (("23.03.05.2", "23.03.12.2"), False), (("23.03.051", "23.03.121"), False),
    ],
)  # fmt: skip
def test_a_column_writes_the_year_first_when_the_last_numbers_vary_most(
    texts: Sequence[str], first: bool
) -> None:
    assert writes_year_first(texts) is first


def test_a_short_year_that_stands_first_gets_its_century_and_other_texts_none() -> None:
    assert [with_century(t) for t in ("23.03.05", " 23.03.05 noon", "5 March", "")] == [
        "2023.03.05", "2023.03.05 noon", "5 March", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "elsewhere", "days"),
    [
        # What can only be read one way decides, in this table first or in another of the page.
        (("1/2/2021", "13/2/2021"), (), ["2021-02-01", "2021-02-13"]),
        (("1/2/2021", "2/13/2021"), (), ["2021-01-02", "2021-02-13"]),
        (("1/2/2021",), ("13/2/2021",), ["2021-02-01"]),
        (("1.2.2021",), ("2.13.2021",), ["2021-01-02"]),
        (("1/2/2021", "13/2/2021", "14/2/2021"), ("2/13/2021",), ["2021-02-01", "2021-02-13", "2021-02-14"]),
        # Else the more regular reading: whole weeks, forward or backward, weekdays that are right.
        (("1/2/2021", "8/2/2021"), (), ["2021-02-01", "2021-02-08"]),
        (("2.1.2021", "2.8.2021"), (), ["2021-02-01", "2021-02-08"]),
        (("8/2/2021", "1/2/2021"), (), ["2021-02-08", "2021-02-01"]),
        (("1/2/2021 (Mon)",), (), ["2021-02-01"]),
        (("1.2.2021 (Sat)",), (), ["2021-01-02"]),
        # Else points and hyphens put the day first, slashes the month.
        (("1.2.2021",), (), ["2021-02-01"]),
        (("1-2-2021",), (), ["2021-02-01"]),
        (("1/2/2021",), (), ["2021-01-02"]),
        (("1/2/2021", "TBD", "5 May 2021"), (), ["2021-01-02", "–", "2021-05-05"]),
        (("29/2/2020", "3/2/2020"), (), ["2020-02-29", "2020-02-03"]),
    ],
)
def test_day_and_month_are_told_apart_by_the_page_as_a_whole(
    cells: Sequence[str], elsewhere: Sequence[str], days: Sequence[str]
) -> None:
    assert years(*cells, elsewhere=elsewhere) == days


@pytest.mark.parametrize(
    ("cells", "heading", "days"),
    [
        # The heading's year, also around a cell without a date and for days the year before or after.
        (("Jun 3", "TBD", "Jun 10"), "2025", ["2025-06-03", "–", "2025-06-10"]),
        (("Jan 9", "Sep 5"), "2021", ["2021-01-09", "2021-09-05"]),
        (("Sep 5", "Jan 9"), "2021/22", ["2021-09-05", "2022-01-09"]),
        (("Jul 31", "Aug 1"), "2021/22", ["2022-07-31", "2022-08-01"]),
        # A weekday speaks more than the heading; a day that no near year has is none.
        (("Mon Feb 1", "Mon Feb 8"), "2020", ["2021-02-01", "2021-02-08"]),
        (("Feb 29 (Sat)",), "2021", ["2020-02-29"]),
        (("Feb 30",), "2021", ["–"]),
        # Neighbours: an empty cell between is passed over, the next year begins after a step back.
        (("May 5, 2021", "TBD", "May 19"), "", ["2021-05-05", "–", "2021-05-19"]),
        (("Jan 9, 2021", "Jan 16, 2021", "Jan 5"), "", ["2021-01-09", "2021-01-16", "2022-01-05"]),
        (("Jan 16, 2021", "Jan 9, 2021", "Dec 20"), "", ["2021-01-16", "2021-01-09", "2020-12-20"]),
        (("Nov 1", "Nov 29", "TBD", "Dec 13", "Jan 10, 2022"), "", [
            "2021-11-01", "2021-11-29", "–", "2021-12-13", "2022-01-10"]),
        (("Jan 10", "Dec 13", "Nov 29, 2021"), "", ["2022-01-10", "2021-12-13", "2021-11-29"]),
        # A month alone is no day, and no neighbour that gives a year.
        (("Mar 2021", "Apr 5"), "", ["–", "–"]),
        (("Mar", "May 5, 2021"), "", ["–", "2021-05-05"]),
        # What has a year but is no day of it stays without one.
        (("2021-02-30", "Mar 5"), "2020", ["–", "2020-03-05"]),
    ],
)  # fmt: skip
def test_a_missing_year_is_the_one_that_least_speaks_against(
    cells: Sequence[str], heading: str, days: Sequence[str]
) -> None:
    assert years(*cells, heading=heading) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Dec 28 - Jan 3", "12-28 12-29 12-30 12-31 01-01 01-02 01-03"),
        ("Dec 1-7", "12-01 12-02 12-03 12-04 12-05 12-06 12-07"),
        ("Dec 1-8", "12-01 12-08"),
        ("Dec 1+3", "12-01 12-03"),
        ("Dec 1-3 (Mon/Wed)", "12-01 12-03"),
        ("Dec 1-3 (Mon)", "12-01 12-02 12-03"),
        ("Dec 3-1", "12-03 12-01"),
        ("Nov 30 / Nov 31", ""),
    ],
)
def test_a_range_of_up_to_a_week_means_all_its_days(text: str, days: str) -> None:
    ((found),) = resolve([OpenDate(read_date(text), ("2025",))])
    assert " ".join(f"{day:%m-%d}" for day in found) == days
