"""Which session a changed row was: by what both have in common, and by enough of it."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.adopting.record import Taken
from journalclub.layouts.same import LEAST_ALIKE, likeness
from journalclub.models.session import Session, SessionPaper

DAY = dt.date(2027, 1, 18)
PAPER = SessionPaper("2010.11929v2", "A paper")


def points(row: Session, session: Session) -> int:
    return likeness(Taken(1, 1, None, row), session)


@pytest.mark.parametrize(
    ("row", "session", "alike"),
    [
        (Session("r", DAY), Session("s", DAY), True),
        (Session("r", DAY), Session("s", DAY + dt.timedelta(7)), False),
        (Session("r", papers=(PAPER,)), Session("s", papers=(SessionPaper("2010.11929"),)), True),
        (
            Session("r", papers=(SessionPaper("", url="https://example.org/a"),)),
            Session("s", papers=(SessionPaper("", url="https://example.org/a"),)),
            True,
        ),
        (Session("r", topic="A  Paper"), Session("s", papers=(PAPER,)), True),
        (Session("r", number=3), Session("s", number=3), False),  # a number alone is not enough
        (Session("r"), Session("s"), False),
    ],
)
def test_a_day_a_paper_or_a_title_makes_a_row_and_a_session_the_same_meeting(
    row: Session, session: Session, alike: bool
) -> None:
    assert (points(row, session) >= LEAST_ALIKE) is alike


def test_a_number_in_common_decides_between_sessions_that_are_else_alike() -> None:
    row = Session("r", DAY, number=3)
    third, fourth = Session("s", DAY, number=3), Session("t", DAY, number=4)
    assert points(row, third) == points(row, fourth) + 1
    assert points(Session("r", DAY), Session("s", DAY)) == points(row, fourth)
