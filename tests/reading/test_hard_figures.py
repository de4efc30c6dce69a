"""Layouts on which figure finders fail, each made up: unusual labels, languages, neighbours, pages and furniture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.models.paper import Box, Figure
from tests.reading.floats import (
    FIRST,
    LEFT,
    NARROW,
    SECOND,
    WIDTH,
    caption,
    find,
    only,
    overlap,
    plot,
    table,
    text_page,
    two_columns,
)
from tests.reading.make import LOREM, centre, column, put, put_shapes, wrap

GOOD = 0.8  # the PDFFigures 2.0 criterion


def found(figures: tuple[Figure, ...], expected: dict[str, Box]) -> None:
    """Exactly these names, each with a body that fits."""
    assert sorted(f.name for f in figures) == sorted(expected)
    assert {f.name: f.bbox for f in figures if overlap(f.bbox, expected[f.name]) < GOOD} == {}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Extended Data Fig. 2 | Loss by epoch. All runs are shown.", "Extended Data 2"),
        ("Extended Data Figure 10: Loss by epoch.", "Extended Data 10"),
        ("Figure S3. Loss by epoch, for all seeds.", "S3"),
        ("Fig. S12 Loss by epoch", "S12"),
        ("FIGURE IV. Loss by epoch.", "IV"),
        ("Figure A.1: Loss by epoch.", "A.1"),
        ("Figure B-3. Loss by epoch.", "B-3"),
        ("Figure 2a: Loss by epoch.", "2a"),
        ("Figure 2 (b): Loss by epoch.", "2 (b)"),
        ("Figure 1 — Loss by epoch", "1"),
        ("Fig. 3 Loss by epoch", "3"),
        ("Fig. 3.— Loss by epoch", "3"),
        ("Abbildung 3: Verlust je Epoche.", "3"),
        ("Abb. 4. Verlust je Epoche", "4"),
        ("Figure 3 – Perte par époque", "3"),
        ("Figura 5. Pérdida por época", "5"),
        ("Figura 6 – Perda por época", "6"),
    ],
)
def test_label_as_printed_with_its_body(tmp_path: Path, text: str, label: str) -> None:
    box = (150.0, 100.0, 450.0, 280.0)

    def draw(page: Any) -> None:
        plot(page, box)
        caption(page, LEFT, 298, text)
        column(page, LEFT, 330, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert (figure.kind, figure.label, figure.caption) == ("figure", label, text)
    assert overlap(figure.bbox, box) > GOOD


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tabelle 3: Fehler der Modelle.", "3"),
        ("Tab. 3. Fehler der Modelle", "3"),
        ("Tableau 2 – Erreurs des modèles", "2"),
        ("Tabla 2. Errores de los modelos", "2"),
        ("Cuadro 4. Errores de los modelos", "4"),
        ("Tabela 1: Erros dos modelos", "1"),
        ("Quadro 7 – Erros dos modelos", "7"),
        ("Table S1. Errors of the models", "S1"),
        ("Extended Data Table 1 | Errors of the models", "Extended Data 1"),
    ],
)
def test_table_label_as_printed_with_its_body(tmp_path: Path, text: str, label: str) -> None:
    boxes = []

    def draw(page: Any) -> None:
        caption(page, LEFT, 100, text)
        boxes.append(table(page, LEFT, 112))
        column(page, LEFT, 230, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert (figure.kind, figure.label) == ("table", label)
    assert overlap(figure.bbox, boxes[0]) > GOOD


def test_table_number_alone_above_its_title_in_capitals(tmp_path: Path) -> None:
    boxes = []

    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 10)
        centre(page, 220, "TABLE IV", 8, x=FIRST + NARROW / 2)
        centre(page, 230, "ERRORS OF THE MODELS", 8, x=FIRST + NARROW / 2)
        boxes.append(table(page, FIRST, 238, columns=3))
        column(page, FIRST, 340, NARROW, 30)
        column(page, SECOND, 80, NARROW, 50)

    figure = only(find(tmp_path, draw, two_columns))

    assert (figure.label, figure.caption) == ("IV", "TABLE IV ERRORS OF THE MODELS")
    assert overlap(figure.bbox, boxes[0]) > GOOD


def test_sub_figures_with_captions_of_their_own_are_two(tmp_path: Path) -> None:
    one, two = (72.0, 100.0, 290.0, 250.0), (322.0, 100.0, 540.0, 250.0)

    def draw(page: Any) -> None:
        plot(page, one)
        plot(page, two)
        put(page, 120, 268, "Figure 2a: Loss by epoch.", 9)
        put(page, 370, 268, "Figure 2b: Loss by seed.", 9)
        column(page, LEFT, 300, WIDTH, 30)

    found(find(tmp_path, draw, text_page).figures, {"Figure 2a": one, "Figure 2b": two})


def test_table_beside_a_figure(tmp_path: Path) -> None:
    box = (72.0, 100.0, 290.0, 236.0)
    boxes = []

    def draw(page: Any) -> None:
        plot(page, box)
        put(page, 100, 254, "Figure 1: Loss by epoch.", 9)
        put(page, 340, 108, "Table 1: Errors of the models.", 9)
        boxes.append(table(page, 320, 118, rows=9, columns=3))
        column(page, LEFT, 290, WIDTH, 30)

    found(find(tmp_path, draw, text_page).figures, {"Figure 1": box, "Table 1": boxes[0]})


def test_table_beside_a_figure_with_both_captions_below(tmp_path: Path) -> None:
    box = (72.0, 100.0, 290.0, 236.0)
    boxes = []

    def draw(page: Any) -> None:
        plot(page, box)
        boxes.append(table(page, 320, 112, rows=9, columns=3))
        put(page, 100, 254, "Figure 1: Loss by epoch.", 9)
        put(page, 340, 254, "Table 1: Errors of the models.", 9)
        column(page, LEFT, 290, WIDTH, 30)

    found(find(tmp_path, draw, text_page).figures, {"Figure 1": box, "Table 1": boxes[0]})


def test_figure_and_caption_printed_sideways(tmp_path: Path) -> None:
    box = (100.0, 100.0, 460.0, 700.0)

    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(120, 102, 458, 680), width=0.8)
        page.draw_polyline([(130 + 16 * i, 120 + 97 * i % 540) for i in range(20)], color=(0, 0, 1))
        page.insert_text((118, 420), "epoch", fontsize=8, rotate=90)
        page.insert_text((480, 700), "Figure 5: Loss by epoch, printed sideways.", fontsize=9, rotate=90)

    figure = only(find(tmp_path, text_page, draw, text_page))

    assert figure.label == "5"
    assert overlap(figure.bbox, (110, 102, 458, 680)) > GOOD
    assert box[0] < figure.bbox[0]


def test_prompt_in_a_box_of_one_column(tmp_path: Path) -> None:
    box = (FIRST, 80.0, FIRST + NARROW, 240.0)

    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0), fill=(0.93, 0.95, 1))
        put(page, FIRST + 6, 94, "System prompt", 10, "tibo")
        column(page, FIRST + 6, 110, NARROW - 12, 10)
        caption(page, FIRST, 258, "Figure 1: The prompt that all of the models are given.", NARROW)
        column(page, FIRST, 300, NARROW, 32)
        column(page, SECOND, 80, NARROW, 50)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, box) > GOOD


def test_caption_in_one_box_with_its_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(LEFT, 80, LEFT + WIDTH, 260), color=(0, 0, 0), fill=(0.95, 0.95, 0.9))
        plot(page, (150, 90, 450, 230))
        put(page, 180, 248, "Figure 1: Loss by epoch, all in a box.", 9)
        column(page, LEFT, 300, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (150, 90, 450, 230)) > GOOD


def test_code_in_a_float_between_rules(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 8)
        page.draw_line((LEFT, 190), (LEFT + WIDTH, 190), width=0.6)
        for i, line in enumerate(["def loss(model, data):", "    total = 0", "    for x, y in data:"] * 3):
            page.insert_text((LEFT + 4, 203 + 11 * i), line, fontsize=9, fontname="cour")
        page.draw_line((LEFT, 300), (LEFT + WIDTH, 300), width=0.6)
        caption(page, LEFT, 318, "Figure 2: Code of the loss.")
        column(page, LEFT, 350, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (LEFT, 190, LEFT + WIDTH, 300)) > GOOD


def test_listing_next_to_a_figure_is_no_part_of_it(tmp_path: Path) -> None:
    box = (150.0, 240.0, 450.0, 380.0)

    def draw(page: Any) -> None:
        for i, line in enumerate(["def loss(model, data):", "    total = 0", "    for x, y in data:"] * 3):
            page.insert_text((LEFT + 4, 90 + 11 * i), line, fontsize=9, fontname="cour")
        put(page, LEFT, 204, "Listing 1: Code of the loss.", 9)
        plot(page, box)
        caption(page, LEFT, 398, "Figure 2: Loss by epoch.")
        column(page, LEFT, 430, WIDTH, 20)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_on_the_page_after_its_caption(tmp_path: Path) -> None:
    box = (80.0, 80.0, 530.0, 700.0)

    def full(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0), fill=(0.5, 0.5, 0.9))

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 45)
        caption(page, LEFT, 650, "Figure 1 (facing page): Loss by epoch.")

    figure = only(find(tmp_path, text_page, draw, full))

    assert figure.page == 3
    assert overlap(figure.bbox, box) > GOOD


def test_table_continued_on_the_next_page(tmp_path: Path) -> None:
    boxes = []

    def first(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 20)
        caption(page, LEFT, 350, "Table 2: Errors of all models.")
        boxes.append(table(page, LEFT, 362, rows=26))

    def second(page: Any) -> None:
        caption(page, LEFT, 84, "Table 2 (continued): Errors of all models.")
        boxes.append(table(page, LEFT, 96, rows=12))
        column(page, LEFT, 290, WIDTH, 30)

    figures = find(tmp_path, text_page, first, second).figures

    assert [(f.name, f.page) for f in figures] == [("Table 2", 2), ("Table 2", 3)]
    assert all(overlap(f.bbox, box) > GOOD for f, box in zip(figures, boxes, strict=True))


def test_table_whose_caption_is_repeated_on_its_next_page_is_one(tmp_path: Path) -> None:
    def part(page: Any) -> None:
        caption(page, LEFT, 84, "Table 2: Errors of all models.")
        table(page, LEFT, 96, rows=40)

    figure = only(find(tmp_path, text_page, part, part, part, text_page))

    assert (figure.name, figure.page) == ("Table 2", 2)


COLUMNS = (40.0, 223.0, 406.0)
THIRD = 166.0


def three_columns(page: Any, top: float = 80, lines: int = 55) -> None:
    for left in COLUMNS:
        column(page, left, top, THIRD, lines)


def test_figure_in_one_of_three_columns(tmp_path: Path) -> None:
    box = (223.0, 200.0, 389.0, 320.0)

    def draw(page: Any) -> None:
        column(page, COLUMNS[0], 80, THIRD, 55)
        column(page, COLUMNS[1], 80, THIRD, 9)
        plot(page, box)
        caption(page, COLUMNS[1], 336, "Figure 1: Loss of the first model, by epoch and seed.", THIRD)
        column(page, COLUMNS[1], 376, THIRD, 30)
        column(page, COLUMNS[2], 80, THIRD, 55)

    figure = only(find(tmp_path, draw, three_columns))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_across_two_of_three_columns(tmp_path: Path) -> None:
    box = (40.0, 80.0, 389.0, 260.0)

    def draw(page: Any) -> None:
        plot(page, box)
        caption(
            page, 40, 276, "Figure 1: Loss of the first model, by epoch and by seed of all the runs.", 349
        )
        column(page, COLUMNS[0], 320, THIRD, 35)
        column(page, COLUMNS[1], 320, THIRD, 35)
        column(page, COLUMNS[2], 80, THIRD, 55)

    figure = only(find(tmp_path, draw, three_columns))

    assert overlap(figure.bbox, box) > GOOD


def test_list_of_figures_with_entries_of_two_rows_holds_no_captions(tmp_path: Path) -> None:
    def listing(page: Any) -> None:
        centre(page, 80, "List of Figures", 14, "tibo")
        for i in range(6):
            y = 110 + 34 * i
            put(page, LEFT, y, f"Figure {i + 1}: Loss of the model by epoch, for the first data and for the")
            put(
                page,
                LEFT + 30,
                y + 12,
                f"second data, too . . . . . . . . . . . . . . . . . . . . . . {i + 2}",
            )

    def draw(page: Any) -> None:
        plot(page, (150, 100, 450, 280))
        caption(page, LEFT, 298, "Figure 1: Loss of the model by epoch, for the first data and the second.")
        column(page, LEFT, 330, WIDTH, 25)

    figure = only(find(tmp_path, listing, draw, text_page))

    assert figure.page == 2


def test_line_numbers_on_both_sides_are_no_part_of_a_figure(tmp_path: Path) -> None:
    box = (FIRST, 80.0, FIRST + NARROW, 230.0)

    def numbers(page: Any) -> None:
        for i in range(54):
            put(page, 30, 80 + 12 * i, f"{54 * page.number + i:03}", 7)
            put(page, 572, 80 + 12 * i, f"{54 * page.number + 54 + i:03}", 7)

    def draw(page: Any) -> None:
        numbers(page)
        plot(page, box)
        caption(page, FIRST, 248, "Figure 1: Loss by epoch, for all of the models.", NARROW)
        column(page, FIRST, 290, NARROW, 33)
        column(page, SECOND, 80, NARROW, 50)

    def other(page: Any) -> None:
        numbers(page)
        two_columns(page)

    figure = only(find(tmp_path, draw, other))

    assert overlap(figure.bbox, box) > GOOD


def test_watermark_across_a_figure_is_no_part_of_it(tmp_path: Path) -> None:
    box = (150.0, 200.0, 450.0, 380.0)

    def mark(page: Any) -> None:
        pivot = pymupdf.Point(120, 640)
        page.insert_text(
            pivot, "PREPRINT", fontsize=90, color=(0.85, 0.85, 0.85), morph=(pivot, pymupdf.Matrix(45))
        )

    def draw(page: Any) -> None:
        mark(page)
        column(page, LEFT, 80, WIDTH, 8)
        plot(page, box)
        caption(page, LEFT, 398, "Figure 1: Loss by epoch.")
        column(page, LEFT, 430, WIDTH, 25)

    def other(page: Any) -> None:
        mark(page)
        text_page(page)

    figure = only(find(tmp_path, draw, other))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_of_text_without_any_ink(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 8)
        for i, words in enumerate(("premise", "neutral", "entailment", "(S (NP the cat) (VP sat))")):
            put(page, 160, 200 + 14 * i, words, 9)
            put(page, 330, 200 + 14 * i, f"score {i}.5", 9)
        caption(page, LEFT, 268, "Figure 1: An example of the data.")
        column(page, LEFT, 300, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (160, 193, 370, 244)) > GOOD


def test_rule_that_closes_the_table_above_is_no_part_of_a_figure(tmp_path: Path) -> None:
    plots = (110.0, 134.0, 250.0, 260.0), (370.0, 134.0, 500.0, 260.0)

    def draw(page: Any) -> None:
        caption(page, 150, 66, "Table 1: Models and how they fare on all of the data.")
        table(page, 60, 72, rows=4, columns=5)
        for number, (x, box) in enumerate(zip((FIRST, SECOND), plots, strict=True), 1):
            plot(page, box)
            caption(page, x, 276, f"Figure {number}: Loss by epoch, for each of the models.", NARROW)
        two_columns(page, 310, 35)

    figures = find(tmp_path, draw, two_columns).figures

    assert [overlap(f.bbox, box) > 0.9 for f, box in zip(figures[1:], plots, strict=True)] == [True, True]


def test_two_figures_stacked_in_a_column(tmp_path: Path) -> None:
    one, two = (FIRST, 80.0, FIRST + NARROW, 200.0), (FIRST, 244.0, FIRST + NARROW, 364.0)

    def draw(page: Any) -> None:
        plot(page, one)
        put(page, FIRST, 216, "Figure 1: Loss by epoch.", 9)
        plot(page, two)
        put(page, FIRST, 380, "Figure 2: Loss by seed.", 9)
        column(page, FIRST, 410, NARROW, 22)
        column(page, SECOND, 80, NARROW, 50)

    found(find(tmp_path, draw, two_columns).figures, {"Figure 1": one, "Figure 2": two})


def test_figure_between_two_tables(tmp_path: Path) -> None:
    box = (150.0, 200.0, 450.0, 330.0)
    boxes = []

    def draw(page: Any) -> None:
        put(page, 180, 84, "Table 1: Errors of the models.", 9)
        boxes.append(table(page, 150, 92))
        plot(page, box)
        put(page, 180, 348, "Figure 1: Loss by epoch.", 9)
        put(page, 180, 376, "Table 2: Errors of the others.", 9)
        boxes.append(table(page, 150, 384))
        column(page, LEFT, 500, WIDTH, 18)

    found(
        find(tmp_path, draw, text_page).figures,
        {"Table 1": boxes[0], "Figure 1": box, "Table 2": boxes[1]} if boxes else {},
    )


def test_table_across_columns_with_a_short_caption_in_the_first(tmp_path: Path) -> None:
    box = (FIRST, 80.0, FIRST + NARROW, 200.0)
    boxes = []

    def draw(page: Any) -> None:
        plot(page, box)
        put(page, FIRST, 218, "Figure 1: Loss by epoch of the models.", 9)
        column(page, SECOND, 80, NARROW, 13)
        column(page, FIRST, 245, NARROW, 2)
        put(page, FIRST, 300, "Table 1: Errors of all of the models on all of the data.", 9)
        boxes.append(table(page, FIRST + 20, 310, rows=8, columns=6))
        two_columns(page, 450, 20)

    figures = find(tmp_path, draw, two_columns).figures

    found(figures, {"Figure 1": box, "Table 1": boxes[0]})


def test_table_of_two_parts_below_each_other_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        caption(page, LEFT, 84, "Table 1: Errors of the models.")
        put(page, LEFT + 100, 100, "(a) On the first data.", 9)
        table(page, LEFT, 108)
        put(page, LEFT + 100, 192, "(b) On the second data.", 9)
        boxes.append(table(page, LEFT, 200))
        column(page, LEFT, 310, WIDTH, 25)

    boxes: list[Box] = []
    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (boxes[0][0], 93, *boxes[0][2:])) > GOOD


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    boxes = []

    def draw(page: Any) -> None:
        put(page, 80, 84, "Table 1: Errors of the models.", 9)
        put(page, 330, 84, "Table 2: Errors of the others.", 9)
        boxes.append(table(page, 60, 92, columns=3))
        boxes.append(table(page, 312, 92, columns=3, rows=7))
        column(page, LEFT, 230, WIDTH, 30)

    figures = find(tmp_path, draw, text_page).figures

    found(figures, {"Table 1": boxes[0], "Table 2": boxes[1]})


def test_caption_at_the_top_of_a_page_that_its_figure_fills(tmp_path: Path) -> None:
    box = (60.0, 110.0, 550.0, 730.0)

    def draw(page: Any) -> None:
        caption(page, 60, 80, "Figure 3: All of the losses, by epoch and by seed.")
        for row in range(4):
            for place in range(3):
                x, y = 60 + 165 * place, 110 + 156 * row
                plot(page, (x, y, x + 160, y + 152))

    figure = only(find(tmp_path, text_page, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_footnote_below_a_figure_is_no_part_of_it(tmp_path: Path) -> None:
    box = (150.0, 500.0, 450.0, 650.0)

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 33)
        plot(page, box)
        caption(page, LEFT, 668, "Figure 1: Loss by epoch.")
        page.draw_line((LEFT, 700), (LEFT + 180, 700), width=0.4)
        for i, line in enumerate(wrap("1 We note that this is not all there is to say. " * 4, WIDTH, 8)):
            put(page, LEFT, 712 + 10 * i, line, 8)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD
    assert figure.caption == "Figure 1: Loss by epoch."


def test_algorithm_in_a_column_between_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 10)
        page.draw_line((FIRST, 214), (FIRST + NARROW, 214), width=0.8)
        put(page, FIRST, 224, "Algorithm 1 Training of the model", 10)
        page.draw_line((FIRST, 229), (FIRST + NARROW, 229), width=0.4)
        for i, line in enumerate(
            ("Require: data D, rate r", "1: while not converged do", "2:   draw a batch from D and take the gradient",
             "3:   w = w - r g", "4: end while", "5: return w")
        ):  # fmt: skip
            put(page, FIRST + 4, 241 + 12 * i, line)
        page.draw_line((FIRST, 308), (FIRST + NARROW, 308), width=0.8)
        column(page, FIRST, 330, NARROW, 30)
        column(page, SECOND, 80, NARROW, 50)

    figure = only(find(tmp_path, draw, two_columns))

    assert (figure.kind, figure.label) == ("algorithm", "1")
    assert overlap(figure.bbox, (FIRST, 229, FIRST + NARROW, 308)) > GOOD


def test_steps_of_an_algorithm_below_drawn_signs_are_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_line((FIRST, 80), (FIRST + NARROW, 80), width=0.8)
        put(page, FIRST, 90, "Algorithm 1 Training of the model", 10)
        page.draw_line((FIRST, 95), (FIRST + NARROW, 95), width=0.4)
        for i in range(6):
            put(page, FIRST + 1, 107 + 12 * i, f"{i + 1}: let the mean of the batch be given by its x")
        page.draw_line((FIRST + 180, 110), (FIRST + 186, 110), width=0.4)  # the bar above a letter
        page.draw_line((FIRST, 174), (FIRST + NARROW, 174), width=0.8)
        column(page, FIRST, 210, NARROW, 40)
        column(page, SECOND, 80, NARROW, 50)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, (FIRST, 95, FIRST + NARROW, 174)) > 0.95


def test_panels_far_apart_with_row_labels_are_one_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        for row, name in enumerate(("input", "ours", "theirs")):
            page.insert_text((66, 150 + 120 * row), name, fontsize=9, rotate=90)
            for place in range(4):
                x, y = 80 + 115 * place, 90 + 120 * row
                page.draw_rect(pymupdf.Rect(x, y, x + 100, y + 100), fill=(0.2 * place, 0.5, 0.3 * row))
        caption(page, LEFT, 448, "Figure 1: Outputs of the models.")
        column(page, LEFT, 480, WIDTH, 20)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (58, 90, 525, 430)) > 0.95


def test_figure_right_below_a_running_head_with_its_rule(tmp_path: Path) -> None:
    box = (150.0, 66.0, 450.0, 220.0)

    def head(page: Any) -> None:
        put(page, LEFT, 46, "Reading of pages by their ink", 9, "tiit")
        put(page, 520, 46, str(page.number + 1), 9)
        page.draw_line((LEFT, 51), (LEFT + WIDTH, 51), width=0.4)

    def draw(page: Any) -> None:
        head(page)
        plot(page, box)
        caption(page, LEFT, 238, "Figure 1: Loss by epoch.")
        column(page, LEFT, 270, WIDTH, 30)

    def other(page: Any) -> None:
        head(page)
        column(page, LEFT, 80, WIDTH, 45)

    figure = only(find(tmp_path, draw, other, other, other))

    assert overlap(figure.bbox, box) > 0.95


def test_caption_with_the_leading_of_the_text_is_whole(tmp_path: Path) -> None:
    lines = wrap("Table 1: Errors of the models that were trained on all of the data, by the seed of the run, "
                 "and on all of the others.", WIDTH, 8)  # fmt: skip

    def draw(page: Any) -> None:
        table(page, 150, 90)
        for i, line in enumerate(lines):
            put(page, LEFT, 180 + 12 * i, line + " " * 3, 8)
        page.insert_text((LEFT + WIDTH - 22, 180), "runs", fontsize=8, fontname="tiro")  # to the edge
        column(page, LEFT, 260, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.caption.endswith("all of the others.")


def test_example_in_small_letters_without_a_frame_is_a_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 50)
        y = 90.0
        for text in ("passage: " + LOREM, "query: " + LOREM[:90] + ".", "answer: the slow method"):
            for line in wrap(text, NARROW - 10, 8):
                put(page, SECOND + 5, y, line, 8)
                y += 9.6
            y += 8
        caption(page, SECOND, y + 14, "Figure 1: An example of the data that we use.", NARROW)
        column(page, SECOND, y + 60, NARROW, 30)
        bottoms.append(y - 16)

    bottoms: list[float] = []
    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, (SECOND + 5, 84, SECOND + NARROW - 5, bottoms[0])) > GOOD


def test_text_in_a_frame_of_four_lines_is_a_figure(tmp_path: Path) -> None:
    box = (SECOND, 80.0, SECOND + NARROW, 224.0)

    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 50)
        x0, y0, x1, y1 = box
        for start, end in (
            ((x0, y0), (x1, y0)),
            ((x0, y1), (x1, y1)),
            ((x0, y0), (x0, y1)),
            ((x1, y0), (x1, y1)),
        ):
            page.draw_line(start, end, width=0.4)
        column(page, SECOND + 5, 92, NARROW - 10, 11)
        caption(page, SECOND, 244, "Figure 1: An example of the data that we use.", NARROW)
        column(page, SECOND, 290, NARROW, 30)

    assert overlap(only(find(tmp_path, draw, two_columns)).bbox, box) > GOOD


def test_text_between_two_rules_above_a_caption_is_a_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 50)
        for y in (90, 200):
            page.draw_line((SECOND, y), (SECOND + NARROW, y), width=0.6)
        column(page, SECOND, 104, NARROW, 7)
        caption(page, SECOND, 216, "Figure 1: An example of the data that we use.", NARROW)
        column(page, SECOND, 260, NARROW, 30)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, (SECOND, 90, SECOND + NARROW, 200)) > GOOD


def test_running_text_is_no_body_of_a_caption(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 20)
        caption(page, LEFT, 330, "Figure 1: Loss by epoch, which was lost.")
        column(page, LEFT, 360, WIDTH, 20)

    findings = find(tmp_path, draw, text_page)

    assert findings.figures == ()
    assert "Figure 1 on page 1: caption without a body." in findings.warnings


def test_sub_captions_of_several_rows_belong_to_the_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        for mark, left in (("a", FIRST), ("b", SECOND)):
            plot(page, (left, 70, left + NARROW, 200))
            for i, line in enumerate(wrap(f"({mark}) {LOREM}", NARROW, 8, most=3)):
                put(page, left, 212 + 9.6 * i, line, 8)
        put(
            page,
            FIRST,
            256,
            "Figure 1: What the two of them do with one page, and with all of the others.",
            10,
        )
        column(page, FIRST, 290, NARROW, 35)
        column(page, SECOND, 290, NARROW, 35)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, (FIRST, 70, SECOND + NARROW, 234)) > GOOD


def test_tables_below_each_other_keep_their_heads(tmp_path: Path) -> None:
    tops = (84.0, 240.0)

    def draw(page: Any) -> None:
        for number, top in enumerate(tops, 1):
            page.draw_line((LEFT, top), (LEFT + 300, top), width=0.6)
            put(page, LEFT + 4, top + 10, "Type:", 9)
            put(page, LEFT + 60, top + 10, f"Kind {number} of error", 9, "tibo")
            page.draw_line((LEFT, top + 14), (LEFT + 300, top + 14), width=0.6)
            for i in range(6):
                put(page, LEFT + 4, top + 26 + 11 * i, "Answer:" if i % 3 else "Question:", 9)
                put(page, LEFT + 60, top + 26 + 11 * i, f"which of these is {i} of them", 9)
            put(page, LEFT, top + 112, f"Table {number}: Errors of kind {number}.", 9)
        column(page, LEFT, 400, WIDTH, 25)

    expected = {f"Table {n}": (LEFT, top, LEFT + 300, top + 84) for n, top in enumerate(tops, 1)}
    figures = find(tmp_path, draw, text_page).figures

    found(figures, expected)
    assert [round(f.bbox[1]) for f in figures] == [84, 240]


def test_grid_lines_of_plots_are_no_table(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        caption(page, LEFT, 152, "Table 2: Errors of the models.")
        for row in range(5):
            put(page, LEFT + 80, 80 + 12 * row, f"Model {row}", 9)
            put(page, LEFT + 200, 80 + 12 * row, f"{row * 7}.{row}", 9)
        for top in (190, 300):
            for y in range(top, top + 81, 20):
                page.draw_line((150, y), (450, y), width=0.6, color=(0.8, 0.8, 0.8))
            page.draw_polyline([(150 + 15 * i, top + 31 * i % 80) for i in range(21)], color=(0, 0, 1))
            for x in range(150, 451, 100):
                put(page, x, top + 92, str(x), 8)
        caption(page, LEFT, 410, "Figure 2: Loss by epoch.")
        column(page, LEFT, 440, WIDTH, 20)

    found(
        find(tmp_path, draw, text_page).figures,
        {"Table 2": (152, 74, 285, 130), "Figure 2": (150, 190, 462, 392)},
    )


def test_table_that_reaches_into_the_gutter_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 8)
        caption(page, FIRST, 200, "Table 1: Errors of the models.", NARROW)
        table(page, FIRST, 210, columns=3)
        page.draw_line((FIRST, 275), (FIRST + NARROW + 14, 275), width=0.6)
        put(page, FIRST + NARROW - 2, 262, "9.5", 9)
        column(page, FIRST, 310, NARROW, 30)
        column(page, SECOND, 80, NARROW, 50)

    assert only(find(tmp_path, draw, two_columns)).bbox[2] > FIRST + NARROW + 12


def strange_letters(page: Any, lines: list[tuple[float, float, int]]) -> None:
    """Lines (left, baseline, letters) in a Type 3 font whose letters' names nobody knows; on an empty page."""
    shapes = ("6 0 0 0 6 8 d1 0 0 5 7 re f", "6 0 0 0 6 8 d1 0 0 4 4 re f")
    put_shapes(page, shapes, [(x, y, "0102" * (n // 2)) for x, y, n in lines])


def test_figure_of_a_paper_in_a_type_3_font_without_unicode(tmp_path: Path) -> None:
    box = (150.0, 200.0, 450.0, 360.0)

    def draw(page: Any) -> None:
        strange_letters(page, [(LEFT, 80 + 12 * i, 78) for i in [*range(9), *range(28, 50)]])
        plot(page, box)
        put(page, 200, 378, "Figure 1: Loss by epoch.", 9)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_paper_in_a_type_3_font_without_unicode_has_no_figures_but_is_read(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        strange_letters(page, [(LEFT, 80 + 12 * i, 78) for i in [*range(8), *range(26, 50)]])
        plot(page, (150, 200, 450, 360))

    assert find(tmp_path, draw, draw).figures == ()


def test_large_title_between_a_drawing_s_arrows_is_a_part_of_it(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 12)
        centre(page, 260, "Decoupled", 14, x=FIRST + NARROW / 2)
        centre(page, 273, "Attention", 14, x=FIRST + NARROW / 2)
        for x in (FIRST + 40, FIRST + NARROW - 40):
            page.draw_line((x, 244), (x, 290), width=1)
        page.draw_rect((FIRST + 10, 290, FIRST + NARROW - 10, 380), width=1)
        put(page, FIRST, 400, "Figure 1: Two heads of the network.", 9)
        column(page, FIRST, 430, NARROW, 20)
        column(page, SECOND, 80, NARROW, 50)

    assert only(find(tmp_path, draw)).bbox[1] < 251


def test_letters_of_a_label_are_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 10)
        plot(page, (150, 250, 450, 380))
        put_shapes(page, ["6 0 0 -24 6 0 d1 0 -5 5 24 re f"], [(200, 246, "01")])  # from y = 227 to 251
        put(page, 150, 400, "Figure 1: Loss by epoch.", 9)

    assert only(find(tmp_path, draw, text_page)).bbox[1] <= 227


def test_three_figures_side_by_side_with_captions_of_differing_lengths(tmp_path: Path) -> None:
    boxes = [(72.0 + 160 * n, 300.0, 212.0 + 160 * n, 400.0) for n in range(3)]
    texts = (
        "Loss.",
        "Accuracy of the three models by epoch, on images nobody has seen before.",
        "Cost by year.",
    )

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 15)
        for number, (box, text) in enumerate(zip(boxes, texts, strict=True), 1):
            plot(page, box)
            caption(page, box[0], 415, f"Figure {number}: {text}", 140)
        column(page, LEFT, 480, WIDTH, 20)

    found = find(tmp_path, draw, text_page)

    assert [f.label for f in found.figures] == ["1", "2", "3"]
    assert all(overlap(f.bbox, box) > GOOD for f, box in zip(found.figures, boxes, strict=True))
    assert found.captions[1][-1].endswith("before.")
    assert len(found.captions[0]) == len(found.captions[2]) == 1


def test_table_with_a_note_below_its_last_rule(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 10)
        put(page, 150, 240, "TABLE IV", 8)
        put(page, 150, 251, "RESULTS OF ALL MODELS", 8)
        box = table(page, 150, 260)
        put(page, 150, box[3] + 9, "a. Average of three runs.", 7)
        column(page, LEFT, 390, WIDTH, 20)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.label == "IV"
    assert overlap(figure.bbox, (150, 260, 470, 337)) > GOOD


def test_english_caption_in_a_paper_whose_words_have_no_spaces(tmp_path: Path) -> None:
    words = "本文提出了一种新的方法来阅读论文并且保留每一页上的所有内容" * 2

    def prose(page: Any, y: float, lines: int) -> None:
        for line in range(lines):
            page.insert_text((LEFT, y + 14 * line), words[:46], fontsize=10, fontname="china-s")

    def draw(page: Any) -> None:
        prose(page, 80, 12)
        plot(page, (150, 270, 450, 400))
        put(page, 200, 418, "Figure 1: Loss by epoch.", 9)
        prose(page, 450, 18)

    assert (
        overlap(only(find(tmp_path, draw, lambda page: prose(page, 80, 40))).bbox, (150, 270, 450, 400))
        > GOOD
    )


def test_figure_at_the_top_of_a_page_with_a_foot(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        plot(page, (FIRST, 60, 558, 200))
        centre(page, 218, "FIG. 1. Loss by epoch.", 9)
        two_columns(page, 250, 36)
        put(page, FIRST, 750, "Preprint. Under review.", 8)

    assert overlap(only(find(tmp_path, draw, two_columns)).bbox, (FIRST, 60, 558, 200)) > GOOD
