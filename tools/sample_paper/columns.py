"""Rows of text, and filling columns with them down to an even foot. Not: breaking lines, or where floats stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from sample_paper.boxes import Box, Formula, Style, glyphs
from sample_paper.canvas import BOLD, ROMAN, Canvas, text_width
from sample_paper.paragraph import break_lines, words
from sample_paper.text import Block

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
MARGIN, GUTTER = 54.0, 20.0
COLUMN = (PAGE_WIDTH - 2 * MARGIN - GUTTER) / 2
TOP, BOTTOM = 70.0, 724.0
LEFT, RIGHT = MARGIN, MARGIN + COLUMN + GUTTER
BODY = Style()
SMALL = Style(size=8.6, leading=10.2)
CAPTION = Style(size=8.9, leading=10.7)
BIBLIOGRAPHY = Style(size=8.8, leading=10.4)
MOST_STRETCH = 40.0  # points a column may be pulled apart so that its foot is even


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a column: its leading, the space above it, and whether a column may end before it."""

    height: float
    draw: Callable[[Canvas, float, float], None]  # x of the column, y of the row's top
    above: float = 0
    stretch: bool = False  # the space above may grow
    break_before: bool = True
    descent: float = 3.0
    mark: str = ""  # a heading's text, for the document's outline
    spacer: bool = False  # white space below a heading, which ends no column


@dataclass(slots=True)
class Frame:
    """A stretch of a column that text fills."""

    x: float
    top: float
    bottom: float


def _row(box: Box, style: Style) -> tuple[float, Callable[[Canvas, float, float], None]]:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        box.draw(canvas, left, top + style.leading - 0.25 * style.size)

    return style.leading, draw


def moved(
    draw: Callable[[Canvas, float, float], None], right: float
) -> Callable[[Canvas, float, float], None]:
    """The same drawing, that much further to the right."""
    return lambda canvas, x, top: draw(canvas, x + right, top)


def paragraph(markup: str, style: Style = BODY, indent: float = 11, width: float = COLUMN) -> list[Row]:
    """A justified paragraph that leaves neither its first nor its last line alone."""
    lines = break_lines(words(markup, style), style, width, indent)
    count = len(lines)
    return [
        Row(*_row(line.box, style), break_before=not (index == 1 or index == count - 1), stretch=index == 0)
        for index, line in enumerate(lines)
    ]


def heading(text: str, level: int) -> list[Row]:
    """A section's heading, kept with what follows."""
    size = 11.8 if level == 1 else 10.2
    number, _, title = text.partition(" ")
    if not (
        number[0].isdigit() or len(number) == 1
    ):  # "2", "3.1" and "A" are numbers, "References" is a title
        number, title = "", text
    style = Style(size, 14 if level == 1 else 12.4, BOLD)
    box_number, box_title = glyphs(number, BOLD, size), glyphs(title, BOLD, size)
    gap = 9 if number else 0

    def draw(canvas: Canvas, x: float, top: float) -> None:
        y = top + style.leading - 3
        box_number.draw(canvas, x, y)
        box_title.draw(canvas, x + box_number.width + gap, y)

    return [
        Row(style.leading, draw, above=9 if level == 1 else 6, stretch=True, mark=text),
        Row(2.5 if level == 1 else 1.5, lambda _c, _x, _y: None, break_before=False, spacer=True),
    ]


def hanging(markup: str, style: Style, indent: float, label: str, label_right: float) -> list[Row]:
    """A paragraph indented as a whole, with a label in the margin that ends `label_right` points into it."""
    lines = break_lines(words(markup, style), style, COLUMN - indent)
    rows = [
        Row(
            style.leading,
            moved(_row(line.box, style)[1], indent),
            break_before=index not in (1, len(lines) - 1),
        )
        for index, line in enumerate(lines)
    ]
    text = rows[0].draw

    def with_label(canvas: Canvas, x: float, top: float) -> None:
        text(canvas, x, top)
        left = x + label_right - text_width(label, ROMAN, style.size)
        canvas.text(left, top + style.leading - 0.25 * style.size, label, ROMAN, style.size)

    rows[0] = replace(rows[0], draw=with_label, above=2.5, stretch=True, break_before=True)
    return rows


