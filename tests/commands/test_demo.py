from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.commands.demo import demo
from journalclub.commands.init import init
from journalclub.errors import JcError
from tests.commands.club import app, only_session


def test_a_demo_that_was_interrupted_is_completed_by_the_next(club: Club, tmp_path: Path) -> None:
    deck = only_session(club) / "presenter.md"
    deck.unlink()
    shutil.rmtree(club.root / "site")
    demo(app(tmp_path), club.root)
    assert deck.exists()
    assert (club.root / "site" / "index.html").exists()


def test_another_club_is_left_alone(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "Ours", "UTC")
    with pytest.raises(JcError, match="is a club already"):
        demo(app(tmp_path), club.root)
    assert not club.sessions()
