"""Many processes on one club lose nothing and double nothing; what editors and git change under us is noticed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from journalclub import cli
from journalclub.club.folder import Club
from journalclub.commands import adopt as adopting
from journalclub.commands.init import init
from journalclub.errors import JcError
from journalclub.layouts.readme import readme
from journalclub.publishing import parts
from journalclub.publishing.publish import publish
from tests.trust.cases import CALENDAR
from tests.trust.clubs import make_club
from tests.trust.concurrency import asked, filed
from tests.trust.stepping import NOW

PROCESSES, EACH = 4, 5


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Club:
    return make_club(tmp_path_factory.mktemp("crowd"))[0]


def test_questions_asked_at_once_are_all_kept_once(shared: Club) -> None:
    assert list(asked(shared, PROCESSES, EACH)) == []


def test_files_filed_at_once_while_others_publish_are_all_there_once(shared: Club) -> None:
    assert list(filed(shared, PROCESSES, 2)) == []


@pytest.fixture
def club(tmp_path: Path) -> Club:
    (tmp_path / "papers.yaml").write_text("club:\n  name: One\n  timezone: UTC\n")
    session = tmp_path / "sessions" / "first" / "session.yaml"
    session.parent.mkdir(parents=True)
    session.write_text("date: 2027-01-18\ntopic: One\n")
    return Club(tmp_path)


def test_what_an_editor_saves_while_we_change_the_file_is_not_overwritten(club: Club) -> None:
    def change(data: Any) -> bool:
        (club.root / "papers.yaml").write_text("club:\n  name: Theirs\n  timezone: UTC\n")
        data["club"]["name"] = "Ours"
        return True

    with pytest.raises(JcError, match=r"papers\.yaml was changed by another program meanwhile"):
        club.edit_papers(change)
    assert Club(club.root).settings.name == "Theirs"


def test_a_readme_that_an_editor_saves_while_we_publish_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    club = init(tmp_path / "club", "One", "UTC")
    (club.root / "sessions" / "first").mkdir()
    (club.root / "sessions" / "first" / "session.yaml").write_text("date: 2027-01-18\ntopic: One\n")

    def meanwhile(*arguments: Any, **options: Any) -> Any:
        (club.root / "README.md").write_text("Theirs")
        return readme(*arguments, **options)

    monkeypatch.setattr(parts, "readme", meanwhile)
    with pytest.raises(JcError, match=r"README\.md was changed by another program meanwhile"):
        publish(club, NOW, parts=["readme"])
    assert (club.root / "README.md").read_text() == "Theirs"


def test_a_readme_that_an_editor_saves_while_we_adopt_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    club = init(tmp_path / "club", "One", "UTC")
    page = club.root / "README.md"
    page.write_text(CALENDAR)

    def meanwhile(*arguments: Any, **options: Any) -> Any:
        page.write_text("Theirs")
        return really(*arguments, **options)

    really = adopting.adopt
    monkeypatch.setattr(adopting, "adopt", meanwhile)
    assert cli.run(["--club", str(club.root), "adopt", str(page)]) == 1
    assert "README.md was changed by another program meanwhile" in capsys.readouterr().err
    assert page.read_text() == "Theirs"


def test_a_file_saved_in_place_with_its_old_time_and_length_is_read_again(club: Club) -> None:
    file = club.root / "sessions" / "first" / "session.yaml"
    assert [s.topic for s in club.sessions()] == ["One"]
    was = file.stat()
    with file.open("r+") as opened:
        opened.write("date: 2027-01-18\ntopic: Two\n")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert [s.topic for s in Club(club.root).sessions()] == ["Two"]


def test_what_git_pulls_is_seen_at_once(club: Club, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("clone") / "club"
    settings = [
        "-c",
        "user.name=attendee 7",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]

    def git(folder: Path, *words: str) -> None:
        subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)

    git(club.root, "init")
    git(club.root, "add", "papers.yaml", "sessions")
    git(club.root, "commit", "-m", "One")
    git(club.root, "clone", ".", str(other))
    assert [s.topic for s in club.sessions()] == ["One"]
    (other / "sessions" / "first" / "session.yaml").write_text("date: 2027-01-18\ntopic: Two\n")
    git(other, "commit", "-am", "Two")
    git(club.root, "pull", str(other), "main")
    assert [s.topic for s in club.sessions()] == ["Two"]
    assert [s.topic for s in Club(club.root).sessions()] == ["Two"]
