"""Which words of a row or heading say that a session does not take place, is over or is to come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.adopting.statuses import heading_status, is_tentative, told_status


@pytest.mark.parametrize(
    ("text", "status", "reason", "says_more"),
    [
        ("Cancelled", "cancelled", None, False),
        ("*Cancelled*.", "cancelled", None, False),
        ("Cancelled (illness)", "cancelled", "illness", True),
        ("Canceled because of rain", "cancelled", "rain", True),
        ("Postponed", "cancelled", None, False),
        ("No meeting", "cancelled", None, False),
        ("No meeting: exam week", "cancelled", "exam week", False),
        ("No meeting due to rain", "cancelled", "rain", True),
        ("No class - holiday", "holiday", "holiday", False),
        ("Queues (cancelled)", "cancelled", None, True),
        ("Queues, cancelled!", "cancelled", None, True),
        # Other words and languages for it; a reason behind any mark.
        ("no meeting (rain)", "cancelled", "rain", False), ("No JC", "cancelled", None, False),
        ("No meeting: because of rain", "cancelled", "rain", False),
        ("No talk, but a walk", "cancelled", "but a walk", False),
        ("No meeting. *Rain*", "cancelled", "Rain", False), ("No meetings at all", "cancelled", "at all", True),
        ("Canceled [rain]", "cancelled", "rain", True), ("Postponed; rain", "cancelled", "rain", True),
        ("called off — rain", "cancelled", "rain", False), ("  *cancelled", "cancelled", None, False),
        ("CANCELED!", "cancelled", None, True), ("Kein Treffen", "cancelled", None, True),
        ("(No class)", "cancelled", None, True),
        ("Talk - no meeting", "cancelled", None, True), ("we do not meet", "cancelled", None, True),
        ("휴강", "cancelled", None, True),
        ("abgesagt", "cancelled", None, True), ("annulé", "cancelled", None, True), ("취소", "cancelled", None, True),
        ("No class, holiday", "holiday", "holiday", False),
    ],
)  # fmt: skip
def test_a_cancelled_session_is_told_with_its_reason_whatever_else_the_row_names(
    text: str, status: str, reason: str | None, says_more: bool
) -> None:
    for alone in (True, False):
        assert told_status(text, alone) == (status, reason, says_more)


@pytest.mark.parametrize(
    "text",
    ["Spring break", "Thanksgiving", "Labour Day", "Break", "Osterferien", "New Year's Day", "Exam pause",
        "a break", "휴일",
     "one two three four five six seven holiday"],
)  # fmt: skip
def test_a_feast_is_a_holiday_only_when_the_row_names_nothing_else(text: str) -> None:
    assert told_status(text, alone=True) == ("holiday", None, True)
    assert told_status(text, alone=False) is None


def test_words_within_a_title_cancel_nothing() -> None:
    assert told_status("Turns cancelled in a queue", alone=False) is None
    assert told_status("Whose turn is it when a holiday party has a long queue", alone=True) is None
    assert told_status("Break dance", alone=True) is None
    assert told_status("cancelling it", alone=True) is None
    assert told_status("x" * 290 + " cancelled", alone=True) is not None
    assert told_status("x" * 292 + " cancelled", alone=True) is None


@pytest.mark.parametrize(
    ("headings", "status"),
    [
        (("Past sessions",), "held"), (("Upcoming",), "upcoming"), (("Past and upcoming", "Archive"), "held"),
        (("2026", "Previous talks"), "held"), (("Next", "Past"), "upcoming"), (("Talks",), None), ((), None),
    ],
)  # fmt: skip
def test_the_nearest_heading_that_says_one_thing_decides(headings: Sequence[str], status: str | None) -> None:
    assert heading_status(headings) == status


def test_what_is_not_yet_certain_says_so() -> None:
    assert is_tentative("Mar (tentative)")
    assert is_tentative("12 May, TBC")
    assert not is_tentative("12 May")
