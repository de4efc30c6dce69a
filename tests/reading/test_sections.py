from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journalclub.models.paper import Section
from tests.reading.make import centre, column, put
from tests.reading.papers import cover, first_page, read


def _sections(tmp_path: Path, *draws: Any) -> list[tuple[str | None, str, int, int]]:
    found: tuple[Section, ...] = read(tmp_path, *draws).reading.sections
    return [(s.number, s.title, s.level, s.page) for s in found]


def _with(*headings: tuple[str, str]) -> Any:
    """A page of headings (font, text), each above some lines of text."""

    def draw(page: Any) -> None:
        y = 80.0
        for font, text in headings:
            put(page, 108, y, text, 12 if font == "tibo" else 10, font.removeprefix("small "))
            y = column(page, 108, y + 18, 396, 4) + 12

    return draw


def test_numbered_headings_have_number_title_level_and_page(tmp_path: Path) -> None:
    page = _with(
        ("tibo", "2 Methods"),
        ("tibo", "2.1 Finding Columns"),
        ("tibo", "2.2. Finding Rows"),
        ("tibo", "3 Results"),
    )
    assert _sections(tmp_path, first_page, page) == [
        ("1", "Introduction", 1, 1),
        ("2", "Methods", 1, 2),
        ("2.1", "Finding Columns", 2, 2),
        ("2.2", "Finding Rows", 2, 2),
        ("3", "Results", 1, 2),
    ]


def test_roman_numbers_have_letters_below_them(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = 80.0
        for text in ("I. INTRODUCTION", "II. METHODS", "A. Columns", "B. Rows", "III. RESULTS"):
            centre(page, y, text, 10, "tibo")
            y = column(page, 108, y + 18, 396, 4) + 12

    assert [s[:3] for s in _sections(tmp_path, cover, draw)] == [
        ("I", "INTRODUCTION", 1),
        ("II", "METHODS", 1),
        ("A", "Columns", 2),
        ("B", "Rows", 2),
        ("III", "RESULTS", 1),
    ]


def test_appendices_and_unnumbered_headings_are_sections(tmp_path: Path) -> None:
    page = _with(
        ("tibo", "2 Results"),
        ("tibo", "Acknowledgments"),
        ("tibo", "References"),
        ("tibo", "A Proofs"),
        ("tibo", "A.1 A Lemma"),
        ("tibo", "Appendix B: Data"),
    )
    assert [s[:3] for s in _sections(tmp_path, first_page, page)] == [
        ("1", "Introduction", 1),
        ("2", "Results", 1),
        (None, "Acknowledgments", 1),
        (None, "References", 1),
        ("A", "Proofs", 1),
        ("A.1", "A Lemma", 2),
        ("B", "Data", 1),
    ]


def test_a_paper_without_numbers_has_the_headings_set_like_the_known_ones(tmp_path: Path) -> None:
    page = _with(("tibo", "Introduction"), ("tibo", "How Columns Are Found"), ("tibo", "Conclusion"))
    assert [s[:3] for s in _sections(tmp_path, cover, page)] == [
        (None, "Introduction", 1),
        (None, "How Columns Are Found", 1),
        (None, "Conclusion", 1),
    ]


def test_small_capitals_are_one_word(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = 80.0
        for number, first, rest in (("1", "I", "NTRODUCTION"), ("2", "R", "ESULTS")):
            put(page, 108, y, number, 12)
            put(page, 126, y, first, 12)
            put(page, 126 + (4 if first == "I" else 8), y, rest, 9.6)
            y = column(page, 108, y + 18, 396, 6) + 14

    assert [s[:2] for s in _sections(tmp_path, cover, draw)] == [("1", "INTRODUCTION"), ("2", "RESULTS")]


def test_a_title_over_two_lines_is_one_heading(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 108, 80, "2 On the Finding of Columns in Pages That Were Drawn by Ma-", 12, "tibo")
        put(page, 120, 94, "chines for People", 12, "tibo")
        column(page, 108, 112, 396, 10)

    found = _sections(tmp_path, first_page, draw)
    assert found[1][1] == "On the Finding of Columns in Pages That Were Drawn by Machines for People"


def test_run_in_thanks_are_a_section_and_their_text_is_kept(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 108, 80, "2 Results", 12, "tibo")
        y = column(page, 108, 98, 396, 4)
        put(page, 108, y + 10, "Acknowledgments. We thank the readers of this paper for their patience.")
        column(page, 108, y + 60, 396, 4)

    manuscript = read(tmp_path, first_page, draw)
    assert manuscript.reading.sections[-1].title == "Acknowledgments"
    thanks = [p.text for p in manuscript.passages if p.section == "Acknowledgments"]
    assert thanks[0] == "We thank the readers of this paper for their patience."


def test_the_contents_list_is_no_heading(tmp_path: Path) -> None:
    def contents(page: Any) -> None:
        put(page, 108, 80, "Contents", 12, "tibo")
        for n, title in enumerate(("Introduction", "Results", "Conclusion")):
            put(page, 108, 100 + 14 * n, f"{n + 1} {title}", 10, "tibo")
            put(page, 498, 100 + 14 * n, str(n + 1), 10, "tibo")
        put(page, 108, 170, "1 Introduction", 12, "tibo")
        column(page, 108, 190, 396, 10)
        put(page, 108, 330, "2 Results", 12, "tibo")
        column(page, 108, 350, 396, 10)

    assert [s[1] for s in _sections(tmp_path, contents)] == ["Introduction", "Results"]


@pytest.mark.parametrize(
    "line",
    [
        "Theorem 1. Every page has an edge.",
        "Figure 2: What was found",
        "Keywords: reading, papers",
        "3 of the pages",
    ],
)
def test_bold_lines_that_are_no_headings(tmp_path: Path, line: str) -> None:
    page = _with(("tibo", "2 Results"), ("small tibo", line))
    assert [s[1] for s in _sections(tmp_path, first_page, page)] == ["Introduction", "Results"]


def test_numbered_lists_do_not_break_the_chain(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = 80.0
        for n in range(1, 5):
            put(page, 120, y, f"{n}. A thing to do, one of many that are listed here")
            y += 14
        put(page, 108, 160, "2 Results", 12, "tibo")
        column(page, 108, 180, 396, 10)

    assert [s[1] for s in _sections(tmp_path, first_page, draw)] == ["Introduction", "Results"]