def item(markup: str) -> list[Row]:
    """A list item with a bullet."""
    return hanging(markup, BODY, 12, "•", 6.5)


def equation(source: str) -> list[Row]:
    """A numbered formula; source is "formula |number"."""
    formula, _, number = source.rpartition("|")
    box = Formula(formula, BODY.size, display=True).box()
    label = f"({number})"

    def draw(canvas: Canvas, x: float, top: float) -> None:
        y = top + 2 + box.ascent
        room = COLUMN - text_width(label, ROMAN, BODY.size) - 4
        box.draw(canvas, x + max(0, (room - box.width) / 2), y)
        canvas.text(x + COLUMN - text_width(label, ROMAN, BODY.size), y, label, ROMAN, BODY.size)

    after = Row(5, lambda _c, _x, _y: None, break_before=False, stretch=True)
    return [Row(box.ascent + box.descent + 4, draw, above=5, stretch=True, break_before=False), after]


def reference(number: int, markup: str) -> list[Row]:
    """An entry of the bibliography with its label hung out; no column ends within it."""
    rows = hanging(markup, BIBLIOGRAPHY, 20, f"[{number}]", 16)
    return [rows[0], *(replace(row, break_before=False) for row in rows[1:])]


def blocks_to_rows(blocks: Sequence[Block]) -> list[Row]:
    """The rows of the running text. What follows a heading is kept with it."""
    rows: list[Row] = []
    references = 0
    for block in blocks:
        if block.kind in ("h1", "h2"):
            made = heading(block.text, int(block.kind[1]))
        elif block.kind == "item":
            made = item(block.text)
        elif block.kind == "formula":
            made = equation(block.text)
        elif block.kind == "reference":
            references += 1
            made = reference(references, block.text)
        else:
            made = paragraph(block.text, indent=0 if block.kind == "first" else 11)
        if rows and rows[-1].spacer:
            made[0] = replace(made[0], stretch=False, break_before=False)
        rows.extend(made)
    return rows


@dataclass(slots=True)
class Flow:
    """Rows that still have to be placed."""

    rows: list[Row]
    marks: list[str] = field(default_factory=list)  # headings placed

    def fill(self, canvas: Canvas, frame: Frame) -> None:
        """Place as many rows as fit, and pull them apart so that the last one stands at the frame's foot."""
        room = frame.bottom - frame.top
        used, fits = 0.0, 0
        while fits < len(self.rows):
            row = self.rows[fits]
            used += row.height + (row.above if fits else 0)
            if used - row.descent > room + 0.01:
                break
            fits += 1
        complete = fits == len(self.rows)
        while not complete and fits > 0 and not self._may_end(fits):
            fits -= 1
        placed, self.rows = self.rows[:fits], self.rows[fits:]
        used = sum(r.height + (r.above if i else 0) for i, r in enumerate(placed))
        gaps = sum(1 for i, r in enumerate(placed) if i and r.stretch)
        spare = room - used + (placed[-1].descent if placed else 0)
        extra = 0.0 if complete or not gaps or spare > MOST_STRETCH else spare / gaps
        y = frame.top
        for index, row in enumerate(placed):
            y += (row.above if index else 0) + (extra if index and row.stretch else 0)
            row.draw(canvas, frame.x, y)
            if row.mark:
                self.marks.append(row.mark)
            y += row.height

    def _may_end(self, count: int) -> bool:
        """Whether a column may end after `count` rows."""
        return (
            self.rows[count].break_before
            and self.rows[count - 1].mark == ""
            and self.rows[count - 1].height >= 3
        )
