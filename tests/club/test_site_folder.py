"""The folder that is published has what was made for it, and whatever people put there themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.club.site_folder import LIST, SiteFolder
from journalclub.errors import JcError


def made(root: Path, **files: str) -> SiteFolder:
    """One run that makes these files."""
    folder = SiteFolder(root)
    folder.begin(files)
    for path, content in files.items():
        folder.text(path, content)
    folder.sweep()
    return folder


def test_files_are_written_when_they_differ(tmp_path: Path) -> None:
    assert made(tmp_path, a="1", b="2").changed == ["a", "b"]
    assert made(tmp_path, a="1", b="3").changed == ["b"]
    assert (tmp_path / LIST).read_text() == "a\nb\n"


def test_what_is_not_made_again_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    made(tmp_path, **{"x/y/a": "1", "x/b": "2"})
    (tmp_path / "x" / "mine").write_text("mine")
    folder = made(tmp_path, c="3")
    assert folder.removed == ["x/b", "x/y/a"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == [LIST, "c", "mine", "x"]


def test_a_check_changes_nothing_and_tells_the_same(tmp_path: Path) -> None:
    made(tmp_path, a="1", b="2")
    folder = SiteFolder(tmp_path, check=True)
    folder.begin(["a", "c"])
    folder.text("a", "9")
    folder.text("c", "3")
    folder.sweep()
    assert (folder.changed, folder.removed) == (["a", "c"], ["b"])
    assert (tmp_path / "a").read_text() == "1"
    assert (tmp_path / "b").exists()


def test_other_peoples_files_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(JcError, match="is not from jc"):
        made(tmp_path, a="1", b="2")
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_a_run_that_is_cut_short_has_claimed_its_files(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    folder.begin(["a", "b"])
    folder.text("a", "1")
    assert made(tmp_path, a="1", b="2").changed == ["b"]


def test_copies_follow_their_source_and_folders_become_zips_without_what_is_hidden(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "__pycache__").mkdir(parents=True)
    (source / "run.py").write_text("1")
    (source / ".env").write_text("SECRET")
    (source / "__pycache__" / "run.pyc").write_text("SECRET")
    (source / "link").symlink_to("/etc/hostname")
    for changed in (["a", "b.zip"], []):
        folder = SiteFolder(tmp_path / "site")
        folder.begin(["a", "b.zip"])
        folder.copy("a", source / "run.py")
        folder.copy("b.zip", source)
        folder.sweep()
        assert folder.changed == changed
    packed = (tmp_path / "site" / "b.zip").read_bytes()
    assert b"source/run.py" in packed
    assert b"SECRET" not in packed
    assert b"link" not in packed
