from __future__ import annotations

from pathlib import Path
from typing import Any

from journalclub.reading.layout import find_layout
from journalclub.reading.order import rows_in_order
from tests.reading.make import centre, column, put
from tests.reading.papers import pages_of


def _texts(tmp_path: Path, *draws: Any) -> list[str]:
    pages = pages_of(tmp_path, *draws)
    own = find_layout(pages).pages[0]
    return [
        " ".join(pages[0].lines[i].text.strip() for i in row.indexes) for row in rows_in_order(pages[0], own)
    ]


def test_columns_are_read_one_after_the_other_between_lines_across(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        centre(page, 60, "A title that runs across both columns of the page", 16)
        column(page, 318, 110, 240, 20)
        put(page, 54, 98, "left begins")
        put(page, 318, 98, "right begins")
        column(page, 54, 110, 240, 20)
        column(page, 54, 380, 504, 2)
        put(page, 54, 430, "lower left")
        put(page, 318, 430, "lower right")

    texts = _texts(tmp_path, draw)
    marks = [t for t in texts if "begins" in t or "lower" in t or "title" in t]
    assert marks == [
        "A title that runs across both columns of the page",
        "left begins",
        "right begins",
        "lower left",
        "lower right",
    ]


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    def columns(page: Any) -> None:
        for x in (410, 225, 40):
            column(page, x, 102, 160, 40)

    def draw(page: Any) -> None:
        columns(page)
        for x in (410, 225, 40):
            put(page, x, 90, f"column at {x}")

    texts = _texts(tmp_path, draw, columns, columns)
    assert [t for t in texts if t.startswith("column at")] == [
        "column at 40",
        "column at 225",
        "column at 410",
    ]


def test_parts_of_a_row_are_joined_from_left_to_right(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 108, 90, 396, 10)
        put(page, 160, 300, "Introduction", 12, "tibo")
        put(page, 108, 300, "1", 12, "tibo")

    assert "1 Introduction" in _texts(tmp_path, draw)


def test_a_bibliography_below_balanced_columns_comes_after_both(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 54, 90, 240, 20)
        column(page, 318, 90, 240, 20)
        put(page, 318, 330, "the text ends here")
        for n in range(1, 6):
            put(page, 54, 360 + 11 * n, f"[{n}] An entry of the left column", 8)
            put(page, 318, 360 + 11 * n, f"[{n + 5}] An entry of the right column", 8)

    texts = _texts(tmp_path, draw)
    assert texts.index("the text ends here") < texts.index("[1] An entry of the left column")
    assert texts.index("[5] An entry of the left column") < texts.index("[6] An entry of the right column")


def test_headings_side_by_side_do_not_part_the_columns(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 54, 90, "Abstract", 12, "tibo")
        put(page, 318, 90, "Introduction", 12, "tibo")
        column(page, 54, 110, 240, 20)
        column(page, 318, 110, 240, 20)

    texts = _texts(tmp_path, draw)
    assert texts[0] == "Abstract"
    assert texts.index("Introduction") == 21
