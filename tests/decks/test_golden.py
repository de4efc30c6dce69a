"""What people get is what was looked at and kept: see golden.py for how to renew the files."""

from __future__ import annotations

import pytest

from tests.decks.golden import FOLDER, made

MADE = made()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_golden_file_is_what_the_code_makes(name: str) -> None:
    assert MADE[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_unused() -> None:
    assert sorted(p.name for p in FOLDER.iterdir()) == sorted(MADE)
