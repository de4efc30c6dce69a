"""Bodies: the whole figure, and nothing but the figure."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.reading.figures import find_figures
from journalclub.reading.layout import find_layout
from journalclub.reading.page import Mark
from tests.reading.floats import (
    FIRST,
    LEFT,
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
from tests.reading.make import centre, column, make_pages, paragraph, put

GOOD = 0.9  # intersection over union


def test_body_has_axis_labels_and_no_running_text(tmp_path: Path) -> None:
    box = (150.0, 140.0, 450.0, 320.0)

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 4)
        plot(page, box)
        caption(page, LEFT, 338, "Figure 1: Loss by epoch.")
        column(page, LEFT, 370, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_across_two_columns_is_whole(tmp_path: Path) -> None:
    box = (60.0, 72.0, 552.0, 240.0)

    def draw(page: Any) -> None:
        plot(page, (60, 72, 300, 240))
        plot(page, (312, 72, 552, 240))
        centre(page, 258, "Figure 1: Both losses.", 9)
        two_columns(page, 290, 30)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_across_two_columns_with_its_caption_in_one_is_whole(tmp_path: Path) -> None:
    box = (60.0, 72.0, 552.0, 240.0)

    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0), fill=(0.8, 0.9, 1))
        caption(page, FIRST, 258, "Figure 1: Both losses.")
        two_columns(page, 290, 30)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, box) > GOOD


def test_figures_side_by_side_are_cut_between_them(tmp_path: Path) -> None:
    boxes = (80.0, 72.0, 290.0, 220.0), (322.0, 72.0, 532.0, 220.0)

    def draw(page: Any) -> None:
        for number, box in enumerate(boxes, 1):
            plot(page, box)
            caption(page, box[0], 238, f"Figure {number}: Loss of model {number} by epoch.", 200)
        column(page, LEFT, 280, WIDTH, 30)

    figures = find(tmp_path, draw, text_page).figures

    assert [overlap(f.bbox, box) > GOOD for f, box in zip(figures, boxes, strict=True)] == [True, True]


def test_wrapped_figure_leaves_the_text_beside_it(tmp_path: Path) -> None:
    box = (330.0, 150.0, 540.0, 290.0)

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 6)
        column(page, LEFT, 152, 245, 14)
        plot(page, box)
        caption(page, 330, 306, "Figure 1: Loss by epoch.", 200)
        column(page, LEFT, 332, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_caption_above_its_figure(tmp_path: Path) -> None:
    box = (150.0, 130.0, 450.0, 300.0)

    def draw(page: Any) -> None:
        caption(page, LEFT, 114, "Fig. 4 Loss by epoch")
        plot(page, box)
        column(page, LEFT, 340, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.label == "4"
    assert overlap(figure.bbox, box) > GOOD


def test_caption_beside_its_figure(tmp_path: Path) -> None:
    box = (LEFT, 90.0, 330.0, 240.0)

    def draw(page: Any) -> None:
        plot(page, box)
        caption(
            page, 350, 150, "Figure 1: Loss by epoch, for the models that we trained on all of the data.", 180
        )
        column(page, LEFT, 290, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_grid_of_panels_with_sub_captions_is_one_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        for row in range(2):
            for place in range(3):
                x, y = 90 + 150 * place, 72 + 120 * row
                page.draw_rect(pymupdf.Rect(x, y, x + 130, y + 90), fill=(0.2 * place, 0.5, 0.5), color=None)
                put(page, x + 30, y + 104, f"({'abcdef'[3 * row + place]}) panel {place}", 9)
        caption(page, LEFT, 318, "Figure 1: Six panels.")
        column(page, LEFT, 350, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (90, 72, 520, 298)) > GOOD


def test_table_without_rules(tmp_path: Path) -> None:
    boxes = []

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        caption(page, LEFT, 160, "Table 1: Errors of the models.")
        boxes.append(table(page, 140, 166, rules=False))
        column(page, LEFT, 270, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.kind == "table"
    assert overlap(figure.bbox, boxes[0]) > 0.8


def test_table_with_sentences_in_its_cells_ends_at_its_last_rule(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        caption(page, LEFT, 80, "Table 1: What the models say.")
        for y in (90, 106, 190):
            page.draw_line((LEFT, y), (LEFT + WIDTH, y), width=0.6)
        put(page, LEFT + 6, 101, "Answer")
        column(page, LEFT + 6, 120, WIDTH - 12, 5)
        column(page, LEFT, 230, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (LEFT, 90, LEFT + WIDTH, 190)) > GOOD


def test_table_stacked_on_a_figure(tmp_path: Path) -> None:
    plot_box = (150.0, 190.0, 450.0, 330.0)
    boxes = []

    def draw(page: Any) -> None:
        caption(page, LEFT, 84, "Table 1: Errors of the models.")
        boxes.append(table(page, 140, 92))
        plot(page, plot_box)
        caption(page, LEFT, 348, "Figure 1: Loss by epoch.")
        column(page, LEFT, 380, WIDTH, 25)

    first, second = find(tmp_path, draw, text_page).figures

    assert overlap(first.bbox, boxes[0]) > GOOD
    assert overlap(second.bbox, plot_box) > GOOD


def test_prompt_in_a_box_is_a_figure(tmp_path: Path) -> None:
    box = (LEFT, 90.0, LEFT + WIDTH, 200.0)

    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0), fill=(0.95, 0.95, 0.95))
        column(page, LEFT + 8, 106, WIDTH - 16, 8)
        caption(page, LEFT, 218, "Figure 1: The prompt for the second model.")
        column(page, LEFT, 250, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_code_listing_is_a_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        for number in range(10):
            put(
                page,
                LEFT + 20 + 10 * (number % 3),
                170 + 11 * number,
                f"x{number} = f(y[{number}], z)",
                9,
                "cour",
            )
        caption(page, LEFT, 296, "Figure 1: The code.")
        column(page, LEFT, 330, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.bbox[1] == pytest.approx(163, abs=6)
    assert figure.bbox[3] == pytest.approx(271, abs=6)


def test_white_background_does_not_count(tmp_path: Path) -> None:
    box = (200.0, 150.0, 420.0, 280.0)

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 2)
        page.draw_rect(pymupdf.Rect(80, 110, 530, 300), fill=(1, 1, 1), color=None)
        plot(page, box)
        caption(page, LEFT, 318, "Figure 1: Loss by epoch.")
        column(page, LEFT, 350, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_frame_around_figure_and_caption_is_left_out(tmp_path: Path) -> None:
    box = (200.0, 150.0, 420.0, 280.0)

    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(LEFT, 110, LEFT + WIDTH, 330), color=(0, 0, 0))
        plot(page, box)
        caption(page, LEFT + 20, 298, "Figure 1: Loss by epoch.")
        column(page, LEFT, 360, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_image_cut_in_strips_is_one_figure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        for strip in range(12):
            pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 60, 4), False)
            pixels.clear_with(20 * strip)
            place = pymupdf.Rect(150, 80 + 14 * strip, 450, 94 + 14 * strip)
            page.insert_image(place, pixmap=pixels, keep_proportion=False)
        caption(page, LEFT, 266, "Figure 1: A photograph.")
        column(page, LEFT, 300, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (150, 80, 450, 248)) > GOOD


def test_image_with_a_soft_mask_is_found(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 60, 40), True)
        pixels.clear_with(120)
        page.insert_image(pymupdf.Rect(150, 80, 450, 280), pixmap=pixels)
        caption(page, LEFT, 298, "Figure 1: A photograph.")
        column(page, LEFT, 330, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (150, 80, 450, 280)) > GOOD


def test_heading_above_a_figure_stays_outside(tmp_path: Path) -> None:
    box = (150.0, 110.0, 450.0, 280.0)

    def draw(page: Any) -> None:
        put(page, LEFT, 90, "B Further results", 14, "tibo")
        plot(page, box)
        caption(page, LEFT, 298, "Figure 1: Loss by epoch.")
        column(page, LEFT, 330, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def sideways_table(page: Any) -> None:
    """A table with its caption, both reading upwards; the table fills (110, 200, 190, 600)."""
    page.insert_text((100, 600), "Table 1: Errors of the models.", fontsize=9, rotate=90)
    for x in (110, 126, 190):
        page.draw_line((x, 200), (x, 600), width=0.6)
    for row in range(5):
        for place in range(4):
            page.insert_text((122 + 14 * row, 590 - 100 * place), f"{row}.{place}", fontsize=9, rotate=90)


def test_rotated_page_is_read_as_shown(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        sideways_table(page)
        page.set_rotation(90)

    figure = only(find(tmp_path, text_page, draw))

    assert (figure.kind, figure.page) == ("table", 2)
    assert overlap(figure.bbox, (192, 110, 592, 190)) > 0.8
    assert figure.caption_bbox[3] < 110


def test_table_printed_sideways_is_found_where_it_is_shown(tmp_path: Path) -> None:
    figure = only(find(tmp_path, text_page, sideways_table))

    assert (figure.kind, figure.page) == ("table", 2)
    assert overlap(figure.bbox, (110, 200, 190, 600)) > 0.8
    assert figure.caption_bbox[2] < 110


def test_landscape_page(tmp_path: Path) -> None:
    box = (200.0, 80.0, 600.0, 400.0)

    def draw(page: Any) -> None:
        plot(page, box)
        caption(page, 200, 420, "Figure 1: Loss by epoch.")

    figure = only(find(tmp_path, draw, width=792, height=612))

    assert overlap(figure.bbox, box) > GOOD


def test_figure_on_the_page_before_its_caption(tmp_path: Path) -> None:
    box = (80.0, 80.0, 530.0, 700.0)

    def full(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0), fill=(0.5, 0.5, 0.9))

    def draw(page: Any) -> None:
        caption(page, LEFT, 78, "Figure 1: Loss by epoch, on the facing page.")
        column(page, LEFT, 110, WIDTH, 45)

    figure = only(find(tmp_path, full, draw))

    assert figure.page == 1
    assert overlap(figure.bbox, box) > GOOD


def test_caption_without_any_body_is_a_warning(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 20)
        caption(page, LEFT, 380, "Figure 7: Loss by epoch.")
        column(page, LEFT, 460, WIDTH, 20)

    findings = find(tmp_path, draw)

    assert findings.figures == ()
    assert [w for w in findings.warnings if "Figure 7" in w and "page 1" in w]


def test_stamp_line_numbers_and_running_heads_are_no_part_of_a_figure(tmp_path: Path) -> None:
    box = (150.0, 100.0, 450.0, 280.0)

    def draw(page: Any) -> None:
        put(page, LEFT, 50, "A paper about reading pages")
        page.draw_line((LEFT, 56), (LEFT + WIDTH, 56), width=0.5)
        for number in range(50):
            put(page, 40, 80 + 12 * number, str(number), 7)
        page.insert_text((30, 500), "arXiv:2401.01230v1 [cs.CL] 2 Jan 2024", fontsize=20, rotate=90)
        plot(page, box)
        caption(page, LEFT, 298, "Figure 1: Loss by epoch.")
        column(page, LEFT, 330, WIDTH, 25)

    def other(page: Any) -> None:
        put(page, LEFT, 50, "A paper about reading pages")
        page.draw_line((LEFT, 56), (LEFT + WIDTH, 56), width=0.5)
        column(page, LEFT, 80, WIDTH, 50)

    figure = only(find(tmp_path, draw, other, other))

    assert overlap(figure.bbox, box) > GOOD


def test_watermark_behind_the_page_is_no_part_of_a_figure(tmp_path: Path) -> None:
    box = (150.0, 100.0, 450.0, 280.0)

    def draw(page: Any) -> None:
        point = pymupdf.Point(150, 600)
        page.insert_text(
            point, "DRAFT", fontsize=150, color=(0.9, 0.9, 0.9), morph=(point, pymupdf.Matrix(45))
        )
        plot(page, box)
        caption(page, LEFT, 298, "Figure 1: Loss by epoch.")
        column(page, LEFT, 330, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, box) > GOOD


def test_lines_of_figures_and_captions_are_owned_and_text_is_not(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        plot(page, (150, 100, 450, 280))
        caption(page, LEFT, 298, "Figure 1: Loss by epoch.")
        paragraph(
            page, LEFT, 340, "Only these words are running text on this page, and they fill the line.", WIDTH
        )

    pages = make_pages(tmp_path, draw, text_page)
    owned = find_figures(pages, find_layout(pages)).owned[1]

    texts = {line.text.strip(): index in owned for index, line in enumerate(pages[0].lines)}
    assert texts["Figure 1: Loss by epoch."]
    assert texts["loss"]
    assert not next(v for k, v in texts.items() if k.startswith("Only these words"))


def test_plot_of_a_hundred_thousand_strokes_costs_little(tmp_path: Path) -> None:
    box = (150.0, 100.0, 450.0, 280.0)

    def draw(page: Any) -> None:
        caption(page, LEFT, 298, "Figure 1: Loss by epoch.")
        column(page, LEFT, 330, WIDTH, 25)

    pages = make_pages(tmp_path, draw, text_page)
    strokes = tuple(
        Mark("stroke", (150 + n % 299, 100 + n * 7 % 179, 151 + n % 299, 101 + n * 7 % 179))
        for n in range(100_000)
    )
    pages[0] = replace(pages[0], marks=strokes)
    layout = find_layout(pages)
    start = time.process_time()
    figure = only(find_figures(pages, layout))

    assert overlap(figure.bbox, box) > GOOD
    assert time.process_time() - start < 2


def test_footnote_below_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    boxes = []

    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 43)
        caption(page, LEFT, 620, "Table 1: Errors of the models.")
        boxes.append(table(page, 140, 626, rules=False))
        page.draw_line((LEFT, 706), (LEFT + 180, 706), width=0.4)
        put(page, LEFT + 10, 716, "1 See the appendix.", 8)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, boxes[0]) > 0.8


def test_box_behind_a_running_head_is_no_part_of_a_figure(tmp_path: Path) -> None:
    box = (150.0, 90.0, 450.0, 260.0)

    def head(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(LEFT, 40, LEFT + WIDTH, 58), color=None, fill=(0, 0, 0.4))
        put(page, LEFT + 5, 53, "Journal of Reading")

    def draw(page: Any) -> None:
        head(page)
        plot(page, box)
        caption(page, LEFT, 278, "Figure 1: Loss by epoch.")
        column(page, LEFT, 310, WIDTH, 25)

    def other(page: Any) -> None:
        head(page)
        column(page, LEFT, 90, WIDTH, 45)

    figure = only(find(tmp_path, draw, other, other))

    assert overlap(figure.bbox, box) > GOOD


def test_teaser_below_title_and_authors_is_cut_from_them(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        centre(page, 70, "Reading Pages in One Glance", 16, "tibo")
        centre(page, 95, "First Author   Second Author", 11)
        centre(page, 108, "Some University", 11)
        plot(page, (60, 126, 300, 260))
        plot(page, (312, 126, 552, 260))
        caption(
            page, FIRST, 278, "Figure 1: What the method does on two pages that it never saw before.", 504
        )
        two_columns(page, 320, 34)

    figure = only(find(tmp_path, draw, two_columns))

    assert overlap(figure.bbox, (60, 126, 552, 260)) > GOOD


def test_three_figures_in_a_row(tmp_path: Path) -> None:
    boxes = [(60.0 + 170 * n, 72.0, 215.0 + 170 * n, 190.0) for n in range(3)]

    def draw(page: Any) -> None:
        for number, box in enumerate(boxes, 1):
            plot(page, box)
            caption(page, box[0], 208, f"Figure {number}: Loss of model {number} by epoch and seed.", 150)
        column(page, LEFT, 260, WIDTH, 35)

    figures = find(tmp_path, draw, text_page).figures

    assert [overlap(f.bbox, box) > GOOD for f, box in zip(figures, boxes, strict=True)] == [True] * 3


def test_algorithm_without_rules(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 5)
        put(page, LEFT, 160, "Algorithm 1 Reading", 10, "tibo")
        for number in range(8):
            put(page, LEFT + 10 + 10 * (number % 3), 176 + 12 * number, f"{number}: x = f(y, z)")
        column(page, LEFT, 300, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.caption == "Algorithm 1 Reading"
    assert figure.bbox[1] == pytest.approx(169, abs=4)
    assert figure.bbox[3] == pytest.approx(263, abs=4)


def test_table_of_images_is_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        caption(page, LEFT, 80, "Table 1: Samples.")
        for y in (90, 104, 300):
            page.draw_line((LEFT, y), (LEFT + WIDTH, y), width=0.6)
        for row in range(3):
            put(page, LEFT + 5, 130 + 60 * row, f"model {row}", 9)
            for place in range(3):
                x, y = 180 + 100 * place, 108 + 62 * row
                page.draw_rect(pymupdf.Rect(x, y, x + 90, y + 57), fill=(0.3 * place, 0.5, 0.2), color=None)
        column(page, LEFT, 340, WIDTH, 25)

    figure = only(find(tmp_path, draw, text_page))

    assert overlap(figure.bbox, (LEFT, 90, LEFT + WIDTH, 300)) > GOOD
