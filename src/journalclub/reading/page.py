"""What one page of a PDF holds, as plain values: text, marks of ink, links. Not: getting them (pages.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import thresholds as th

MarkKind = Literal["fill", "stroke", "image", "shade"]


class Span(NamedTuple):
    """A run of characters in one font."""

    text: str
    bbox: Box
    size: float  # PDF points
    font: str  # without the subset prefix
    bold: bool
    italic: bool
    raised: bool  # superscript, as MuPDF judges it
    baseline: float  # y of the first character's origin; x for vertical lines


class Line(NamedTuple):
    """A line of text as MuPDF joins it: often one printed line of one column."""

    spans: tuple[Span, ...]
    bbox: Box
    direction: tuple[float, float]  # (1, 0) is left to right; (0, -1) reads upwards
    block: int  # MuPDF's block, a hint only

    @property
    def text(self) -> str:
        """The characters as extracted, not yet cleaned."""
        return self.spans[0].text if len(self.spans) == 1 else "".join([s.text for s in self.spans])

    @property
    def size(self) -> float:
        """Font size of the longest span, in points."""
        return max(self.spans, key=lambda s: len(s.text)).size if self.spans else 0.0

    @property
    def upright(self) -> bool:
        """Whether it reads from left to right."""
        return self.direction[0] > th.UPRIGHT


class Mark(NamedTuple):
    """The visible box of one drawing operation other than text: clipped, and not a white fill."""

    kind: MarkKind
    bbox: Box


class PageLink(NamedTuple):
    """A link annotation to a web address."""

    url: str
    bbox: Box


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Page:
    """One page, in PDF points with the origin at the top left as shown. Pages are equal when they are the same one."""

    number: int  # from 1
    width: float
    height: float
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]  # in drawing order
    links: tuple[PageLink, ...]
