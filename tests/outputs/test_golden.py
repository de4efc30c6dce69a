"""What members, calendars, feed readers, programs and visitors get, whole: see golden.py for how to renew the files."""

from __future__ import annotations

import pytest

from tests.outputs.golden import FOLDER, MADE


@pytest.mark.parametrize("name", sorted(MADE))
def test_an_output_is_byte_for_byte_what_was_read_and_found_right(name: str) -> None:
    assert MADE[name]() == (FOLDER / name).read_text(encoding="utf-8")


def test_no_expected_file_is_unused() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(MADE)
