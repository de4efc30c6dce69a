"""What is found out about pages beforehand changes nothing but when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from journalclub.reading import rows
from journalclub.reading.ahead import prepare, rehearse
from journalclub.reading.layout import PageLayout
from journalclub.reading.once import once, once_for_each
from journalclub.reading.order import PrintedRow, rows_in_order
from journalclub.reading.page import Page
from journalclub.reading.read import read_manuscript
from tests.reading.make import column, make_pages, put
from tests.reading.papers import first_page


def test_prepared_pages_read_like_others(tmp_path: Path) -> None:
    prepared = make_pages(tmp_path, first_page, first_page)
    for page in prepared:
        prepare(page)
    assert read_manuscript(prepared, sha256="") == read_manuscript(
        make_pages(tmp_path, first_page, first_page), sha256=""
    )


def page_of_text(page: Any) -> None:
    """A running head, text and a folio."""
    put(page, 108, 60, "Reading Papers by Their Places")
    column(page, 108, 100, 396, 30)
    put(page, 300, 740, str(page.number + 1))


def page_with_table(page: Any) -> None:
    """A table below its caption, text below it."""
    put(page, 108, 60, "Reading Papers by Their Places")
    put(page, 108, 100, "Table 1: How many papers were read")
    for y, row in ((112, "place  papers"), (128, "London  12"), (140, "Paris  9")):
        page.draw_line((108, y - 9), (300, y - 9))
        put(page, 108, y, row)
    column(page, 108, 200, 396, 20)


def test_rehearsed_pages_read_like_others_and_are_not_laid_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = (first_page, page_of_text, page_with_table, page_of_text, page_of_text, page_of_text)
    expected = read_manuscript(make_pages(tmp_path, *draws), sha256="")
    pages = make_pages(tmp_path, *draws)
    rehearse(pages[:4])
    laid_out: list[int] = []

    def noting(page: Page, layout: PageLayout) -> Sequence[PrintedRow]:
        laid_out.append(page.number)
        return rows_in_order(page, layout)

    monkeypatch.setattr(rows, "rows_in_order", noting)
    assert read_manuscript(pages, sha256="") == expected
    assert laid_out == [5, 6]


def test_a_page_is_looked_at_once_and_another_one_with_the_same_content_again() -> None:
    looked: list[int] = []

    @once
    def count(page: Page) -> int:
        looked.append(page.number)
        return len(looked)

    one, two = (Page(1, 612, 792, (), (), ()) for _ in range(2))
    assert (count(one), count(one), count(two)) == (1, 1, 2)


def test_a_page_is_looked_at_once_for_each_question() -> None:
    asked: list[tuple[int, int]] = []

    @once_for_each
    def scaled(page: Page, scale: int) -> float:
        asked.append((page.number, scale))
        return page.width * scale

    one, two = (Page(n, 612, 792, (), (), ()) for n in (1, 2))
    assert [scaled(one, 2), scaled(one, 3), scaled(one, 2), scaled(two, 2)] == [1224, 1836, 1224, 1224]
    assert asked == [(1, 2), (1, 3), (2, 2)]


def test_what_is_known_of_a_page_goes_with_it() -> None:
    looked: list[int] = []

    @once
    def count(page: Page) -> int:
        looked.append(page.number)
        return len(looked)

    for _ in range(3):  # each may take the place in memory of the one before
        count(Page(1, 612, 792, (), (), ()))
    assert len(looked) == 3
