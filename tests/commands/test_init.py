from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.cli import run
from journalclub.commands.init import WORKFLOW, init
from journalclub.errors import JcError


def test_what_is_private_is_ignored_by_git(tmp_path: Path) -> None:
    init(tmp_path / "club", "A club", "UTC")
    assert {".jc/", "paper.pdf"} <= set((tmp_path / "club" / ".gitignore").read_text().splitlines())


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / ".gitignore").write_text("*.log")
    init(tmp_path, "A club", "UTC")
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / ".gitignore").read_text().startswith("*.log\n")
    assert "paper.pdf" in (tmp_path / ".gitignore").read_text()


def test_a_club_is_never_made_twice(tmp_path: Path) -> None:
    init(tmp_path, "A club", "UTC")
    before = (tmp_path / "papers.yaml").read_text()
    with pytest.raises(JcError, match="already"):
        init(tmp_path, "Another", "UTC")
    assert (tmp_path / "papers.yaml").read_text() == before


def test_an_unknown_zone_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="time zone"):
        init(tmp_path / "club", None, "Mars/Olympus")
    assert not (tmp_path / "club").exists()


def test_the_settings_show_where_start_and_place_belong(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "A club", "UTC")
    assert {"  start:", "  place:"} <= set((tmp_path / "club" / "papers.yaml").read_text().splitlines())
    assert (club.settings.start, club.settings.place) == (None, None)


def test_a_folder_is_a_club_only_when_all_of_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> bool:
        raise JcError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("journalclub.commands.init.add_workflow", fail)
        with pytest.raises(JcError, match="The disk is full"):
            init(tmp_path / "club", "A club", "UTC", github=True)
    init(tmp_path / "club", "A club", "UTC", github=True)
    assert (tmp_path / "club" / WORKFLOW).is_file()


def test_a_file_is_no_folder_for_a_club(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(JcError, match="is a file; give a folder"):
        init(tmp_path / "notes.md", "A club", "UTC")


def test_who_has_a_page_already_is_led_to_adopting_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "README.md").write_text("# Our club")
    assert run(["init", str(tmp_path / "old"), "--timezone", "UTC"]) == 0
    assert "jc adopt README.md --dry-run" in capsys.readouterr().err
    assert run(["init", str(tmp_path / "new"), "--timezone", "UTC"]) == 0
    assert "jc new 2010.11929" in capsys.readouterr().err
