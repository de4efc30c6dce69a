from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.club import adding, files
from journalclub.club.adding import add_sessions
from journalclub.club.changing import move_session
from journalclub.club.folder import Club
from journalclub.errors import JcError, ProblemsError
from journalclub.models.session import Session, SessionPaper


@pytest.fixture
def club(tmp_path: Path) -> Club:
    (tmp_path / "papers.yaml").write_text("club:\n  name: Club\n  timezone: UTC\npapers: []\n")
    return Club(tmp_path)


def on(day: int, topic: str | None = None, **more: object) -> Session:
    return Session("", dt.date(2024, 1, day), topic=topic, status="held", **more)  # type: ignore[arg-type]


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".jc" not in p.parts
    }


def test_folders_are_named_by_the_pattern_and_never_twice(club: Club) -> None:
    added = add_sessions(club, [on(8, "Topic"), on(8, "Topic"), on(15), Session("", date_raw="Mar")])
    assert [s.folder for s in added.made] == [
        "2024-01-08-topic",
        "2024-01-08-topic-2",
        "2024-01-15-held",
        "undated-mar",
    ]
    assert {s.folder for s in club.sessions()} == {s.folder for s in added.made}


def test_a_pattern_with_numbers_counts_on(club: Club) -> None:
    (club.root / "papers.yaml").write_text('club:\n  folder: "session_{number:02}"\n')
    add_sessions(club, [on(8, "A"), on(15, "B")])
    assert [s.folder for s in add_sessions(club, [on(22, "C")]).made] == ["session_03"]


def test_a_second_run_adds_nothing_and_changes_no_byte(club: Club) -> None:
    wanted = [on(8, "A", papers=(SessionPaper("2401.01230", "A paper"),)), on(8, "B"), on(8, "B"), on(15)]
    add_sessions(club, wanted)
    before = snapshot(club.root)
    again = add_sessions(Club(club.root), wanted)
    assert (len(again.made), len(again.known)) == (0, 4)
    assert snapshot(club.root) == before


def test_a_session_that_got_its_content_since_is_the_same_one(club: Club) -> None:
    add_sessions(club, [on(8)])
    assert add_sessions(club, [on(8, "Now known")]).made == ()


def test_a_page_that_has_a_session_on_the_day_it_was_moved_from_adds_nothing(club: Club) -> None:
    was = dt.date(2027, 1, 18)
    add_sessions(club, [Session("", was, topic="Weights", moved_from=("undated",))])
    move_session(club, club.sessions()[0], dt.date(2027, 2, 1))
    assert not add_sessions(club, [Session("", was, topic="Weights")]).made
    assert add_sessions(club, [Session("", was, topic="Biases")]).made


def test_papers_go_to_the_reading_list_once(club: Club) -> None:
    paper, other = SessionPaper("2401.01230", "A paper"), SessionPaper("", "Other", "https://a.example/p.pdf")
    add_sessions(club, [on(8, "A", papers=(paper, other)), on(15, "B", papers=(paper,))])
    listed = Club(club.root).papers
    assert [(p.id, p.url, p.status) for p in listed] == [
        ("2401.01230", None, "read"),
        ("", "https://a.example/p.pdf", "read"),
    ]


def test_a_failure_on_the_way_leaves_nothing_behind(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(club.root)
    moves = 0
    move = adding._move

    def fail_at_the_second(source: Path, target: Path) -> None:
        nonlocal moves
        moves += 1
        if moves == 2:
            raise JcError("the disk is full")
        move(source, target)

    monkeypatch.setattr(adding, "_move", fail_at_the_second)
    with pytest.raises(JcError, match="full"):
        add_sessions(club, [on(8, "A"), on(15, "B")])
    assert snapshot(club.root) == before


def test_papers_yaml_that_cannot_be_written_takes_the_sessions_back(
    club: Club, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(club.root)

    def refuse(path: Path, before: str, content: str) -> bool:
        raise JcError(f"{path.name} cannot be written")

    monkeypatch.setattr(files, "write_back", refuse)
    with pytest.raises(JcError, match=r"papers\.yaml cannot"):
        add_sessions(club, [on(8, "A", papers=(SessionPaper("2401.01230"),))])
    assert snapshot(club.root) == before


def test_a_club_that_is_not_in_order_is_not_touched(club: Club) -> None:
    (club.root / "papers.yaml").write_text("club:\n  timezone: Nowhere\n")
    with pytest.raises(ProblemsError):
        add_sessions(Club(club.root), [on(8, "A")])
    assert not list((club.root).glob("sessions/*/session.yaml"))
