"""The sample paper's figures, tables and algorithm: their height and how to draw them. Not: where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sample_paper.boxes import Style
from sample_paper.canvas import BOLD, GREY, ITALIC, ROMAN, SANS, SANS_BOLD, Canvas, Color, text_width
from sample_paper.columns import CAPTION, COLUMN, MARGIN, PAGE_WIDTH
from sample_paper.paragraph import SetLine, break_lines, draw_lines, words
from sample_paper.plots import (
    LABEL_SIZE,
    TICK_SIZE,
    Axes,
    band,
    curve,
    frame,
    heat_pixels,
    label_of,
    legend,
    markers,
    panel_title,
    shade,
)
from sample_paper.rotation import Season, Study

Captions = Mapping[str, str]  # Paper.asides

FULL = PAGE_WIDTH - 2 * MARGIN
# Colours that all kinds of colour vision tell apart (Okabe and Ito), with a mark and a dash for print in grey.
LOOKS: dict[str, tuple[Color, str, str]] = {
    "Random draw": ((0.45, 0.45, 0.45), "square", "[1 2] 0"),
    "Strict round robin": ((0.9, 0.62, 0), "up", "[4 2] 0"),
    "Queue with swaps": ((0, 0.45, 0.7), "diamond", "[6 1.5 1.5 1.5] 0"),
    "Volunteers first": ((0.8, 0.37, 0), "down", "[3 1.5] 0"),
    "Weighted draw": ((0, 0.55, 0.42), "circle", ""),
}
LEGEND = [(rule, *look) for rule, look in LOOKS.items()]
ABSENT: Color = (0.87, 0.87, 0.87)


@dataclass(frozen=True, slots=True)
class Float:
    """A figure or table with its caption; `draw` gets the left edge and the top."""

    height: float
    draw: Callable[[Canvas, float, float], None]


def _caption(label: str, markup: str, width: float) -> list[SetLine]:
    return break_lines(words(f"**{label}:** {markup}", CAPTION), CAPTION, width)


def _captioned(
    label: str, body_height: float, body: Callable[[Canvas, float, float], None], width: float, markup: str
) -> Float:
    """A body with its caption: below figures, above tables."""
    lines = _caption(label, markup, width)
    text = len(lines) * CAPTION.leading
    short = width - lines[0].box.width if len(lines) == 1 else 0

    def draw(canvas: Canvas, x: float, y: float) -> None:
        above = label.startswith("Table")
        body(canvas, x, y + text + 4 if above else y)
        first = y + 8 if above else y + body_height + 13
        draw_lines(canvas, x + short / 2, first, lines, CAPTION.leading)

    return Float(body_height + text + (4 if label.startswith("Table") else 7), draw)


def figure_seasons(study: Study, captions: Captions) -> Float:
    """Figure 1: one club under each rule, a cell for each member and session."""
    order = _by_attendance(study.example["Weighted draw"])
    cell, gap = 8.55, 14.0
    members = len(order)
    height = 5 * (members * cell * 0.68 + gap) + 3

    def body(canvas: Canvas, x: float, y: float) -> None:
        for rule, season in study.example.items():
            y += gap
            canvas.text(x, y - 3.5, rule, SANS_BOLD, LABEL_SIZE, LOOKS[rule][0])
            _season(canvas, x, y, season, order, cell, LOOKS[rule][0])
            y += members * cell * 0.68

    return _captioned("Figure 1", height, body, COLUMN, captions["figure 1"])


def _by_attendance(season: Season) -> list[int]:
    came = [sum(column) for column in zip(*season.present, strict=True)]
    return sorted(range(len(came)), key=lambda i: -came[i])


def _season(
    canvas: Canvas, x: float, y: float, season: Season, order: list[int], cell: float, color: Color
) -> None:
    tall = cell * 0.68
    right = x + len(season.present) * cell
    talks = [season.presenters.count(member) for member in order]
    for rank, member in enumerate(order):
        top = y + rank * tall
        for session, here in enumerate(season.present):
            left = x + session * cell
            if not here[member]:
                canvas.box(left + 0.3, top + 0.3, left + cell - 0.3, top + tall - 0.3, ABSENT)
            if season.presenters[session] == member:
                stand_in = season.stand_ins[session]
                fill = None if stand_in else color
                canvas.dot(left + cell / 2, top + tall / 2, 2.05, fill, color if stand_in else None)
        canvas.line(
            [(right + 5, top + tall / 2), (right + 5 + 2.2 * talks[rank], top + tall / 2)], 2.6, color
        )
    canvas.line(
        [(x, y), (right, y), (right, y + len(order) * tall), (x, y + len(order) * tall), (x, y)], 0.4, GREY
    )


def figure_comparison(study: Study, captions: Captions) -> Float:
    """Figure 2, over both columns: inequality over time, waits by size, stand-ins by attendance."""
    tall, wide = 126.0, 130.0
    height = 14 + 16 + tall + 21

    def body(canvas: Canvas, x: float, y: float) -> None:
        legend(canvas, x + 18, y + 5, LEGEND, 0)
        y += 30
        step = (FULL - wide - 26) / 2
        panels = [x + 26 + i * step for i in range(3)]
        areas = [(left, y, left + wide, y + tall) for left in panels]
        a = Axes(*areas[0], 0, 104, 0, 0.8)
        b = Axes(*areas[1], 6, 34, 0, 60)
        c = Axes(*areas[2], 45, 95, 0, 60)
        frame(canvas, a, (0, 26, 52, 78, 104), (0, 0.2, 0.4, 0.6, 0.8), "Sessions so far", "Gini index")
        frame(canvas, b, (8, 16, 24, 32), (0, 20, 40, 60), "Members", "Longest wait (sessions)")
        frame(canvas, c, (50, 60, 70, 80, 90), (0, 20, 40, 60), "Mean attendance (%)", "Stand-ins (%)")
        titles = ("(a) Inequality over time", "(b) Waits by club size", "(c) Stand-ins by attendance")
        for axes, title in zip((a, b, c), titles, strict=True):
            panel_title(canvas, axes, title)
        for rule, (color, shape, dashes) in LOOKS.items():
            time = [(t, e.mean, e.half) for t, e in study.over_time[rule]]
            size = [(s, e.mean, e.half) for s, e in study.by_size[rule]]
            rate = [(100 * p, 100 * e.mean, 100 * e.half) for p, e in study.by_attendance[rule]]
            band(canvas, a, [(t, m - h, m + h) for t, m, h in time], color)
            for axes, points in ((a, time), (b, size), (c, rate)):
                curve(canvas, axes, [(px, m) for px, m, _ in points], color, dashes=dashes)
                markers(canvas, axes, points, color, shape)

    return _captioned("Figure 2", height, body, FULL, captions["figure 2"])


def figure_gaps(study: Study, captions: Captions) -> Float:
    """Figure 3: survival of the time between two talks."""
    tall = 128.0

    def body(canvas: Canvas, x: float, y: float) -> None:
        axes = Axes(x + 28, y + 4, x + COLUMN - 4, y + 4 + tall, 0, 60, 0, 1)
        ticks = (0, 0.25, 0.5, 0.75, 1)
        frame(
            canvas,
            axes,
            (0, 8, 16, 24, 32, 40, 48, 56),
            ticks,
            "Sessions since the last talk",
            "Share still waiting",
        )
        for rule, (color, _, dashes) in LOOKS.items():
            steps: list[tuple[float, float]] = []
            for sessions, share in enumerate(study.gap_survival[rule]):
                steps += [(sessions, steps[-1][1])] if steps else []
                steps.append((sessions, share))
            curve(canvas, axes, steps, color, width=1.1, dashes=dashes)
        x0, y0 = axes.x1 - 92, axes.y0 + 10
        canvas.box(x0 - 4, y0 - 7, axes.x1 + 1, y0 + 47, (1, 1, 1))
        for name, color, _, dashes in LEGEND:
            canvas.line([(x0, y0), (x0 + 15, y0)], 1.2, color, dashes)
            canvas.text(x0 + 19, y0 + 2.5, name, SANS, LABEL_SIZE)
            y0 += 10

    return _captioned("Figure 3", tall + 28, body, COLUMN, captions["figure 3"])


def figure_heat(study: Study, captions: Captions) -> Float:
    """Figure 4: a raster heat map with vector axes, numbers in the cells and a colour bar."""
    tall = 158.0
    low, high = 0.05, 0.4

    def body(canvas: Canvas, x: float, y: float) -> None:
        x0, y0, x1, y1 = x + 28, y + 3, x + COLUMN - 34, y + 3 + tall
        canvas.image(x0, y0, x1, y1, *heat_pixels(study.heat, low, high, 48))
        wide, step = (x1 - x0) / len(study.heat_spread), tall / len(study.heat_sharpness)
        for row, values in enumerate(study.heat):
            middle = y1 - (row + 0.5) * step
            label = label_of(study.heat_sharpness[row])
            canvas.text(x0 - 4 - text_width(label, SANS, TICK_SIZE), middle + 2.3, label, SANS, TICK_SIZE)
            for column, value in enumerate(values):
                ink: Color = (1, 1, 1) if value < 0.2 else (0, 0, 0)
                canvas.centred(x0 + (column + 0.5) * wide, middle + 2, f"{value:.2f}", SANS, 5.8, ink)
        for column, spread in enumerate(study.heat_spread):
            canvas.centred(x0 + (column + 0.5) * wide, y1 + 8.6, label_of(spread), SANS, TICK_SIZE)
        left, top = x0 + 4 * wide, y1 - 5 * step
        corners = [
            (left, top),
            (left + wide, top),
            (left + wide, top + step),
            (left, top + step),
            (left, top),
        ]
        canvas.line(corners, 1.3, (1, 1, 1))
        canvas.centred(
            (x0 + x1) / 2, y1 + 18.6, "Spread of attendance (standard deviation)", SANS, LABEL_SIZE
        )
        _axis_name(canvas, x0 - 18, (y0 + y1) / 2, "Sharpness β")
        _colour_bar(canvas, x1 + 7, y0, y1, low, high)

    return _captioned("Figure 4", tall + 25, body, COLUMN, captions["figure 4"])


def figure_notice(study: Study, captions: Captions) -> Float:
    """Figure 5: inequality and stand-ins against the share of absences that are announced."""
    tall, wide = 128.0, 84.0

    def body(canvas: Canvas, x: float, y: float) -> None:
        a = Axes(x + 27, y + 14, x + 27 + wide, y + 14 + tall, -4, 104, 0, 0.6)
        b = Axes(x + COLUMN - wide - 4, y + 14, x + COLUMN - 4, y + 14 + tall, -4, 104, 0, 40)
        frame(canvas, a, (0, 50, 100), (0, 0.2, 0.4, 0.6), "Announced (%)", "Gini index")
        frame(canvas, b, (0, 50, 100), (0, 10, 20, 30, 40), "Announced (%)", "Stand-ins (%)")
        panel_title(canvas, a, "(a) Inequality")
        panel_title(canvas, b, "(b) Stand-ins")
        for rule, (color, shape, dashes) in LOOKS.items():
            shares = [(100 * q, g.mean, g.half) for q, g, _ in study.by_notice[rule]]
            rates = [(100 * q, 100 * s.mean, 100 * s.half) for q, _, s in study.by_notice[rule]]
            for axes, points in ((a, shares), (b, rates)):
                curve(canvas, axes, [(px, m) for px, m, _ in points], color, dashes=dashes)
                markers(canvas, axes, points, color, shape)

    return _captioned("Figure 5", tall + 36, body, COLUMN, captions["figure 5"])


def _axis_name(canvas: Canvas, x: float, middle: float, name: str) -> None:
    canvas.upward(x, middle + text_width(name, SANS, LABEL_SIZE) / 2, name, SANS, LABEL_SIZE)


def _colour_bar(canvas: Canvas, x: float, y0: float, y1: float, low: float, high: float) -> None:
    levels = 128
    pixels = b"".join(bytes(shade(1 - level / (levels - 1))) * 2 for level in range(levels))
    canvas.image(x, y0, x + 8, y1, 2, levels, pixels)
    for value in (0.1, 0.2, 0.3, 0.4):
        y = y1 - (value - low) / (high - low) * (y1 - y0)
        canvas.text(x + 10.5, y + 2.3, label_of(value), SANS, TICK_SIZE)


def _rules(
    canvas: Canvas, x: float, width: float, heavy: tuple[float, ...], light: tuple[float, ...]
) -> None:
    for y in heavy:
        canvas.line([(x, y), (x + width, y)], 0.9)
    for y in light:
        canvas.line([(x, y), (x + width, y)], 0.45)


def table_settings(study: Study, captions: Captions) -> Float:
    """Table 1: what was simulated."""
    base, step = study.base, 10.9
    rows = (
        ("Members $n$", f"{base.members}", "8, 12, 16, 24, 32"),
        ("Sessions $T$", f"{base.sessions}", "8 to 104"),
        ("Mean attendance", f"{base.attendance:g}", "0.5 to 0.9"),
        ("Spread of attendance", f"{base.spread:g}", "0 to 0.35"),
        ("Announced absences $q$", f"{base.notice:g}", "0 to 1"),
        ("Mean willingness", f"{base.willingness:g}", "–"),
        ("Sharpness $\\beta$", f"{base.sharpness:g}", "0 to 32"),
    )
    height = (len(rows) + 1) * step + 8

    def body(canvas: Canvas, x: float, y: float) -> None:
        _rules(canvas, x, COLUMN, (y, y + height - 1), (y + step + 3.2,))
        for index, cells in enumerate((("Setting", "Base case", "Sweep"), *rows)):
            line = y + (index + 1) * step - 1.2 + (3.4 if index else 0)
            style = Style(size=8.9, face=BOLD if index == 0 else ROMAN)
            draw_lines(canvas, x + 4, line, break_lines(words(cells[0], style), style, 130), step)
            for cell, right in zip(cells[1:], (x + 166, x + COLUMN - 4), strict=True):
                canvas.text(right - text_width(cell, style.face, 8.9), line, cell, style.face, 8.9)

    return _captioned("Table 1", height, body, COLUMN, captions["table 1"])


def table_results(study: Study, captions: Captions) -> Float:
    """Table 2, over both columns: all rules and measures."""
    step, left = 11.8, 118.0
    columns = (
        ("Gini index", "gini", 1, 3),
        ("Longest wait", "wait", 1, 1),
        ("Stand-in rate (%)", "stand-ins", 100, 1),
        ("Repeat rate (%)", "repeats", 100, 1),
    )
    best = {name: min(study.main, key=lambda rule: study.main[rule][name].mean) for _, name, _, _ in columns}
    height = (len(study.main) + 1) * step + 9

    def body(canvas: Canvas, x: float, y: float) -> None:
        _rules(canvas, x, FULL, (y, y + height - 1), (y + step + 3.4,))
        canvas.text(x + 4, y + step - 1, "Rule", BOLD, 9.3)
        width = (FULL - left) / len(columns)
        for place, (title, name, factor, digits) in enumerate(columns):
            middle = x + left + (place + 0.5) * width
            canvas.centred(middle, y + step - 1, title, BOLD, 9.3)
            for index, (rule, found) in enumerate(study.main.items()):
                line = y + (index + 2) * step + 2.4
                value = f"{found[name].mean * factor:.{digits}f}"
                half = f" ± {found[name].half * factor:.{digits}f}"
                face = BOLD if best[name] == rule else ROMAN
                canvas.text(middle - text_width(value, face, 9.3), line, value, face, 9.3)
                canvas.text(middle, line, half, ROMAN, 9.3)
                if place == 0:
                    canvas.text(x + 4, line, rule, ITALIC if rule == "Weighted draw" else ROMAN, 9.3)

    return _captioned("Table 2", height, body, FULL, captions["table 2"])


def algorithm(captions: Captions) -> Float:
    """Algorithm 1 between rules, its lines numbered."""
    step = 11.6
    style = Style(size=9.3)
    steps = captions["steps"].splitlines()
    height = (len(steps) + 2) * step + 10

    def body(canvas: Canvas, x: float, y: float) -> None:
        _rules(canvas, x, COLUMN, (y, y + height - 1), (y + step + 3.6,))
        canvas.text(x + 2, y + step - 1, "Algorithm 1", BOLD, 9.6)
        title = x + 2 + text_width("Algorithm 1 ", BOLD, 9.6)
        canvas.text(title, y + step - 1, captions["algorithm 1"], ROMAN, 9.6)
        line = y + 2 * step + 4
        needs = "**Needs:** debts $d_i$, at first 0; sharpness $\\beta$"
        draw_lines(canvas, x + 2, line, break_lines(words(needs, style), style, COLUMN), step)
        for number, source in enumerate(steps, 1):
            line += step
            indent = len(source) - len(source.lstrip())
            label = f"{number}:"
            canvas.text(x + 13 - text_width(label, ROMAN, 7.6), line, label, ROMAN, 7.6)
            draw_lines(
                canvas,
                x + 18 + 4 * indent,
                line,
                break_lines(words(source.strip(), style), style, COLUMN),
                step,
            )

    return Float(height, body)
