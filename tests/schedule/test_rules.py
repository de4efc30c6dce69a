from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest

from journalclub.schedule.phrases import parse_rule
from journalclub.schedule.rules import meetings

MONDAY = dt.date(2027, 1, 4)


def found(
    texts: list[str], count: int, evenings: int = 1, after: dt.date | None = None
) -> list[tuple[str, ...]]:
    rules = [parse_rule(text) for text in texts]
    begin = after or MONDAY - dt.timedelta(1)
    return [
        tuple(d.strftime("%m-%d") for d in days)
        for days in islice(meetings(rules, evenings, MONDAY, begin), count)
    ]


def test_every_second_is_counted_from_the_anchor_however_late_one_looks() -> None:
    assert found(["every second Monday"], 2) == [("01-04",), ("01-18",)]
    assert found(["every second Monday"], 2, after=dt.date(2027, 1, 5)) == [("01-18",), ("02-01",)]
    assert found(["every second Monday"], 1, after=dt.date(2030, 1, 1)) == [("01-14",)]


def test_several_rules_give_their_dates_in_order_each_once() -> None:
    texts = ["first Monday", "every Monday", "third Thursday"]
    assert found(texts, 4) == [("01-04",), ("01-11",), ("01-18",), ("01-21",)]


def test_evenings_of_a_week_make_one_session() -> None:
    assert found(["every Tuesday and Thursday"], 2, 2) == [("01-05", "01-07"), ("01-12", "01-14")]
    begun_midweek = meetings([parse_rule("every Tuesday and Thursday")], 2, dt.date(2027, 1, 6), MONDAY)
    assert next(begun_midweek) == (dt.date(2027, 1, 12), dt.date(2027, 1, 14))


def test_evenings_of_a_month_make_one_session() -> None:
    assert found(["first Tuesday and first Thursday"], 2, 2) == [("01-05", "01-07"), ("02-02", "02-04")]


def test_a_weekly_evening_makes_pairs_of_dates_that_follow_one_another() -> None:
    assert found(["every Wednesday"], 2, 2) == [("01-06", "01-13"), ("01-20", "01-27")]
    assert found(["every Wednesday"], 1, 2, after=dt.date(2027, 1, 8)) == [("01-20", "01-27")]


def test_a_named_further_evening_belongs_to_the_session() -> None:
    assert found(["last Tuesday and the Thursday after"], 2) == [("01-26", "01-28"), ("02-23", "02-25")]


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]
)
def test_a_rule_without_dates_ends(rule: str) -> None:
    assert list(meetings([parse_rule(rule)], 1, MONDAY, MONDAY)) == []


def test_dates_go_on_for_as_long_as_one_looks() -> None:
    days = list(islice(meetings([parse_rule("every Monday")], 1, MONDAY, MONDAY), 900))
    assert days[-1] == (MONDAY + dt.timedelta(weeks=900),)
    leap = parse_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert [d[0].year for d in islice(meetings([leap], 1, MONDAY, MONDAY), 4)] == [2028, 2032, 2036, 2040]


def test_dates_end_with_the_calendar() -> None:
    late = dt.date(9999, 12, 1)
    assert len(list(meetings([parse_rule("every Monday")], 1, late, late))) == 4
