from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.commands.init import init
from journalclub.errors import JcError, ProblemsError


@pytest.fixture
def club(tmp_path: Path) -> Club:
    return init(tmp_path / "club", "Reading group", "Europe/Amsterdam")


def add(club: Club, folder: str, text: str) -> Path:
    path = club.root / "sessions" / folder / "session.yaml"
    path.parent.mkdir()
    path.write_text(text)
    return path


def test_a_club_is_found_from_any_folder_below_it(club: Club) -> None:
    deep = club.root / "sessions" / "a" / "b"
    deep.mkdir(parents=True)
    assert Club.find(deep).root == club.root


def test_no_club_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="jc init"):
        Club.find(tmp_path)
    with pytest.raises(JcError, match="jc init"):
        Club.find(tmp_path, str(tmp_path))


def test_sessions_come_in_order_of_date_and_undated_ones_last(club: Club) -> None:
    add(club, "b", "date: 2027-02-01\n")
    add(club, "a", "topic: not yet\n")
    add(club, "c", "date: 2027-01-18\n")
    assert [s.folder for s in club.sessions()] == ["c", "b", "a"]


def test_a_changed_file_is_read_again_and_a_removed_one_forgotten(club: Club) -> None:
    path = add(club, "a", "topic: one\n")
    assert club.sessions()[0].topic == "one"
    path.write_text("topic: two, longer\n")
    assert club.sessions()[0].topic == "two, longer"
    path.unlink()
    assert club.sessions() == []


def test_a_damaged_index_costs_nothing_but_time(club: Club) -> None:
    add(club, "a", "topic: one\n")
    club.sessions()
    index = club.root / ".jc" / "index.json"
    for damage in (b"", b"{", b'{"version": 1, "entries": {"a": 1}}', b"\xff"):
        index.write_bytes(damage)
        assert [s.topic for s in club.sessions()] == ["one"]


def test_problems_of_all_files_are_told_at_once(club: Club) -> None:
    add(club, "a", "date: soon\n")
    add(club, "b", "topic: [\n")
    with pytest.raises(ProblemsError) as caught:
        club.sessions()
    assert [p.file for p in caught.value.problems] == ["sessions/a/session.yaml", "sessions/b/session.yaml"]
    assert len(club.problems()) == 2


def test_a_session_is_meant_by_next(club: Club) -> None:
    add(club, "a", "date: 2027-01-18\n")
    assert club.session("next", dt.date(2027, 1, 1)).folder == "a"
