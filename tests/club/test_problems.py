"""Whatever is wrong in whichever file is told at once, and nothing that was a session is taken for a deleted one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.club.problems import problems_of
from journalclub.commands.init import init


@pytest.fixture
def club(tmp_path: Path) -> Club:
    return init(tmp_path / "club", "Reading group", "Europe/Amsterdam")


def put(club: Club, name: str, content: str | bytes) -> Path:
    path = club.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(club: Club) -> list[str]:
    return [str(problem) for problem in problems_of(club)]


def test_a_club_in_order_has_no_problem(club: Club) -> None:
    put(club, "sessions/a/session.yaml", "date: 2027-01-18\n")
    put(club, "sessions/a/paper.json", "{}")
    put(club, "sessions/notes-for-us.md", "no session")
    (club.root / "sessions" / "pictures").mkdir()
    assert told(club) == []


def test_problems_of_all_files_come_together_with_their_lines(club: Club) -> None:
    put(club, "papers.yaml", "club:\n  timezone: Amsterdam\n")
    put(club, "private.yaml", "# members\nmeeting: javascript:x\n")
    put(
        club,
        "sessions/a/session.yaml",
        "date: 2027-01-18\nitems:\n  - kind: slides\n    file: slides/a.pdf\n",
    )
    put(club, "sessions/b/session.yaml", "topic: x\ndate: 18 January\nplase: here\n")
    put(club, "sessions/b/paper.json", '{\n"id": \n')
    put(club, "sessions/c/session.yaml", b"topic: x\nplace: caf\xe9\n")
    put(club, "templates/site-index.html.j2", "fine\n{% if %}\n")
    assert [line.split(": ")[0] for line in told(club)] == [
        "papers.yaml:2",
        "sessions/b/session.yaml:3",
        "sessions/b/session.yaml:2",
        "sessions/c/session.yaml:2",
        "private.yaml:2",
        "sessions/a/session.yaml:1",
        "templates/site-index.html.j2:2",
        "sessions/b/paper.json:3",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# all gone\n",
        "date: 2027-01-\n",
        "dat",
        "date: 2027-01-18\n  place: here\n",
        "<<<<<<< HEAD\ndate: 2027-01-18\n=======\ndate: 2027-01-25\n>>>>>>> other\n",
        'topic: "no end\n',
        "presenters: [A, B\n",
    ],
)
def test_a_half_edited_session_is_a_problem_and_not_another_session(club: Club, content: str) -> None:
    put(club, "sessions/a/session.yaml", content)
    (line,) = {line.split(":")[0] for line in told(club)}
    assert line == "sessions/a/session.yaml"


@pytest.mark.parametrize("name", [b"b\xff", b"b\x1b[31m", "b\u202e".encode(), b"b\n"])
def test_a_folder_whose_name_nobody_can_read_is_a_problem_and_no_session(club: Club, name: bytes) -> None:
    folder = os.path.join(os.fsencode(club.root), b"sessions", name)  # noqa: PTH118 - a name that is no text
    os.mkdir(folder)  # noqa: PTH102
    with open(os.path.join(folder, b"session.yaml"), "w") as file:  # noqa: PTH118, PTH123
        file.write("date: 2027-03-01\n")
    before = [s.folder for s in club.sessions()]
    (problem,) = problems_of(Club(club.root))
    assert "nobody can read; rename it" in problem.message
    assert [s.folder for s in Club(club.root).sessions()] == before


def test_a_folder_that_lost_its_session_yaml_is_a_problem(club: Club) -> None:
    put(club, "sessions/a/presenter.md", "slides")
    assert told(club) == [
        "sessions/a/session.yaml:1: is missing; restore it, or remove the session's folder."
    ]


def test_a_filed_item_may_not_lead_out_of_its_session(club: Club, tmp_path: Path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_text("x")
    put(club, "sessions/a/session.yaml", "items:\n  - kind: slides\n    file: slides/a.pdf\n")
    (club.root / "sessions" / "a" / "slides").mkdir()
    (club.root / "sessions" / "a" / "slides" / "a.pdf").symlink_to(secret)
    assert "leads out of the session's folder" in told(club)[0]


def test_records_of_unchanged_sessions_need_not_be_read(club: Club) -> None:
    put(club, "sessions/a/session.yaml", "date: 2027-01-18\n")
    put(club, "sessions/a/paper.json", "{")
    assert problems_of(club, lambda session: session.folder != "a") == []


def test_marks_of_the_readme_that_do_not_pair_up_and_a_readme_that_is_no_text(club: Club) -> None:
    put(club, "README.md", "# Club\n\n<!-- jc:past -->\n<!-- /jc:sessions -->\n")
    assert [line.split(": ")[0] for line in told(club)] == ["README.md:3", "README.md:4"]
    put(club, "README.md", b"caf\xe9\n")
    assert [line.split(": ")[0] for line in told(club)] == ["README.md:1"]
