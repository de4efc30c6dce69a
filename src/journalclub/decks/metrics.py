"""How wide and tall text is, in PDF points, by Arial's own widths. Not: deciding what to do when it does not fit.

The widths (`arial_widths.json`, thousandths of the font size) are those of Arial, which Helvetica and Liberation Sans
share, so that PowerPoint, Keynote, Google Slides and LibreOffice break lines where we expect it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

LINE_SPACING = 1.15  # Arial's ascent + descent + line gap, as a share of the font size
SAFETY = 1.02  # programs round advance widths differently
_SPACE = re.compile(r"[ \t\n]+")  # a no-break space breaks no line
_UNKNOWN = 600  # thousandths, for a character the table does not have
_FULL_WIDTH = 1000


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = json.loads(files(__package__).joinpath("arial_widths.json").read_text(encoding="utf-8"))
    groups: dict[str, str] = table["bold" if bold else "regular"]
    return {char: int(width) for width, chars in groups.items() for char in chars}


@cache
def _char_width(char: str, bold: bool) -> int:
    known = _widths(bold).get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return _FULL_WIDTH if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of `text` in points, set at `size` points."""
    return sum(_char_width(char, bold) for char in text) * size * SAFETY / 1000


def wrap(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The lines `text` takes in a column `width` points wide; a word wider than the column is broken."""
    lines: list[str] = []
    line = ""
    for word in _SPACE.split(text.strip()):
        candidate = f"{line} {word}" if line else word
        if text_width(candidate, size, bold) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, size, width, bold)
        lines.extend(full)
    return [*lines, line] if line else lines


def _broken(word: str, size: float, width: float, bold: bool) -> list[str]:
    """The word in pieces that fit, at least one character each."""
    pieces, start, used = [], 0, 0.0
    for index, char in enumerate(word):
        step = text_width(char, size, bold)
        if used + step > width and index > start:
            pieces.append(word[start:index])
            start, used = index, 0.0
        used += step
    return [*pieces, word[start:]]


def text_height(lines: int, size: float) -> float:
    """Height of that many lines in points."""
    return lines * size * LINE_SPACING


def paragraphs_height(
    paragraphs: list[str], size: float, width: float, gap: float, bold: bool = False
) -> float:
    """Height of paragraphs set below one another with `gap` points between them."""
    lines = [len(wrap(text, size, width, bold)) or 1 for text in paragraphs]
    return sum(text_height(n, size) for n in lines) + gap * max(0, len(lines) - 1)
