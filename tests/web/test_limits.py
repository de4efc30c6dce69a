from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.web import limits
from journalclub.web.limits import Allowance, Limits, Rate


def allowed(rate: Rate, who: str, now: float, tries: int) -> int:
    return sum(rate.wait(who, now) == 0 for _ in range(tries))


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    rate = Rate(Allowance(10, 2))
    assert allowed(rate, "a", 0, 30) == 10
    assert allowed(rate, "a", 1, 30) == 2
    assert allowed(rate, "a", 100, 30) == 10


def test_one_caller_takes_nothing_from_another() -> None:
    rate = Rate(Allowance(3, 1))
    assert allowed(rate, "a", 0, 9) == allowed(rate, "b", 0, 9) == 3


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=80), st.integers(1, 9), st.floats(0.1, 50))
def test_who_waits_as_long_as_told_is_let_in(times: list[float], at_once: int, per_second: float) -> None:
    rate = Rate(Allowance(at_once, per_second))
    for now in sorted(times):
        seconds = rate.wait("a", now)
        if seconds:
            assert rate.wait("a", now + seconds + 1e-6) == 0


def test_callers_beyond_those_that_can_be_told_apart_share_one_allowance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_KNOWN", 5)
    rate = Rate(Allowance(2, 1))
    assert sum(allowed(rate, str(n), 0, 2) for n in range(50)) == 2 * 6
    assert len(rate._due) == 6
    assert allowed(rate, "later", 60, 9) == 2  # those who are long gone were forgotten


def test_a_lecture_hall_behind_one_address_is_let_in_and_a_flood_is_not() -> None:
    hall = Limits()
    assert all(hall.wait("post", "203.0.113.7", 0) == 0 for _ in range(1_000))
    assert all(hall.wait("post", "203.0.113.7", 30 + n / 20) == 0 for n in range(1_000))
    assert sum(hall.wait("post", "203.0.113.8", 90) == 0 for _ in range(9_000)) == limits.POSTS.at_once


def test_this_machine_is_counted_with_all_others_only() -> None:
    many = Limits()
    accepted = sum(many.wait("post", None, 0) == 0 for _ in range(20_000))
    assert accepted == limits.ALL_POSTS.at_once
    assert many.wait("read", None, 0) == 0
