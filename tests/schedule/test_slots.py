from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.schedule import ClubSchedule, Period
from journalclub.models.session import Session
from journalclub.schedule.phrases import parse_rule
from journalclub.schedule.public_holidays import public_holidays
from journalclub.schedule.slots import Skipped, Slots, anchor_of, next_slots, taken_days

MONDAY = dt.date(2027, 1, 4)


def slots(
    rule: str,
    count: int | None = None,
    until: str | None = None,
    taken: set[dt.date] | None = None,
    holidays: str | None = None,
    breaks: tuple[Period, ...] = (),
    evenings: int = 1,
    after: str = "2027-01-03",
) -> Slots:
    return next_slots(
        ClubSchedule((rule,), MONDAY, (holidays,) if holidays else (), breaks, evenings),
        [parse_rule(rule)],
        anchor=MONDAY,
        after=dt.date.fromisoformat(after),
        holiday=public_holidays([holidays] if holidays else []),
        taken=taken or set(),
        count=count,
        until=dt.date.fromisoformat(until) if until else None,
    )


def test_holidays_and_breaks_are_skipped_and_told() -> None:
    retreat = Period(dt.date(2027, 4, 25), dt.date(2027, 5, 1), "Retreat")
    found = slots("every Thursday", 2, after="2027-04-16", holidays="NL", breaks=(retreat,))
    assert [d[0].isoformat() for d in found.free] == ["2027-04-22", "2027-05-13"]
    assert found.skipped == (
        Skipped(dt.date(2027, 4, 29), "Retreat"),
        Skipped(dt.date(2027, 5, 6), "Ascension Day"),
    )


def test_a_session_of_two_evenings_is_skipped_when_one_cannot_be() -> None:
    found = slots("every Tuesday and Thursday", 1, after="2027-05-02", holidays="NL", evenings=2)
    assert found.free == ((dt.date(2027, 5, 11), dt.date(2027, 5, 13)),)
    assert found.skipped == (Skipped(dt.date(2027, 5, 6), "Ascension Day"),)


def test_up_to_a_day_means_that_day_too() -> None:
    assert len(slots("every Monday", until="2027-01-18").free) == 3
    assert slots("every Monday", until="2027-01-01").free == ()


def test_no_date_comes_when_all_are_taken_by_a_break_without_end() -> None:
    forever = Period(MONDAY, dt.date(9999, 1, 1), "Closed")
    assert slots("every Monday", 1, breaks=(forever,)).free == ()


@given(st.sets(st.integers(0, 400).map(lambda n: MONDAY + dt.timedelta(n))), st.integers(0, 20))
def test_free_dates_are_never_taken_and_as_many_as_asked_for(taken: set[dt.date], count: int) -> None:
    free = slots("every second Monday", count, taken=taken).free
    assert len(free) == count
    assert not {d for days in free for d in days} & taken
    assert all((days[0] - MONDAY).days % 14 == 0 for days in free)


def test_sessions_take_their_days_and_those_they_were_moved_from() -> None:
    two = Session("a", MONDAY, days=(MONDAY, dt.date(2027, 1, 6)))
    moved = Session("b", dt.date(2027, 2, 2), moved_from=("2027-02-01 17:00", "some day"))
    off = Session("c", dt.date(2027, 3, 1), status="cancelled")
    assert {d.isoformat() for d in taken_days([two, moved, off, Session("d")])} == {
        "2027-01-04",
        "2027-01-06",
        "2027-02-01",
        "2027-02-02",
        "2027-03-01",
    }


def test_counting_begins_where_the_club_says_else_at_its_latest_session() -> None:
    rules = [parse_rule("every second Monday")]
    today = dt.date(2027, 1, 20)
    sessions = [
        Session("a", dt.date(2027, 1, 4)),
        Session("b", dt.date(2027, 1, 18)),
        Session("tuesday", dt.date(2027, 1, 19)),
        Session("moved", dt.date(2027, 1, 11), moved_from=("2027-01-18",)),
        Session("to come", dt.date(2027, 3, 1)),
    ]
    bare = ClubSchedule(("every second Monday",))
    assert anchor_of(ClubSchedule(bare.rules, MONDAY), rules, sessions, today) == MONDAY
    assert anchor_of(bare, rules, sessions, today) == dt.date(2027, 1, 18)
    assert anchor_of(bare, rules, sessions, dt.date(2027, 1, 18)) == dt.date(2027, 1, 18)
    assert anchor_of(bare, rules, sessions[-1:], today) == dt.date(2027, 3, 1)
    assert anchor_of(bare, rules, [], today) == today
