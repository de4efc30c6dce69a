"""Numbered display equations: which there are, and where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journalclub.reading.page import Line, Page, Span
from journalclub.reading.pieces import ink_of, page_pieces
from tests.reading.floats import FIRST, LEFT, NARROW, SECOND, WIDTH, caption, find, overlap, table, text_page
from tests.reading.make import column, length, put, put_shapes


def numbered(page: Any, y: float, label: str, left: float = LEFT, width: float = WIDTH) -> None:
    """A formula in the middle of a column and its number at the right edge."""
    put(page, left + width / 2 - 40, y, "E = mc + a", 10, "tiit")
    put(page, left + width - 15.3, y, f"({label})")


def test_label_and_box_without_the_number(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        numbered(page, 160, "2.3")
        column(page, LEFT, 185, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert (equation.label, equation.page) == ("2.3", 1)
    assert overlap(equation.bbox, (LEFT + WIDTH / 2 - 40, 152, LEFT + WIDTH / 2 + 7, 163)) > 0.6
    assert equation.bbox[2] < LEFT + WIDTH - 20


def test_fraction_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, 280, 156, "a + b", 10, "tiit")
        page.draw_line((278, 160), (305, 160), width=0.4)
        put(page, 280, 171, "c + d", 10, "tiit")
        put(page, 250, 163, "E =", 10, "tiit")
        put(page, LEFT + WIDTH - 12, 163, "(1)")
        column(page, LEFT, 200, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[1] < 150
    assert equation.bbox[3] > 171
    assert equation.bbox[2] < 312


def test_neighbouring_equations_are_kept_apart(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        numbered(page, 160, "1")
        numbered(page, 176, "2")
        column(page, LEFT, 200, WIDTH, 30)

    first, second = find(tmp_path, draw, text_page).equations

    assert (first.label, second.label) == ("1", "2")
    assert first.bbox[3] <= second.bbox[1] + 4


def test_equations_of_two_columns_come_column_by_column(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 10)
        numbered(page, 220, "1", FIRST, NARROW)
        column(page, FIRST, 245, NARROW, 30)
        column(page, SECOND, 80, NARROW, 5)
        numbered(page, 160, "2", SECOND, NARROW)
        column(page, SECOND, 185, NARROW, 35)

    assert [e.label for e in find(tmp_path, draw).equations] == ["1", "2"]


@pytest.mark.parametrize("last", ["as one can see in equation (3)", "(4)"])
def test_numbers_in_running_text_are_none(tmp_path: Path, last: str) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 12)
        put(page, LEFT, 224, last)
        column(page, LEFT, 250, WIDTH, 30)

    assert find(tmp_path, draw, text_page).equations == ()


def test_numbers_in_tables_are_none(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        caption(page, LEFT, 84, "Table 1: Errors of the models.")
        _, y0, x1, _ = table(page, LEFT, 92)
        put(page, x1 - 20, y0 + 36, "(3)", 9)
        column(page, LEFT, 200, WIDTH, 30)

    assert find(tmp_path, draw, text_page).equations == ()


@pytest.mark.parametrize("last", ["is [16]", "A is"])
def test_last_row_of_a_paragraph_is_no_part_of_the_equation_below(tmp_path: Path, last: str) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, 140, last)
        numbered(page, 156, "1")
        column(page, LEFT, 180, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] > LEFT + 100
    assert equation.bbox[1] > 142


def test_last_words_of_a_paragraph_above_an_equation_at_the_top_of_a_column(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, LEFT, 80, "by [16]")
        numbered(page, 94, "1")
        column(page, LEFT, 120, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] > LEFT + 100


def test_signs_that_hang_from_their_baseline_are_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put_shapes(page, ["6 0 0 -24 6 0 d1 0 -24 5 24 re f"], [(275, 150, "01")])  # from y = 150 to 174
        column(page, LEFT, 80, WIDTH, 5)
        numbered(page, 164, "1")
        column(page, LEFT, 196, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] < 275
    assert equation.bbox[1] <= 150
    assert equation.bbox[3] >= 174


def test_rows_of_an_equation_belong_to_its_number_however_far_away(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 3)
        numbered(page, 130, "1")
        put(page, LEFT, 148, "and so the next one is the longest of all of them:")
        for row in range(7):
            put(page, 250, 168 + 14 * row, "= aa + bb", 10, "tiit")
        put(page, LEFT + WIDTH - 15.3, 168 + 14 * 6, "(2)")
        column(page, LEFT, 290, WIDTH, 30)

    _, equation = find(tmp_path, draw, text_page).equations

    assert equation.label == "2"
    assert equation.bbox[1] < 162


def test_words_beside_the_number_are_of_the_equation(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT + 24, 160, "share = number of right answers, and", 10)
        put(page, LEFT + WIDTH - 12, 160, "(1)")
        column(page, LEFT, 185, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] < LEFT + 26


def test_equation_that_reaches_under_its_number_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, 200, 160, "aa + bb", 10, "tiit")
        put(page, LEFT + WIDTH - 12, 160, "(1)")
        put(page, 200, 174, "= cc + dd" + " + ee" * 10, 10, "tiit")
        put(page, LEFT + WIDTH - 40, 174, "+ ff + gg", 10, "tiit")
        column(page, LEFT, 200, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[2] > LEFT + WIDTH - 5


def test_raised_letters_of_the_text_below_are_no_part_of_an_equation(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        numbered(page, 160, "1")
        column(page, LEFT, 176, WIDTH - 20, 1)
        put(page, LEFT + WIDTH - 24, 171, "k", 6)
        column(page, LEFT, 188, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[3] < 166


def test_number_whose_dot_is_set_in_another_font(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, 280, 160, "E = mc + a", 10, "tiit")
        put(page, LEFT + WIDTH - 20, 160, "(2")
        put(page, LEFT + WIDTH - 20 + length("(2", 10, "tiro"), 160, ".", 10, "tiit")
        put(page, LEFT + WIDTH - 20 + length("(2.", 10, "tiro"), 160, "3)")
        column(page, LEFT, 185, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.label == "2.3"
    assert equation.bbox[2] < LEFT + WIDTH - 22


def test_equation_of_words_that_fills_its_column_is_no_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 5)
        put(page, FIRST + 8, 160, "share = right answers of all answers given")
        put(page, FIRST + NARROW - 14, 160, "(2)")
        column(page, FIRST, 185, NARROW, 30)
        column(page, SECOND, 80, NARROW, 40)

    (equation,) = find(tmp_path, draw).equations

    assert equation.label == "2"


def test_numbers_at_the_left_edge(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, 160, "(1)")
        put(page, 250, 160, "a = b + c", 10, "tiit")
        column(page, LEFT, 185, WIDTH, 5)
        put(page, LEFT, 272, "(2)")
        put(page, 250, 266, "d = e", 10, "tiit")
        put(page, 250, 279, "+ f", 10, "tiit")
        column(page, LEFT, 310, WIDTH, 20)

    first, second = find(tmp_path, draw, text_page).equations

    assert (first.label, second.label) == ("1", "2")
    assert overlap(first.bbox, (250, 152, 292, 164)) > 0.6
    assert overlap(second.bbox, (250, 258, 272, 282)) > 0.6


def test_items_of_a_list_are_no_equations(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        for number, text in enumerate(("n = 3 for small data", "ridge regression", "a and b"), 1):
            put(page, LEFT, 140 + 14 * number, f"({number})")
            put(page, LEFT + 24, 140 + 14 * number, text)
        column(page, LEFT, 210, WIDTH, 30)

    assert find(tmp_path, draw, text_page).equations == ()


def test_rows_that_a_bracket_holds_together_go_with_the_number_beside_it(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put_shapes(page, ["6 0 0 -46 6 0 d1 0 -46 5 46 re f"], [(250, 150, "01")])  # from y = 150 to 196
        column(page, LEFT, 80, WIDTH, 5)
        for row, letter in enumerate("abcd"):
            put(page, 260, 158 + 12 * row, letter, 10, "tiit")
        numbered(page, 174, "1")
        numbered(page, 208, "2")
        column(page, LEFT, 230, WIDTH, 30)

    first, second = find(tmp_path, draw, text_page).equations

    assert first.bbox[3] >= 196
    assert second.bbox[1] >= 196


def test_words_below_the_signs_of_a_flush_equation_are_no_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, 160, "F = G + H", 10, "tiit")
        put(page, LEFT + 2, 161, "Base.", 6)
        put(page, LEFT + 24, 161, "Ind.", 6)
        put(page, LEFT + WIDTH - 12, 174, "(1)")
        column(page, LEFT, 200, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] < LEFT
    assert equation.bbox[1] < 155


def test_last_row_of_a_paragraph_without_any_word_is_no_part_of_the_equation_below(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, y, "d < (0, 1]", 10, "tiit")
        numbered(page, y + 16, "1")
        column(page, LEFT, y + 40, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[0] > LEFT + 100


def test_equation_wider_than_the_page_s_text_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, 160, "E = a" + " + ee" * 22, 10, "tiit")
        put(page, LEFT + WIDTH + 6, 163, "hh", 7, "tiit")
        put(page, LEFT + WIDTH - 12, 176, "(1)")
        column(page, LEFT, 200, WIDTH, 30)

    (equation,) = find(tmp_path, draw, text_page).equations

    assert equation.bbox[2] > LEFT + WIDTH + 12


@pytest.mark.parametrize(
    ("text", "height"),
    [("[" * 22, 67.0), ("[", 9.4)],
    ids=["of many pieces", "of a font without true heights"],
)
def test_a_bracket_is_as_high_as_its_pieces_can_be(text: str, height: float) -> None:
    span = Span(text, (329, 413, 333, 480), 10, "CMEX10", False, False, False, 413.5)
    line = Line((span,), span.bbox, (1, 0), 0)
    page = Page(1, 612, 792, (line,), (), ())
    (piece,) = page_pieces(page, frozenset())

    _, top, _, bottom = ink_of(piece, page)

    assert bottom - top == pytest.approx(height)
