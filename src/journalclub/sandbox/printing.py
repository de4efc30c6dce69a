"""Our own HTML to a PDF on A4, with PyMuPDF's Story; only the reading process imports this. Not: anyone else's HTML."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from journalclub.errors import JcError
from journalclub.reading.crops import write_whole
from journalclub.reading.engine import pymupdf

PAPER = "a4"
MARGINS = (54, 48, -54, -48)  # left, top, right, bottom, in points
MOST_PAGES = 2
SIZES = (
    11.5,
    11.0,
    10.5,
    10.0,
    9.5,
    9.0,
    8.5,
)  # points; the first that fits the pages, the last whatever comes


def print_html(html: str, out: Path) -> None:
    """Print to `out`, in type small enough for two pages; raises JcError when the HTML cannot be set."""
    try:
        for size in SIZES:
            pages = _written(html, size, out)
            if pages <= MOST_PAGES:
                break
    except (RuntimeError, ValueError, OSError) as error:
        raise JcError(f"{out.name} could not be printed: {error}.") from error


def _written(html: str, size: float, out: Path) -> int:
    """Number of pages written at that size of type."""
    story = pymupdf.Story(html, user_css=f"body {{ font-family: sans-serif; font-size: {size}pt; }}")
    page = pymupdf.paper_rect(PAPER)
    area = page + MARGINS
    made = BytesIO()  # MuPDF writes on when the disk fails it
    writer: Any = pymupdf.DocumentWriter(made)
    pages, more = 0, 1
    while more and pages < 20:
        device = writer.begin_page(page)
        more, _ = story.place(area)
        story.draw(device)
        writer.end_page()
        pages += 1
    writer.close()
    write_whole(out, made.getvalue())
    return pages
