"""One page to draw on: text in embedded faces, and vector shapes. The only user of PyMuPDF here."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

# PyMuPDF imports its layout models when it can, which takes longer than making the paper.
for _heavy in ("pymupdf.layout", "pymupdf4llm"):
    sys.modules.setdefault(_heavy, None)  # type: ignore[arg-type]

import pymupdf  # noqa: E402

Color = tuple[float, float, float]
Point = tuple[float, float]

BLACK: Color = (0, 0, 0)
INK_BLUE: Color = (0.05, 0.15, 0.45)
GREY: Color = (0.5, 0.5, 0.5)

ROMAN, BOLD, ITALIC, BOLD_ITALIC, SYMBOL = "tiro", "tibo", "tiit", "tibi", "symb"
MONO, SANS, SANS_BOLD, SANS_ITALIC = "cour", "helv", "hebo", "heit"


@cache
def font(name: str) -> Any:
    """One of the faces above."""
    return pymupdf.Font(name)


@cache
def text_width(text: str, face: str, size: float) -> float:
    """Advance of the text in points."""
    return float(font(face).text_length(text, fontsize=size))


class Canvas:
    """A page; coordinates in PDF points, origin at the top left, y downwards."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._writers: dict[Color, Any] = {}

    def text(self, x: float, y: float, text: str, face: str, size: float, color: Color = BLACK) -> None:
        """Put text with its baseline's left end at (x, y)."""
        if color not in self._writers:
            self._writers[color] = pymupdf.TextWriter(self.page.rect)
        self._writers[color].append((x, y), text, font=font(face), fontsize=size)

    def centred(self, x: float, y: float, text: str, face: str, size: float, color: Color = BLACK) -> None:
        """Put text with the middle of its baseline at (x, y)."""
        self.text(x - text_width(text, face, size) / 2, y, text, face, size, color)

    def upward(self, x: float, y: float, text: str, face: str, size: float, color: Color = BLACK) -> None:
        """Put text that reads upwards, beginning at (x, y)."""
        writer = pymupdf.TextWriter(self.page.rect)
        writer.append((x, y), text, font=font(face), fontsize=size)
        writer.write_text(self.page, color=color, morph=(pymupdf.Point(x, y), pymupdf.Matrix(90)))

    def line(self, points: list[Point], width: float, color: Color = BLACK, dashes: str = "") -> None:
        """Stroke a line through the points."""
        shape = self.page.new_shape()
        shape.draw_polyline(points)
        shape.finish(color=color, width=width, dashes=dashes or None, lineCap=1, lineJoin=1, closePath=False)
        shape.commit()

    def fill(self, points: list[Point], color: Color, opacity: float = 1) -> None:
        """Fill a polygon."""
        shape = self.page.new_shape()
        shape.draw_polyline(points)
        shape.finish(color=None, fill=color, fill_opacity=opacity, closePath=True)
        shape.commit()

    def box(
        self, x0: float, y0: float, x1: float, y1: float, fill: Color | None, stroke: Color | None = None
    ) -> None:
        """Fill or stroke a rectangle."""
        shape = self.page.new_shape()
        shape.draw_rect(pymupdf.Rect(x0, y0, x1, y1))
        shape.finish(color=stroke, fill=fill, width=0.5)
        shape.commit()

    def dot(self, x: float, y: float, radius: float, fill: Color | None, stroke: Color | None = None) -> None:
        """Fill or stroke a circle."""
        shape = self.page.new_shape()
        shape.draw_circle((x, y), radius)
        shape.finish(color=stroke, fill=fill, width=0.5)
        shape.commit()

    def image(self, x0: float, y0: float, x1: float, y1: float, width: int, height: int, rgb: bytes) -> None:
        """Put a raster image of width by height pixels."""
        pixmap = pymupdf.Pixmap(pymupdf.csRGB, width, height, rgb, False)
        self.page.insert_image(pymupdf.Rect(x0, y0, x1, y1), pixmap=pixmap, keep_proportion=False)

    def link(self, x0: float, y0: float, x1: float, y1: float, url: str) -> None:
        """Make an area lead to a web address."""
        self.page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(x0, y0, x1, y1), "uri": url})

    def finish(self) -> None:
        """Write the text that was put; call once, at the end."""
        for color, writer in self._writers.items():
            writer.write_text(self.page, color=color)


def new_document() -> Any:
    """An empty document."""
    return pymupdf.open()
