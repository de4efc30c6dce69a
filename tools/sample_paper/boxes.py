"""Boxes on one line, after TeX: text and formulas with their width, height and a way to draw them. Not: lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sample_paper.canvas import BLACK, BOLD, ITALIC, ROMAN, SYMBOL, Canvas, Color, text_width

Draw = Callable[[Canvas, float, float], None]

GREEK = {"alpha": "α", "beta": "β", "sigma": "σ", "mu": "μ"}
OPERATORS = {
    "sum": "∑",
    "in": "∈",
    "le": "≤",
    "times": "×",
    "minus": "−",
    "ne": "≠",
    "to": "→",
    "gets": "←",
    "pm": "±",
}
RELATIONS = set("=∈≤<>≠→←")
BINARY = set("−+×±")


@dataclass(frozen=True, slots=True)
class Box:
    """Something on a line; all lengths in points."""

    width: float
    ascent: float
    descent: float
    draw: Draw


def glyphs(text: str, face: str, size: float, color: Color = BLACK, rise: float = 0) -> Box:
    """A run of characters in one face."""
    width = text_width(text, face, size)
    return Box(
        width,
        0.7 * size + rise,
        0.22 * size - rise,
        lambda canvas, x, y: canvas.text(x, y - rise, text, face, size, color),
    )


def space(width: float) -> Box:
    """Nothing, that wide."""
    return Box(width, 0, 0, lambda _canvas, _x, _y: None)


def row(boxes: list[Box]) -> Box:
    """Boxes side by side."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for box in boxes:
            box.draw(canvas, x, y)
            x += box.width

    return Box(
        sum(b.width for b in boxes),
        max((b.ascent for b in boxes), default=0),
        max((b.descent for b in boxes), default=0),
        draw,
    )


def scripts(base: Box, below: Box | None, above: Box | None, size: float) -> Box:
    """A base with a subscript and a superscript."""
    drop, lift = 0.2 * size, 0.38 * size

    def draw(canvas: Canvas, x: float, y: float) -> None:
        base.draw(canvas, x, y)
        if below:
            below.draw(canvas, x + base.width + 0.3, y + drop)
        if above:
            above.draw(canvas, x + base.width + 0.6, y - lift)

    width = base.width + max(below.width if below else 0, above.width if above else 0) + 0.8
    ascent = max(base.ascent, above.ascent + lift if above else 0)
    return Box(width, ascent, max(base.descent, below.descent + drop if below else 0), draw)


def stacked(base: Box, below: Box | None, above: Box | None, size: float) -> Box:
    """A big operator with its limits under and over it."""
    limits = [b for b in (below, above) if b]
    width = max([base.width, *(b.width for b in limits)]) + 1
    under = 0.62 * size
    over = 1.12 * size

    def draw(canvas: Canvas, x: float, y: float) -> None:
        base.draw(canvas, x + (width - base.width) / 2, y)
        if below:
            below.draw(canvas, x + (width - below.width) / 2, y + under + below.ascent)
        if above:
            above.draw(canvas, x + (width - above.width) / 2, y - over - above.descent)

    ascent = over + above.ascent + above.descent if above else base.ascent
    return Box(width, ascent, under + below.ascent + below.descent if below else base.descent, draw)


def fraction(top: Box, bottom: Box, size: float) -> Box:
    """One formula over another."""
    width = max(top.width, bottom.width) + 4
    axis = 0.25 * size

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line([(x + 1, y - axis), (x + width - 1, y - axis)], 0.45)
        top.draw(canvas, x + (width - top.width) / 2, y - axis - 2.2 - top.descent)
        bottom.draw(canvas, x + (width - bottom.width) / 2, y - axis + 2.4 + bottom.ascent)

    ascent, descent = top.ascent + top.descent + 2.2 + axis, bottom.ascent + bottom.descent + 2.4 - axis
    return Box(width, ascent, descent, draw)


