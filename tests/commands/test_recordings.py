from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.recordings import file_offers, find_offers, read_feed
from journalclub.errors import JcError
from tests.commands.club import only_session
from tests.sources.test_videos import ENTRY, feed

TITLE = "Whose Turn Is It? Fair Rotation of Presenters in Reading Groups"


@pytest.fixture
def channel(tmp_path: Path, club: Club) -> Path:
    (session,) = club.sessions()
    assert session.date is not None
    entry = ENTRY.format(key="sNiAX2ZCW34", title=TITLE).replace("2021-07-20", session.date.isoformat())
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(entry))
    return path


def agree(club: Club) -> None:
    path = only_session(club) / "session.yaml"
    path.write_text(path.read_text() + "consent:\n  presenter: yes\n")


def links(club: Club) -> list[str]:
    return [x.url for x in Club(club.root).sessions()[0].links]


def test_nothing_is_filed_without_a_yes(
    club: Club, channel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agree(club)
    assert run(["--club", str(club.root), "recordings", str(channel)]) == 0
    assert links(club) == []
    out, err = capsys.readouterr()
    assert "because: title: " in out
    assert "Nothing was filed" in err


def test_what_a_run_that_was_stopped_had_filed_is_shown_by_the_next(club: Club, channel: Path) -> None:
    agree(club)
    file_offers(club, find_offers(club, read_feed(str(channel), club.root)))
    assert "watch?v=sNiAX2ZCW34" not in (only_session(club) / "README.md").read_text()
    assert run(["--club", str(club.root), "recordings", str(channel), "--yes"]) == 0
    assert "watch?v=sNiAX2ZCW34" in (only_session(club) / "README.md").read_text()


def test_with_yes_what_presenters_agreed_to_is_filed_and_shown(
    club: Club, channel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agree(club)
    assert run(["--club", str(club.root), "recordings", str(channel), "--yes", "--json"]) == 0
    (offer,) = json.loads(capsys.readouterr().out)["offers"]
    assert (offer["consent"], offer["filed"]) == (True, True)
    assert links(club) == ["https://www.youtube.com/watch?v=sNiAX2ZCW34"]
    assert "watch?v=sNiAX2ZCW34" in (only_session(club) / "README.md").read_text()
    assert run(["--club", str(club.root), "recordings", str(channel), "--yes"]) == 0
    assert len(links(club)) == 1


def test_without_consent_not_even_yes_files_it(
    club: Club, channel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--club", str(club.root), "recordings", str(channel), "--yes"]) == 0
    assert links(club) == []
    assert "`presenter: yes`" in capsys.readouterr().err


def test_the_playlist_of_the_settings_is_asked_and_its_absence_said(club: Club, tmp_path: Path) -> None:
    assert run(["--club", str(club.root), "recordings"]) == 1
    asked = []

    def fetch(url: str, limit: int) -> bytes:
        asked.append(url)
        return feed()

    assert read_feed("https://www.youtube.com/playlist?list=PL1234567890", tmp_path, fetch) == ()
    assert asked == ["https://www.youtube.com/feeds/videos.xml?playlist_id=PL1234567890"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JcError, match=r"gone\.xml cannot be read"):
        read_feed("gone.xml", tmp_path)
