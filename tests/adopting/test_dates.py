from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.dates import find_date, read_date
from journalclub.adopting.written_dates import Day

MONTHS = [dt.date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


# Every way of writing a full date, as a function of the date.
STYLES: dict[str, Callable[[dt.date], str]] = {
    "iso": lambda d: d.isoformat(),
    "points": lambda d: f"{d.year}.{d.month}.{d.day}",
    "slashes": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "compact": lambda d: f"{d:%Y%m%d}",
    "day/Mon/year": lambda d: f"{d.day}/{MONTHS[d.month - 1][:3]}/{d.year}",
    "day-Mon-yy": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year % 100:02}",
    "Mon.day.year": lambda d: f"{MONTHS[d.month - 1][:3]}.{d.day}.{d.year}",
    "Month day, year": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "Month ordinal year": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)} {d.year}",
    "ordinal of Month": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "weekday": lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "Japanese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "Korean": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    "bold": lambda d: f"**{d.day} {MONTHS[d.month - 1][:3]} {d.year}**",
}
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2089, 12, 31))


@given(DAYS, st.sampled_from(sorted(STYLES)))
def test_a_date_reads_back_in_every_style(date: dt.date, style: str) -> None:
    written = read_date(STYLES[style](date))
    assert written is not None
    assert written.in_year(written.year or 0) == (date,)


@given(DAYS, st.sampled_from("-/."), st.booleans())
def test_numbers_alone_are_open_exactly_when_both_can_be_the_month(
    date: dt.date, mark: str, day_first: bool
) -> None:
    first, second = (date.day, date.month) if day_first else (date.month, date.day)
    written = read_date(f"{first:02}{mark}{second:02}{mark}{date.year}")
    assert written is not None
    assert written.open_order == (date.day <= 12 and date.day != date.month)
    readings = {
        written.in_year(date.year),
        written.swapped().in_year(date.year) if written.open_order else (),
    }
    assert (date,) in readings


@pytest.mark.parametrize(
    ("text", "days", "year"),
    [
        ("Feb 20+22 (Tue/Thu)", ((2, 20), (2, 22)), None),
        ("Mar  7+10, 2022 (Mon/Thu)", ((3, 7), (3, 10)), 2022),
        ("1: 28/30 Aug", ((8, 28), (8, 30)), None),
        ("10: 30 Oct/1 Nov", ((10, 30), (11, 1)), None),
        ("April 21,28, May 5, 12", ((4, 21), (4, 28), (5, 5), (5, 12)), None),
        ("2021-03-04, 2021-03-06", ((3, 4), (3, 6)), 2021),
        ("01/31", ((1, 31),), None),
        ("28.10.", ((10, 28),), None),
        ("5月22日", ((5, 22),), None),
        ("17º de marzo de 2021".replace("º", ""), ((3, 17),), 2021),
        ("3. März 2020", ((3, 3),), 2020),
        ("Chủ nhật 18/8/2019 14:00 ~ 17:30", ((8, 18),), 2019),
    ],
)
def test_what_a_cell_says_of_days_and_year(
    text: str, days: tuple[tuple[int, int], ...], year: int | None
) -> None:
    written = read_date(text)
    assert written is not None
    assert written.days == tuple(Day(*d) for d in days)
    assert written.year == year


def test_a_month_alone_is_a_date_without_a_day() -> None:
    written = read_date("March 2022")
    assert written is not None
    assert (written.month_only, written.year, written.in_year(2022)) == (True, 2022, ())


@pytest.mark.parametrize("text", ["TBD", "", "COVID BREAK", "Week 3", "5-8 p.m.", "ICLR 2019 keynote", "-"])
def test_no_date_is_found_where_there_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["we read 1-2 papers in May", "see 1/2", "version 1.2", "in 2021"])
def test_running_text_needs_more_than_two_numbers(text: str) -> None:
    assert find_date(text) is None


def test_an_impossible_day_has_no_date_in_any_year() -> None:
    written = read_date("2025-02-31")
    assert written is not None
    assert written.in_year(2025) == ()


def test_a_written_range_means_each_day_unless_two_weekdays_name_its_ends() -> None:
    whole, ends = read_date("Oct 3-5, 2022"), read_date("Oct 3-5, 2022 (Mon/Wed)")
    assert whole is not None
    assert ends is not None
    assert [d.day for d in whole.in_year(2022)] == [3, 4, 5]
    assert [d.day for d in ends.in_year(2022)] == [3, 5]


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    for written in (read_date(text), find_date(text)):
        if written is not None:
            written.in_year(2024)


@pytest.mark.parametrize(
    "text",
    ["lundi 4 mars 2024", "Montag, 4. März 2024", "lunes 4 de marzo de 2024", "segunda-feira, 4 de março de 2024",
     "lunedì 4 marzo 2024", "maandag 4 maart 2024", "måndag 4 mars 2024", "mandag 4. marts 2024",
     "poniedziałek, 4 marca 2024", "pondělí 4. března 2024", "4 Mart 2024 Pazartesi", "понедельник, 4 марта 2024",
     "4 березня 2024"],
)  # fmt: skip
def test_months_and_weekdays_of_the_languages_that_clubs_write(text: str) -> None:
    written = read_date(text)
    assert written is not None
    assert (written.in_year(2024), written.year) == ((dt.date(2024, 3, 4),), 2024)
    assert written.weekdays in {(1,), ()}
