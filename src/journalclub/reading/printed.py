"""A paper's text with the printed line of every character, for looking quotes up. Pure. Not: looking them up."""

from __future__ import annotations

from collections.abc import Iterable

from journalclub.models.evidence import PaperText, PrintedText
from journalclub.models.paper import Figure, Manuscript, PassageLine
from journalclub.reading.clean import clean, squeeze
from journalclub.reading.page import Page

MOST_CHARACTERS = 6_000_000
"""Of all pages together; the longest thesis has some 2,000,000, and what is beyond is left out."""


def paper_text(pages: Iterable[Page], manuscript: Manuscript) -> PaperText:
    """Running text, captions, and all lines page by page."""
    room = MOST_CHARACTERS
    printed = []
    for page in pages:
        text = _page(page, room)
        room -= len(text.text)
        if text.lines:
            printed.append(text)
    return PaperText(
        manuscript.reading,
        tuple(PrintedText(p.text, p.lines) for p in manuscript.passages if p.lines),
        tuple(_caption(f) for f in manuscript.reading.figures),
        tuple(printed),
    )


def _caption(figure: Figure) -> PrintedText:
    lines = (PassageLine(0, figure.page, figure.caption_bbox),)
    return PrintedText(figure.caption, lines, figure.name)


def _page(page: Page, room: int) -> PrintedText:
    """The page's lines, as many as there is room for."""
    lines: list[PassageLine] = []
    parts: list[str] = []
    length = 0
    for line in page.lines:
        shown = squeeze(clean(line.text))
        if not shown:
            continue
        if length + len(shown) > room:
            break
        lines.append(PassageLine(length, page.number, line.bbox))
        parts.append(shown)
        length += len(shown) + 1
    return PrintedText("\n".join(parts), tuple(lines))
