"""The paragraphs of a PowerPoint file, on slides and in notes, whoever edited it last. Not: what they claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journalclub.decks.retime_pptx import open_presentation
from journalclub.evidence.markdown import TABLE_NAME
from journalclub.models.evidence import FileLine, FileTable, Spot

_FURNITURE = {"FOOTER", "SLIDE_NUMBER", "DATE"}


def deck_lines(data: bytes, name: str = "presenter.pptx") -> list[FileLine]:
    """Titles, paragraphs and notes, slide by slide; tables' cells are no sentences (deck_tables).

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


def deck_tables(data: bytes, name: str = "presenter.pptx") -> list[FileTable]:
    """Tables that say which of the paper's they are: by a caption on their slide, else by their own name.

    Raises JcError when `data` is no PowerPoint file.
    """
    found = []
    for number, slide in enumerate(open_presentation(data, name).slides, 1):
        shapes = list(_shapes(slide.shapes))
        frames = [s for s in shapes if getattr(s, "has_table", False)]
        captions = (p for s in shapes if s.has_text_frame for p in _paragraphs(s.text_frame))
        told = [m[1] for text in captions if (m := TABLE_NAME.match(text))] if frames else []
        for frame in frames:
            own = TABLE_NAME.match(frame.name)
            which = told[0] if len(frames) == len(told) == 1 else own[1] if own else None
            if which is not None:
                rows = tuple(
                    tuple(" ".join(c.text_frame.text.split()) for c in r.cells) for r in frame.table.rows
                )
                found.append(FileTable(which, rows, (Spot("slide", number, "slide"),) * len(rows)))
    return found


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
