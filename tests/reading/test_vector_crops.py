"""Vector crops: whole, alone, bounded, the same bytes each time, and only of what is vector graphics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from defusedxml import ElementTree

from journalclub.errors import JcError
from journalclub.models.paper import Box, Figure
from journalclub.reading import vector_crops
from journalclub.reading.pages import open_pdf
from journalclub.reading.vector_crops import crop_vector


def figure(
    page: int = 1, box: Box = (100, 100, 300, 200), file: str | None = "figures/figure-1.png"
) -> Figure:
    return Figure("figure", "1", page, box, "Figure 1: Loss.", (100, 210, 300, 220), file)


@pytest.fixture
def doc(tmp_path: Path) -> Iterator[Any]:
    made = pymupdf.open()
    for turned in (0, 90):
        page = made.new_page(width=612, height=792)
        page.draw_rect(pymupdf.Rect(100, 100, 300, 200), fill=(1, 0, 0), color=None)
        page.draw_circle(pymupdf.Point(400, 600), 80, fill=(0, 1, 0))
        page.insert_text((150, 150), "Inside", fontsize=12)
        page.insert_text((150, 400), "Outside", fontsize=12)
        page.set_rotation(turned)
    page = made.new_page(width=612, height=792)
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 120, 60), False)
    pixels.clear_with(90)
    page.insert_image(pymupdf.Rect(100, 100, 300, 180), pixmap=pixels)
    made.save(tmp_path / "made.pdf")
    made.close()
    opened = open_pdf(tmp_path / "made.pdf")
    yield opened
    opened.close()


def shown(path: Path) -> tuple[str, Any]:
    opened = pymupdf.open(path)
    text, pixels = opened[0].get_text().strip(), opened[0].get_pixmap()
    opened.close()
    return text, pixels


def test_the_figure_comes_without_what_stands_around_it(doc: Any, tmp_path: Path) -> None:
    crop = crop_vector(doc, figure(), tmp_path)

    assert crop.missing is None
    assert [p.name for p in crop.files] == ["figure-1.pdf", "figure-1.svg"]
    text, pixels = shown(crop.files[0])
    assert text == "Inside"
    assert (pixels.width, pixels.height) == (203, 103)
    assert pixels.pixel(20, 90) == (255, 0, 0)
    svg = crop.files[1].read_text()
    assert "<text" not in svg  # letters are paths, which need no font
    assert "#ff0000" in svg
    assert "#00ff00" not in svg


def test_letters_at_the_edge_stay_though_their_font_reaches_over_it(tmp_path: Path) -> None:
    made = pymupdf.open()
    page = made.new_page(width=612, height=792)
    page.insert_text((100, 200), "large", fontsize=60, fontname="tiro")
    page.insert_text((100, 280), "Outside, in a row of its own", fontsize=12)
    page.insert_text((-400, 190), "Off the page", fontsize=12)

    crop = crop_vector(made, figure(box=(100, 158, 230, 214)), tmp_path)

    opened = pymupdf.open(crop.files[0])
    assert opened[0].get_text(clip=pymupdf.INFINITE_RECT(), flags=0).strip() == "large"
    opened.close()


def test_a_crop_holds_no_link_no_script_and_nothing_from_elsewhere(doc: Any, tmp_path: Path) -> None:
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(120, 120, 200, 160), "uri": "https://example.org/"}
    doc[0].insert_link(link)

    pdf, svg = (path.read_bytes() for path in crop_vector(doc, figure(), tmp_path).files)

    assert b"/Annot" not in pdf
    assert b"example.org" not in pdf
    drawing = ElementTree.fromstring(svg)
    names = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert names <= {"svg", "defs", "clipPath", "g", "path", "use"}
    targets = [value for e in drawing.iter() for key, value in e.attrib.items() if key.endswith("href")]
    assert [t for t in targets if not t.startswith("#")] == []


def test_a_rotated_page_is_cut_as_shown(doc: Any, tmp_path: Path) -> None:
    (pdf, _), missing = crop_vector(doc, figure(2, (592, 100, 692, 300)), tmp_path)

    text, pixels = shown(pdf)
    assert missing is None
    assert text == "Inside"
    assert pixels.height > pixels.width
    assert pixels.pixel(90, 190) == (255, 0, 0)


def test_the_same_bytes_come_each_time(doc: Any, tmp_path: Path) -> None:
    one, two = (crop_vector(doc, figure(), tmp_path / name).files for name in ("one", "two"))

    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_a_figure_that_is_an_image_has_none(doc: Any, tmp_path: Path) -> None:
    assert crop_vector(doc, figure(3), tmp_path) == ((), None)
    assert not (tmp_path / "figures").exists()


def test_a_file_that_is_too_large_is_left_out_and_named(
    doc: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_crops, "MOST_VECTOR_BYTES", 100)

    crop = crop_vector(doc, figure(), tmp_path)

    assert crop.files == ()
    assert crop.missing is not None
    assert "Figure 1 on page 1 was left out as PDF" in crop.missing


def _cover(page: Any, clip: Any) -> None:
    page.draw_rect(clip, fill=(1, 1, 1))


def _take_a_letter(page: Any, clip: Any) -> None:
    page.add_redact_annot(page.search_for("I", clip=clip)[0], fill=False)
    page.apply_redactions(graphics=0)


@pytest.mark.parametrize("spoil", [_cover, _take_a_letter])
def test_when_taking_the_surroundings_away_changes_the_figure_they_stay(
    doc: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Any, Any], None]
) -> None:
    monkeypatch.setattr(vector_crops, "_take_surroundings_away", spoil)

    text, pixels = shown(crop_vector(doc, figure(), tmp_path).files[0])

    assert pixels.pixel(20, 90) == (255, 0, 0)
    assert "Inside" in text


@pytest.mark.parametrize("wrong", [figure(page=99), figure(file=None)])
def test_what_cannot_be_cut_is_one_sentence(doc: Any, tmp_path: Path, wrong: Figure) -> None:
    with pytest.raises(JcError, match=r"^Figure 1 "):
        crop_vector(doc, wrong, tmp_path)
