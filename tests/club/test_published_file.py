"""What was published is read back as it was, and a line that is not ours is a problem with its number."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.club.published_file import FILE, dump_published, load_published
from journalclub.errors import ProblemsError
from journalclub.models.publication import EventLine, Published, SessionLine

EVENT = EventLine(
    "2027-01-18T17:00",
    "2027-01-18T18:30",
    "UTC",
    "A \u2028 title",
    "CONFIRMED",
    2,
    "2027-01-04T12:00:00Z",
    "d",
)
LINE = SessionLine(
    "a", "a", "id", "A title", "2027-01-04T12:00:00Z", "2027-01-04T12:00:00Z", "d", (EVENT,), gone=True
)
RECORD = Published(dt.date(2027, 1, 4), {"a": LINE})


def test_it_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    assert load_published(tmp_path) == Published()
    (tmp_path / FILE).write_text(dump_published(RECORD), encoding="utf-8")
    assert load_published(tmp_path) == RECORD
    assert dump_published(RECORD).count("\n") == 2


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[]",
        "5",
        '{"day": "soon"}',
        '{"uid": "a"}',
        dump_published(RECORD).split("\n")[1],
        dump_published(RECORD)
        .split("\n")[1]
        .replace('"a"', '"b"')
        .replace('"sequence": 2', '"sequence": "2"'),
        dump_published(RECORD).split("\n")[1].replace('"a"', '"b"').replace("T17:00", "T27:00"),
    ],
)
def test_a_line_that_is_not_ours_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE).write_text(dump_published(RECORD) + line + "\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        load_published(tmp_path)
    assert [(p.file, p.line) for p in caught.value.problems] == [(FILE, 3)]
