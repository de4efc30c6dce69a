"""PDFs for the tests of reading, drawn with PyMuPDF: text at given places, in given sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf

from journalclub.reading.page import Page
from journalclub.reading.pages import open_pdf, take_page
from journalclub.reading.taken import make_page

Draw = Callable[[Any], None]
LOREM = (
    "The quick method reads a page from the top to the bottom and keeps what belongs together in one place "
    "while the slow method looks at every stroke of ink before it decides what a paragraph is "
)


def make_pages(tmp_path: Path, *draws: Draw, width: float = 612, height: float = 792) -> list[Page]:
    """One page for each drawing function, written to a file and read back."""
    doc = pymupdf.open()
    for draw in draws:
        draw(doc.new_page(width=width, height=height))
    path = tmp_path / "made.pdf"
    doc.save(path)
    doc.close()
    opened = open_pdf(path)
    try:
        return [make_page(take_page(opened, n)) for n in range(1, opened.page_count + 1)]
    finally:
        opened.close()


def put(page: Any, x: float, y: float, text: str, size: float = 10, font: str = "tiro") -> None:
    """One line of text with its baseline at y; fonts: tiro (Times), tibo (bold), tiit (italic)."""
    if text.isascii() or max(text) <= "\xff":
        page.insert_text((x, y), text, fontsize=size, fontname=font)
    else:  # the built-in fonts know Latin-1 only
        page.insert_font(f"{font}0", fontbuffer=_font(font))
        page.insert_text((x, y), text, fontsize=size, fontname=f"{font}0")


@cache
def _font(name: str) -> bytes:
    return bytes(pymupdf.Font(name).buffer)


def put_shapes(page: Any, shapes: Sequence[str], lines: Sequence[tuple[float, float, str]]) -> None:
    """Lines (left, baseline, characters in hexadecimal) in a Type 3 font of such shapes, in tenths of its 10 points.

    The characters are numbered from 1 and say nothing of their meaning. The page must have no other fonts yet.
    """
    doc = page.parent
    letters = []
    for drawing in shapes:
        letters.append(doc.get_new_xref())
        doc.update_object(letters[-1], "<<>>")
        doc.update_stream(letters[-1], drawing.encode())
    names = [f"/a{n}" for n in range(len(shapes))]
    font = doc.get_new_xref()
    doc.update_object(
        font,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 1"
        f" /LastChar {len(shapes)} /Widths [{'6 ' * len(shapes)}] /Resources << >>"
        f" /Encoding << /Type /Encoding /Differences [1 {' '.join(names)}] >>"
        f" /CharProcs << {' '.join(f'{n} {x} 0 R' for n, x in zip(names, letters, strict=True))} >> >>",
    )
    doc.xref_set_key(page.xref, "Resources", f"<< /Font << /T3 {font} 0 R >> >>")
    content = "".join(f"BT /T3 10 Tf {x} {page.rect.height - y} Td <{text}> Tj ET\n" for x, y, text in lines)
    place = doc.get_new_xref()
    doc.update_object(place, "<<>>")
    doc.update_stream(place, content.encode())
    own = [f"{x} 0 R" for x in (*page.get_contents(), place)]
    doc.xref_set_key(page.xref, "Contents", f"[{' '.join(own)}]")


def centre(page: Any, y: float, text: str, size: float = 10, font: str = "tiro", x: float = 306) -> None:
    """One centred line."""
    put(page, x - pymupdf.get_text_length(text, fontname=font, fontsize=size) / 2, y, text, size, font)


def wrap(text: str, width: float, size: float = 10, font: str = "tiro", most: int = 10_000) -> list[str]:
    """At most `most` lines no wider than `width` points."""
    space = length(" ", size, font)
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in text.split():
        needed = length(word, size, font)
        if lines[-1] and used + space + needed > width:
            if len(lines) == most:
                break
            lines.append([])
            used = 0.0
        used += needed + (space if lines[-1] else 0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


@cache
def length(text: str, size: float, font: str) -> float:
    """How wide a text is, in points."""
    return float(pymupdf.get_text_length(text, fontname=font, fontsize=size))


def paragraph(
    page: Any,
    x: float,
    y: float,
    text: str,
    width: float,
    size: float = 10,
    indent: float = 0,
    leading: float = 12,
) -> float:
    """A paragraph; returns the baseline of the line after it."""
    lines = wrap(text, width - indent, size)
    for i, line in enumerate(lines):
        put(page, x + (indent if i == 0 else 0), y, line, size)
        y += leading
    return y


def column(page: Any, x: float, y: float, width: float, lines: int) -> float:
    """`lines` full lines of running text, other ones on each page; returns the baseline after them."""
    words = LOREM.split()
    turn = 7 * page.number % len(words)
    for line in wrap(" ".join(words[turn:] + words[:turn]) + " " + LOREM * lines, width, most=lines):
        put(page, x, y, line)
        y += 12
    return y
