from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journalclub.reading.page import Line, Mark, Page, Span
from journalclub.reading.read import read_manuscript
from tests.reading.make import column, put
from tests.reading.papers import first_page, pages_of, read

NAN = float("nan")


def test_no_pages_and_pages_without_text_are_read_as_nothing() -> None:
    assert read_manuscript([], sha256="0").passages == ()
    reading = read_manuscript([Page(1, 612, 792, (), (), ())], sha256="0").reading
    assert (reading.title, reading.authors, reading.abstract, reading.sections) == (None, (), None, ())
    assert reading.warnings == ("no text on any page",)


def test_pages_that_are_pictures_with_only_a_stamp_are_named_as_scans() -> None:
    scan = Page(
        1, 612, 792, (_line("arXiv:0000.00000", (0, 0, 9, 9)),), (Mark("image", (0, 0, 612, 700)),), ()
    )
    reading = read_manuscript([scan, replace(scan, number=2)], sha256="0").reading
    assert "no text on 2 of 2 pages" in reading.warnings[0]
    assert "scans" in reading.warnings[0]


def test_a_page_with_a_large_photo_and_text_is_no_scan(tmp_path: Path) -> None:
    photo = Page(1, 612, 792, (), (Mark("image", (0, 0, 612, 700)),), ())
    pages = [photo, *pages_of(tmp_path, first_page, first_page)]
    assert not any("scan" in w for w in read_manuscript(pages, sha256="0").reading.warnings)


def test_a_page_of_one_letter_is_no_paper(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda page: put(page, 100, 100, "x")).reading
    assert reading.title is None
    assert "not found" in reading.warnings[0]


def test_the_same_pages_give_the_same_manuscript(tmp_path: Path) -> None:
    assert read(tmp_path, first_page) == read(tmp_path, first_page)


def test_a_rotated_page_is_read_as_shown(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.set_rotation(90)
        matrix = page.derotation_matrix
        for n in range(20):
            point = pymupdf.Point(100, 100 + 12 * n) * matrix
            page.insert_text(
                point, f"This line, number {n}, stands upright as shown.", fontsize=10, rotate=90
            )

    manuscript = read(tmp_path, draw)
    assert manuscript.reading.page_size == (792.0, 612.0)
    assert manuscript.passages
    assert round(manuscript.passages[0].lines[0].bbox[0]) == 100


def _line(text: str, box: tuple[float, float, float, float], size: float = 10) -> Line:
    return Line((Span(text, box, size, "F", False, False, False, box[3]),), box, (1.0, 0.0), 0)


@pytest.mark.parametrize("rows", [20_000])
def test_cost_grows_linearly_with_the_lines_of_a_page(rows: int) -> None:
    def seconds(n: int) -> float:
        lines = tuple(
            _line("word " * 5, (i % 90 * 6.0, i // 90 * 3.0, i % 90 * 6.0 + 5, i // 90 * 3.0 + 8))
            for i in range(n)
        )
        page = Page(1, 612, 792, lines, (), ())
        start = time.process_time()
        read_manuscript([page], sha256="0")
        return time.process_time() - start

    seconds(rows // 8)
    assert seconds(rows) < 8 * 4 * max(seconds(rows // 8), 0.05)


boxes = st.tuples(*[st.floats(-1e5, 1e5, allow_nan=False)] * 4)
spans = st.builds(
    Span,
    st.text(max_size=40),
    boxes,
    st.floats(-5, 2000),
    st.sampled_from(["F", "CMMI10", "Times-Bold"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.floats(-1e5, 1e5),
)
lines = st.builds(
    Line,
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    boxes,
    st.sampled_from([(1.0, 0.0), (0.0, -1.0)]),
    st.integers(0, 3),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(lines, max_size=12), max_size=3), st.floats(0, 1e6), st.floats(0, 1e6))
def test_any_lines_are_read_without_failing(content: list[list[Line]], width: float, height: float) -> None:
    pages = [Page(n + 1, width, height, tuple(own), (), ()) for n, own in enumerate(content)]
    manuscript = read_manuscript(pages, sha256="0")
    for passage in manuscript.passages:
        assert passage.text
        assert all(0 <= line.start <= len(passage.text) for line in passage.lines)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "[1] ",
                "Abstract ",
                "1 Introduction",
                "http://a.b/c",
                "x-",
                "(",
                "et al. 2010",
                "´",
                "ﬁ",
                "References",
                "I. A",
            ]
        ),
        max_size=60,
    )
)
def test_any_words_are_read_without_failing(words: list[str]) -> None:
    own = tuple(_line(word * 3, (100, 20.0 + 12 * i, 400, 30.0 + 12 * i)) for i, word in enumerate(words))
    read_manuscript([Page(1, 612, 792, own, (), ())], sha256="0")


def test_running_text_survives_a_page_of_damage(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 108, 80, 396, 30)

    text = read(tmp_path, first_page, lambda _: None, draw).passages
    assert {line.page for p in text for line in p.lines} == {1, 3}
