"""A large first letter belongs to the word beside its top; large letters elsewhere are left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.reading.make import make_pages, put


def texts(tmp_path: Path, draw: Any) -> list[str]:
    return [line.text.strip() for line in make_pages(tmp_path, draw)[0].lines]


def test_a_letter_over_two_lines_begins_the_first_of_them(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 72, 112, "C", 26)
        put(page, 93, 100, "ONVOLUTIONAL networks have proven")
        put(page, 93, 112, "to be useful for many tasks, and")
        put(page, 72, 124, "so have others of their kind.")

    assert texts(tmp_path, draw)[:2] == [
        "CONVOLUTIONAL networks have proven",
        "to be useful for many tasks, and",
    ]


def test_a_large_letter_with_one_line_beside_it_stays(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 72, 112, "A", 26)
        put(page, 93, 108, "label of a panel")

    assert not any(text.startswith("Alabel") for text in texts(tmp_path, draw))


def test_a_letter_of_the_text_s_own_size_stays(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 72, 100, "C", 11)
        put(page, 95, 100, "one line")
        put(page, 95, 112, "another line")

    assert not any(text.startswith("Cone") for text in texts(tmp_path, draw))
