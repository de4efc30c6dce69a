"""Figures, tables and captions for the tests of reading, drawn with PyMuPDF at known places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf

from journalclub.models.paper import Box, Figure
from journalclub.reading.figures import FigureFindings, find_figures
from journalclub.reading.layout import find_layout
from tests.reading.make import Draw, column, make_pages, put, wrap

LEFT, WIDTH = 72.0, 468.0  # a page of one column
FIRST, SECOND, NARROW = 54.0, 316.0, 242.0  # left edges and width of two columns


def find(tmp_path: Path, *draws: Draw, width: float = 612, height: float = 792) -> FigureFindings:
    """What is found on pages drawn so."""
    pages = make_pages(tmp_path, *draws, width=width, height=height)
    return find_figures(pages, find_layout(pages))


def only(findings: FigureFindings) -> Figure:
    """The single figure found."""
    assert [f.name for f in findings.figures] == [findings.figures[0].name]
    return findings.figures[0]


def overlap(box: Box, other: Box) -> float:
    """Intersection over union."""
    wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (box, other))
    return wide * high / (areas - wide * high)


def plot(page: Any, box: Box, labels: bool = True) -> Box:
    """Axes with a curve, their labels inside the box; returns the box."""
    x0, y0, x1, y1 = box
    page.draw_rect(pymupdf.Rect(x0 + 20, y0 + 2, x1 - 2, y1 - 22), color=(0, 0, 0), width=0.8)
    steps = 20
    points = [
        (x0 + 20 + (x1 - x0 - 22) * i / steps, y1 - 30 - (y1 - y0 - 40) * (i * 7 % steps) / steps)
        for i in range(steps + 1)
    ]
    page.draw_polyline(points, color=(0, 0, 1))
    if labels:
        put(page, (x0 + x1) / 2 - 20, y1 - 3, "epoch", 8)
        page.insert_text((x0 + 9, (y0 + y1) / 2 + 10), "loss", fontsize=8, rotate=90)
    return box


def caption(page: Any, x: float, y: float, text: str, width: float = WIDTH, size: float = 9) -> float:
    """A caption with its first baseline at y; returns the last baseline."""
    for line in wrap(text, width, size):
        put(page, x, y, line, size)
        y += size * 1.2
    return y - size * 1.2


def table(page: Any, x: float, y: float, rows: int = 5, columns: int = 4, rules: bool = True) -> Box:
    """Cells 80 points wide with baselines 12 points apart, the first 12 below y; returns the box."""
    right, bottom = x + 80 * columns, y + 12 * rows + 6
    for row in range(rows):
        for column_number in range(columns):
            text = f"Model {row}" if column_number == 0 else f"{row * 7 + column_number * 3}.{column_number}"
            put(page, x + 80 * column_number + 4, y + 12 * (row + 1), text, 9)
    if rules:
        for height in (y, y + 15, bottom):
            page.draw_line((x, height), (right, height), width=0.6)
        return x, y, right, bottom
    return x + 4, y + 5, right - 55, y + 12 * rows + 2


def text_page(page: Any) -> None:
    """A page of running text in one column."""
    column(page, LEFT, 80, WIDTH, 50)


def two_columns(page: Any, top: float = 80, lines: int = 50) -> None:
    """Running text in two columns from `top` on."""
    column(page, FIRST, top, NARROW, lines)
    column(page, SECOND, top, NARROW, lines)
