"""Plain statistical graphics: axes, lines with bands, error bars, legends, heat maps. Not: what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sample_paper.canvas import BLACK, SANS, SANS_BOLD, Canvas, Color, text_width

TICK_SIZE, LABEL_SIZE = 6.6, 7.4
AXIS: Color = (0.25, 0.25, 0.25)
GRID: Color = (0.88, 0.88, 0.88)


@dataclass(frozen=True, slots=True)
class Axes:
    """A plot's area on the page and what its edges mean; all lengths in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    xmin: float
    xmax: float
    ymin: float
    ymax: float

    def x(self, value: float) -> float:
        """Where a value stands from left to right."""
        return self.x0 + (value - self.xmin) / (self.xmax - self.xmin) * (self.x1 - self.x0)

    def y(self, value: float) -> float:
        """Where a value stands from bottom to top."""
        return self.y1 - (value - self.ymin) / (self.ymax - self.ymin) * (self.y1 - self.y0)


def label_of(value: float) -> str:
    """A tick's label without needless digits."""
    return f"{value:g}"


def frame(
    canvas: Canvas, axes: Axes, xticks: Sequence[float], yticks: Sequence[float], xlabel: str, ylabel: str
) -> None:
    """Grid, axis lines, ticks and labels."""
    for value in yticks:
        canvas.line([(axes.x0, axes.y(value)), (axes.x1, axes.y(value))], 0.4, GRID)
    for value in xticks:
        x = axes.x(value)
        canvas.line([(x, axes.y1), (x, axes.y1 + 2.2)], 0.5, AXIS)
        canvas.centred(x, axes.y1 + 9.4, label_of(value), SANS, TICK_SIZE, AXIS)
    for value in yticks:
        y, label = axes.y(value), label_of(value)
        canvas.line([(axes.x0 - 2.2, y), (axes.x0, y)], 0.5, AXIS)
        left = axes.x0 - 4 - text_width(label, SANS, TICK_SIZE)
        canvas.text(left, y + 0.34 * TICK_SIZE, label, SANS, TICK_SIZE, AXIS)
    canvas.line([(axes.x0, axes.y0), (axes.x0, axes.y1), (axes.x1, axes.y1)], 0.6, AXIS)
    canvas.centred((axes.x0 + axes.x1) / 2, axes.y1 + 19.2, xlabel, SANS, LABEL_SIZE)
    middle = (axes.y0 + axes.y1) / 2 + text_width(ylabel, SANS, LABEL_SIZE) / 2
    canvas.upward(axes.x0 - 20.5, middle, ylabel, SANS, LABEL_SIZE)


def panel_title(canvas: Canvas, axes: Axes, text: str) -> None:
    """A panel's letter and name above it."""
    letter, _, name = text.partition(" ")
    canvas.text(axes.x0 - 20, axes.y0 - 7, letter, SANS_BOLD, LABEL_SIZE + 0.6)
    left = axes.x0 - 20 + text_width(letter, SANS_BOLD, LABEL_SIZE + 0.6) + 4
    canvas.text(left, axes.y0 - 7, name, SANS, LABEL_SIZE + 0.2)


def band(canvas: Canvas, axes: Axes, points: Sequence[tuple[float, float, float]], color: Color) -> None:
    """A translucent band of x, lowest y, highest y."""
    upper = [(axes.x(x), axes.y(high)) for x, _, high in points]
    lower = [(axes.x(x), axes.y(low)) for x, low, _ in points]
    canvas.fill(upper + lower[::-1], color, opacity=0.22)


def curve(
    canvas: Canvas,
    axes: Axes,
    points: Sequence[tuple[float, float]],
    color: Color,
    width: float = 1.2,
    dashes: str = "",
) -> None:
    """A line through the points."""
    canvas.line([(axes.x(x), axes.y(y)) for x, y in points], width, color, dashes)


def markers(
    canvas: Canvas, axes: Axes, points: Sequence[tuple[float, float, float]], color: Color, shape: str
) -> None:
    """Marks at x, y with bars of half the given length."""
    for x, y, half in points:
        px, py = axes.x(x), axes.y(y)
        canvas.line([(px, axes.y(y - half)), (px, axes.y(y + half))], 0.7, color)
        mark(canvas, px, py, color, shape)


def mark(canvas: Canvas, x: float, y: float, color: Color, shape: str) -> None:
    """One mark, so that lines can be told apart without their colours."""
    r = 2.1
    corners = {
        "square": [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        "diamond": [(x, y - 1.35 * r), (x + 1.35 * r, y), (x, y + 1.35 * r), (x - 1.35 * r, y)],
        "up": [(x, y - 1.3 * r), (x + 1.25 * r, y + r), (x - 1.25 * r, y + r)],
        "down": [(x, y + 1.3 * r), (x + 1.25 * r, y - r), (x - 1.25 * r, y - r)],
    }
    if shape == "circle":
        canvas.dot(x, y, r, color)
    else:
        canvas.fill(corners[shape], color)


def legend(
    canvas: Canvas, x: float, y: float, entries: Sequence[tuple[str, Color, str, str]], step: float
) -> None:
    """Names with their line and mark; side by side when `step` is 0, else one under another."""
    for name, color, shape, dashes in entries:
        canvas.line([(x, y), (x + 15, y)], 1.2, color, dashes)
        mark(canvas, x + 7.5, y, color, shape)
        canvas.text(x + 19, y + 0.34 * LABEL_SIZE, name, SANS, LABEL_SIZE, BLACK)
        if step:
            y += step
        else:
            x += 19 + text_width(name, SANS, LABEL_SIZE) + 15


# From dark to light: five colours of the viridis map (CC0), between which shades are interpolated.
_VIRIDIS = ((68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37))


def shade(share: float) -> tuple[int, int, int]:
    """The colour for a share from 0 to 1."""
    place = min(max(share, 0.0), 1.0) * (len(_VIRIDIS) - 1)
    index = min(int(place), len(_VIRIDIS) - 2)
    low, high = _VIRIDIS[index], _VIRIDIS[index + 1]
    part = place - index
    r, g, b = (round(a + (c - a) * part) for a, c in zip(low, high, strict=True))
    return r, g, b


def heat_pixels(
    cells: Sequence[Sequence[float]], low: float, high: float, size: int
) -> tuple[int, int, bytes]:
    """A raster of the cells, the first row at the bottom, each size by size pixels: width, height, RGB bytes."""
    rows = []
    for row in reversed(cells):
        line = b"".join(bytes(shade((value - low) / (high - low))) * size for value in row)
        rows.append(line * size)
    return len(cells[0]) * size, len(cells) * size, b"".join(rows)
