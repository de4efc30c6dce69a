from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.status import tasks
from tests.commands.club import NOW

TODAY = NOW.date()  # 4 January 2027; the demo's session is on the 18th


def test_the_demo_is_to_be_announced(club: Club) -> None:
    found = tasks(club, club.sessions(), TODAY)
    assert "announced" in [t.step for t in found]
    assert "deck" not in [t.step for t in found]


def test_two_sessions_of_a_day_are_named_by_their_folders(tmp_path: Path) -> None:
    for name, date in (("one", "2027-01-11"), ("two", "2027-01-11"), ("three", "2027-01-12")):
        (tmp_path / "sessions" / name).mkdir(parents=True)
        (tmp_path / "sessions" / name / "session.yaml").write_text(f"date: {date}\n")
    (tmp_path / "papers.yaml").write_text("papers: []\n")
    own = Club(tmp_path)
    commands = {t.command for t in tasks(own, own.sessions(), TODAY) if t.step == "announced"}
    assert {command.partition(";")[0] for command in commands} == {
        "jc announce one",
        "jc announce two",
        "jc announce 2027-01-12",
    }


@pytest.fixture
def past(tmp_path: Path) -> Path:
    (tmp_path / "papers.yaml").write_text("club:\n  name: Club\npapers:\n  - id: 1706.03762\n")
    (tmp_path / "sessions" / "one").mkdir(parents=True)
    (tmp_path / "sessions" / "one" / "session.yaml").write_text("date: 2020-01-06\nstatus: held\n")
    return tmp_path


def test_a_club_with_nothing_planned_is_offered_its_suggestion(
    past: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status", "--club", str(past)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Club: 1 session, 1 held, 1 paper suggested.")
    assert "No session is planned" in out
    assert "jc new 1706.03762" in out
    assert run(["status", "--json", "--club", str(past)]) == 0
    (task,) = json.loads(capsys.readouterr().out)["tasks"]
    assert (task["session"], task["step"], task["late"]) == (None, "plan", False)


def test_a_session_shows_its_whole_checklist_and_steps_are_ticked_off(
    past: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--club", str(past)]
    assert run(["status", "one", "--done", "announced", *where]) == 0
    assert "announced:" in (past / "sessions" / "one" / "session.yaml").read_text()
    assert run(["status", "one", "--done", "announced", *where]) == 0
    assert "was done already" in capsys.readouterr().err
    assert run(["status", "one", *where]) == 0
    out = capsys.readouterr().out
    assert "Monday, 06 January 2020" in out
    assert "done  Mon 30 Dec  Announce the session" in out
    assert "late  Tue 07 Jan  File the presenter's slides" in out
    assert run(["status", "one", "--json", *where]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {t["step"]: t["done"] for t in document["tasks"]}["announced"] is True


@pytest.mark.parametrize("args", [["--done", "announced"], ["one", "--done", "cooking"]])
def test_wrong_usage_is_told(past: Path, args: list[str]) -> None:
    assert run(["status", *args, "--club", str(past)]) == 2
