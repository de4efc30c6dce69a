"""What is found out about pages beforehand changes nothing but when it is done."""

from __future__ import annotations

from pathlib import Path

from journalclub.reading.ahead import prepare
from journalclub.reading.once import once
from journalclub.reading.page import Page
from journalclub.reading.read import read_manuscript
from tests.reading.make import make_pages
from tests.reading.papers import first_page


def test_prepared_pages_read_like_others(tmp_path: Path) -> None:
    prepared = make_pages(tmp_path, first_page, first_page)
    for page in prepared:
        prepare(page)
    assert read_manuscript(prepared, sha256="") == read_manuscript(
        make_pages(tmp_path, first_page, first_page), sha256=""
    )


def test_a_page_is_looked_at_once_and_another_one_with_the_same_content_again() -> None:
    looked: list[int] = []

    @once
    def count(page: Page) -> int:
        looked.append(page.number)
        return len(looked)

    one, two = (Page(1, 612, 792, (), (), ()) for _ in range(2))
    assert (count(one), count(one), count(two)) == (1, 1, 2)


def test_what_is_known_of_a_page_goes_with_it() -> None:
    looked: list[int] = []

    @once
    def count(page: Page) -> int:
        looked.append(page.number)
        return len(looked)

    for _ in range(3):  # each may take the place in memory of the one before
        count(Page(1, 612, 792, (), (), ()))
    assert len(looked) == 3
