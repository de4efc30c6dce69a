"""A club's own slide master: layouts by name, else by their placeholders, else a clear sentence."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest

from journalclub.decks.layout import LAYOUTS
from journalclub.decks.master import MASTERS, find_places, open_master
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError
from journalclub.render import PACKAGED
from tests.briefs import brief, pictures

POWERPOINT_DEFAULT = Path(pptx.__file__).parent / "templates/default.pptx"


def renamed(tmp_path: Path, keep: int = 99) -> Path:
    """Our master as a club's: other layout names, and only the first `keep` layouts."""
    presentation = pptx.Presentation(str(PACKAGED / MASTERS["light"]))
    for number, layout in enumerate(list(presentation.slide_layouts)):
        if number >= keep:
            presentation.slide_layouts.remove(layout)
        else:
            layout._element.cSld.set("name", f"Own {number}")
    presentation.save(str(tmp_path / "presenter.pptx"))
    return tmp_path / "presenter.pptx"


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def test_our_master_has_every_layout_by_its_name() -> None:
    places = find_places(open_master(None), None)
    assert {kind: p.layout.name for kind, p in places.items()} == {k: d.name for k, d in LAYOUTS.items()}


def test_layouts_of_other_names_are_found_by_their_placeholders(tmp_path: Path) -> None:
    made = brief()
    data = pptx_bytes(make_deck(made), pictures(tmp_path, made), renamed(tmp_path))
    slides = list(opened(data).slides)
    assert len(slides) == len(make_deck(made).slides)
    assert all(s.slide_layout.name.startswith("Own") for s in slides)
    assert any(hasattr(shape, "image") for s in slides[2:] for shape in s.shapes)


def test_powerpoint_s_own_default_master_will_do(tmp_path: Path) -> None:
    made = brief()
    data = pptx_bytes(make_deck(made), pictures(tmp_path, made), POWERPOINT_DEFAULT)
    assert [s.shapes.title.text_frame.text for s in opened(data).slides] == [
        s.title for s in make_deck(made).slides
    ]


def test_example_slides_in_a_master_are_left_out(tmp_path: Path) -> None:
    presentation = pptx.Presentation(str(PACKAGED / MASTERS["light"]))
    presentation.slides.add_slide(presentation.slide_layouts[2])
    presentation.save(str(tmp_path / "presenter.pptx"))
    made = brief()
    data = pptx_bytes(make_deck(made), pictures(tmp_path, made), tmp_path / "presenter.pptx")
    assert len(opened(data).slides) == len(make_deck(made).slides)


def test_a_master_without_a_picture_placeholder_is_refused_by_name(tmp_path: Path) -> None:
    presentation = pptx.Presentation(str(PACKAGED / MASTERS["light"]))
    for layout in list(presentation.slide_layouts):
        if layout.name not in {"Text", "Agenda"}:
            presentation.slide_layouts.remove(layout)
    presentation.save(str(tmp_path / "presenter.pptx"))
    with pytest.raises(JcError, match=r"templates/presenter.pptx has no layout for Cover, Figure"):
        find_places(open_master(tmp_path / "presenter.pptx"), tmp_path / "presenter.pptx")


def test_a_file_that_is_no_powerpoint_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "presenter.pptx").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(JcError, match="cannot be read as a PowerPoint file"):
        open_master(tmp_path / "presenter.pptx")


def test_of_several_layouts_the_roomiest_is_taken(tmp_path: Path) -> None:
    places = find_places(open_master(POWERPOINT_DEFAULT), POWERPOINT_DEFAULT)
    assert places["cover"].layout.name == "Title Slide"
    assert places["text"].layout.name == "Title and Content"
    assert places["figure"].layout.name == places["figure tall"].layout.name == "Picture with Caption"
