"""Made-up papers for the tests of reading: a page's usual parts, drawn where journals put them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf

from journalclub.models.paper import Manuscript
from journalclub.reading.page import Page
from journalclub.reading.read import read_manuscript
from tests.reading.make import Draw, centre, column, make_pages, paragraph, put

ABSTRACT = (
    "We study how a machine may read a paper without looking at it twice. The method that we propose is simple and "
    "needs no training, and it finds the parts of a page by their places alone. On many papers of many kinds it "
    "makes fewer mistakes than a tired person, and it is faster by far."
)


def read(tmp_path: Path, *draws: Draw, width: float = 612, height: float = 792) -> Manuscript:
    """What is read from the drawn pages."""
    return read_manuscript(pages_of(tmp_path, *draws, width=width, height=height), sha256="0" * 64)


def pages_of(tmp_path: Path, *draws: Draw, width: float = 612, height: float = 792) -> list[Page]:
    """The drawn pages as records."""
    return make_pages(tmp_path, *draws, width=width, height=height)


def first_page(page: Any) -> None:
    """One column: title, authors side by side, headed abstract, an introduction."""
    centre(page, 100, "Reading Papers by Their Places", 17, "tibo")
    put(page, 150, 140, "Ada Lovelace", 10, "tibo")
    put(page, 350, 140, "Charles Babbage", 10, "tibo")
    put(page, 150, 152, "University of London")
    put(page, 350, 152, "Analytical Engines Inc.")
    put(page, 150, 164, "ada@example.org")
    centre(page, 200, "Abstract", 12, "tibo")
    y = paragraph(page, 144, 220, ABSTRACT, 324)
    put(page, 108, y + 24, "1", 12, "tibo")
    put(page, 126, y + 24, "Introduction", 12, "tibo")
    column(page, 108, y + 44, 396, 20)


def cover(page: Any) -> None:
    """Title, an author and an abstract, and nothing else."""
    centre(page, 100, "Reading Papers by Their Places", 17, "tibo")
    centre(page, 140, "Ada Lovelace", 11)
    centre(page, 200, "Abstract", 12, "tibo")
    paragraph(page, 144, 220, ABSTRACT, 324)


def heading(page: Any, x: float, y: float, text: str) -> float:
    """A bold heading; returns the baseline of the text below."""
    put(page, x, y, text, 12, "tibo")
    return y + 20


def stamp(page: Any, text: str = "arXiv:2101.00001v2  [cs.DL]  1 Jan 2021") -> None:
    """The stamp that arXiv prints upwards in the left margin."""
    page.insert_text((32, 560), text, fontsize=20, fontname="tiro", rotate=90)


def raised(page: Any, x: float, y: float, text: str, mark: str, size: float = 10) -> float:
    """Text with a raised mark behind it; returns where it ends."""
    put(page, x, y, text, size)
    end: float = x + pymupdf.get_text_length(text, fontname="tiro", fontsize=size)
    put(page, end, y - 4, mark, size * 0.7)
    return end + float(pymupdf.get_text_length(mark, fontname="tiro", fontsize=size * 0.7))
