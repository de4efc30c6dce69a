"""Draws what was found on each page over the page, for people who wonder why. Not: finding it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from journalclub.errors import JcError
from journalclub.models.paper import Box, Equation, Figure
from journalclub.reading.crops import write_whole
from journalclub.reading.engine import pymupdf

RESOLUTION = 100.0
"""Dots an inch."""

Colour = tuple[float, float, float]
_COLOURS: dict[str, Colour] = {
    "figure": (0.85, 0.0, 0.0),
    "table": (0.0, 0.2, 0.9),
    "algorithm": (0.0, 0.55, 0.1),
    "equation": (0.95, 0.5, 0.0),
}


class Outline(NamedTuple):
    """A box to draw, in points of the page as shown."""

    box: Box
    label: str
    colour: Colour
    dashed: bool = False


def page_outlines(figures: Sequence[Figure], equations: Sequence[Equation]) -> dict[int, list[Outline]]:
    """What to draw on which page: bodies with their labels, captions dashed."""
    outlines: dict[int, list[Outline]] = defaultdict(list)
    for figure in figures:
        colour = _COLOURS[figure.kind]
        outlines[figure.page].append(Outline(figure.bbox, figure.name, colour))
        outlines[figure.page].append(Outline(figure.caption_bbox, "", colour, dashed=True))
    for equation in equations:
        outlines[equation.page].append(Outline(equation.bbox, equation.label, _COLOURS["equation"]))
    return dict(outlines)


def draw_overlay(doc: Any, number: int, outlines: Sequence[Outline], folder: Path) -> Path:
    """Draw page `number` (from 1) with its outlines to `folder/page-NNN.png` and return that path.

    Draws into the opened document, which must not be saved. Raises JcError when the page cannot be drawn.
    """
    path = folder / f"page-{number:03}.png"
    try:
        page = doc[number - 1]
        for outline in outlines:
            _draw(page, outline)
        scale = RESOLUTION / 72
        pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
        write_whole(path, pixels.tobytes("png"))
    except JcError:
        raise
    except Exception as error:
        raise JcError(f"Page {number} cannot be drawn with its overlay: {error}.") from error
    return path


def _draw(page: Any, outline: Outline) -> None:
    """PyMuPDF draws in coordinates of the page before it is turned."""
    box = pymupdf.Rect(outline.box) * page.derotation_matrix
    page.draw_rect(box, color=outline.colour, width=1.0, dashes="[3 2] 0" if outline.dashed else None)
    if outline.label:
        corner = pymupdf.Point(outline.box[0], max(outline.box[1] - 2, 8)) * page.derotation_matrix
        page.insert_text(corner, outline.label, fontsize=8, color=outline.colour, rotate=page.rotation)
