from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.demo import demo
from journalclub.errors import JcError
from tests.commands.club import app


def test_a_demo_that_was_put_in_its_place_is_published_already(club: Club) -> None:
    assert run(["--club", str(club.root), "publish", "--check"]) == 0


def test_a_demo_never_touches_a_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(JcError, match="mine is there already; name a new folder"):
        demo(app(tmp_path), tmp_path / "mine")
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_demo_that_cannot_be_made_names_the_folder_it_was_to_become(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(club: Club, _: object) -> None:
        raise JcError(f"{club.root / 'site'} cannot be written to.")

    monkeypatch.setattr("journalclub.publishing.publish.publish", fail)
    with pytest.raises(JcError) as told:
        demo(app(tmp_path), tmp_path / "club")
    assert str(told.value) == f"{tmp_path / 'club' / 'site'} cannot be written to."


def test_a_demo_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise JcError("The disk is full.")

    monkeypatch.setattr("journalclub.publishing.publish.publish", fail)
    with pytest.raises(JcError, match="The disk is full"):
        demo(app(tmp_path), tmp_path / "club")
    assert list(tmp_path.iterdir()) == []
