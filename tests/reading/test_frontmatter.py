from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.reading.make import centre, column, paragraph, put, wrap
from tests.reading.papers import ABSTRACT, first_page, heading, raised, read


def test_title_authors_and_abstract_of_a_usual_first_page(tmp_path: Path) -> None:
    reading = read(tmp_path, first_page).reading
    assert reading.title == "Reading Papers by Their Places"
    assert reading.authors == ("Ada Lovelace", "Charles Babbage")
    assert reading.abstract == ABSTRACT


def test_a_title_of_several_lines_is_joined(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        centre(page, 90, "Reading Papers by Their Places: A Meth-", 17, "tibo")
        centre(page, 110, "od without Training", 17, "tibo")
        centre(page, 140, "Ada Lovelace")
        centre(page, 180, "Abstract", 12, "tibo")
        column(page, 108, 200, 396, 40)

    assert read(tmp_path, draw).reading.title == "Reading Papers by Their Places: A Method without Training"


def test_a_journals_own_line_is_not_the_title(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 108, 60, "Journal of Made-up Results", 24, "tibo")
        centre(page, 110, "On the Reading of Papers", 16, "tibo")
        centre(page, 140, "Ada Lovelace")
        centre(page, 180, "Abstract", 12, "tibo")
        column(page, 108, 200, 396, 40)

    assert read(tmp_path, draw).reading.title == "On the Reading of Papers"


def _page(abstract: Any, names: Any = None) -> Any:
    def draw(page: Any) -> None:
        centre(page, 90, "On the Reading of Papers", 17, "tibo")
        if names is None:
            centre(page, 120, "Ada Lovelace and Charles Babbage", 11)
            centre(page, 134, "Institute of Analytical Engines, London", 9, "tiit")
        else:
            names(page)
        y = abstract(page)
        heading(page, 108, y + 20, "1 Introduction")
        column(page, 108, y + 40, 396, 30)

    return draw


@pytest.mark.parametrize("opening", ["Abstract: ", "Abstract. ", "Summary - "])
def test_a_run_in_abstract_loses_its_heading(tmp_path: Path, opening: str) -> None:
    def abstract(page: Any) -> float:
        return paragraph(page, 108, 180, opening + ABSTRACT, 396, 9)

    assert read(tmp_path, _page(abstract)).reading.abstract == ABSTRACT


def test_an_abstract_without_heading_is_told_by_its_narrower_lines(tmp_path: Path) -> None:
    def abstract(page: Any) -> float:
        return paragraph(page, 144, 180, ABSTRACT, 324)

    assert read(tmp_path, _page(abstract)).reading.abstract == ABSTRACT


def test_prose_set_like_the_text_is_no_abstract(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        centre(page, 90, "On the Reading of Papers", 17, "tibo")
        centre(page, 120, "Ada Lovelace", 11)
        column(page, 108, 160, 396, 30)

    reading = read(tmp_path, draw).reading
    assert reading.abstract is None
    assert reading.authors == ("Ada Lovelace",)


def test_an_abstract_may_span_columns_and_stand_on_the_second_page(tmp_path: Path) -> None:
    def cover(page: Any) -> None:
        centre(page, 90, "On the Reading of Papers", 17, "tibo")
        for n, line in enumerate(
            wrap(", ".join(f"Ada Q. Lovelace{chr(97 + n % 26)}" for n in range(150)), 500)
        ):
            put(page, 54, 120 + 12 * n, line)

    def second(page: Any) -> None:
        centre(page, 70, "Abstract", 12, "tibo")
        y = paragraph(page, 54, 90, ABSTRACT, 504)
        heading(page, 54, y + 20, "1 Introduction")
        column(page, 54, y + 40, 240, 40)
        column(page, 318, y + 40, 240, 40)

    reading = read(tmp_path, cover, second, second).reading
    assert reading.abstract == ABSTRACT
    assert len(reading.authors) == 26  # the same name is one author


def test_thousands_of_authors_over_pages_are_all_found_and_the_abstract_after_them(tmp_path: Path) -> None:
    names = [f"{a}. {b}{c}{d}" for a in "ABCDEFGHIJ" for b in _SYLLABLES for c in _ENDINGS for d in _ENDINGS]
    lines = wrap(", ".join(names), 500)

    def cover(page: Any) -> None:
        centre(page, 90, "On the Reading of Papers", 17, "tibo")
        names_from(page, 0, 130)

    def names_from(page: Any, start: int, top: float = 80) -> None:
        for n, line in enumerate(lines[start : start + 50]):
            put(page, 54, top + 12 * n, line)

    def last(page: Any) -> None:
        centre(page, 70, "Abstract", 12, "tibo")
        y = paragraph(page, 108, 90, ABSTRACT, 396)
        heading(page, 108, y + 20, "1 Introduction")
        column(page, 108, y + 40, 396, 40)

    pages = [cover, *(partial(names_from, start=n) for n in range(50, len(lines), 50)), last, last]
    reading = read(tmp_path, *pages).reading

    assert len(names) == 1000
    assert reading.authors == tuple(names)
    assert reading.abstract == ABSTRACT


def test_an_abstract_goes_on_at_the_top_of_the_next_column(tmp_path: Path) -> None:
    lines = wrap(f"{ABSTRACT} {ABSTRACT}", 240)

    def draw(page: Any) -> None:
        centre(page, 80, "On the Reading of Papers by Machines", 17, "tibo")
        centre(page, 110, "Ada Lovelace", 11)
        heading(page, 54, 160, "ABSTRACT")
        for n, line in enumerate(lines[:5]):
            put(page, 54, 180 + 12 * n, line)
        put(page, 54, 280, "Permission to make copies is granted to all", 7)
        for n, line in enumerate(lines[5:]):
            put(page, 318, 160 + 12 * n, line)
        y = 160 + 12 * len(lines)
        heading(page, 318, y, "1 INTRODUCTION")
        column(page, 318, y + 20, 240, 15)

    def second(page: Any) -> None:
        column(page, 54, 90, 240, 40)
        column(page, 318, 90, 240, 40)

    found = read(tmp_path, draw, second).reading.abstract
    assert found is not None
    assert found.split() == (ABSTRACT + " " + ABSTRACT).split()


_SYLLABLES = ("Lov", "Bab", "Som", "Boo")
_ENDINGS = ("ela", "age", "ervi", "lerr", "onda")


def _authors(tmp_path: Path, draw_names: Any) -> tuple[str, ...]:
    def abstract(page: Any) -> float:
        centre(page, 240, "Abstract", 12, "tibo")
        return paragraph(page, 144, 260, ABSTRACT, 324)

    return read(tmp_path, _page(abstract, draw_names)).reading.authors


def test_raised_marks_part_names_and_are_left_out(tmp_path: Path) -> None:
    def names(page: Any) -> None:
        x = raised(page, 150, 120, "Ada Lovelace", "1,2")
        x = raised(page, x, 120, ", Charles Babbage", "1,∗")
        raised(page, x, 120, " and Mary Somerville", "2")
        centre(page, 134, "1 University of London, 2 Somerville College, Oxford", 9, "tiit")

    assert _authors(tmp_path, names) == ("Ada Lovelace", "Charles Babbage", "Mary Somerville")


def test_a_name_broken_at_the_end_of_a_line_is_one_name(tmp_path: Path) -> None:
    def names(page: Any) -> None:
        centre(page, 120, "Ada Lovelace, Charles Babbage, and Mary")
        centre(page, 132, "Somerville, George Boole")

    expected = ("Ada Lovelace", "Charles Babbage", "Mary Somerville", "George Boole")
    assert _authors(tmp_path, names) == expected


@pytest.mark.parametrize(
    "note",
    [
        "Department of Mathematics",
        "ada@example.org",
        "March 3, 2021",
        "Received 4 May 2020",
        "https://example.org/ada",
        "Anonymous Authors",
    ],
)
def test_what_is_no_name_is_left_out(tmp_path: Path, note: str) -> None:
    def names(page: Any) -> None:
        centre(page, 120, "Gerard van der Berg")
        centre(page, 134, note)
        centre(page, 148, "Ada K. Lovelace")

    assert _authors(tmp_path, names) == ("Gerard van der Berg", "Ada K. Lovelace")


def test_orcids_degrees_and_memberships_are_left_out(tmp_path: Path) -> None:
    def names(page: Any) -> None:
        centre(page, 120, "By Ada Lovelace, Member, IEEE, Charles Babbage, Ph.D. [0000-0002-5150-1003]")

    assert _authors(tmp_path, names) == ("Ada Lovelace", "Charles Babbage")


def test_collaborations_and_organisations_are_authors(tmp_path: Path) -> None:
    assert _authors(tmp_path, lambda page: centre(page, 120, "The ENGINE Collaboration")) == (
        "The ENGINE Collaboration",
    )
    assert _authors(tmp_path, lambda page: centre(page, 120, "EngineMind-AI")) == ("EngineMind-AI",)
