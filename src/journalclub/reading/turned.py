"""Turns boxes, lines and pages by multiples of 90 degrees. Not: deciding which pages to turn."""

from __future__ import annotations

from journalclub.models.paper import Box
from journalclub.reading.page import Line, Page

Turn = tuple[float, ...]
"""a, b, c, d, e, f: a point (x, y) goes to (ax + cy + e, bx + dy + f)."""


def turn_box(box: Box, turn: Turn) -> Box:
    """The box that the turned box fills."""
    a, b, c, d, e, f = turn
    x0, y0, x1, y1 = box
    xs = (x0 * a + y0 * c + e, x1 * a + y1 * c + e)
    ys = (x0 * b + y0 * d + f, x1 * b + y1 * d + f)
    return min(xs), min(ys), max(xs), max(ys)


def turn_line(line: Line, turn: Turn) -> Line:
    """The line with its boxes, direction and baselines turned."""
    a, b, c, d, e, f = turn
    dx, dy = line.direction
    direction = (dx * a + dy * c, dx * b + dy * d)
    # The baseline is a y for level lines and an x for standing ones: each may become the other.
    if _stands(line.direction):
        scale, shift = (a, e) if _stands(direction) else (b, f)
    else:
        scale, shift = (c, e) if _stands(direction) else (d, f)
    spans = tuple(
        s._replace(bbox=turn_box(s.bbox, turn), baseline=s.baseline * scale + shift) for s in line.spans
    )
    return Line(spans, turn_box(line.bbox, turn), direction, line.block)


def turn_page(page: Page, turn: Turn) -> Page:
    """The page with everything on it turned; indexes stay the same."""
    _, _, width, height = turn_box((0.0, 0.0, page.width, page.height), turn)
    return Page(
        page.number,
        width,
        height,
        tuple(turn_line(line, turn) for line in page.lines),
        tuple(m._replace(bbox=turn_box(m.bbox, turn)) for m in page.marks),
        tuple(link._replace(bbox=turn_box(link.bbox, turn)) for link in page.links),
    )


def upright_turn(direction: tuple[float, float], page: Page) -> Turn:
    """The turn after which lines of this direction (upwards or downwards) read from left to right."""
    if direction[1] < 0:  # reads upwards: turn clockwise
        return (0.0, 1.0, -1.0, 0.0, page.height, 0.0)
    return (0.0, -1.0, 1.0, 0.0, 0.0, page.width)


def back(turn: Turn) -> Turn:
    """The turn that undoes another."""
    a, b, c, d, e, f = turn
    return (a, c, b, d, -(a * e + b * f), -(c * e + d * f))


def _stands(direction: tuple[float, float]) -> bool:
    return abs(direction[1]) > abs(direction[0])
