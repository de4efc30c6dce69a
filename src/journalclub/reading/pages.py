"""The only module that opens a PDF and takes text and marks from it. Not: making sense of either.

It imports little but the PDF library, whose process has to be fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from journalclub.errors import JcError
from journalclub.reading.engine import mupdf, pymupdf
from journalclub.reading.ink import take_marks
from journalclub.reading.joined import joined_lines
from journalclub.reading.pdf_file import what_is_wrong

if TYPE_CHECKING:
    from journalclub.models.paper import Box
    from journalclub.reading.joined import TakenLine
    from journalclub.reading.page import MarkKind
    from journalclub.reading.turned import Turn

    TakenPage = tuple[
        int,  # the page's number, from 1
        float,  # width and height as shown, in points
        float,
        Turn | None,  # how text has to be turned to stand as shown
        list[TakenLine],
        list[tuple[MarkKind, Box]],
        list[tuple[str, Box]],  # addresses of links
    ]

# MuPDF's flags: ligatures and white space as they are; images cost three quarters of the time; boxes as high as the
# letters, which are cheap: fonts' own say little of brackets, sums and accents.
TEXT_FLAGS = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_ACCURATE_BBOXES


def open_pdf(path: Path) -> Any:
    """Open a PDF for reading.

    Raises JcError when it is no PDF, not all of one (MuPDF would repair it and go on), is encrypted with a password,
    or has no pages; OSError when it cannot be read.
    """
    wrong = what_is_wrong(path)
    if wrong is not None:
        raise JcError(f"{path.name} {wrong}; fetch it again or try another copy.")
    try:
        doc = pymupdf.open(path, filetype="pdf")
    except Exception as error:
        raise JcError(
            f"{path.name} cannot be opened as a PDF: it is damaged; fetch it again or try another copy."
        ) from error
    if doc.needs_pass:
        raise JcError(f"{path.name} is encrypted; save a copy without a password and try again.")
    try:
        pages = doc.page_count
    except RuntimeError:
        pages = 0
    if pages < 1:
        raise JcError(f"{path.name} has no pages that can be found: it is damaged; fetch it again.")
    return doc


def take_page(doc: Any, number: int) -> TakenPage:
    """Text, marks and links of page `number` (from 1), for taken.py."""
    page = doc[number - 1]
    # Its content is gone through once, and what it draws is then taken twice: a quarter faster than two passes.
    drawn = mupdf.fz_new_display_list_from_page(page.this)
    if page.rotation:  # MuPDF cannot tell raised characters where text is turned
        turn = tuple(page.rotation_matrix)
        blocks = page.get_text("dict", flags=TEXT_FLAGS)["blocks"]
    else:
        turn = None
        text = pymupdf.DisplayList(drawn).get_textpage(TEXT_FLAGS)
        blocks = pymupdf.TextPage(text).extractDICT()["blocks"]
    rect = page.rect
    return number, rect.width, rect.height, turn, joined_lines(blocks), take_marks(drawn), _links(page)


def _links(page: Any) -> list[tuple[str, Box]]:
    """Link annotations to addresses; a damaged one costs the page's further links, not the page.

    PyMuPDF's own way of going from link to link looks at all of them each time.
    """
    found: list[tuple[str, Box]] = []
    try:
        link = mupdf.fz_load_links(page.this)
        while link.m_internal:
            url = link.m_internal.uri
            if url and mupdf.fz_is_external_link(url):
                box = link.m_internal.rect
                found.append((url, (box.x0, box.y0, box.x1, box.y1)))
            link = link.next()
    except (RuntimeError, ValueError, mupdf.FzErrorBase):
        pass
    return found
