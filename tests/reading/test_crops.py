"""Crops: sharp, whole, bounded, under safe names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.models.paper import Box, Equation, Figure
from journalclub.reading import crops
from journalclub.reading.crop_names import with_files
from journalclub.reading.crops import MARGIN, SHARP, box_of, crop_figure, draw_cover, draw_place
from journalclub.reading.pages import open_pdf


def figure(label: str = "1", box: Box = (100, 100, 300, 200), page: int = 1) -> Figure:
    return Figure("figure", label, page, box, f"Figure {label}: Loss.", (100, 210, 300, 220))


def named(item: Figure) -> Figure:
    return with_files([item], [])[0][0]


@pytest.fixture
def doc(tmp_path: Path) -> Any:
    made = pymupdf.open()
    page = made.new_page(width=612, height=792)
    page.draw_rect(pymupdf.Rect(100, 100, 300, 200), fill=(1, 0, 0), color=None)
    page = made.new_page(width=612, height=792)
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 1200, 600), False)
    pixels.clear_with(90)
    page.insert_image(pymupdf.Rect(100, 100, 300, 200), pixmap=pixels)
    page = made.new_page(width=612, height=792)
    page.draw_rect(pymupdf.Rect(100, 100, 300, 200), fill=(1, 0, 0), color=None)
    page.set_rotation(90)
    made.save(tmp_path / "made.pdf")
    made.close()
    opened = open_pdf(tmp_path / "made.pdf")
    yield opened
    opened.close()


def test_vector_figure_has_200_dots_an_inch(doc: Any, tmp_path: Path) -> None:
    path = crop_figure(doc, named(figure()), tmp_path)

    pixels = pymupdf.Pixmap(str(path))
    assert path == tmp_path / "figures" / "figure-1.png"
    assert pixels.width == pytest.approx((200 + 2 * MARGIN) * SHARP / 72, abs=2)
    assert pixels.pixel(pixels.width // 2, pixels.height // 2) == (255, 0, 0)


@pytest.mark.parametrize(
    ("caption", "margins"),
    [
        ((100, 200.5, 300, 220), (MARGIN, 0.5)),
        ((100, 80, 300, 99.5), (0.5, MARGIN)),
        ((100, 199.8, 300, 220), (MARGIN, 0.0)),
        ((310, 100, 400, 200), (MARGIN, MARGIN)),
    ],
    ids=["below", "above", "touching", "beside"],
)
def test_the_margin_around_a_figure_ends_at_its_caption(caption: Box, margins: tuple[float, float]) -> None:
    _, y0, _, y1 = box_of(replace(figure(), caption_bbox=caption))

    assert (100 - y0, y1 - 200) == pytest.approx(margins)


def test_an_equation_is_cut_out_by_its_own_box(doc: Any, tmp_path: Path) -> None:
    (equation,) = with_files([], [Equation("2.1", 1, (90, 90, 310, 210))])[1]

    path = crop_figure(doc, equation, tmp_path)

    pixels = pymupdf.Pixmap(str(path))
    assert path == tmp_path / "figures" / "equation-2.1.png"
    assert pixels.width == pytest.approx(220 * SHARP / 72, abs=2)
    assert pixels.pixel(2, 2) == (255, 255, 255)
    assert pixels.pixel(pixels.width // 2, pixels.height // 2) == (255, 0, 0)


def test_sharper_image_keeps_its_own_resolution(doc: Any, tmp_path: Path) -> None:
    pixels = pymupdf.Pixmap(str(crop_figure(doc, named(figure(page=2)), tmp_path)))

    assert pixels.width == pytest.approx(1200 * (200 + 2 * MARGIN) / 200, abs=3)


def test_rotated_page_is_cropped_as_shown(doc: Any, tmp_path: Path) -> None:
    shown = figure(box=(592, 100, 692, 300), page=3)

    pixels = pymupdf.Pixmap(str(crop_figure(doc, named(shown), tmp_path)))

    assert pixels.height > pixels.width
    assert pixels.pixel(pixels.width // 2, pixels.height - 10) == (255, 0, 0)


def test_pixels_are_bounded(doc: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crops, "MOST_PIXELS", 10_000)

    pixels = pymupdf.Pixmap(str(crop_figure(doc, named(figure()), tmp_path)))

    assert pixels.width * pixels.height < 10_500


def test_bytes_are_bounded(doc: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = crop_figure(doc, named(figure()), tmp_path).stat().st_size
    monkeypatch.setattr(crops, "MOST_BYTES", whole // 2)

    assert crop_figure(doc, named(figure()), tmp_path).stat().st_size < whole


def test_box_outside_the_page_is_one_sentence(doc: Any, tmp_path: Path) -> None:
    with pytest.raises(JcError, match="Figure 1 on page 1"):
        crop_figure(doc, named(figure(box=(700, 900, 800, 990))), tmp_path)


def test_page_that_does_not_exist_is_one_sentence(doc: Any, tmp_path: Path) -> None:
    with pytest.raises(JcError, match="page 99"):
        crop_figure(doc, named(figure(page=99)), tmp_path)


@pytest.mark.parametrize("draw", [draw_cover, lambda doc, path: draw_place(doc, 1, (0, 0, 9, 9), path)])
def test_a_picture_that_cannot_be_written_is_told_by_its_name(
    doc: Any, tmp_path: Path, draw: Callable[[Any, Path], Path]
) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(JcError, match=r"^picture\.png cannot be written: .+\.$"):
        draw(doc, tmp_path / "taken" / "picture.png")


def test_cover_is_the_first_page(doc: Any, tmp_path: Path) -> None:
    pixels = pymupdf.Pixmap(str(draw_cover(doc, tmp_path / "cover.png")))

    assert pixels.height / pixels.width == pytest.approx(792 / 612, abs=0.01)


def test_names_say_kind_and_label() -> None:
    table = Figure("table", "A.1", 1, (0, 0, 1, 1), "", (0, 0, 1, 1))

    figures, equations = with_files([figure("2"), table], [Equation("3", 1, (0, 0, 1, 1))])

    assert [f.file for f in figures] == ["figures/figure-2.png", "figures/table-A.1.png"]
    assert [e.file for e in equations] == ["figures/equation-3.png"]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_names_are_safe_and_no_two_alike_whatever_the_labels(labels: list[str]) -> None:
    figures, _ = with_files([figure(label) for label in labels], [])

    names = [(f.file or "").removeprefix("figures/") for f in figures]
    assert len({n.lower() for n in names}) == len(names)
    for name in names:
        assert name.isascii()
        assert not set(name) & set('/\\:*?"<>| \n')
        assert name.startswith("figure-")
        assert len(name) < 80
