"""What was taken from a page, made into a Page: lines, spans, marks. Not: taking it (pages.py).

Taking and making are apart so that they can happen in two processes, one of them without the PDF library: what is
taken is made of plain tuples, lists, numbers and strings only, which `marshal` carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journalclub.reading.drop_caps import join_drop_caps
from journalclub.reading.page import Line, Mark, Page, PageLink, Span
from journalclub.reading.turned import turn_line

if TYPE_CHECKING:
    from journalclub.reading.pages import TakenPage


def make_page(taken: TakenPage) -> Page:
    """The page."""
    number, width, height, turn, taken_lines, marks, links = taken
    lines = tuple(
        Line(tuple(map(Span._make, spans)), box, direction, block)
        for spans, box, direction, block in taken_lines
    )
    if turn is not None:  # MuPDF gives text as if the page were not turned
        lines = tuple(turn_line(line, turn) for line in lines)
    return Page(
        number,
        width,
        height,
        join_drop_caps(lines),
        tuple(map(Mark._make, marks)),
        tuple(PageLink(url, box) for url, box in links),
    )
