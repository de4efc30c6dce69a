"""Panels are found where each has its letter and white goes right through; else the figure stays whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from journalclub.models.paper import Box, Panel
from journalclub.reading.panels import find_panels, type_size
from tests.reading.floats import plot
from tests.reading.make import make_pages, put

BOX: Box = (60, 80, 560, 420)


def panels(tmp_path: Path, draw: Any) -> tuple[Panel, ...]:
    return find_panels(make_pages(tmp_path, draw)[0], BOX)


def grid(page: Any, letters: Sequence[str], *, columns: int = 2, below: bool = True) -> None:
    """Plots of 200 × 120 points with their letters."""
    for index, letter in enumerate(letters):
        x, y = 80 + 230 * (index % columns), 100 + 160 * (index // columns)
        plot(page, (x, y, x + 200, y + 120))
        if letter:
            put(page, x + 80 if below else x, y + 132 if below else y - 4, letter, 9)


def test_letters_below_the_plots_name_the_panels(tmp_path: Path) -> None:
    found = panels(tmp_path, lambda p: grid(p, ["(a) One", "(b) Two", "(c) Three", "(d) Four"]))
    assert [p.letter for p in found] == ["a", "b", "c", "d"]
    first, last = found[0].bbox, found[3].bbox
    assert first[2] < 310 < last[0]
    assert first[3] < 250 < last[1]


def test_each_panel_holds_its_own_letter(tmp_path: Path) -> None:
    for panel, x in zip(panels(tmp_path, lambda p: grid(p, ["(a)", "(b)"])), (80, 310), strict=True):
        assert panel.bbox[0] <= x + 81
        assert panel.bbox[3] >= 230


def test_single_letters_above_the_plots_name_them_too(tmp_path: Path) -> None:
    found = panels(tmp_path, lambda p: grid(p, ["A", "B"], below=False))
    assert [p.letter for p in found] == ["A", "B"]


def test_a_missing_letter_leaves_the_figure_whole(tmp_path: Path) -> None:
    assert panels(tmp_path, lambda p: grid(p, ["(a)", "", "(c)"])) == ()
    assert panels(tmp_path, lambda p: grid(p, ["(a)", "(c)"])) == ()
    assert panels(tmp_path, lambda p: grid(p, ["(a)"])) == ()


def test_a_plot_without_a_letter_between_two_is_no_part_of_either(tmp_path: Path) -> None:
    found = panels(tmp_path, lambda p: grid(p, ["(a)", "", "", "(b)"]))
    assert all(p.bbox[2] - p.bbox[0] < 220 for p in found) or not found


def test_what_crosses_the_white_leaves_the_figure_whole(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        grid(page, ["(a)", "(b)"])
        page.draw_line((100, 150), (500, 150), width=1)

    assert panels(tmp_path, draw) == ()


def test_the_type_size_is_that_of_most_letters(tmp_path: Path) -> None:
    page = make_pages(tmp_path, lambda p: grid(p, ["(a)", "(b)"]))[0]
    assert 7.5 <= type_size(page, BOX) <= 9
    assert type_size(page, (0, 600, 10, 610)) == 0
