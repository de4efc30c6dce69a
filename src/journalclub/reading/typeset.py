"""How lines of a row are set: style of most letters, mathematics, largest letter. Not: what they say (rows.py)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from journalclub.reading.page import Span

_LETTER = re.compile(r"[^\W\d_]")
_MATH_FONT = re.compile(
    r"CM(?:MI|SY|EX)|Math|Symbol|MSAM|MSBM|RMTMI|txsy|txmi|pxsy|pxmi|MTSY|MTMI|rsfs", re.IGNORECASE
)
_Face = tuple[float, str, bool, bool]
"""Size in points, font, bold, italic."""


class Style(NamedTuple):
    """How most of a row's letters are set."""

    size: float  # points, to the next half
    font: str
    bold: bool
    italic: bool


class Setting(NamedTuple):
    """How a row is set."""

    style: Style
    pure: float  # share of its characters that are in the style's font
    top_size: float  # the largest size of its letters, in points
    math: float  # share of its characters set in mathematical fonts


class Tally(NamedTuple):
    """How many of a line's characters are set in which face."""

    faces: Mapping[_Face, int]  # without single blanks
    top: float  # the largest size of its letters; 0 without letters
    spans: Sequence[Span]


def tally(spans: Sequence[Span]) -> Tally:
    """Count a line's characters."""
    top = 0.0
    faces: dict[_Face, int] = {}
    for span in spans:
        text = span.text
        count = len(text)
        if count < 3 and not text.strip():
            continue
        face = (span.size, span.font, span.bold, span.italic)
        faces[face] = faces.get(face, 0) + count
        if span.size > top and _LETTER.search(text):
            top = span.size
    return Tally(faces, top, spans)


def setting_of(tallies: Sequence[Tally]) -> Setting:
    """The setting of lines that make one row, from left to right."""
    faces, top, spans = tallies[0]
    if len(tallies) > 1:
        faces = dict(faces)
        for further in tallies[1:]:
            for face, count in further.faces.items():
                faces[face] = faces.get(face, 0) + count
        top = max(t.top for t in tallies)
    elif len(spans) == 1:
        return Setting(_style(spans[0]), 1.0, spans[0].size, 1.0 if _is_math(spans[0].font) else 0.0)
    if not faces:
        return Setting(_style(spans[0]), 1.0, spans[0].size, 0.0)
    size, font, bold, italic = max(faces, key=lambda face: faces[face])
    total = own = math = 0
    for (_, other, _, _), count in faces.items():
        total += count
        own += count if other == font else 0
        math += count if _is_math(other) else 0
    top = top or max(span.size for t in tallies for span in t.spans)
    return Setting(Style(round(size * 2) / 2, font, bold, italic), own / total, top, math / total)


def _style(span: Span) -> Style:
    return Style(round(span.size * 2) / 2, span.font, span.bold, span.italic)


@lru_cache(maxsize=4096)
def _is_math(font: str) -> bool:
    return _MATH_FONT.search(font) is not None
