"""Dates stay as the club wrote them while they are true; new ones are written in its style."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.dates import read_date
from journalclub.layouts.when import STYLES, place_in_time, raw_date, style_of, time_of, unmarked, written
from journalclub.models.session import Session

DAY = dt.date(2018, 2, 5)


@pytest.mark.parametrize(
    ("raw", "date", "shown"),
    [
        ("*05-02-2018*", DAY, "05-02-2018"),
        ("[5 Feb](https://example.org)", DAY, "5 Feb"),
        ("02/05", DAY, "02/05"),  # either number may be the month
        ("05/02", DAY, "05/02"),
        ("Feb 5", dt.date(2018, 2, 6), None),
        ("5 Feb 2017", DAY, None),
        ("~~1 Feb~~ 5 Feb", DAY, "~~1 Feb~~ 5 Feb"),
        ("Mar", None, "Mar"),
        ("Feb", DAY, None),  # the day is known now
        ("SUMMER BREAK", None, "SUMMER BREAK"),
        ("SUMMER BREAK", DAY, None),
        (None, DAY, None),
    ],
)
def test_the_clubs_words_are_kept_while_they_say_the_date(
    raw: str | None, date: dt.date | None, shown: str | None
) -> None:
    assert raw_date(Session("s", date, date_raw=raw)) == shown


def test_words_for_two_days_are_kept_only_for_these_two() -> None:
    days = (dt.date(2022, 3, 7), dt.date(2022, 3, 10))
    session = Session("s", days[0], days=days, date_raw="Mar 7+10, 2022 (Mon/Thu)")
    assert raw_date(session) == "Mar 7+10, 2022 (Mon/Thu)"
    assert raw_date(Session("s", days[0], date_raw="Mar 7+10, 2022 (Mon/Thu)")) is None


@pytest.mark.parametrize(
    ("raw", "style", "new"),
    [
        (("04-12-2017", "18-12-2017"), "%d-%m-%Y", "05-02-2018"),
        (("12/04/2017", "12/18/2017"), "%m/%d/%Y", "02/05/2018"),
        (("4/Dec/2017", "18/Dec/2017"), "%-d/%b/%Y", "5/Feb/2018"),
        (("Monday, December 4", "Monday, December 18"), "%B %-d, %Y", "February 5, 2018"),
        (("Dec 4 (Mon)", "Dec 18 (Mon)"), "%b %-d, %Y", "Feb 5, 2018"),
        (("the 4th", "the 18th"), None, None),
    ],
)
def test_the_style_of_the_clubs_dates_is_found_and_a_year_is_never_left_out(
    raw: tuple[str, str], style: str | None, new: str | None
) -> None:
    dates = (dt.date(2017, 12, 4), dt.date(2017, 12, 18))
    sessions = [Session("s", date, date_raw=text) for date, text in zip(dates, raw, strict=True)]
    assert style_of(sessions, []) == style
    assert new is None or written(Session("s", DAY), style or "") == new


def test_iso_dates_count_when_the_page_has_them_outside_addresses() -> None:
    assert style_of([Session("s", DAY)], ["| 2018-02-05 |"]) == "%Y-%m-%d"
    assert style_of([Session("s", DAY)], ["[x](sessions/2018-02-05-x/)"]) is None


@given(st.dates(dt.date(2001, 1, 1), dt.date(2068, 12, 31)), st.sampled_from(STYLES))
def test_every_style_can_be_read_again(date: dt.date, style: str) -> None:
    read = read_date(written(Session("s", date), style))
    assert read is not None
    assert (date,) in {read.in_year(date.year), read.swapped().in_year(date.year) if read.open_order else ()}
    assert read.year == date.year


def test_several_days_are_written_together_and_read_again() -> None:
    days = (dt.date(2027, 2, 23), dt.date(2027, 2, 25))
    session = Session("s", days[0], days=days)
    for style in ("%b %d, %Y", "%d-%m-%Y", "%Y-%m-%d"):
        read = read_date(written(session, style))
        assert read is not None
        assert read.in_year(2027) == days
    assert written(session, "%b %d, %Y") == "Feb 23+25, 2027 (Tue/Thu)"
    assert written(session, "%B %d, %Y") == "February 23+25, 2027 (Tue/Thu)"


@pytest.mark.parametrize(
    ("time", "start", "shown"),
    [
        ("5-8 p.m.", "17:00", "5-8 p.m."),
        ("5-8 p.m.", "18:00", "18:00"),
        (None, "18:00", "18:00"),
        (None, None, ""),
    ],
)
def test_a_time_is_as_the_club_wrote_it_until_it_is_changed(
    time: str | None, start: str | None, shown: str
) -> None:
    assert time_of(Session("s", time=time, start=start)) == shown


def test_emphasis_links_and_elements_around_a_date_are_no_part_of_it() -> None:
    assert unmarked("**[`5 Feb`](x)** <br> 2018") == "5 Feb 2018"


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("March 2024", dt.date(2024, 3, 31)),
        ("**Feb 2024**", dt.date(2024, 2, 29)),
        ("March", dt.date.max),
        ("TBD", dt.date.max),
        (None, dt.date.max),
    ],
)
def test_a_session_of_which_only_the_month_is_known_is_sorted_behind_its_days(
    raw: str | None, day: dt.date
) -> None:
    assert place_in_time(Session("s", date_raw=raw)) == day
    assert place_in_time(Session("s", dt.date(2024, 3, 4), date_raw=raw)) == dt.date(2024, 3, 4)
