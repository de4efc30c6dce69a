"""Paragraphs: words to justified lines with the least bad spacing, after Knuth and Plass (1981). Not: pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sample_paper.boxes import Box, Formula, Piece, Style, glyphs, pieces, row, space
from sample_paper.canvas import INK_BLUE, MONO, Canvas, text_width
from sample_paper.hyphens import HYPHENATED

# Of the width of a space: what it may give and take (Times; Knuth and Plass use the same thirds and halves).
STRETCH, SHRINK = 0.55, 0.33
HYPHEN_PENALTY, DOUBLE_HYPHEN_PENALTY = 60.0, 400.0
# The most a space may stretch, in units of STRETCH, before a line is refused; the next is tried when nothing fits.
TOLERANCES = (3.0, 6.0, 100.0)


@dataclass(frozen=True, slots=True)
class Part:
    """An unbreakable part of a word."""

    box: Box
    hyphen: Box | None  # what is added when the line ends here; None for the end of the word
    breakable: bool  # whether the line may end here


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with the boxes' positions decided."""

    box: Box
    hyphenated: bool


def _split(text: str) -> list[str]:
    """A word's parts, by the list of hyphenated words and by the hyphens it has."""
    parts = re.findall(r"(?:\w+://)?[^-–/]+[-–/]?|[-–/]", text)
    found: list[str] = []
    for part in parts:
        match = re.fullmatch(r"(\W*)(\w+)(.*)", part)
        known = HYPHENATED.get(match[2].lower()) if match else None
        if match is None or known is None:
            found.append(part)
            continue
        start = 0
        pieces_of_word = []
        for length in known:
            pieces_of_word.append(match[2][start : start + length] + "\u00ad")
            start += length
        pieces_of_word[0] = match[1] + pieces_of_word[0]
        pieces_of_word[-1] = pieces_of_word[-1].removesuffix("\u00ad") + match[3]
        found.extend(pieces_of_word)
    return found


def _typographic(text: str, face: str) -> str:
    """As a typesetter would: f and i, f and l as one glyph, and the curly apostrophe."""
    return text if face == MONO else text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("'", "’")


def _parts(piece: Piece, style: Style) -> list[Part]:
    """The parts of a piece that holds no space."""
    if piece.kind == "formula":
        return [Part(Formula(piece.text, style.size).box(), None, False)]
    if piece.kind == "raised":
        return [Part(glyphs(piece.text, piece.face, style.size * 0.7, rise=style.size * 0.35), None, False)]
    color = INK_BLUE if piece.kind == "link" else style.color
    size = style.size * (0.9 if piece.face == MONO else 1)
    parts = []
    for text in _split(piece.text):
        soft = text.endswith("\u00ad")
        shown = _typographic(text.removesuffix("\u00ad"), piece.face)
        hyphen = glyphs("-", piece.face, size, color) if soft else None
        parts.append(
            Part(glyphs(shown, piece.face, size, color), hyphen, soft or text.endswith(("-", "–", "/")))
        )
    return parts


