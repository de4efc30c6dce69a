from __future__ import annotations

import json

import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.announce import announcement
from journalclub.errors import JcError
from tests.commands.club import only_session


def test_the_text_is_made_from_the_sessions_own_files(club: Club) -> None:
    (club.root / "private.yaml").write_text("meeting: https://zoom.us/j/1\n")
    (session,) = club.sessions()
    made = announcement(Club(club.root), session, "email").text
    assert "Reading groups depend on their presenters" in made
    assert "https://zoom.us/j/1" in made


def test_a_session_without_a_paper_can_be_announced_and_a_damaged_one_is_named(club: Club) -> None:
    (session,) = club.sessions()
    (only_session(club) / "paper.json").write_text("{")
    with pytest.raises(JcError, match=r"paper\.json"):
        announcement(club, session, "issue")
    (only_session(club) / "paper.json").unlink()
    assert "Whose Turn Is It?" in announcement(club, session, "issue").text


def test_the_clubs_own_template_wins(club: Club) -> None:
    (club.templates / "announce-slack.txt.j2").write_text("Come to {{ title | slack }}!")
    (session,) = club.sessions()
    assert announcement(club, session, "slack").text.startswith("Come to Whose Turn Is It?")


def test_the_command_prints_nothing_but_the_text(club: Club, capsys: pytest.CaptureFixture[str]) -> None:
    (session,) = club.sessions()
    assert run(["--club", str(club.root), "announce", session.folder, "--for", "issue", "--json"]) == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert (document["session"], document["for"]) == (session.folder, "issue")
    assert document["text"].startswith("# ")
    assert "says no place: write `place:` into" in err


def test_an_announcement_that_is_not_ticked_off_says_how(
    club: Club, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--club", str(club.root)]
    assert run([*at, "announce", "next"]) == 0
    tick = "status next --done announced"
    assert f"jc {tick}" in capsys.readouterr().err
    assert run([*at, *tick.split()]) == 0
    capsys.readouterr()
    assert run([*at, "announce", "next"]) == 0
    assert tick not in capsys.readouterr().err
