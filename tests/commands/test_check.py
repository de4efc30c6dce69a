from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run
from journalclub.commands.check import MANY


def club(folder: Path, session: str) -> list[str]:
    (folder / "papers.yaml").write_text("club:\n  name: Club\n")
    (folder / "sessions" / "one").mkdir(parents=True)
    (folder / "sessions" / "one" / "session.yaml").write_text(session)
    return ["--club", str(folder)]


def test_problems_fail_and_warnings_do_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = club(tmp_path, "date: 2020-01-06\n")
    assert run(["check", *where]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "sessions/one/session.yaml:1: warning: no slides are filed (jc file 2020-01-06 --slides FILE). "
        "[missing-slides]\n"
    )
    assert err == "1 warning.\n"
    assert run(["check", "--strict", *where]) == 1
    (tmp_path / "sessions" / "one" / "session.yaml").write_text("date: soon\nstart: late\n")
    capsys.readouterr()
    assert run(["check", *where]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "sessions/one/session.yaml:1: date: 'soon' is no date such as 2027-01-18.",
        "sessions/one/session.yaml:2: start: 'late' is no time such as 17:00.",
    ]
    assert err == "2 problems.\n"


def test_a_club_in_order_says_so_and_programs_get_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = club(tmp_path, "date: 2099-01-05\n")
    assert run(["check", *where]) == 0
    assert capsys.readouterr() == ("", "All is in order.\n")
    assert run(["check", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": [], "warnings": [], "links": 0}


def test_a_club_without_links_asks_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--links", *club(tmp_path, "date: 2099-01-05\n")]) == 0
    assert capsys.readouterr().err.endswith("All is in order; 0 links asked for.\n")


def test_many_warnings_of_one_kind_say_how_a_club_turns_them_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["init", str(tmp_path), "--timezone", "UTC"])
    for day in range(1, 1 + MANY):
        folder = tmp_path / "sessions" / f"2020-01-0{day}-topic"
        folder.mkdir()
        (folder / "session.yaml").write_text(
            f"date: 2020-01-0{day}\nstatus: held\ntopic: Topic {day}\n", encoding="utf-8"
        )
    assert run(["--club", str(tmp_path), "check"]) == 0
    assert "`ignore_warnings: [missing-slides]`" in capsys.readouterr().err
