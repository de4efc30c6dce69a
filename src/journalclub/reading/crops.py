"""Cuts regions out of pages as PNG pictures. Not: deciding which regions (figures.py).

Together with pages.py the only module that draws on the PDF library. One call a picture, so that the reading process
can say which one it begins and its parent can do without the one that hangs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from journalclub.errors import JcError
from journalclub.models.paper import Box, Equation, Figure
from journalclub.reading.engine import pymupdf

SHARP_DPI = 200  # a 6 inch wide figure has 1,200 pixels then: sharp on a projector
LARGEST_DPI = 600  # of a raster image's own resolution
LARGEST_SIDE = 4000  # pixels
LARGEST_AREA = 12_000_000  # pixels; some 40 MB of memory while drawing
COVER_DPI = 110  # the first page is shown small
MARGIN = 2.0  # PDF points around a region, so that no stroke at its edge is cut


def file_names(items: Iterable[Figure | Equation], taken: Iterable[str] = ()) -> list[str]:
    """A name below the output folder for each crop: safe, unique, and telling what it is."""
    used = set(taken)
    names = []
    for item in items:
        kind = item.kind if isinstance(item, Figure) else "equation"
        stem = f"figures/{kind}-{_safe(item.label)}"
        name = f"{stem}.png"
        if name in used:
            name = f"{stem}-p{item.page}.png"
        again = 2
        while name in used:
            name, again = f"{stem}-p{item.page}-{again}.png", again + 1
        used.add(name)
        names.append(name)
    return names


def crop(doc: Any, number: int, region: Box, path: Path) -> None:
    """Draw a region of page `number` (from 1) to a PNG file, at 200 dpi or its images' own resolution.

    Raises JcError when nothing can be drawn there.
    """
    page = doc[number - 1]
    clip = pymupdf.Rect(region[0] - MARGIN, region[1] - MARGIN, region[2] + MARGIN, region[3] + MARGIN)
    clip &= page.rect
    if clip.is_empty or not clip.is_valid:
        raise JcError(f"the region on page {number} is empty")
    _draw(page, clip, _resolution(page, clip), path)


def draw_first_page(doc: Any, path: Path) -> None:
    """Draw the whole first page, for the deck's cover. Raises JcError when that fails."""
    page = doc[0]
    _draw(page, page.rect, COVER_DPI, path)


def _draw(page: Any, clip: Any, dpi: float, path: Path) -> None:
    side, area = max(clip.width, clip.height), clip.width * clip.height
    scale = min(dpi / 72, LARGEST_SIDE / side, (LARGEST_AREA / area) ** 0.5)
    try:
        picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=clip, alpha=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path)
    except (RuntimeError, ValueError, OSError) as error:
        path.unlink(missing_ok=True)
        raise JcError(f"page {page.number + 1} cannot be drawn ({str(error).splitlines()[0]})") from error


def _resolution(page: Any, clip: Any) -> float:
    """Dots an inch: those of the sharpest image that fills a good part of the region."""
    best = float(SHARP_DPI)
    for image in page.get_image_info():
        box = pymupdf.Rect(image["bbox"])
        seen = box & clip
        if box.is_empty or seen.is_empty or seen.get_area() < 0.1 * clip.get_area():
            continue
        best = max(best, min(image["width"] / box.width * 72, LARGEST_DPI))
    return best


def _safe(label: str) -> str:
    """A label as part of a file name."""
    plain = unicodedata.normalize("NFKC", label)
    return re.sub(r"[^\w.-]+", "-", plain).strip("-.")[:40] or "x"
