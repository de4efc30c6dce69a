from __future__ import annotations

import datetime as dt
import json

import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.move import doubts, move
from journalclub.errors import JcError
from journalclub.models.session import Session

TODAY = dt.date(2027, 1, 4)
ASCENSION = dt.date(2027, 5, 6)
SETTINGS = """club:
  timezone: Europe/Amsterdam
  schedule:
    rule: every Thursday
    holidays: NL
    breaks:
      - Summer: 2027-07-01 to 2027-08-31
  members:
    - name: presenter
      away: 2027-05-01 to 2027-05-31
"""


def test_a_moved_session_has_its_new_day_on_its_page_and_is_found_by_its_old_name(club: Club) -> None:
    (session,) = club.sessions()
    moved, notes = move(club, session, dt.date(2027, 2, 1), "18:00")
    page = (club.session_folder(moved) / "README.md").read_text()
    assert "1 February 2027" in page
    assert "18:00" in page
    assert "18 January 2027" not in page
    assert any("presenter.pptx" in note and "may still show" in note for note in notes)
    assert club.session(session.folder, TODAY) == moved
    with pytest.raises(JcError, match="is on 2027-02-01 already"):
        move(club, moved, dt.date(2027, 2, 1))


def test_what_speaks_against_a_day_is_told(club: Club) -> None:
    papers = club.root / "papers.yaml"
    papers.write_text(SETTINGS + "papers: []\n")
    own = Club(club.root)
    (other,) = own.sessions()
    at = Session("x", ASCENSION, presenters=("Presenter",))
    assert doubts(own, at) == [f"{ASCENSION}: Ascension Day.", "presenter is away then."]
    assert doubts(own, Session("x", dt.date(2027, 7, 1))) == ["2027-07-01: Summer."]
    assert doubts(own, Session("x", other.date)) == [f"{other.folder} is on {other.date}, too."]


def test_the_command_line_moves_and_cancels(club: Club, capsys: pytest.CaptureFixture[str]) -> None:
    (session,) = club.sessions()
    where = ["--club", str(club.root)]
    assert run(["move", session.folder, "2027-02-01", "--json", *where]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["uid"], document["date"]) == (session.folder, "2027-02-01")
    assert run(["cancel", session.folder, "--why", "Ill", *where]) == 0
    assert "is cancelled: Ill" in capsys.readouterr().out
    assert run(["cancel", session.folder, "--why", "Ill", *where]) == 1
    assert "cancelled already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args",
    [
        ["move", "SESSION", "soon"],
        ["move", "SESSION", "2027-02-01", "--time", "late"],
        ["cancel", "SESSION"],
        ["cancel", "SESSION", "--why", " "],
    ],
)
def test_wrong_usage_is_told(club: Club, args: list[str]) -> None:
    args = [club.sessions()[0].folder if a == "SESSION" else a for a in args]
    assert run([*args, "--club", str(club.root)]) == 2
