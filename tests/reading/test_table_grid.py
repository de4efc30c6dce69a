"""Tables whose every word is in one cell become grids; all others are given up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journalclub.models.paper import Grid
from journalclub.reading.table_grid import read_grid
from tests.reading.make import make_pages, put

LEFT, TOP, LEADING = 100.0, 120.0, 12.0
ROWS = [
    ["Model", "dev", "test"],
    ["Baseline", "24.6", "39.92"],
    ["Larger, more layers", "25.1", "-1.5"],
    ["Ours", "28.4", "41.8"],
]
STARTS = (0.0, 130.0, 200.0)


def table(page: Any, rows: Sequence[Sequence[str]], *, rules: Sequence[int] = (0, 1, -1)) -> None:
    """Rows with left-aligned columns; `rules` are drawn above the rows of these indexes, -1 below the last."""
    for index, row in enumerate(rows):
        for start, text in zip(STARTS, row, strict=True):
            put(page, LEFT + start, TOP + index * LEADING, text, font="tibo" if row[0] == "Ours" else "tiro")
    for index in rules:
        above = len(rows) if index < 0 else index
        rule(page, TOP + above * LEADING - 8.5)


def rule(page: Any, y: float, x0: float = LEFT, x1: float = LEFT + 230) -> None:
    page.draw_line((x0, y), (x1, y), width=0.6)


def grid_of(tmp_path: Path, *draws: Any) -> Grid | None:
    def draw(page: Any) -> None:
        for one in draws:
            one(page)

    page = make_pages(tmp_path, draw)[0]
    return read_grid(page, (LEFT - 2, TOP - 14, LEFT + 232, TOP + 10 * LEADING))


def texts(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[c.text for c in row] for row in (*grid.head, *grid.rows)]


def test_a_table_with_a_ruled_head_is_read_cell_by_cell(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, lambda p: table(p, ROWS))
    assert texts(grid) == ROWS
    assert grid is not None
    assert [c.bold for c in grid.rows[-1]] == [True, True, True]
    assert not any(c.bold for c in grid.rows[0])


def test_rules_between_groups_of_rows_are_kept(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, lambda p: table(p, ROWS, rules=(0, 1, 3, -1)))
    assert grid is not None
    assert grid.ruled == (2,)


def test_a_missing_cell_stays_empty(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ["Larger", "", "40.0"], ROWS[3]]
    assert texts(grid_of(tmp_path, lambda p: table(p, rows))) == rows


def test_a_heading_over_two_columns_with_a_rule_below_it_spans_them(tmp_path: Path) -> None:
    rows = [["", "", ""], *ROWS]

    def draw(page: Any) -> None:
        table(page, rows, rules=(0, 2, -1))
        put(page, LEFT + 160, TOP, "BLEU")
        rule(page, TOP + 2.5, LEFT + 125, LEFT + 230)

    grid = grid_of(tmp_path, draw)
    assert grid is not None
    assert [(c.text, c.span) for c in grid.head[0]] == [("", 1), ("BLEU", 2)]
    assert texts(grid)[1:] == ROWS


def test_a_heading_in_the_middle_of_two_columns_spans_them_without_a_rule(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [["", "", ""], *ROWS], rules=(0, 2, -1))
        put(page, LEFT + 162, TOP, "BLEU")

    grid = grid_of(tmp_path, draw)
    assert grid is not None
    assert [(c.text, c.span) for c in grid.head[0]] == [("", 1), ("BLEU", 2)]
    assert texts(grid)[1:] == ROWS


def test_a_heading_off_the_middle_of_two_columns_is_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [["", "", ""], *ROWS], rules=(0, 2, -1))
        put(page, LEFT + 143, TOP, "BLEU")

    assert grid_of(tmp_path, draw) is None


def test_lines_above_the_first_rule_that_repeat_one_another_are_no_head(tmp_path: Path) -> None:
    rows = [["IN", "OUT", "rest"], ["IN", "OUT", "none"], ["none", "IN", "OUT"], ["a", "b", "c"]]
    assert grid_of(tmp_path, lambda p: table(p, rows, rules=(0, 2, -1))) is None


def test_a_value_set_in_bold_stays_so_beside_a_plain_sign_or_tolerance(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [*ROWS[:2], ["Other", "", ""], ROWS[2]])
        put(page, LEFT + 130, TOP + 2 * LEADING, "5.9", font="tibo")
        put(page, LEFT + 142.5, TOP + 2 * LEADING, "%")
        put(page, LEFT + 200, TOP + 2 * LEADING, "0.4", font="tibo")
        put(page, LEFT + 214, TOP + 2 * LEADING, "± 0.1")

    grid = grid_of(tmp_path, draw)
    assert grid is not None
    assert [(c.text, c.bold) for c in grid.rows[1]] == [("Other", False), ("5.9%", True), ("0.4 ± 0.1", True)]


def test_a_row_with_one_text_between_rules_is_a_heading_over_all_columns(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ["Ensembles", "", ""], *ROWS[2:]]
    grid = grid_of(tmp_path, lambda p: table(p, rows, rules=(0, 1, 2, 3, -1)))
    assert grid is not None
    assert [(c.text, c.span) for c in grid.rows[1]] == [("Ensembles", 3)]


def test_wrapped_cells_are_given_up(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ["and wider", "", ""], ROWS[3]]
    assert grid_of(tmp_path, lambda p: table(p, rows)) is None


def test_a_table_without_a_ruled_head_is_given_up(tmp_path: Path) -> None:
    assert grid_of(tmp_path, lambda p: table(p, ROWS, rules=(0, -1))) is None


def test_a_label_between_two_rows_is_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [ROWS[0], ROWS[1], ["", "25.1", "40.2"], ROWS[3]])
        put(page, LEFT, TOP + 1.5 * LEADING, "Both")

    assert grid_of(tmp_path, draw) is None


def test_a_value_for_several_rows_is_given_up(tmp_path: Path) -> None:
    rows = [["Domain", "users", "items"], ["a", "", "10"], ["b", "9,999", "20"], ["c", "", "30"]]
    assert grid_of(tmp_path, lambda p: table(p, rows)) is None


def test_numbers_that_stand_as_near_as_words_are_given_up(tmp_path: Path) -> None:
    rows = [["Model", "scores", "test"], ["a", "24.6 39.9", "1"], ["b", "25.1 40.2", "2"]]
    assert grid_of(tmp_path, lambda p: table(p, rows)) is None


def test_raised_digits_become_raised_characters(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [ROWS[0], ["Baseline", "24.6", "10"], *ROWS[2:]])
        put(page, LEFT + STARTS[2] + 10.2, TOP + LEADING - 3.5, "20", size=7)

    assert texts(grid_of(tmp_path, draw))[1] == ["Baseline", "24.6", "10²⁰"]


def test_raised_letters_without_such_a_character_are_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, ROWS)
        put(page, LEFT + STARTS[2] + 23, TOP + LEADING - 3.5, "Q", size=7)

    assert grid_of(tmp_path, draw) is None


def test_an_underscore_drawn_as_a_line_is_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, [*ROWS[:3], ["SE Stage", "28.4", "41.8"]])
        rule(page, TOP + 3 * LEADING + 0.5, LEFT + 13, LEFT + 16)

    assert grid_of(tmp_path, draw) is None


def test_standing_text_is_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, ROWS)
        page.insert_text((LEFT + 60, TOP + 30), "turned", fontsize=8, rotate=90)

    assert grid_of(tmp_path, draw) is None


def test_a_picture_in_the_table_is_given_up(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        table(page, ROWS)
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8))
        page.insert_image(pymupdf.Rect(LEFT + 60, TOP, LEFT + 80, TOP + 20), pixmap=pixels)

    assert grid_of(tmp_path, draw) is None


@pytest.mark.parametrize("text", ["", "only one line"])
def test_what_is_no_table_is_no_grid(tmp_path: Path, text: str) -> None:
    assert grid_of(tmp_path, lambda p: put(p, LEFT, TOP, text)) is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.from_regex(r"-?[0-9]{1,3}\.[0-9]{1,3}%?", fullmatch=True), min_size=2, max_size=2),
        min_size=2,
        max_size=8,
    )
)
def test_numbers_are_verbatim(tmp_path: Path, numbers: list[list[str]]) -> None:
    rows = [ROWS[0], *([f"Model {chr(97 + i)}", *row] for i, row in enumerate(numbers))]
    assert texts(grid_of(tmp_path, lambda p: table(p, rows))) == rows
