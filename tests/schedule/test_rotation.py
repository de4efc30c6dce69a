from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.schedule import Member, Period
from journalclub.models.session import Session
from journalclub.schedule.rotation import Turn, assign_turns, needs_presenter

MONDAY = dt.date(2027, 1, 4)


def week(n: int, *presenters: str) -> Session:
    return Session(f"s{n:04}", MONDAY + dt.timedelta(7 * n), presenters=presenters)


def members(count: int) -> list[Member]:
    return [Member(f"attendee {n}") for n in range(count)]


def names(turns: tuple[Turn, ...]) -> list[str | None]:
    return [t.name for t in turns]


def test_who_never_presented_comes_before_who_did() -> None:
    turns = assign_turns([week(-3, "attendee 0"), week(-2, "attendee 1"), week(0)], members(3))
    assert [(t.name, t.why) for t in turns] == [("attendee 2", "has not presented yet")]


def test_who_presented_least_within_a_year_comes_first_then_who_waited_longest() -> None:
    past = [week(-9, "attendee 0"), week(-8, "attendee 1"), week(-7, "attendee 0"), week(-6, "attendee 2")]
    turns = assign_turns([*past, week(0), week(1), week(2)], members(3))
    assert names(turns) == ["attendee 1", "attendee 2", "attendee 0"]
    assert turns[2].why == "2 times within a year, last on 2026-11-16"


def test_who_was_on_one_of_the_nearest_sessions_waits_though_others_presented_more() -> None:
    past = [week(n, f"attendee {who}") for n, who in ((-8, 1), (-7, 2), (-6, 3), (-5, 1), (-4, 2), (-3, 3))]
    turns = assign_turns([*past, week(-1, "attendee 0"), week(0)], members(4))
    assert names(turns) == ["attendee 1"]
    before = [week(-6, "attendee 1"), week(-5, "attendee 1"), week(-1, "guest")]
    coming = [*before, week(0), week(1, "attendee 0")]
    assert names(assign_turns(coming, members(2))) == ["attendee 1"]


def test_one_turn_within_a_year_is_told_as_once() -> None:
    (turn,) = assign_turns([week(-2, "attendee 0"), week(0)], members(1))
    assert turn.why == "once within a year, last on 2026-12-21"


def test_a_long_past_does_not_exempt_anybody() -> None:
    veteran = [week(-60 - n, "attendee 0") for n in range(20)]
    turns = assign_turns([*veteran, week(-5, "attendee 1"), week(0)], members(2))
    assert names(turns) == ["attendee 0"]


def test_nobody_presents_while_away_not_even_on_the_second_evening() -> None:
    away = Period(MONDAY + dt.timedelta(2), MONDAY + dt.timedelta(20))
    group = [replace(members(2)[0], away=(away,)), members(2)[1]]
    two_evenings = Session("two", MONDAY, days=(MONDAY, MONDAY + dt.timedelta(3)))
    assert names(assign_turns([two_evenings], group)) == ["attendee 1"]
    nobody = assign_turns([two_evenings], group[:1])[0]
    assert (nobody.name, nobody.why) == (None, "everybody is away")


def test_only_presenters_get_turns_and_names_are_known_in_any_case() -> None:
    group = [Member("Organiser", ("organiser",)), Member("First Presenter"), Member("Second Presenter")]
    past = week(-1, "first  presenter")
    assert names(assign_turns([past, week(0)], group)) == ["Second Presenter"]
    assert "members" in assign_turns([week(0)], group[:1])[0].why


def test_sessions_that_have_somebody_are_cancelled_or_held_get_nobody() -> None:
    assert not any(
        needs_presenter(s)
        for s in (
            week(0, "x"),
            replace(week(0), status="held"),
            replace(week(0), status="cancelled"),
            replace(week(0), presenters_raw="video lecture"),
        )
    )
    assert assign_turns([Session("undated")], members(2)) == ()


@given(st.integers(1, 9), st.integers(1, 60), st.integers(0, 5))
def test_turns_are_shared_evenly_when_nobody_is_away(people: int, sessions: int, seed: int) -> None:
    turns = assign_turns([week(n) for n in range(min(sessions, 50))], members(people), seed)
    counts = Counter(names(turns))
    assert max(counts.values()) - min([counts[m.name] for m in members(people)]) <= 1
    if people > 1:
        assert all(a != b for a, b in zip(names(turns), names(turns)[1:], strict=False))


@given(st.permutations(range(6)), st.integers(0, 3))
def test_the_order_in_the_file_favours_nobody(order: list[int], seed: int) -> None:
    sessions = [week(n) for n in range(8)]
    shuffled = [members(6)[n] for n in order]
    assert assign_turns(sessions, shuffled, seed) == assign_turns(sessions, members(6), seed)


def test_sessions_that_are_past_or_have_a_chair_get_nobody() -> None:
    turns = assign_turns([week(-1), week(0), replace(week(1), chairs=("chair",))], members(2), first=MONDAY)
    assert [t.folder for t in turns] == ["s0000"]


def test_another_seed_gives_another_first_order() -> None:
    firsts = {assign_turns([week(0)], members(8), seed)[0].name for seed in range(20)}
    assert len(firsts) > 3


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), max_size=6),
    st.lists(st.sampled_from([f"attendee {n}" for n in range(4)] + [""]), max_size=20),
)
def test_nobody_presents_when_away_and_a_session_without_anybody_says_so(
    away: list[tuple[int, int]], past: list[str]
) -> None:
    periods = [Period(MONDAY + dt.timedelta(a), MONDAY + dt.timedelta(a + n)) for a, n in away]
    group = [Member(f"attendee {n}", away=tuple(periods[n:])) for n in range(4)]
    sessions = [week(n, *([name] if name else [])) for n, name in enumerate(past)] + [
        week(n) for n in range(20, 40)
    ]
    for turn in assign_turns(sessions, group):
        free = [m.name for m in group if not any(p.covers(d) for p in m.away for d in turn.days)]
        assert (turn.name in free) if free else turn.name is None
