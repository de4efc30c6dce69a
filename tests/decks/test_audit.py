"""The audit finds each fault it is for; a deck of ours has none (test_pptx.py)."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from journalclub.decks.audit import audit
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from tests.briefs import brief, figure, pictures


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pptx_bytes(make_deck(brief(minutes=6)), pictures(tmp_path_factory.mktemp("session"), brief()))


def small_text(slide: Any) -> None:
    slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def long_text(slide: Any) -> None:
    slide.placeholders[1].text_frame.text = "far too many words " * 200


def off_the_slide(slide: Any) -> None:
    slide.shapes.title.left, slide.shapes.title.top = Pt(-50), Pt(20)
    slide.shapes.title.width, slide.shapes.title.height = Pt(300), Pt(60)


def overlapping(slide: Any) -> None:
    box = slide.shapes.add_textbox(Pt(100), Pt(150), Pt(300), Pt(100))
    box.text_frame.text = "on top of it"
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(20)


def no_title(slide: Any) -> None:
    slide.shapes.title._element.getparent().remove(slide.shapes.title._element)


def title_only(slide: Any) -> None:
    body = slide.placeholders[1]._element
    body.getparent().remove(body)


def empty_placeholder(slide: Any) -> None:
    slide.placeholders[1].text_frame.text = ""


def no_notes(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = ""


def wrong_clock(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.paragraphs[0].runs[0].text = "Minute 4 to 5 of 25 · Background"


def no_clock(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "only words"


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        (small_text, "has text of 12 pt"),
        (long_text, "overflows"),
        (off_the_slide, "reaches beyond the slide"),
        (overlapping, "overlaps"),
        (no_title, "has no title"),
        (title_only, "has a title only"),
        (empty_placeholder, "is an empty placeholder"),
        (no_notes, "has no notes"),
        (wrong_clock, "its clock does not follow"),
        (no_clock, "has no clock"),
    ],
)
def test_each_fault_is_found_on_its_slide(data: bytes, harm: Callable[[Any], None], finding: str) -> None:
    presentation = pptx.Presentation(io.BytesIO(data))
    harm(presentation.slides[2])
    buffer = io.BytesIO()
    presentation.save(buffer)
    found = audit(buffer.getvalue())
    assert any(f.slide == 3 and finding in f.what for f in found), [str(f) for f in found]


def test_a_picture_without_alternative_text_is_found(data: bytes) -> None:
    presentation = pptx.Presentation(io.BytesIO(data))
    picture = next(s for s in presentation.slides[0].shapes if hasattr(s, "image"))
    del picture._element.nvPicPr.cNvPr.attrib["descr"]
    buffer = io.BytesIO()
    presentation.save(buffer)
    assert [str(f) for f in audit(buffer.getvalue())] == ["slide 1: First page has no alternative text"]


def test_a_figure_neither_shown_nor_listed_is_found(data: bytes) -> None:
    found = audit(data, [*brief().reading.figures, figure("77", page=8)])
    assert [str(f) for f in found] == ["Figure 77, p. 8 is neither on a slide nor in the notes with a reason"]


def test_a_hidden_slide_leaves_a_gap_in_the_clock(data: bytes) -> None:
    presentation = pptx.Presentation(io.BytesIO(data))
    presentation.slides[3]._element.set("show", "0")
    buffer = io.BytesIO()
    presentation.save(buffer)
    assert any("does not follow" in f.what for f in audit(buffer.getvalue()))
