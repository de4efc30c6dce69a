"""Draws figures, tables, equations and the first page as PNG, one a call. Not: finding or naming them."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from math import hypot, sqrt
from pathlib import Path
from typing import Any

from journalclub.errors import JcError
from journalclub.models.paper import Box, Equation, Figure
from journalclub.reading.crop_names import UNFINISHED
from journalclub.reading.engine import pymupdf

SHARP = 200.0
"""Dots an inch: sharp on a projector, and what most papers' own images have at most."""
SHARPEST = 600.0
"""Dots an inch; images with more are drawn with this."""
MOST_PIXELS = 12_000_000
MOST_BYTES = 8_000_000
"""Of one PNG; one that comes out larger is drawn smaller."""
MARGIN = 1.5
"""Points around a body, so that no line at its edge is cut."""
AROUND = 18.0
"""Points above and below a passage: a line of text on each side."""
_FAR = 1e5  # points; wider than any page
COVER_WIDTH = 1240
"""Pixels: a page at 150 dots an inch."""


def crop_figure(doc: Any, item: Figure | Equation, folder: Path) -> Path:
    """Draw one figure, table, algorithm or equation to `folder / item.file` and return that path.

    Takes as long as MuPDF needs, a minute for a plot of 100,000 strokes: call it where it can be stopped.
    Raises JcError when the page cannot be drawn.
    """
    what = item.name if isinstance(item, Figure) else f"Equation {item.label}"
    if item.file is None:
        raise JcError(f"{what} has no file name; give it one before drawing it.")
    return _draw(doc, item.page, box_of(item), folder / item.file, what)


def box_of(item: Figure | Equation) -> Box:
    """What is cut out: the body with a margin that does not reach into the caption."""
    if not isinstance(item, Figure):
        return item.bbox  # an equation's box has white around it already
    x0, y0, x1, y1 = item.bbox
    _, top, _, bottom = item.caption_bbox
    above = max(y0 - bottom, 0.0) if bottom < y0 + MARGIN else MARGIN
    below = max(top - y1, 0.0) if top > y1 - MARGIN else MARGIN
    return (x0 - MARGIN, y0 - min(above, MARGIN), x1 + MARGIN, y1 + min(below, MARGIN))


def draw_place(doc: Any, number: int, box: Box, path: Path) -> Path:
    """Draw what is printed around a box of page `number` (from 1), over the page's whole width.

    Raises JcError when it cannot be drawn.
    """
    around = (-_FAR, box[1] - AROUND, _FAR, box[3] + AROUND)
    return _draw(doc, number, around, path, "The passage")


def draw_cover(doc: Any, path: Path) -> Path:
    """Draw the first page, for the deck's cover. Raises JcError when it cannot be drawn."""
    try:
        page = doc[0]
        scale = COVER_WIDTH / max(page.rect.width, 0.7 * page.rect.height, 1.0)
        _write(page, page.rect, scale, path)
    except JcError:
        raise
    except Exception as error:
        raise JcError(f"The first page cannot be drawn: {error}.") from error
    return path


def _draw(doc: Any, number: int, box: Box, path: Path, what: str) -> Path:
    try:
        page = doc[number - 1]
        clip = pymupdf.Rect(box) & page.rect
        if clip.is_empty:
            raise JcError(f"{what} on page {number} lies outside the page; leave it out.")
        _write(page, clip, _resolution(doc, number, clip) / 72, path)
    except JcError:
        raise
    except Exception as error:
        raise JcError(f"{what} on page {number} cannot be drawn: {error}.") from error
    return path


def _resolution(doc: Any, number: int, clip: Any) -> float:
    """Dots an inch: SHARP, or those of the sharpest image in the clip if it has more."""
    best = SHARP
    for box, resolution in _images(doc, number):
        if abs(box & clip) > 0.2 * abs(clip):
            best = max(best, min(resolution, SHARPEST))
    return best


@lru_cache(maxsize=4)  # figures of one page come one after the other
def _images(doc: Any, number: int) -> list[tuple[Any, float]]:
    """Boxes and dots an inch of the page's images. Taking the boxes costs as much as reading the page's text."""
    page = doc[number - 1]
    if not page.get_images():
        return []
    found = []
    for image in page.get_image_info():
        a, b, *_ = image["transform"]
        wide = hypot(a, b)
        if wide > 1:
            found.append((pymupdf.Rect(image["bbox"]) * page.rotation_matrix, image["width"] / wide * 72))
    return found


def _write(page: Any, clip: Any, scale: float, path: Path) -> None:
    """Draw the clip at so many pixels a point, smaller if the picture would be too large."""
    scale = min(scale, sqrt(MOST_PIXELS / max(clip.width * clip.height, 1.0)))
    data = b""
    for _ in range(3):
        pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=clip, alpha=False)
        data = pixels.tobytes("png")
        if len(data) <= MOST_BYTES:
            break
        scale *= 0.9 * sqrt(MOST_BYTES / len(data))
    write_whole(path, data)


def write_whole(path: Path, data: bytes) -> None:
    """Write a picture so that there is a whole one under its name, or none; raises JcError."""
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        # Its name alone: the folder may be one that is renamed when the session is whole.
        raise JcError(f"{path.name} cannot be written: {error.strerror}.") from error
