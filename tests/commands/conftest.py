"""One demo club for all tests of commands; those that change it take a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.commands.demo import demo
from tests.commands.club import app


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A club with the sample paper's session, made once through the real code; not to be changed."""
    folder = tmp_path_factory.mktemp("demo") / "club"
    demo(app(folder.parent), folder)
    return folder


@pytest.fixture
def club(original: Path, tmp_path: Path) -> Club:
    """A copy of it."""
    return Club(shutil.copytree(original, tmp_path / "club"))
