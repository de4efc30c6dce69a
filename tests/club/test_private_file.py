from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.club.gitignore import ALWAYS
from journalclub.club.private_file import FILE, parse_private
from journalclub.errors import Problem, ProblemsError
from journalclub.models.schedule import Private
from journalclub.models.session import Session


def test_meetings_are_read_and_odd_addresses_told() -> None:
    problems: list[Problem] = []
    text = "meeting: https://meet.example.org/a\nmeetings:\n  one: http://meet.example.org/b\n  two: room 5\n"
    assert parse_private(text, problems) == Private(
        "https://meet.example.org/a", (("one", "http://meet.example.org/b"),)
    )
    assert [(p.file, p.line) for p in problems] == [("private.yaml", 4)]


def test_the_private_file_is_ignored_by_git_and_kept_out_of_the_index(tmp_path: Path) -> None:
    assert FILE in ALWAYS
    (tmp_path / "papers.yaml").write_text("club:\n  meeting: https://meet.example.org/open\n")
    club = Club(tmp_path)
    assert club.meeting(Session("one")) == "https://meet.example.org/open"
    (tmp_path / FILE).write_text(
        "meeting: https://meet.example.org/secret\nmeetings:\n  old: https://meet.example.org/own\n"
    )
    assert club.meeting(Session("one")) == "https://meet.example.org/secret"
    assert club.meeting(Session("new", formerly=("old",))) == "https://meet.example.org/own"
    assert club.problems() == []
    assert "secret" not in (tmp_path / ".jc" / "index.json").read_text()


def test_a_private_file_that_is_not_in_order_is_told(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text("papers: []\n")
    (tmp_path / FILE).write_text("meetng: https://meet.example.org/a\n")
    with pytest.raises(ProblemsError, match=r"private.yaml:1: .*did you mean meeting"):
        _ = Club(tmp_path).private
