"""What is wrong with a deck file, edited or not: small or overflowing text, overlaps, missing figures, a wrong clock.

Not: whether its quotes are true, nor mending anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from journalclub.decks import clock
from journalclub.decks.layout import LEAST_SIZE, Area
from journalclub.decks.master import EMU
from journalclub.decks.retime_pptx import open_presentation
from journalclub.decks.typography import area_of, cell_sizes, needed_height, paragraphs, table_height
from journalclub.models.paper import Figure
from journalclub.wording import figure_place

SLACK = 2.0  # points; programs round differently
_PLACE = re.compile(r"(?:Figure|Table|Algorithm) \S{1,12}, p\. \d{1,5}")  # other programs rename pictures
OVERLAP = 4.0  # points by which two things may touch


class Finding(NamedTuple):
    """One thing to mend."""

    slide: int  # from 1; 0 for the whole deck
    what: str

    def __str__(self) -> str:
        return f"slide {self.slide}: {self.what}" if self.slide else self.what


def audit(data: bytes, figures: Sequence[Figure] = (), name: str = "presenter.pptx") -> list[Finding]:
    """Everything wrong with the bytes of a .pptx file; `figures` are those the paper has.

    Raises JcError when it is no PowerPoint file.
    """
    presentation = open_presentation(data, name)
    page = Area(0, 0, presentation.slide_width / EMU, presentation.slide_height / EMU)
    found: list[Finding] = []
    for number, slide in enumerate(presentation.slides, 1):
        found += (Finding(number, what) for what in _slide(slide, page))
    found += _clock(presentation.slides)
    return [*found, *_figures(presentation.slides, figures)]


def _slide(slide: Any, page: Area) -> Iterable[str]:
    layout = slide.slide_layout
    shapes = list(slide.shapes)
    areas = [area_of(shape, layout) for shape in shapes]
    for shape, area in zip(shapes, areas, strict=True):
        if (
            area.x < -SLACK
            or area.y < -SLACK
            or area.right > page.right + SLACK
            or area.bottom > page.bottom + SLACK
        ):
            yield f"{shape.name} reaches beyond the slide"
        if _is_picture(shape) and not shape._element.nvPicPr.cNvPr.get("descr"):
            yield f"{shape.name} has no alternative text"
        if shape.has_table:
            yield from _table(shape)
        if shape.has_text_frame:
            yield from _text(shape, layout)
    for (one, area), (other, there) in combinations(zip(shapes, areas, strict=True), 2):
        if _overlap(area, there):
            yield f"{one.name} overlaps {other.name}"
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield "has no title"
    if not any(
        _is_content(s) for s in shapes if s is not title and s.shape_id != getattr(title, "shape_id", None)
    ):
        yield "has a title only"
    if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
        yield "has no notes"


def _text(shape: Any, layout: Any) -> Iterable[str]:
    text = shape.text_frame.text.strip()
    if not text and shape.is_placeholder:
        if shape.placeholder_format.type.name != "SLIDE_NUMBER":
            yield f"{shape.name} is an empty placeholder"
        return
    smallest = min((s for p in paragraphs(shape, layout) for s in p.sizes), default=LEAST_SIZE)
    if smallest < LEAST_SIZE:
        yield f"{shape.name} has text of {smallest:g} pt, less than {LEAST_SIZE:g}"
    area = area_of(shape, layout)
    needed = needed_height(shape, layout)
    if _is_furniture(shape) and needed <= area.height + LEAST_SIZE:
        return  # one line; other programs give it white that it does not need
    if needed > area.height + SLACK:
        yield f"{shape.name} overflows: its text is {needed:.0f} pt high, its box {area.height:.0f}"


def _table(frame: Any) -> Iterable[str]:
    """Small type, and rows that grow beyond the frame."""
    table = frame.table
    sizes = [s for row in table.rows for c in row.cells for s in cell_sizes(c)]
    if sizes and min(sizes) < LEAST_SIZE:
        yield f"{frame.name} has text of {min(sizes):g} pt, less than {LEAST_SIZE:g}"
    needed = table_height(table)
    if needed > frame.height / EMU + SLACK:
        yield f"{frame.name} overflows: its rows are {needed:.0f} pt high, its box {frame.height / EMU:.0f}"


def _is_picture(shape: Any) -> bool:
    return hasattr(shape._element, "nvPicPr")


def _is_content(shape: Any) -> bool:
    """Whether a shape says or shows something: not the agenda line, not the number."""
    if _is_furniture(shape):
        return False
    return not shape.has_text_frame or bool(shape.text_frame.text.strip())


def _is_furniture(shape: Any) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER", "DATE"}


def _overlap(one: Area, other: Area) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width > OVERLAP and height > OVERLAP


def _clock(slides: Iterable[Any]) -> Iterable[Finding]:
    """The clock lines of the shown slides must follow one another from 0 to the slot's end."""
    at, total, last = 0, None, 0
    for number, slide in enumerate(slides, 1):
        if slide._element.get("show") in {"0", "false"}:
            continue
        last = number
        lines = slide.notes_slide.notes_text_frame.text.splitlines() if slide.has_notes_slide else []
        span = next((s for x in lines if (s := clock.span_of(x)) is not None), None)
        if span is None:
            yield Finding(number, "has no clock in its notes")
            continue
        if span.start != at or (total is not None and span.total != total):
            yield Finding(number, f"its clock does not follow the slide before (minute {clock.moment(at)})")
        at, total = span.end, span.total
    if total is not None and at != total * 60:
        yield Finding(last, f"the talk ends at minute {clock.moment(at)} of {total}")


def _figures(slides: Iterable[Any], figures: Sequence[Figure]) -> Iterable[Finding]:
    """Every figure is shown, or listed in some slide's notes."""
    shown: set[str] = set()
    noted: list[str] = []
    for slide in slides:
        if any(_is_picture(s) or s.has_table for s in slide.shapes):
            shown.update(s.name for s in slide.shapes if _is_picture(s) or s.has_table)
            captions = (s.text_frame.text for s in slide.shapes if s.has_text_frame)
            shown.update(m[0] for text in captions if (m := _PLACE.match(text)))
        noted += slide.notes_slide.notes_text_frame.text.splitlines() if slide.has_notes_slide else []
    for figure in figures:
        place = figure_place(figure)
        if place not in shown and not any(line.startswith(f"{place}: ") for line in noted):
            yield Finding(0, f"{place} is neither on a slide nor in the notes with a reason")
