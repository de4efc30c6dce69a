"""The only module that opens a PDF and takes text and marks from it. Not: making sense of either."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from journalclub.errors import JcError
from journalclub.reading.page import Line, Mark, MarkKind, Page, PageLink, Span

# PyMuPDF imports its layout models when it can, which costs more than reading a paper; nothing here uses them.
for _heavy in ("pymupdf.layout", "pymupdf4llm"):
    sys.modules.setdefault(_heavy, None)  # type: ignore[arg-type]

import pymupdf  # noqa: E402

# MuPDF's flags: keep ligatures apart from words, white space, and the page's own clipping; no images.
TEXT_FLAGS = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES
_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_MARK_KINDS: dict[str, MarkKind] = {
    "fill-path": "fill",
    "stroke-path": "stroke",
    "fill-image": "image",
    "fill-imgmask": "image",
    "fill-shade": "shade",
    "fill-text": "text",
    "stroke-text": "text",
}


def open_pdf(path: Path) -> Any:
    """Open a PDF for reading.

    Raises JcError when it is not a PDF, is encrypted with a password, or has no pages.
    """
    head = path.open("rb").read(1024)
    if b"%PDF-" not in head:
        raise JcError(f"{path.name} is not a PDF (it does not begin with %PDF-).")
    try:
        doc = pymupdf.open(path, filetype="pdf")
    except Exception as error:
        raise JcError(f"{path.name} cannot be opened as a PDF: {error}.") from error
    if doc.needs_pass:
        raise JcError(f"{path.name} is encrypted; save a copy without a password and try again.")
    if doc.page_count < 1:
        raise JcError(f"{path.name} has no pages; it is probably cut short, fetch it again.")
    return doc


def read_page(doc: Any, number: int) -> Page:
    """Text, marks and links of page `number` (from 1)."""
    page = doc[number - 1]
    content = page.get_text("dict", flags=TEXT_FLAGS)
    lines = tuple(
        line for index, block in enumerate(content["blocks"]) if "lines" in block for line in _lines(block, index)
    )
    marks = tuple(Mark(kind, tuple(box)) for op, box in page.get_bboxlog() if (kind := _MARK_KINDS.get(op)) is not None)
    links = tuple(PageLink(link["uri"], tuple(link["from"])) for link in page.get_links() if link.get("uri"))
    return Page(number, page.rect.width, page.rect.height, lines, marks, links)


def _lines(block: dict[str, Any], index: int) -> list[Line]:
    """The block's lines that hold any characters."""
    lines = []
    for line in block["lines"]:
        spans = tuple(
            Span(
                s["text"],
                s["bbox"],
                s["size"],
                s["font"].split("+", 1)[-1],
                bool(s["flags"] & _BOLD),
                bool(s["flags"] & _ITALIC),
                bool(s["flags"] & _SUPERSCRIPT),
                s["origin"][1],
            )
            for s in line["spans"]
            if s["text"]
        )
        if spans:
            lines.append(Line(spans, line["bbox"], line["dir"], index))
    return lines
