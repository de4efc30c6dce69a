from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Inches

from journalclub.decks.deck_lines import deck_lines
from journalclub.decks.verify import verify_file
from journalclub.errors import JcError
from tests.evidence.papers import FIRST, paper


def saved(presentation: Any) -> bytes:
    data = io.BytesIO()
    presentation.save(data)
    return data.getvalue()


def deck() -> Any:
    """A slide as anyone may make it: a broken title, a grouped box, notes over two paragraphs."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Fair turns\vdo not tire"
    slide.placeholders[1].text = "We follow 48 groups over three years  p.\u00a01"
    box = slide.shapes.add_group_shape().shapes.add_textbox(0, 0, Inches(2), Inches(1))
    box.text_frame.text = "In a group"
    slide.notes_slide.notes_text_frame.text = f"Say hello.\np. 1: “{FIRST}”"
    return presentation


def test_titles_paragraphs_groups_and_notes_are_read_with_their_slide() -> None:
    found = [(x.spot.number, x.spot.part, x.text) for x in deck_lines(saved(deck()))]
    assert found == [
        (1, "slide", "Fair turns do not tire"),
        (1, "slide", "We follow 48 groups over three years p. 1"),
        (1, "slide", "In a group"),
        (1, "notes", "Say hello."),
        (1, "notes", f"p. 1: “{FIRST}”"),
    ]


def test_a_deck_of_another_program_is_verified() -> None:
    assert verify_file("mine.PPTX", saved(deck()), paper()).findings == ()
    edited = deck()
    edited.slides[0].placeholders[1].text = "We follow 49 groups over three years  p.\u00a01"
    (found,) = verify_file("mine.pptx", saved(edited), paper()).findings
    assert found.message.startswith("“49” is “48” in the paper")


@pytest.mark.parametrize("name", ["deck.odp", "notes", "paper.pdf"])
def test_other_kinds_of_files_are_refused(name: str) -> None:
    with pytest.raises(JcError, match="give one that ends in"):
        verify_file(name, b"", paper())


def test_text_that_is_not_utf_8_is_told_with_its_line() -> None:
    with pytest.raises(JcError, match=r"notes.md:2: not UTF-8"):
        verify_file("notes.md", b"fine\n\xff", paper())


def test_a_slide_without_notes_or_title_is_read(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6])
    assert deck_lines(saved(presentation)) == []
