from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.commands.demo import demo
from journalclub.commands.init import init
from journalclub.errors import JcError
from tests.commands.club import app


def test_another_club_is_left_alone(tmp_path: Path) -> None:
    club = init(tmp_path / "club", "Ours", "UTC")
    with pytest.raises(JcError, match="is there already"):
        demo(app(tmp_path), club.root)
    assert not club.sessions()
