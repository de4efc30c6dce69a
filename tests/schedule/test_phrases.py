from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.schedule.phrases import Rule, RuleError, parse_rule
from journalclub.schedule.rules import meetings

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {"first": 1, "2nd": 2, "third": 3, "4th": 4, "last": -1}


def first_days(text: str, count: int, anchor: str = "2027-01-04") -> list[str]:
    begin = dt.date.fromisoformat(anchor)
    found = meetings([parse_rule(text)], 1, begin, begin - dt.timedelta(1))
    return [str(days[0]) for days in islice(found, count)]


@pytest.mark.parametrize(
    ("text", "rrule"),
    [
        ("every Monday", "FREQ=WEEKLY;BYDAY=MO;WKST=MO"),
        ("Mondays", "FREQ=WEEKLY;BYDAY=MO;WKST=MO"),
        ("weekly on Thursdays", "FREQ=WEEKLY;BYDAY=TH;WKST=MO"),
        ("Every second Monday.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("every other Mon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("fortnightly on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("every two weeks, on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("Monday every 3 weeks", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO;WKST=MO"),
        ("every Tuesday and Thursday", "FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO"),
        ("third Sunday", "FREQ=MONTHLY;BYDAY=3SU"),
        ("the third Sunday of the month", "FREQ=MONTHLY;BYDAY=3SU"),
        ("every second Monday of the month", "FREQ=MONTHLY;BYDAY=2MO"),
        ("monthly, on the last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("every last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("first and third Wednesday", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
        ("first Monday and third Thursday", "FREQ=MONTHLY;BYDAY=1MO,3TH"),
        ("third Sunday of every second month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=3SU"),
        ("first Monday of March and September", "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO"),
        ("Monday and Thursday in January", "FREQ=YEARLY;BYMONTH=1;BYDAY=MO,TH"),
        ("every alternate Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("every 14 days on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("Bi-weekly, Mondays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO"),
        ("once a month on the penultimate Thursday", "FREQ=MONTHLY;BYDAY=-2TH"),
        ("twice a month: first and third Friday", "FREQ=MONTHLY;BYDAY=1FR,3FR"),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
    ],
)
def test_rules_as_people_say_them_become_rfc_5545(text: str, rrule: str) -> None:
    assert parse_rule(text).rrule == rrule


@pytest.mark.parametrize(
    "text",
    [
        "odd weeks on Friday",
        "Friday in odd ISO weeks",
        "every second Friday (odd weeks)",
        "every odd week, Fri",
    ],
)
def test_odd_weeks_are_those_of_the_iso_calendar(text: str) -> None:
    rule = parse_rule(text)
    assert (rule.parity, rule.weekdays) == ("odd", (4,))
    # 2020 had 53 weeks: two odd ones follow one another, where every 14 days would fall into even ones.
    assert first_days(text, 4, "2020-12-14") == ["2020-12-18", "2021-01-01", "2021-01-08", "2021-01-22"]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["odd", "even"]),
    st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1)),
)
def test_parity_holds_over_all_years(name: str, parity: str, anchor: dt.date) -> None:
    found = [d[0] for d in islice(meetings([parse_rule(f"{parity} weeks on {name}")], 1, anchor, anchor), 60)]
    wanted = 1 if parity == "odd" else 0
    every_day = [anchor + dt.timedelta(n) for n in range(1, (found[-1] - anchor).days + 1)]
    assert found == [d for d in every_day if d.strftime("%A") == name and d.isocalendar().week % 2 == wanted]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(list(ORDINALS)),
    st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1)),
)
def test_the_nth_weekday_of_a_month_is_counted_within_the_month(name: str, nth: str, anchor: dt.date) -> None:
    for days in islice(meetings([parse_rule(f"{nth} {name} of the month")], 1, anchor, anchor), 12):
        date, number = days[0], ORDINALS[nth]
        assert date.strftime("%A") == name
        if number > 0:
            assert (date.day - 1) // 7 + 1 == number
        else:
            assert (date + dt.timedelta(7)).month != date.month


def test_rules_tell_their_weekdays_their_period_and_what_lies_between() -> None:
    def told(text: str) -> tuple[tuple[int, ...], str, int]:
        rule = parse_rule(text)
        return rule.weekdays, rule.per, rule.interval

    assert told("every 53 weeks on Monday and Friday") == ((0, 4), "week", 53)
    assert told("third Sunday of every second month") == ((6,), "month", 2)
    assert told("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH") == ((1, 3), "week", 2)
    assert told("FREQ=DAILY") == ((), "week", 1)
    assert told("FREQ=MONTHLY;BYDAY=1WE") == ((2,), "month", 1)


@pytest.mark.parametrize(("parity", "first", "last"), [("odd", 1, 53), ("even", 2, 52)])
def test_odd_and_even_weeks_are_listed_for_other_programs(parity: str, first: int, last: int) -> None:
    weeks = ",".join(str(n) for n in range(first, last + 1, 2))
    rrule = f"FREQ=YEARLY;BYWEEKNO={weeks};BYDAY=FR;WKST=MO"
    assert parse_rule(f"{parity} weeks on Friday").rrule == rrule


def test_a_further_evening_may_be_named_by_what_it_follows() -> None:
    assert parse_rule("first Tuesday of the month and the Thursday after").offsets == (2,)
    assert parse_rule("every second Monday and the following day").offsets == (1,)
    assert parse_rule("last Friday and the following Friday").offsets == (7,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("every third Sunday", "two ways"),
        ("blue moon", "'blue' is not known"),
        ("every second Monday at 17:00", "under `start:`"),
        ("Monday 5pm", "under `start:`"),
        ("odd weeks", "no weekday"),
        ("", "no weekday"),
        ("Tuesday Monday every", "not understood"),
        ("every 10 days on Monday", "not understood"),
        ("every 90 weeks on Monday", "90 weeks"),
        ("every 0 weeks on Monday", "0 weeks"),
        ("sixth Monday of the month", "first to fifth"),
        ("third Sunday of every 13 months", "13 months"),
        ("FREQ=HOURLY", "no RRULE"),
        ("FREQ=WEEKLY;COUNT=3", "COUNT cannot be used"),
        ("FREQ=WEEKLY;FREQ=DAILY", "no RRULE|stands twice"),
        ("FREQ=WEEKLY;BYDAY=XX", "no RRULE"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
    ],
)
def test_a_rule_that_is_not_understood_says_what_to_write(text: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        parse_rule(text)


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["every", "second", "Monday", "odd", "week", "of", "month", "#2", "last", "3"])
    ).map(" ".join)
)
def test_any_text_is_a_rule_or_told(text: str) -> None:
    with suppress(RuleError):
        assert isinstance(parse_rule(text), Rule)


def test_hostile_text_is_refused() -> None:
    for text in ("first " * 50_000, "first Monday " * 20_000 + "x", "FREQ=WEEKLY" + ";A=B" * 50_000):
        with pytest.raises(RuleError):
            parse_rule(text)
