"""The paragraphs of a PowerPoint file, on slides and in notes, whoever edited it last. Not: what they claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journalclub.decks.retime_pptx import open_presentation
from journalclub.models.evidence import FileLine, Spot

_FURNITURE = {"FOOTER", "SLIDE_NUMBER", "DATE"}


def deck_lines(data: bytes, name: str = "presenter.pptx") -> list[FileLine]:
    """Titles, paragraphs and notes, slide by slide; tables' cells are no sentences and are left out.

    Raises JcError when `data` is no PowerPoint file.
    """
    lines = []
    for number, slide in enumerate(open_presentation(data, name).slides, 1):
        for text in _slide(slide):
            lines.append(FileLine(text, Spot("slide", number, "slide")))
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        for text in _paragraphs(frame) if frame is not None else ():
            lines.append(FileLine(text, Spot("slide", number, "notes")))
    return lines


def _slide(slide: Any) -> Iterator[str]:
    title = slide.shapes.title
    for shape in _shapes(slide.shapes):
        if shape.is_placeholder and shape.placeholder_format.type.name in _FURNITURE:
            continue
        if title is not None and shape.shape_id == title.shape_id:
            yield " ".join(shape.text_frame.text.split())  # a title is one sentence, however it is broken
        elif shape.has_text_frame:
            yield from _paragraphs(shape.text_frame)


def _shapes(shapes: Any) -> Iterator[Any]:
    """Shapes, and those in groups."""
    waiting = list(shapes)[::-1]
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):
            waiting.extend(list(shape.shapes)[::-1])
        else:
            yield shape


def _paragraphs(frame: Any) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        text = " ".join(paragraph.text.split())
        if text:
            yield text
