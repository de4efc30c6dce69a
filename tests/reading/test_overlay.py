"""The debug overlay: boxes where things were found, also on turned pages."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from journalclub.errors import JcError
from journalclub.models.paper import Equation, Figure
from journalclub.reading.overlay import RESOLUTION, draw_overlay, page_outlines
from journalclub.reading.pages import open_pdf

FIGURE = Figure("figure", "1", 1, (100, 100, 300, 200), "Figure 1: Loss.", (100, 210, 300, 220))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_box_is_drawn_where_it_is_shown(tmp_path: Path, rotation: int) -> None:
    made = pymupdf.open()
    made.new_page(width=612, height=792).set_rotation(rotation)
    made.save(tmp_path / "made.pdf")
    doc = open_pdf(tmp_path / "made.pdf")

    path = draw_overlay(doc, 1, page_outlines([FIGURE], [])[1], tmp_path / "overlay")

    pixels = pymupdf.Pixmap(str(path))
    assert path.name == "page-001.png"
    red, green, _ = pixels.pixel(round(100 * RESOLUTION / 72), round(150 * RESOLUTION / 72))
    assert red > 180
    assert green < 120
    doc.close()


def test_each_page_gets_its_own_outlines() -> None:
    outlines = page_outlines([FIGURE], [Equation("2", 3, (1, 2, 3, 4))])

    assert [o.label for o in outlines[1]] == ["Figure 1", ""]
    assert [o.label for o in outlines[3]] == ["2"]


def test_missing_page_is_one_sentence(tmp_path: Path) -> None:
    made = pymupdf.open()
    made.new_page()
    made.save(tmp_path / "made.pdf")

    with pytest.raises(JcError, match="Page 7"):
        draw_overlay(open_pdf(tmp_path / "made.pdf"), 7, [], tmp_path)
