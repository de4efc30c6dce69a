"""MuPDF's blocks of text as lines of joined spans. Not: making records of them (taken.py), which another process does.

That process has more to do than the one with the PDF library, and these lines reach it in a third of the time that
MuPDF's own take: they are tuples, and without what nobody asks for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journalclub.models.paper import Box

    TakenSpan = tuple[str, Box, float, str, bool, bool, bool, float]  # as page.Span
    TakenLine = tuple[list[TakenSpan], Box, tuple[float, float], int]  # as page.Line

_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|-medi|cmbx|cmb\d|sfbx|ecbx|rmbx|lmroman\d+-b|-bd$|-b$|\.b$", re.IGNORECASE
)
_ITALIC_NAME = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ecti|rmti|-it$|-i$", re.IGNORECASE)
_FAR = 1e6  # points; nothing on paper is farther away
_WIDE_SPACE = 0.65  # of the font size: wider than the spaces of justified text


def joined_lines(blocks: Sequence[dict[str, Any]]) -> list[TakenLine]:
    """The lines that hold any characters, each with its block's index; none whose box is no numbers."""
    return [line for index, block in enumerate(blocks) if "lines" in block for line in _lines(block, index)]


def _lines(block: dict[str, Any], index: int) -> list[TakenLine]:
    lines = []
    for line in block["lines"]:
        axis = 0 if abs(line["dir"][1]) > abs(line["dir"][0]) else 1  # a standing line's baseline is an x
        spans = _spans(line["spans"], axis)
        if len(spans) > 1:
            spans = _levelled(spans)
        box = line["bbox"]
        if spans and -_FAR < box[0] <= box[2] < _FAR and -_FAR < box[1] <= box[3] < _FAR:
            lines.append((spans, box, line["dir"], index))
    return lines


def _spans(raw: list[dict[str, Any]], axis: int) -> list[TakenSpan]:
    """Runs of characters in one font; MuPDF also ends one at each space it made up, we only at wide ones.

    The box of such a run leaves the wide space out.
    """
    if len(raw) == 1:
        return [_span(raw[0], raw[0], raw[0]["text"], axis)] if raw[0]["text"] else []
    spans: list[TakenSpan] = []
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


def _levelled(spans: list[TakenSpan]) -> list[TakenSpan]:
    """The spans with true baselines: a space that MuPDF made up stands as high as the raised letter before it."""
    sure: dict[float, float] = {}
    raised = set()
    for number, (text, _, size, *_, baseline) in enumerate(spans):
        if text[0] != " ":
            sure[size] = baseline
        elif number and spans[number - 1][7] == baseline and spans[number - 1][2] < size:
            raised.add(number)
    if not raised:
        return spans
    return [(*s[:7], sure.get(s[2], s[7])) if n in raised else s for n, s in enumerate(spans)]


def _span(first: dict[str, Any], last: dict[str, Any], text: str, axis: int) -> TakenSpan:
    flags = first["flags"]
    box = first["bbox"]
    if last is not first:
        other = last["bbox"]
        box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
    font, bold, italic = _font(first["font"])
    return (
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
