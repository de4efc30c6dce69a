from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.reading.layout import find_layout
from journalclub.reading.page import Line, Page, Span
from tests.reading.make import centre, column, put
from tests.reading.papers import pages_of, stamp


def _columns(*lefts: float, width: float) -> Any:
    def draw(page: Any) -> None:
        for left in lefts:
            column(page, left, 90, width, 40)

    return draw


@pytest.mark.parametrize(
    ("lefts", "width"), [((108,), 396), ((54, 318), 240), ((40, 225, 410), 160)], ids=["one", "two", "three"]
)
def test_columns_are_told_by_where_lines_stand(
    tmp_path: Path, lefts: tuple[float, ...], width: float
) -> None:
    layout = find_layout(pages_of(tmp_path, *[_columns(*lefts, width=width)] * 3))
    for page in layout.pages:
        assert [round(c.left) for c in page.columns] == list(lefts)


def test_full_width_lines_among_two_columns_do_not_hide_them(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 54, 90, 504, 6)
        column(page, 54, 190, 240, 30)
        column(page, 318, 190, 240, 30)

    layout = find_layout(pages_of(tmp_path, draw))
    assert len(layout.pages[0].columns) == 2


def test_a_page_with_little_text_follows_the_document(tmp_path: Path) -> None:
    def last(page: Any) -> None:
        column(page, 54, 90, 240, 3)

    two = _columns(54, 318, width=240)
    layout = find_layout(pages_of(tmp_path, two, two, last))
    assert len(layout.pages[2].columns) == 2


def test_body_size_and_leading_are_those_of_most_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 108, 60, "A title in much larger letters", 20)
        column(page, 108, 100, 396, 30)

    layout = find_layout(pages_of(tmp_path, draw))
    assert (layout.body_size, layout.leading) == (10.0, 12.0)


def _with_heads(number: int) -> Any:
    def draw(page: Any) -> None:
        put(page, 108, 50, "Reading Papers by Their Places")
        column(page, 108, 90, 396, 50)
        centre(page, 760, str(number))

    return draw


def test_running_heads_and_folios_are_furniture(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, *[_with_heads(n) for n in range(1, 6)])
    layout = find_layout(pages)
    for page, own in zip(pages, layout.pages, strict=True):
        texts = {page.lines[i].text.strip() for i in own.furniture}
        assert texts == {"Reading Papers by Their Places", str(page.number)}


def test_heads_that_change_with_the_section_are_told_by_their_height(tmp_path: Path) -> None:
    def draw_for(name: str) -> Any:
        def draw(page: Any) -> None:
            put(page, 108, 50, name)
            column(page, 108, 90, 396, 40)

        return draw

    names = ["Introduction and Aims", "Materials", "What was Found", "Discussion of Findings", "Summary"]
    pages = pages_of(tmp_path, *[draw_for(name) for name in names])
    layout = find_layout(pages)
    found = [page.lines[i].text for page, own in zip(pages, layout.pages, strict=True) for i in own.furniture]
    assert found == names


def test_captions_repeated_at_the_top_of_pages_are_not_heads(tmp_path: Path) -> None:
    def draw_for(number: int) -> Any:
        def draw(page: Any) -> None:
            put(page, 108, 60, f"Table {number}")
            column(page, 108, 90, 396, 40)

        return draw

    layout = find_layout(pages_of(tmp_path, *[draw_for(n) for n in range(1, 6)]))
    assert all(not own.furniture for own in layout.pages)


def test_line_numbers_of_a_submission_are_furniture(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 108, 90, 396, 40)
        for n in range(40):
            put(page, 70, 90 + 12 * n, f"{n + 1:03}", 7)

    pages = pages_of(tmp_path, draw)
    own = find_layout(pages).pages[0]
    assert {pages[0].lines[i].text.strip() for i in own.furniture} == {f"{n:03}" for n in range(1, 41)}


def test_the_stamp_and_slanted_watermarks_are_furniture(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        stamp(page)
        column(page, 108, 90, 396, 40)
        slanted = pymupdf.Matrix(45)
        page.insert_text((200, 500), "DRAFT", fontsize=90, morph=(pymupdf.Point(200, 500), slanted))

    pages = pages_of(tmp_path, draw)
    layout = find_layout(pages)
    texts = {pages[0].lines[i].text.strip().split(":")[0] for i in layout.pages[0].furniture}
    assert texts == {"arXiv", "DRAFT"}
    assert layout.stamp is not None


def test_upright_text_about_arxiv_is_no_stamp(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 20, 90, "arXiv:2101.00001v2", 12)
        column(page, 108, 110, 396, 40)

    assert find_layout(pages_of(tmp_path, draw)).stamp is None


def test_documents_without_text_get_usual_values() -> None:
    layout = find_layout([Page(1, 612, 792, (), (), ())])
    assert (layout.body_size, len(layout.pages[0].columns)) == (10.0, 1)
    assert find_layout([]).pages == ()


def test_damaged_sizes_do_not_decide() -> None:
    huge = Span("x" * 500, (0, 0, 10, 10), 1e9, "F", False, False, False, 10)
    usual = Span("words of text", (0, 20, 100, 30), 9.0, "F", False, False, False, 30)
    lines = tuple(Line((s,), s.bbox, (1.0, 0.0), 0) for s in (huge, usual))
    assert find_layout([Page(1, 612, 792, lines, (), ())]).body_size == 9.0
