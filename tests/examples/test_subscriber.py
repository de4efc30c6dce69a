"""The example's subscriber notices what a calendar must never do, and pages are played in the way they look like."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from examples.subscriber import Subscriber, local
from examples.ways import EVENINGS, ODD_WEEKS, SUNDAYS, WEEKLY, way_of
from journalclub.models.session import Session

EVENT = """BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTAMP:20270101T000000Z
DTSTART:2027{day}T160000Z
SUMMARY:A session
STATUS:{status}
END:VEVENT
"""


def event(uid: str = "a", day: str = "0118", sequence: int = 0, status: str = "CONFIRMED") -> str:
    return EVENT.format(uid=uid, day=day, sequence=sequence, status=status)


def editions(folder: Path, *contents: str) -> Subscriber:
    subscriber = Subscriber()
    for content in contents:
        path = folder / "calendar.ics"
        lines = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{content}END:VCALENDAR\n"
        path.write_bytes(lines.replace("\n", "\r\n").encode())
        subscriber.imports_file(path)
    return subscriber


def test_a_moved_and_a_cancelled_event_are_followed(tmp_path: Path) -> None:
    moved = event(day="0119", sequence=1)
    seen = editions(tmp_path, event(), moved, moved, event(day="0119", sequence=2, status="CANCELLED"))
    assert (seen.changes, seen.imports, seen.shown()) == (2, 4, [])
    (shown,) = editions(tmp_path, event(), moved).shown()
    assert shown.start == dt.datetime(2027, 1, 19, 16, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("contents", "why"),
    [
        ((event(), event("b")), "vanished"),
        ((event(), event(day="0119")), "does not follow"),
        ((event(sequence=2), event(day="0119", sequence=1)), "does not follow"),
        ((event() + event(),), "two events"),
    ],
)
def test_what_confuses_calendars_is_noticed(contents: tuple[str, ...], why: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=why):
        editions(tmp_path, *contents)


def test_local_time_is_worked_out_by_another_library() -> None:
    moment = dt.datetime(2027, 3, 15, 10, tzinfo=dt.UTC)
    assert local(moment, "America/New_York").hour == 6
    assert local(moment, "Europe/Amsterdam").hour == 11


def test_a_page_is_played_in_the_way_it_looks_like() -> None:
    def sessions(*days: str) -> list[Session]:
        return [Session(day, dt.date.fromisoformat(day)) for day in days]

    assert way_of(sessions("2021-11-21", "2021-10-17", "2021-09-13")) is SUNDAYS
    assert way_of(sessions("2018-01-15", "2018-01-29")) is ODD_WEEKS
    assert way_of([Session("undated")]) is WEEKLY
    two = dt.date(2024, 2, 20), dt.date(2024, 2, 22)
    assert way_of([Session("glm", two[0], days=two)]) is EVENINGS