def words(markup: str, style: Style) -> list[list[Part]]:
    """Words, each a list of parts; pieces that touch form one word."""
    found: list[list[Part]] = [[]]
    for piece in pieces(markup, style.face):
        chunks = (
            [piece.text] if piece.kind == "formula" else re.split(r"( +)", piece.text.replace("~", "\u00a0"))
        )
        for chunk in chunks:
            if chunk.isspace() and chunk != "\u00a0":
                found.append([])
            elif chunk:
                text = chunk.replace("\u00a0", " ") if piece.kind != "formula" else chunk
                found[-1].extend(_parts(Piece(text, piece.face, piece.kind), style))
    return [w for w in found if w]


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a line may end."""

    word: int
    part: int  # parts of `word` that stand before the break
    cost: float
    before: _Break | None
    hyphenated: bool


def _line_boxes(
    text: list[list[Part]], start: tuple[int, int], end: tuple[int, int]
) -> tuple[list[list[Box]], bool]:
    """The words between two breaks, as lists of boxes, and whether the line ends with a hyphen of ours."""
    found = []
    hyphen = None
    for index in range(start[0], end[0] + 1):
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else len(text[index])
        boxes = [part.box for part in text[index][first:last]]
        if index == end[0] and 0 < last < len(text[index]):
            hyphen = text[index][last - 1].hyphen
        if boxes:
            found.append(boxes)
    if hyphen and found:
        found[-1] = [*found[-1], hyphen]
    return found, hyphen is not None


def break_lines(text: list[list[Part]], style: Style, width: float, indent: float = 0) -> list[SetLine]:
    """Set the words into lines of that width, the first one indented, the last one loose."""
    gap = text_width(" ", style.face, style.size)
    for tolerance in TOLERANCES:
        final = _best_breaks(text, gap, width, indent, tolerance)
        if final:
            return _set(text, final, gap, width, indent)
    raise ValueError("a word is wider than the line")


def _best_breaks(
    text: list[list[Part]], gap: float, width: float, indent: float, tolerance: float
) -> _Break | None:
    """The last of the breaks whose lines cost least together; None when some line cannot be set."""
    last = (len(text) - 1, len(text[-1]))
    candidates = [
        (w, p)
        for w, word in enumerate(text)
        for p in range(1, len(word) + 1)
        if p == len(word) or word[p - 1].breakable
    ]
    open_breaks = [_Break(0, 0, 0, None, False)]
    for place in candidates:
        best: _Break | None = None
        for start in open_breaks:
            room = width - (indent if start.before is None else 0)
            line, hyphenated = _line_boxes(text, (start.word, start.part), place)
            cost = _cost(line, gap, room, tolerance, final=place == last)
            if cost is None:
                continue
            cost += (HYPHEN_PENALTY if hyphenated else 0) + start.cost
            cost += DOUBLE_HYPHEN_PENALTY if hyphenated and start.hyphenated else 0
            if best is None or cost < best.cost:
                best = _Break(*place, cost, start, hyphenated)
        if best:
            open_breaks.append(best)
        open_breaks = [b for b in open_breaks if _fits(text, b, place, gap, width)]
    return next((b for b in open_breaks if (b.word, b.part) == last), None)


def _natural(line: list[list[Box]], gap: float) -> float:
    return sum(box.width for word in line for box in word) + gap * (len(line) - 1)


def _cost(line: list[list[Box]], gap: float, room: float, tolerance: float, *, final: bool) -> float | None:
    """How bad the line's spaces are; None when it cannot be set."""
    spare = room - _natural(line, gap)
    spaces = max(1, len(line) - 1)
    ratio = spare / (spaces * gap * (STRETCH if spare > 0 else SHRINK))
    if ratio < -1 or (ratio > tolerance and not final):
        return None
    return 0.0 if final and spare > 0 else (1 + 100 * abs(ratio) ** 3) ** 1.5 / 100


def _fits(text: list[list[Part]], start: _Break, place: tuple[int, int], gap: float, width: float) -> bool:
    """Whether a line from `start` could still hold what comes up to `place`."""
    if (start.word, start.part) == place:
        return True
    line, _ = _line_boxes(text, (start.word, start.part), place)
    return _natural(line, gap * (1 - SHRINK)) <= width


def _set(text: list[list[Part]], final: _Break, gap: float, width: float, indent: float) -> list[SetLine]:
    """The chosen lines with their spaces stretched."""
    chain = [final]
    while chain[-1].before:
        chain.append(chain[-1].before)
    chain.reverse()
    lines = []
    for start, end in pairwise(chain):
        line, hyphenated = _line_boxes(text, (start.word, start.part), (end.word, end.part))
        left = indent if start.before is None else 0
        spare = width - left - _natural(line, gap)
        stretched = gap + (0 if end is final and spare > 0 else spare / max(1, len(line) - 1))
        boxes = [space(left)] if left else []
        for index, word in enumerate(line):
            boxes += [space(stretched)] * (index > 0) + word
        lines.append(SetLine(row(boxes), hyphenated))
    return lines


def draw_lines(canvas: Canvas, x: float, y: float, lines: list[SetLine], leading: float) -> None:
    """Draw lines one under another, the first baseline at y."""
    for index, line in enumerate(lines):
        line.box.draw(canvas, x, y + index * leading)
