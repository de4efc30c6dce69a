from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.errors import JcError
from journalclub.scheduling import Wanted, in_months, schedule_sessions

TODAY = dt.date(2027, 1, 4)  # a Monday
CLUB = """\
club:
  start: "17:00"
  place: Room 1
  schedule:
    rule: every second Monday
    from: 2027-01-04
    holidays: NL
    breaks:
      - Carnival: 2027-02-08 to 2027-02-19
  members: [attendee 1, attendee 2]
papers: []
"""


def club(folder: Path, text: str = CLUB) -> Club:
    (folder / "papers.yaml").write_text(text)
    return Club(folder)


def days(own: Club) -> list[str]:
    return [str(s.date) for s in own.sessions()]


def test_three_months_are_made_once_and_no_date_twice(tmp_path: Path) -> None:
    own = club(tmp_path)
    first = schedule_sessions(own, Wanted(), TODAY)
    # 15 February is carnival, 29 March Easter Monday.
    assert [(str(s.day), s.why) for s in first.skipped] == [
        ("2027-02-15", "Carnival"),
        ("2027-03-29", "Easter Monday"),
    ]
    assert days(own) == ["2027-01-04", "2027-01-18", "2027-02-01", "2027-03-01", "2027-03-15"]
    assert own.sessions()[0].folder == "2027-01-04-session"
    assert (own.sessions()[0].start, own.sessions()[0].place) == ("17:00", "Room 1")
    assert schedule_sessions(own, Wanted(), TODAY).made == ()


def test_a_count_gives_so_many_more(tmp_path: Path) -> None:
    own = club(tmp_path)
    schedule_sessions(own, Wanted(count=1), TODAY)
    schedule_sessions(own, Wanted(count=2), dt.date(2027, 1, 10))
    assert days(own) == ["2027-01-04", "2027-01-18", "2027-02-01"]


def test_dates_of_cancelled_and_moved_sessions_stay_taken(tmp_path: Path) -> None:
    own = club(tmp_path)
    for name, text in (
        ("a", "date: 2027-01-18\nstatus: cancelled\n"),
        ("b", "date: 2027-02-02\nmoved_from: [2027-02-01]\n"),
    ):
        (tmp_path / "sessions" / name).mkdir(parents=True)
        (tmp_path / "sessions" / name / "session.yaml").write_text(text)
    made = schedule_sessions(own, Wanted(count=2), dt.date(2027, 1, 5)).made
    assert [str(s.date) for s in made] == ["2027-03-01", "2027-03-15"]


def test_nothing_is_written_on_a_dry_run_and_the_turns_are_those_of_the_real_one(tmp_path: Path) -> None:
    own = club(tmp_path)
    wanted = Wanted(count=4, assign=True)
    dry = schedule_sessions(own, wanted, TODAY, dry=True)
    assert not (tmp_path / "sessions").exists()
    real = schedule_sessions(own, wanted, TODAY)
    assert [(t.days, t.name) for t in dry.turns] == [(t.days, t.name) for t in real.turns]
    assert [s.presenters for s in own.sessions()] == [(t.name,) for t in real.turns]
    assert {s.presenters for s in real.made} == {("attendee 1",), ("attendee 2",)}
    assert schedule_sessions(own, Wanted(count=0, assign=True), TODAY).turns == ()


def test_two_evenings_of_a_week_make_one_session(tmp_path: Path) -> None:
    own = club(
        tmp_path, "club:\n  schedule:\n    rule: every Tuesday and Thursday\n    evenings: 2\npapers: []\n"
    )
    schedule_sessions(own, Wanted(count=2), TODAY)
    assert [[str(d) for d in s.days] for s in own.sessions()] == [
        ["2027-01-05", "2027-01-07"],
        ["2027-01-12", "2027-01-14"],
    ]


def test_a_club_without_a_rule_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="rule: every second Monday"):
        schedule_sessions(club(tmp_path, "papers: []\n"), Wanted(), TODAY)


def test_numbered_folders_go_on_counting(tmp_path: Path) -> None:
    own = club(tmp_path, CLUB.replace("start:", "folder: session_{number:02}\n  start:"))
    schedule_sessions(own, Wanted(count=3), TODAY)
    assert [s.folder for s in own.sessions()] == ["session_01", "session_02", "session_03"]


def test_months_end_with_their_last_day() -> None:
    assert in_months(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
