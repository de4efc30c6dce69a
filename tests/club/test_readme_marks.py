"""Marks stand alone on their lines, pair up, and may hold options."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.club.readme_marks import find_blocks, mark
from journalclub.errors import ProblemsError


def test_a_block_is_what_stands_between_its_marks() -> None:
    lines = [
        "# Club",
        "<!-- jc:upcoming adopted=2026-11-20 -->",
        "x",
        "<!-- /jc:upcoming -->",
        "<!--jc:past-2-->",
        "",
    ]
    lines.append("<!-- /jc:past-2 -->")
    first, second = find_blocks(lines, "README.md")
    assert (first.name, first.kind, lines[first.first : first.end]) == ("upcoming", "upcoming", ["x"])
    assert first.day("adopted") == dt.date(2026, 11, 20)
    assert first.day("since") is None
    assert (second.name, second.kind, second.first, second.end) == ("past-2", "past", 5, 6)


@pytest.mark.parametrize(
    "line",
    [
        "see <!-- jc:sessions --> here",
        "`<!-- jc:sessions -->`",
        "<!-- jc:other -->",
        "<!-- a jc:sessions -->",
        "<!-- jc:sessionsx -->",
    ],
)
def test_what_only_speaks_of_marks_is_none(line: str) -> None:
    assert find_blocks([line], "README.md") == []


def test_marks_in_code_are_an_example() -> None:
    assert (
        find_blocks(["```", "<!-- jc:sessions -->", "```", "~~~ html", "<!-- jc:past -->", "~~~"], "R") == []
    )


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["<!-- jc:sessions -->"], [1]),
        (["<!-- /jc:sessions -->"], [1]),
        (["<!-- jc:sessions -->", "<!-- jc:sessions -->", "<!-- /jc:sessions -->"], [1]),
        (["<!-- jc:past -->", "<!-- /jc:past -->"] * 2, [1, 3]),
    ],
)
def test_marks_that_do_not_pair_up_are_told_with_file_and_line(lines: list[str], wrong: list[int]) -> None:
    with pytest.raises(ProblemsError) as error:
        find_blocks(lines, "README.md")
    assert [(p.file, p.line) for p in error.value.problems] == [("README.md", line) for line in wrong]


def test_a_mark_that_was_written_is_found() -> None:
    opening, closing = mark("sessions-3", since="2026-11-20")
    (block,) = find_blocks([opening, closing], "README.md")
    assert block.options == {"since": "2026-11-20"}


def test_a_day_that_is_none_counts_as_not_given() -> None:
    (block,) = find_blocks(["<!-- jc:past adopted=yesterday -->", "<!-- /jc:past -->"], "R")
    assert block.day("adopted") is None
