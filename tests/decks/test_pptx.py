"""The PowerPoint file: real placeholders, the same bytes, nothing our audit finds."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journalclub.decks.audit import audit
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError
from journalclub.models.paper import Outline
from tests.briefs import brief, figure, pictures, said


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictures(tmp_path_factory.mktemp("session"), brief())


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    return pptx_bytes(make_deck(brief()), folder)


MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def kinds(slide: Any) -> set[str]:
    return {s.placeholder_format.type.name for s in slide.shapes if s.is_placeholder}


def test_our_audit_finds_nothing(data: bytes) -> None:
    assert audit(data, brief().reading.figures) == []


def test_the_same_deck_has_the_same_bytes(data: bytes, folder: Path) -> None:
    assert pptx_bytes(make_deck(brief()), folder) == data


def test_everything_stands_in_real_placeholders_of_the_master(data: bytes) -> None:
    slides = list(opened(data).slides)
    assert all(shape.is_placeholder for slide in slides for shape in slide.shapes)
    assert kinds(slides[0]) == {"CENTER_TITLE", "SUBTITLE", "PICTURE"}
    assert kinds(slides[2]) == {"TITLE", "BODY", "FOOTER", "SLIDE_NUMBER"}
    drawn = next(s for s in slides if s.slide_layout.name == "Figure")
    assert kinds(drawn) == {"TITLE", "PICTURE", "BODY", "FOOTER", "SLIDE_NUMBER"}


def test_slides_are_sixteen_by_nine(data: bytes) -> None:
    presentation = opened(data)
    assert presentation.slide_width * 9 == presentation.slide_height * 16


def test_pictures_keep_their_shape_and_say_what_they_are(data: bytes) -> None:
    pictures_found = [s for slide in opened(data).slides for s in slide.shapes if hasattr(s, "image")]
    assert len(pictures_found) > 3
    for picture in pictures_found:
        width, height = picture.image.size
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
        assert picture._element.nvPicPr.cNvPr.get("descr")


def test_a_picture_that_stands_on_two_slides_is_stored_once(data: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(names) == len(set(names))


def test_the_agenda_line_marks_the_current_part(data: bytes) -> None:
    slide = opened(data).slides[2]
    line = next(s for s in slide.placeholders if s.name == "Agenda line")
    assert [r.text for r in line.text_frame.paragraphs[0].runs if r.font.bold] == ["Background"]


def test_wide_tall_and_plain_figures_get_their_layouts(tmp_path: Path) -> None:
    quotes = tuple(said(f"It is seen in Figure {n}, as {'long ' * 20} shows.", 4) for n in (1, 2, 3))
    made = brief(
        figures=[
            figure("1", page=4, size=(460, 100)),
            figure("2", page=4, size=(200, 300)),
            figure("3", page=4, size=(300, 180)),
        ],
        outline=Outline(approach=quotes),
    )
    data = pptx_bytes(make_deck(made), pictures(tmp_path, made))
    names = [s.slide_layout.name for s in opened(data).slides]
    assert {"Figure wide", "Figure tall", "Figure"} <= set(names)
    assert audit(data, made.reading.figures) == []


@given(
    shapes=st.lists(st.tuples(st.integers(5, 560), st.integers(5, 700)), max_size=6),
    text=st.text(max_size=300),
    minutes=st.integers(1, 90),
)
@settings(max_examples=8, phases=[Phase.generate])
def test_no_figure_shape_text_or_length_of_talk_makes_a_finding(
    tmp_path_factory: pytest.TempPathFactory, shapes: list[tuple[int, int]], text: str, minutes: int
) -> None:
    figures = [
        figure(str(n), page=n, size=(float(w), float(h)), caption=text or "A figure.")
        for n, (w, h) in enumerate(shapes, 1)
    ]
    made = brief(minutes=minutes, figures=figures, outline=Outline(results=(said(text + "."),) * 2))
    made = replace(made, preprint=replace(made.preprint, title=text))
    folder = pictures(tmp_path_factory.mktemp("any"), made)
    assert audit(pptx_bytes(make_deck(made), folder), figures) == []


def test_a_missing_picture_is_said(tmp_path: Path) -> None:
    with pytest.raises(JcError, match="is missing"):
        pptx_bytes(make_deck(brief()), tmp_path)


def test_a_file_that_is_no_picture_is_said(tmp_path: Path) -> None:
    made = brief()
    pictures(tmp_path, made)
    (tmp_path / "figures/figure-1.png").write_bytes(b"no picture")
    with pytest.raises(JcError, match="cannot be read as a picture"):
        pptx_bytes(make_deck(made), tmp_path)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "deck.pdf").read_bytes().startswith(b"%PDF-")


def test_a_dark_deck_has_light_text_on_dark_ground_and_white_cards_behind_figures(folder: Path) -> None:
    data = pptx_bytes(make_deck(brief()), folder, theme="dark")
    presentation = opened(data)
    names = presentation.slide_master._element.find(f"{{{MAIN}}}clrMap")
    assert (names.get("bg1"), names.get("tx1")) == ("dk1", "lt1")
    drawn = next(s for s in presentation.slides if s.slide_layout.name == "Figure")
    picture = next(s for s in drawn.shapes if s.placeholder_format.type.name == "PICTURE")
    assert str(picture.line.color.rgb) == "FFFFFF"
    assert audit(data, brief().reading.figures) == []
