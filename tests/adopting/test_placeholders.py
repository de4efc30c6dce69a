"""What stands where something is still missing, and what only shows how a row is written."""

from __future__ import annotations

import pytest

from journalclub.adopting.placeholders import is_placeholder, is_template


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "TBD", "*tbd*", "(TBA)", "[tbc]", "`n/a`", '"TBD"', "<TBD>", "to  be\nannounced", "Open slot", "you?",
        "N.N.", "--", "- - -", "…", "·•/", "?!", "#&+=^~", "待定", "미정", "x" * 3, "-" * 240,
    ],
)  # fmt: skip
def test_a_placeholder_says_only_that_nothing_is_known(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["TBD: Queues", "Open slots of queues", "x1", "Anna", "5", "-" * 241, "xxxx"]
)
def test_what_says_more_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("DD/MM/YYYY", True), ("on yyyy-mm-dd", True), ("mm/dd", True), ("xx.xx", True), ("xxxx-xx", True),
        ("Your name", True), ("your-name", True), ("Paper title", True), ("insert_link", True), ("insert link", True),
        ("talk title", True), ("{{ date }}", True), ("Lorem ipsum dolor", True), ("firstname lastname", True),
        ("paper and title", False), ("5 May 2026", False), ("xxl-xx", False), ("", False),
        (" " * 1_980 + "your name", True), (" " * 1_995 + "your name", False),
    ],
)  # fmt: skip
def test_a_row_that_shows_how_rows_are_written_is_a_template(text: str, template: bool) -> None:
    assert is_template(text) is template
