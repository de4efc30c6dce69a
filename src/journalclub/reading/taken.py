"""What was taken from a page, made into a Page: lines, spans, marks. Not: taking it (pages.py).

Taking and making are apart so that they can happen in two processes, one of them without the PDF library: what is
taken is made of plain tuples, lists, dicts, numbers and strings only, which `marshal` carries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from journalclub.reading.drop_caps import join_drop_caps
from journalclub.reading.page import Line, Mark, Page, PageLink, Span
from journalclub.reading.turned import turn_line

if TYPE_CHECKING:
    from journalclub.reading.pages import TakenPage

_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|-medi|cmbx|cmb\d|sfbx|ecbx|rmbx|lmroman\d+-b|-bd$|-b$|\.b$", re.IGNORECASE
)
_ITALIC_NAME = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ecti|rmti|-it$|-i$", re.IGNORECASE)
_FAR = 1e6  # points; nothing on paper is farther away
_WIDE_SPACE = 0.65  # of the font size: wider than the spaces of justified text


def make_page(taken: TakenPage) -> Page:
    """The page. Lines with boxes that are no numbers are left out."""
    number, width, height, turn, blocks, marks, links = taken
    lines = tuple(
        line for index, block in enumerate(blocks) if "lines" in block for line in _lines(block, index)
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


def _lines(block: dict[str, Any], index: int) -> list[Line]:
    """The block's lines that hold any characters."""
    lines = []
    for line in block["lines"]:
        axis = 0 if abs(line["dir"][1]) > abs(line["dir"][0]) else 1  # a standing line's baseline is an x
        spans = _spans(line["spans"], axis)
        box = line["bbox"]
        if len(spans) > 1:
            spans = _level(spans)
        if spans and -_FAR < box[0] <= box[2] < _FAR and -_FAR < box[1] <= box[3] < _FAR:
            lines.append(Line(tuple(spans), box, line["dir"], index))
    return lines


def _spans(raw: list[dict[str, Any]], axis: int) -> list[Span]:
    """Runs of characters in one font; MuPDF also ends one at each space it made up, we only at wide ones.

    The box of such a run leaves the wide space out.
    """
    if len(raw) == 1:
        return [_span(raw[0], raw[0], raw[0]["text"], axis)] if raw[0]["text"] else []
    spans: list[Span] = []
    first, text = raw[0], ""
    for position, s in enumerate(raw):
        piece = s["text"]
        if not text:
            first, text = s, piece
        elif piece == " " and s["bbox"][2] - s["bbox"][0] > _WIDE_SPACE * s["size"]:
            spans.append(_span(first, raw[position - 1], text + " ", axis))
            text = ""
        elif s["size"] == first["size"] and s["font"] == first["font"] and s["flags"] == first["flags"]:
            text += piece
        else:
            spans.append(_span(first, raw[position - 1], text, axis))
            first, text = s, piece
    if text:
        spans.append(_span(first, raw[-1], text, axis))
    return spans


def _level(spans: list[Span]) -> list[Span]:
    """The spans with true baselines: a space that MuPDF made up stands as high as the raised letter before it."""
    if not any(s.text[0] == " " for s in spans[1:]):
        return spans
    sure = {s.size: s.baseline for s in spans if s.text[0] != " "}
    return [
        s._replace(baseline=sure.get(s.size, s.baseline)) if s.text[0] == " " and _is_raised(s, spans) else s
        for s in spans
    ]


def _is_raised(span: Span, spans: list[Span]) -> bool:
    """Whether a span begins as high as a smaller one of its line."""
    return any(s.baseline == span.baseline and s.size < span.size for s in spans)


def _span(first: dict[str, Any], last: dict[str, Any], text: str, axis: int) -> Span:
    flags = first["flags"]
    box = first["bbox"]
    if last is not first:
        other = last["bbox"]
        box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
    font, bold, italic = _font(first["font"])
    return Span(
        text,
        box,
        first["size"],
        font,
        bold or bool(flags & _BOLD),
        italic or bool(flags & _ITALIC),
        bool(flags & _SUPERSCRIPT),
        first["origin"][axis],
    )


@lru_cache(maxsize=4096)
def _font(name: str) -> tuple[str, bool, bool]:
    """Font name without subset prefix, and whether it says bold or italic: the flags often do not."""
    name = name.split("+", 1)[-1]
    return name, _BOLD_NAME.search(name) is not None, _ITALIC_NAME.search(name) is not None
