from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.dates import find_date, read_date
from journalclub.adopting.written_dates import Written

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


def said(written: Written | None, text: str) -> tuple[str, ...] | None:
    """What a mention says: where it stands, days as month/day, year, weekdays, what is open."""
    if written is None:
        return None
    days = ("-" if written.ranged else " ").join(f"{d.month}/{d.day or ''}" for d in written.days)
    more = ["open"] * written.open_order + ["month first"] * written.month_first
    more += [f"weekdays {written.weekdays}"] * bool(written.weekdays)
    more += [f"between {written.separator}"] * bool(written.separator)
    return (text[written.start : written.end], days, str(written.year or ""), *more)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # East Asian: with and without year or day.
        ("(2022年5月22日)", ("2022年5月22日", "5/22", "2022")),
        ("on 2022年5月", ("2022年5月", "5/", "2022")),
        ("am 5月22号", ("5月22号", "5/22", "")),
        ("2022년 5월 22일(일)", ("2022년 5월 22일", "5/22", "2022", "weekdays (7,)")),
        ("5月32日", ("5月", "5/", "")),
        ("2022年", None),
        ("13月1日", None),
        # The year first: the same mark twice, a month that can be one.
        ("2021-11-25", ("2021-11-25", "11/25", "2021")),
        ("on 2021.11.25.", ("2021.11.25", "11/25", "2021")),
        ("2021 Nov 25", ("2021 Nov 25", "11/25", "2021")),
        ("2021-Nov-25", ("2021-Nov-25", "11/25", "2021")),
        ("2021-25-11", ("2021-25-11", "11/25", "2021")),
        ("2021-12-31", ("2021-12-31", "12/31", "2021")),
        ("x20211231", ("20211231", "12/31", "2021")),
        ("20210101", ("20210101", "1/1", "2021")),
        ("19500101", ("19500101", "1/1", "1950")),
        ("20991231", ("20991231", "12/31", "2099")),
        *((text, None) for text in ("20211301", "20210032", "20210100", "19491231", "21000101", "2021010")),
        *((text, None) for text in ("2021-13-14", "2021-11/25", "2021 11 25", "2021-1", "2021-00-05", "1949-01-01")),
        # Numbers with the year last, or without.
        ("30/05/22", ("30/05/22", "5/30", "2022", "between /")),
        ("05/13/2022", ("05/13/2022", "5/13", "2022", "month first", "between /")),
        ("on 5/5/2022", ("5/5/2022", "5/5", "2022", "between /")),
        ("5.6.2022", ("5.6.2022", "6/5", "2022", "open", "between .")),
        ("12-12-2022", ("12-12-2022", "12/12", "2022", "between -")),
        ("12-11-2022", ("12-11-2022", "11/12", "2022", "open", "between -")),
        ("13/13/2022", None),
        ("5/6/202", ("5/6", "6/5", "", "open", "between /")),
        ("5/6-2022", ("5/6", "6/5", "", "open", "between /")),
        ("10/28", ("10/28", "10/28", "", "month first", "between /")),
        ("05-06", ("05-06", "6/5", "", "open", "between -")),
        ("Mon, 5/6", ("5/6", "6/5", "", "open", "weekdays (1,)", "between /")),
        ("(5/6)", ("5/6", "6/5", "", "open", "between /")),
        ("28.10.", ("28.10", "10/28", "", "between .")),
        *((text, None) for text in ("5-6", "Room 5/6", "5 / 6", "0/6", "6/0")),
        # A month's name: days before or behind it, a year behind.
        ("on 25/Nov/2021", ("25/Nov/2021", "11/25", "2021")),
        ("25.Nov.21", ("25.Nov.21", "11/25", "2021")),
        ("25 Nov '21", ("25 Nov '21", "11/25", "2021")),
        ("Nov 25 ’21", ("Nov 25 ’21", "11/25", "2021")),
        ("25 Nov 21", ("25 Nov", "11/25", "")),
        ("Dec.9.2020", ("Dec.9.2020", "12/9", "2020")),
        ("the 17th of March, noon", ("17th of March", "3/17", "")),
        ("17 de marzo de 2021", ("17 de marzo de 2021", "3/17", "2021")),
        ("31 May 3000", ("31 May", "5/31", "")),
        ("32 May", ("May", "5/", "")),
        ("0 May", ("May", "5/", "")),
        ("2nd Mayor", None),
        # Several days of a month, of two months.
        ("Feb 20+22 (Tue/Thu)", ("Feb 20+22", "2/20 2/22", "", "weekdays (2, 4)")),
        ("Mar  7+10, 2022 (Mon/Thu)", ("Mar  7+10, 2022", "3/7 3/10", "2022", "weekdays (1, 4)")),
        ("Feb 20 - 22", ("Feb 20 - 22", "2/20-2/22", "")),
        ("Feb 20 to 22", ("Feb 20 to 22", "2/20-2/22", "")),
        ("20 and 22 Feb", ("20 and 22 Feb", "2/20 2/22", "")),
        ("20–22 Feb 2022", ("20–22 Feb 2022", "2/20-2/22", "2022")),
        ("Feb 20-22-24", ("Feb 20-22-24", "2/20 2/22 2/24", "")),
        ("Feb 1,2,3,4,5,6,7,8", ("Feb 1,2,3,4,5,6,7", " ".join(f"2/{n}" for n in range(1, 8)), "")),
        ("1: 28/30 Aug", ("28/30 Aug", "8/28 8/30", "")),
        ("10: 30 Oct/1 Nov", ("30 Oct/1 Nov", "10/30 11/1", "")),
        ("30 Oct - 1 Nov 2022", ("30 Oct - 1 Nov 2022", "10/30-11/1", "2022")),
        ("Oct 30-31 - Nov 1", ("Oct 30-31 - Nov 1", "10/30 10/31 11/1", "")),
        ("April 21,28, May 5, 12", ("April 21,28, May 5, 12", "4/21 4/28 5/5 5/12", "")),
        ("Oct 30 - Nov", ("Oct 30", "10/30", "")),
        ("Oct 2022 - Nov 1", ("Nov 1", "11/1", "")),
        # A time of day is no further day.
        ("Feb 20, 14:00", ("Feb 20", "2/20", "")),
        ("Feb 20 - 14.30", ("Feb 20", "2/20", "")),
        ("Feb 20, 22, 14:30", ("Feb 20, 22", "2/20 2/22", "")),
        ("Feb 20, 22: 3 talks", ("Feb 20, 22", "2/20 2/22", "")),
        ("Feb 20, 22.3 talks", ("Feb 20, 22", "2/20 2/22", "")),
        ("Feb 20, 22: 75 talks", ("Feb 20, 22", "2/20 2/22", "")),
        # Several whole dates.
        ("2021-03-04, 2021-03-06", ("2021-03-04, 2021-03-06", "3/4 3/6", "2021")),
        ("2021-03-04 to 2021-03-06", ("2021-03-04 to 2021-03-06", "3/4-3/6", "2021")),
        (
            "2021-05-05 (Wed) – 2021-05-07 (Fri)",
            ("2021-05-05 (Wed) – 2021-05-07", "5/5-5/7", "2021", "weekdays (3, 5)"),
        ),
        ("1/13 - 1/15", ("1/13", "1/13", "", "month first", "between /")),
        ("13.6.2021 and 15.6.", ("13.6.2021", "6/13", "2021", "between .")),
        ("5 May and 7 May 2021", ("5 May and 7 May 2021", "5/5 5/7", "2021")),
        ("5 May 2021 and 7 May 2022", ("5 May 2021", "5/5", "2021")),
        ("2021-05-05 2021-05-07", ("2021-05-05", "5/5", "2021")),
        ("2021-05-05 or 2021-05-07", ("2021-05-05", "5/5", "2021")),
        ("13/6/2021, 7/8/2021", ("13/6/2021, 7/8/2021", "6/13 8/7", "2021", "between /")),
        # Other languages, weekdays in brackets.
        ("3. März 2020", ("3. März 2020", "3/3", "2020")),
        ("3 août 2021", ("3 août 2021", "8/3", "2021")),
        ("Chủ nhật 18/8/2019 14:00 ~ 17:30", ("18/8/2019", "8/18", "2019", "between /")),
        ("5 May (水)", ("5 May", "5/5", "", "weekdays (3,)")),
        ("5 May （금）", ("5 May", "5/5", "", "weekdays (5,)")),
        ("5 May (天)", ("5 May", "5/5", "", "weekdays (7,)")),
        # A month alone, where there is hardly anything else.
        ("Late March 2022", ("March 2022", "3/", "2022")),
        ("Mar (all of it too)", ("Mar", "3/", "")),
        ("Mar (all of it, too)", None),
    ],
)  # fmt: skip
def test_what_a_cell_says_of_days_and_year(text: str, found: tuple[str, ...] | None) -> None:
    assert said(read_date(text), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 5 May 2021 (Wed) in Room 1 on Friday", ("5 May 2021", "5/5", "2021", "weekdays (3,)")),
        ("Friday we talk; it is on 5 May", ("5 May", "5/5", "")),
        ("a Wednesday, 5 May, noon", ("5 May", "5/5", "", "weekdays (3,)")),
        ("June 3 - 5 ways", ("June 3", "6/3", "")),
        ("June 3-5 ways", ("June 3-5", "6/3-6/5", "")),
        ("June 3, 5 ways", ("June 3", "6/3", "")),
        ("June 3 & 5", ("June 3 & 5", "6/3 6/5", "")),
        ("in March 2022 and on 1/2/2022", ("1/2/2022", "2/1", "2022", "open", "between /")),
        ("the 5th of May 2021, 6 May", ("5th of May 2021", "5/5", "2021")),
        ("5/6 it is", None),
    ],
)
def test_running_text_has_the_first_date_that_can_be_nothing_else(
    text: str, found: tuple[str, ...] | None
) -> None:
    assert said(find_date(text), text) == found


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
