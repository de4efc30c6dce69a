from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run

CLUB = """\
club:
  start: "17:00"
  schedule:
    rule: every Thursday
    holidays: NL
  members:
    - attendee 1
    - name: attendee 2
      away: 2020-01-01 to 2099-01-01
papers: []
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "papers.yaml").write_text(CLUB)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_dates_are_shown_made_and_skipped(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", "--count", "60", "--assign", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert not (here / "sessions").exists()
    assert "skipped: " in out  # sixty Thursdays have an Ascension Day among them
    assert "attendee 1" in out
    assert "attendee 2" not in out
    assert err == "Would make 60 sessions (every Thursday).\n"


def test_programs_get_one_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", "--count", "2", "--assign", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    made = document["made"]
    assert [m["presenters"] for m in made] == [["attendee 1"], ["attendee 1"]]
    assert all((here / "sessions" / m["folder"] / "session.yaml").is_file() for m in made)
    assert [t["session"] for t in document["turns"]] == [m["folder"] for m in made]
    assert document["rules"] == [{"text": "every Thursday", "rrule": "FREQ=WEEKLY;BYDAY=TH;WKST=MO"}]


@pytest.mark.parametrize(
    "args", [["--count", "2", "--until", "2027-01-01"], ["--until", "soon"], ["--count", "-1"]]
)
def test_wrong_usage_is_told(here: Path, args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", *args]) == 2
    assert capsys.readouterr().err


def test_a_problem_in_the_rule_is_told_with_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "papers.yaml").write_text("club:\n  schedule:\n    rule: every third Sunday\n")
    assert run(["schedule"]) == 1
    assert (
        "papers.yaml:3: schedule: rule: 'every third Sunday' can be read in two ways"
        in capsys.readouterr().err
    )


def test_when_nothing_is_free_it_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule"]) == 0
    capsys.readouterr()
    assert run(["schedule"]) == 0
    assert "Every date that is free has a session already (every Thursday)." in capsys.readouterr().err