_TOKEN = re.compile(r"\\[a-z]+|[_^{}]|[A-Za-z]|−?[0-9.]+|\S|\s+")


class Formula:
    """A reader for the bit of TeX's formula language that the paper uses."""

    def __init__(self, source: str, size: float, *, display: bool = False) -> None:
        self.tokens = [t for t in _TOKEN.findall(source) if t.strip()]
        self.size, self.display = size, display

    def box(self, size: float | None = None, end: str = "") -> Box:
        """The formula up to `end`."""
        size = size or self.size
        boxes: list[Box] = []
        while self.tokens and self.tokens[0] != end:
            boxes.append(self._item(size))
        if end:
            self.tokens.pop(0)
        return row(boxes)

    def _item(self, size: float) -> Box:
        """A symbol with its scripts."""
        sign = self.tokens.pop(0)
        big = sign == r"\sum" and self.display
        base = self._atom(sign, size)
        found: dict[str, Box] = {}
        while self.tokens and self.tokens[0] in "_^":
            place = self.tokens.pop(0)
            found[place] = self._group(size * 0.72)
        if not found:
            return base
        return (stacked if big else scripts)(base, found.get("_"), found.get("^"), size)

    def _group(self, size: float) -> Box:
        """What stands in braces, or one symbol."""
        sign = self.tokens.pop(0)
        return self.box(size, "}") if sign == "{" else self._atom(sign, size)

    def _atom(self, sign: str, size: float) -> Box:
        name = sign.removeprefix("\\") if sign.startswith("\\") else ""
        if name == "frac":
            top = self._group(size)
            return fraction(top, self._group(size), size)
        if name == "sum":
            return glyphs("∑", ROMAN, size * (1.45 if self.display else 1), rise=-0.12 * size)
        if name == "quad":
            return space(size)
        if name in GREEK:
            return glyphs(GREEK[name], ITALIC, size)
        if name in OPERATORS:
            return _spaced(OPERATORS[name], size, inner=size < self.size)
        if name:
            return row([glyphs(name, ROMAN, size), space(0.12 * size)])
        if sign.isalpha():
            return glyphs(sign, ITALIC, size)
        return _spaced({"-": "−"}.get(sign, sign), size, inner=size < self.size)


def _spaced(sign: str, size: float, *, inner: bool) -> Box:
    """An operator with the space that its kind asks for; none in scripts."""
    gap = 0 if inner else 0.26 * size if sign in RELATIONS else 0.2 * size if sign in BINARY else 0
    after = 0.15 * size if sign == "," and not inner else gap
    return row([space(gap), glyphs(sign, SYMBOL if sign in "←→" else ROMAN, size), space(after)])


_MARKUP = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\$(.+?)\$|`(.+?)`|\[\[(.+?)\]\](?!\])|\^\^(.+?)\^\^")


@dataclass(frozen=True, slots=True)
class Style:
    """How running text is set."""

    size: float = 10
    leading: float = 12.1
    face: str = ROMAN
    color: Color = BLACK


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one look, or a formula; the unit that words are made of."""

    text: str
    face: str
    kind: str = "text"  # "text", "formula", "link", "raised"


def pieces(markup: str, face: str = ROMAN) -> list[Piece]:
    """Read **bold**, *italic*, $formula$, `code`, [[citation or address]] and ^^raised^^."""
    found: list[Piece] = []
    end = 0
    for match in _MARKUP.finditer(markup):
        found.append(Piece(markup[end : match.start()], face))
        bold, italic, formula, code, link, raised = match.groups()
        if bold:
            found.append(Piece(bold, BOLD))
        elif italic:
            found.append(Piece(italic, ITALIC))
        elif formula:
            found.append(Piece(formula, ROMAN, "formula"))
        elif code:
            found.append(Piece(code, "cour"))
        elif link:
            found.append(Piece(link, face, "link"))
        else:
            found.append(Piece(raised, face, "raised"))
        end = match.end()
    found.append(Piece(markup[end:], face))
    return [p for p in found if p.text]
