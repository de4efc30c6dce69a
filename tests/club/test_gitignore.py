from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.club.gitignore import FILE, ignore


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "a\nb\n"),
        ("", "a\nb\n"),
        ("*.log", "*.log\na\nb\n"),
        ("b\n*.log\n", "b\n*.log\na\n"),
        ("# a, b\n", "# a, b\na\nb\n"),
    ],
)
def test_what_is_missing_is_added_below_what_stands_there(
    tmp_path: Path, before: str | None, after: str
) -> None:
    if before is not None:
        (tmp_path / FILE).write_text(before)
    ignore(tmp_path, ["a", "b"])
    assert (tmp_path / FILE).read_text() == after


def test_a_file_that_lacks_nothing_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("b\r\na")
    ignore(tmp_path, ["a", "b"])
    assert (tmp_path / FILE).read_bytes() == b"b\r\na"
