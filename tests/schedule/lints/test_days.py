from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.schedule import ClubSchedule
from journalclub.models.session import ClubSettings, Part, Session
from journalclub.schedule.lints.days import off_rule, two_at_once, weekday_outliers
from journalclub.schedule.lints.lint import Lint, Sight
from journalclub.schedule.phrases import parse_rule
from journalclub.schedule.rules import meetings

MONDAY = dt.date(2027, 1, 4)  # in ISO week 1


def on(day: dt.date | str, start: str | None = None, **more: object) -> Session:
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return Session(f"{date}-{start or 'x'}", date, start, **more)  # type: ignore[arg-type]


def sight(sessions: Sequence[Session], rule: str | None = None, first: dt.date | None = MONDAY) -> Sight:
    plan = ClubSchedule((rule,), first) if rule else None
    return Sight(ClubSettings(schedule=plan, timezone="Europe/Amsterdam"), sessions, MONDAY)


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [
        ("every Monday", "2027-01-05", "2027-01-05 is a Tuesday, but the rule is 'every Monday'."),
        ("odd weeks on Monday", "2027-01-11", "2027-01-11 is in week 2, an even one"),
        ("even weeks on Monday", "2027-01-18", "2027-01-18 is in week 3, an odd one"),
        (
            "every second Monday",
            "2027-02-08",
            "2027-02-08 is no date of the rule 'every second Monday'; its dates are",
        ),
        ("third Monday of the month", "2027-01-11", "is no date of the rule"),
    ],
)
def test_a_session_off_the_rule_is_told_with_what_is_wrong(rule: str, day: str, said: str) -> None:
    (lint,) = off_rule(sight([on(day)], rule))
    assert said in lint.message
    assert (lint.rule, lint.file, lint.place) == ("off-rule", f"sessions/{day}-x/session.yaml", "date:")


def test_moved_cancelled_and_earlier_sessions_may_be_off_the_rule() -> None:
    sessions = [
        on("2027-01-05", moved_from=("2027-01-04",)),
        on("2027-01-12", status="cancelled"),
        on("2026-12-29"),
        Session("undated"),
    ]
    assert list(off_rule(sight(sessions, "every Monday"))) == []
    assert list(off_rule(sight(sessions))) == []


def test_a_faulty_rule_is_no_lint() -> None:
    assert list(off_rule(sight([on("2027-01-05")], "blue moon"))) == []


@given(
    st.sampled_from(
        ["every Monday", "odd weeks on Friday", "third Sunday of the month", "every second Tuesday"]
    ),
    st.integers(1, 40),
    st.none() | st.just(MONDAY),
)
def test_what_the_rule_gives_is_never_off_the_rule(rule: str, count: int, first: dt.date | None) -> None:
    dates = meetings([parse_rule(rule)], 1, MONDAY, MONDAY - dt.timedelta(1))
    sessions = [on(next(dates)[0]) for _ in range(count)]
    assert list(off_rule(sight(sessions, rule, first))) == []


def test_one_tuesday_among_mondays_is_told() -> None:
    mondays = [on(MONDAY + dt.timedelta(7 * n)) for n in range(12)]
    slip = on(MONDAY + dt.timedelta(7 * 5 + 1))
    mixed = [*mondays[:5], slip, *mondays[6:]]
    (lint,) = weekday_outliers(sight(mixed))
    assert lint.message == "2027-02-09 is a Tuesday; sessions around it are on Mondays."
    assert (lint.rule, lint.file, lint.place) == (
        "weekday-outlier",
        f"sessions/{slip.folder}/session.yaml",
        "date:",
    )
    assert list(weekday_outliers(sight(mondays))) == []
    moved = on(slip.all_days[0], moved_from=("2027-02-08",))
    assert list(weekday_outliers(sight([*mondays[:5], moved, *mondays[6:]]))) == []


def test_a_change_of_the_weekday_is_no_slip_and_few_sessions_prove_nothing() -> None:
    mondays = [on(MONDAY + dt.timedelta(7 * n)) for n in range(6)]
    fridays = [on(dt.date(2027, 3, 5) + dt.timedelta(7 * n)) for n in range(6)]
    assert list(weekday_outliers(sight([*mondays, *fridays]))) == []
    assert list(weekday_outliers(sight([*mondays[:3], fridays[0]]))) == []
    among_six = [*mondays[:3], on(MONDAY + dt.timedelta(15)), *mondays[3:]]
    assert list(weekday_outliers(sight(among_six))) == []


def test_sessions_that_overlap_are_told_once() -> None:
    late, later = on(MONDAY, "17:00"), on(MONDAY, "18:00")
    (lint,) = two_at_once(sight([late, later]))
    assert lint == Lint(
        "two-at-once",
        "sessions/2027-01-04-18:00/session.yaml",
        "date:",
        "on 2027-01-04 at 18:00 there is 2027-01-04-17:00, too.",
    )
    assert len(list(two_at_once(sight([late, on(MONDAY)])))) == 1


def test_sessions_one_after_the_other_elsewhere_or_cancelled_do_not_overlap() -> None:
    early, late = on(MONDAY, "09:00"), on(MONDAY, "17:00")
    tokyo = on(MONDAY, "17:01", timezone="Asia/Tokyo")
    off = on(MONDAY, "17:00", status="cancelled")
    assert list(two_at_once(sight([early, late]))) == []
    assert list(two_at_once(sight([late, tokyo]))) == []
    assert list(two_at_once(sight([late, off]))) == []


def test_evenings_of_several_parts_are_as_long_as_these() -> None:
    parts = (Part(date=MONDAY, start="17:00", minutes=30), Part(date=MONDAY, start="17:30", minutes=30))
    teaching = on(MONDAY, "09:00", parts=parts)
    assert list(two_at_once(sight([teaching, on(MONDAY, "18:00")]))) == []
    assert len(list(two_at_once(sight([teaching, on(MONDAY, "17:59")])))) == 1
