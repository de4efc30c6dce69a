"""Captions: which lines begin them, and how far they go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.reading.caption_words import read_head
from journalclub.reading.read import read_manuscript
from tests.reading.floats import (
    FIRST,
    LEFT,
    NARROW,
    SECOND,
    WIDTH,
    caption,
    find,
    only,
    plot,
    table,
    text_page,
)
from tests.reading.make import centre, column, length, make_pages, paragraph, put


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Figure 3: Loss", "figure", "3"),
        ("Fig. 4. Loss", "figure", "4"),
        ("Fig. 4 Loss of the", "figure", "4"),
        ("FIG. 2. Loss", "figure", "2"),
        ("F IGURE 2. Loss", "figure", "2"),
        ("Figure 3 | Loss", "figure", "3"),
        ("Figure 2a: Loss", "figure", "2a"),
        ("Figure 2: (a) Loss", "figure", "2"),
        ("Table II", "table", "II"),
        ("TABLE 1", "table", "1"),
        ("Table A.1: Cost", "table", "A.1"),
        ("Figure S3. Cost", "figure", "S3"),
        ("Figure 2.10: Cost", "figure", "2.10"),
        ("Extended Data Fig. 2 | Cost", "figure", "Extended Data 2"),
        ("Algorithm 1 Training", "algorithm", "1"),
        ("Abbildung 3: Verlust", "figure", "3"),
        ("Abb. 3: Verlust", "figure", "3"),
        ("Tabelle 3: Werte", "table", "3"),
        ("Tableau 2 – Valeurs", "table", "2"),
        ("Figura 2. Pérdida", "figure", "2"),
        ("Tabla 2. Valores", "table", "2"),
        ("Tabela 2: Valores", "table", "2"),
    ],
)
def test_caption_words_and_labels_are_read_as_printed(text: str, kind: str, label: str) -> None:
    head = read_head(text)

    assert head is not None
    assert (head.kind, head.label) == (kind, label)


@pytest.mark.parametrize(
    "text", ["Figures 3 and 4 show", "Table of contents", "figure 3 shows", "Figured 3", "Tables"]
)
def test_words_that_only_look_like_caption_words_are_none(text: str) -> None:
    assert read_head(text) is None


@given(st.text(alphabet="Fig. TableAlgorithm0123456789IVX.:-()\n ", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    head = read_head(text)

    assert head is None or head.label


def test_caption_of_several_lines_is_whole_and_ends_before_the_text(tmp_path: Path) -> None:
    long = (
        "Figure 1: Loss by epoch for the three models that we trained on the same data with other seeds, " * 2
    )

    def draw(page: Any) -> None:
        plot(page, (150, 72, 450, 250))
        end = caption(page, LEFT, 268, long)
        column(page, LEFT, end + 26, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert figure.caption == long.strip()
    assert figure.caption_bbox[1] == pytest.approx(262, abs=3)


def test_sentence_that_begins_a_line_with_a_figure_is_no_caption(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        plot(page, (150, 72, 450, 250))
        y = caption(page, LEFT, 268, "Figure 1: Loss by epoch.") + 30
        y = paragraph(
            page, LEFT, y, "Figure 1 shows how the loss falls while the models read page after page.", WIDTH
        )
        column(page, LEFT, y + 12, WIDTH, 10)
        put(
            page,
            LEFT,
            y + 150,
            "while the slow method looks at every stroke of ink before it decides what to do, see",
        )
        put(
            page,
            LEFT,
            y + 162,
            "Figure 1. The other method is described in the next section of this text and not here.",
        )
        put(
            page,
            LEFT,
            y + 174,
            "It reads a page from the top to the bottom and keeps together what belongs together.",
        )

    figure = only(find(tmp_path, draw, text_page))

    assert figure.caption == "Figure 1: Loss by epoch."


def test_list_of_figures_holds_no_captions(tmp_path: Path) -> None:
    def contents(page: Any) -> None:
        put(page, LEFT, 90, "List of Figures", 14)
        for number in range(1, 6):
            put(
                page,
                LEFT,
                110 + 14 * number,
                f"Figure {number}: Loss of model {number} . . . . . . . . . . {number + 3}",
            )

    def draw(page: Any) -> None:
        plot(page, (150, 72, 450, 250))
        caption(page, LEFT, 268, "Figure 1: Loss of model 1")
        column(page, LEFT, 300, WIDTH, 20)

    figure = only(find(tmp_path, contents, draw))

    assert figure.page == 2


def test_list_of_figures_without_leaders_holds_no_captions(tmp_path: Path) -> None:
    def contents(page: Any) -> None:
        for number in range(1, 6):
            put(page, LEFT, 110 + 14 * number, f"Figure {number}: Loss of model {number}")
            put(page, LEFT + WIDTH - 10, 110 + 14 * number, str(number + 3))

    assert find(tmp_path, contents, text_page).figures == ()


def test_label_alone_stands_above_its_centred_title(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        centre(page, 80, "TABLE II", 8)
        centre(page, 90, "ERRORS OF THE MODELS", 8)
        table(page, 146, 100)
        column(page, LEFT, 200, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert (figure.kind, figure.label, figure.caption) == ("table", "II", "TABLE II ERRORS OF THE MODELS")


def test_two_captions_on_one_line_are_two(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        left, right = plot(page, (80, 72, 290, 220)), plot(page, (322, 72, 532, 220))
        caption(
            page, left[0], 238, "Figure 1: Loss of the first model by epoch and seed, on the data of all", 210
        )
        caption(
            page, right[0], 238, "Figure 2: Loss of the second model by epoch and seed, on the data of", 210
        )
        column(page, LEFT, 290, WIDTH, 30)

    figures = find(tmp_path, draw, text_page).figures

    assert [f.label for f in figures] == ["1", "2"]
    assert figures[0].caption.endswith("of all")
    assert figures[1].caption.endswith("data of")


def test_label_parted_from_its_word_by_a_wide_justified_space_is_one(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        plot(page, (FIRST, 80, FIRST + NARROW, 200))
        for x, text, font in ((0, "Figure", "tibo"), (38, "3", "tibo"), (56, "Loss", "tiro"), (84, "of", "tiro"),
                              (102, "each", "tiro"), (130, "epoch", "tiro"), (164, "by", "tiro")):  # fmt: skip
            put(page, FIRST + x, 220, text, 9, font)
        put(page, FIRST, 231, "the model and all of its parts.", 9)
        column(page, FIRST, 260, NARROW, 30)
        column(page, SECOND, 80, NARROW, 50)

    figure = only(find(tmp_path, draw, text_page))

    assert (figure.label, figure.caption) == (
        "3",
        "Figure 3 Loss of each epoch by the model and all of its parts.",
    )


def test_captions_in_two_columns_do_not_take_the_other_columns_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        plot(page, (FIRST, 72, FIRST + NARROW, 220))
        caption(
            page, FIRST, 238, "Figure 1: Loss of the first model by epoch and by seed, in one column", NARROW
        )
        column(page, FIRST, 280, NARROW, 30)
        column(page, SECOND, 82, NARROW, 46)

    figure = only(find(tmp_path, draw))

    assert figure.caption == "Figure 1: Loss of the first model by epoch and by seed, in one column"


def test_continued_figure_is_a_second_one_with_its_own_page(tmp_path: Path) -> None:
    def draw(text: str) -> Any:
        def on_page(page: Any) -> None:
            plot(page, (150, 72, 450, 250))
            caption(page, LEFT, 268, text)
            column(page, LEFT, 300, WIDTH, 30)

        return on_page

    figures = find(
        tmp_path, draw("Figure 3: Loss by epoch."), draw("Figure 3: (continued) Loss by seed.")
    ).figures

    assert [(f.label, f.page) for f in figures] == [("3", 1), ("3", 2)]
    assert "continued" in figures[1].caption


def test_algorithm_title_ends_at_the_rule_below_it(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        for y in (80, 96, 170):
            page.draw_line((LEFT, y), (LEFT + WIDTH, y), width=0.6)
        put(page, LEFT, 91, "Algorithm 1 Reading a page")
        for number in range(5):
            put(
                page,
                LEFT,
                108 + 12 * number,
                f"{number}: take the next line and put it where it belongs in the text",
            )
        column(page, LEFT, 200, WIDTH, 30)

    figure = only(find(tmp_path, draw, text_page))

    assert (figure.kind, figure.caption) == ("algorithm", "Algorithm 1 Reading a page")
    assert figure.bbox == pytest.approx((LEFT, 96, LEFT + WIDTH, 170), abs=4)


def test_words_broken_in_a_caption_are_joined_as_in_the_text(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(
            page,
            LEFT,
            80,
            "A model that is trained with low-level features of a transformation is what we use.",
        )
        column(page, LEFT, 92, WIDTH, 20)
        plot(page, (150, 350, 450, 480))
        put(page, 150, 498, "Figure 1: The network of Flatt\u00b4e with its low-", 9)
        put(page, 150, 509, "level features after the last transfor-", 9)
        put(page, 150, 520, "mation.", 9)

    figure = read_manuscript(make_pages(tmp_path, draw, text_page), sha256="").reading.figures[0]

    text = "Figure 1: The network of Flatté with its low-level features after the last transformation."
    assert figure.caption == text


def test_text_after_a_raised_letter_stays_on_its_row(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, LEFT, 80, WIDTH, 10)
        plot(page, (150, 250, 450, 380))
        first = "Figure 1: The pole stands above the S"
        put(page, 150, 400, first, 9)
        end = 150 + length(first, 9, "tiro")
        put(page, end, 396, "+", 6)
        put(page, end + 6, 400, "threshold of all fits.", 9)

    (found,) = find(tmp_path, draw, text_page).captions

    assert found[0].endswith("threshold of all fits.")


def test_labels_of_panels_side_by_side_are_no_row_of_the_caption_above(tmp_path: Path) -> None:
    labels = ("L:(2, 7)", "L:(6, 0)", "L:(6, 8)", "L:(7, 1)", "L:(5, 0)", "L:(4, 3)")

    def draw(page: Any) -> None:
        put(
            page,
            LEFT,
            80,
            "Figure 1: Samples of the images that the network makes of two digits in one image; ",
        )
        put(page, LEFT, 92, "labels are above each of them.")
        for number, label in enumerate(labels):
            put(page, 170 + 46 * number, 104, label)
            page.draw_rect((170 + 46 * number, 108, 200 + 46 * number, 180), fill=(0, 0, 0))
        column(page, LEFT, 220, WIDTH, 30)

    found = find(tmp_path, draw, text_page)

    assert found.captions[0][-1] == "labels are above each of them."
    assert only(found).bbox[1] < 100


def test_caption_goes_on_after_a_filled_row_with_a_tall_formula(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, FIRST, 80, NARROW, 12)
        plot(page, (FIRST, 250, FIRST + NARROW, 380))
        put(page, FIRST, 400, "Figure 1: Results on the task, with a formula and the")
        put(page, FIRST + 232 - length("last", 10, "tiro"), 400, "last")  # as wide as most lines of text
        put(page, FIRST, 417, "words of the caption.")
        column(page, FIRST, 450, NARROW, 20)
        column(page, SECOND, 80, NARROW, 50)

    (found,) = find(tmp_path, draw).captions

    assert found[-1] == "words of the caption."
