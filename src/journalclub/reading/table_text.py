"""A table's words as rows of texts with white around them. Not: in which column they are (table_grid.py). Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import table_thresholds as th
from journalclub.reading.clean import clean, squeeze
from journalclub.reading.page import Page, Span

_RAISED = str.maketrans("0123456789+-−=()nia", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃ")
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_MARKS = frozenset("*∗†‡§¶⋆#'′ ")  # footnote marks mean the same on the line
# Fonts of symbols whose letters are not what they look like: a tick is an "X" or a "3".
_SYMBOLS = re.compile(
    r"msam|msbm|dingbat|pzdr|wasy|awesome|stmary|marvo|bbding|webding|wingding|symbol", re.I
)
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]|\(cid:")
# Pieces of large brackets, roots, sums and matrices: what stands in them has several storeys.
_LARGE = re.compile(r"[∑∏∫√⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎫⎬⎭]|cmex", re.I)


class Chunk(NamedTuple):
    """A text with white on both sides."""

    x0: float
    x1: float
    text: str
    bold: bool


class Row(NamedTuple):
    """Texts on one baseline."""

    base: float
    size: float  # of the font, in points
    chunks: tuple[Chunk, ...]


class _Word(NamedTuple):
    """A run of characters in one font."""

    x0: float
    x1: float
    base: float
    size: float
    text: str
    bold: bool


def table_rows(page: Page, box: Box) -> list[Row] | None:
    """The rows in that box from top to bottom; None when not every character of it is surely one of a row's."""
    spans = _spans(page, box)
    if not spans or _has_picture(page, box):
        return None
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[round(span.size, 1)] += len(span.text)
    size = sizes.most_common(1)[0][0]
    if _has_strokes(page, box, size):
        return None
    words = [_word(s) for s in spans if s.text.strip()]
    if any(w is None for w in words):
        return None
    whole = [w for w in words if w is not None and w.size >= th.SMALL * size]
    small = [w for w in words if w is not None and w.size < th.SMALL * size]
    lines: list[list[_Word]] = []
    for word in sorted(whole, key=lambda w: w.base):
        if lines and word.base - lines[-1][0].base <= th.SAME_LINE * size:
            lines[-1].append(word)
        else:
            lines.append([word])
    for word in small:
        if not _attach(word, lines, size):
            return None
    return [_row(line, size) for line in lines]


def _spans(page: Page, box: Box) -> list[Span]:
    """The runs whose middle is in the box; none when one of them does not read from left to right."""
    x0, y0, x1, y1 = box
    found = []
    for line in page.lines:
        for span in line.spans:
            a, b, c, d = span.bbox
            if x0 - 1 <= (a + c) / 2 <= x1 + 1 and y0 - 1 <= (b + d) / 2 <= y1 + 1 and span.text.strip():
                if not line.upright:
                    return []
                found.append(span)
    return found


def _has_picture(page: Page, box: Box) -> bool:
    """Whether an image is in the box; those as thin as a rule are one (some TeX drivers draw rules so)."""
    x0, y0, x1, y1 = box
    return any(
        mark.kind in {"image", "shade"}
        and min(mark.bbox[2] - mark.bbox[0], mark.bbox[3] - mark.bbox[1]) > th.RULE_THICK
        and mark.bbox[0] < x1
        and mark.bbox[2] > x0
        and mark.bbox[1] < y1
        and mark.bbox[3] > y0
        for mark in page.marks
    )


def _has_strokes(page: Page, box: Box, size: float) -> bool:
    """Whether a character is drawn as a line there, as TeX does with "_" and fractions: the text lacks it."""
    x0, y0, x1, y1 = box
    shortest, longest = (share * size for share in th.STROKE)
    return any(
        shortest <= c - a <= longest
        and d - b <= th.STROKE_THICK
        and x0 <= a
        and c <= x1
        and y0 <= b
        and d <= y1
        for _, (a, b, c, d) in page.marks
    )


def _word(span: Span) -> _Word | None:
    """A run as a word; None when its characters are not surely what they look like."""
    if _UNREADABLE.search(span.text) or _LARGE.search(span.text) or _LARGE.search(span.font):
        return None
    if _SYMBOLS.search(span.font) and any(c.isalnum() for c in span.text):
        return None
    lead = len(span.text) - len(span.text.lstrip())
    tail = len(span.text) - len(span.text.rstrip())
    space = 0.25 * span.size  # about what a blank takes; only whether words touch depends on it
    x0, x1 = span.bbox[0] + lead * space, span.bbox[2] - (tail * space if _ends_in_blank(span) else 0.0)
    return _Word(x0, max(x0, x1), span.baseline, span.size, squeeze(clean(span.text)), span.bold)


def _ends_in_blank(span: Span) -> bool:
    return span.text != span.text.rstrip()


def _attach(word: _Word, lines: Sequence[list[_Word]], size: float) -> bool:
    """Put a small word into its row: on the line as it is, raised or lowered where there are such characters."""
    near = [line for line in lines if abs(line[0].base - word.base) <= th.RAISED * size]
    if not near:
        return False
    on_line = next((x for x in near if abs(x[0].base - word.base) <= th.SAME_LINE * size), None)
    if on_line is not None:
        on_line.append(word)
        return True
    for line in near:
        beside = [w for w in line if -1.5 <= word.x0 - w.x1 <= th.ATTACHED * size]
        if beside:
            table = _RAISED if word.base < line[0].base else _LOWERED
            marks = all(c in _MARKS for c in word.text)
            if not marks and not all(ord(c) in table for c in word.text.replace(" ", "")):
                return False
            text = word.text if marks else word.text.translate(table)
            line.append(word._replace(base=line[0].base, text=text))
            return True
    return False


def _row(words: list[_Word], size: float) -> Row:
    """Words of one line, joined where no more than a space is between them."""
    cells: list[list[_Word]] = []
    right = 0.0
    for word in sorted(words, key=lambda w: w.x0):
        if not cells or word.x0 - right > th.CELL_GAP * size:
            cells.append([])
            right = word.x1
        cells[-1].append(word)
        right = max(right, word.x1)
    base = min(w.base for w in words)
    return Row(base, size, tuple(_chunk(cell, size) for cell in cells))


def _chunk(words: Sequence[_Word], size: float) -> Chunk:
    """Words that stand together as one text."""
    text, right = "", words[0].x0
    for word in words:
        text += (" " if text and word.x0 - right > th.WORD_GAP * size else "") + word.text
        right = max(right, word.x1)
    return Chunk(words[0].x0, right, text, _is_bold(words))


def _is_bold(words: Sequence[_Word]) -> bool:
    """Whether a text is bold: its letters and digits, whatever its points and signs; of "88.55 ± 0.04" the value."""
    said = [w for w in words if any(map(str.isalnum, w.text))] or list(words)
    value = said[0].text[:1].isdigit() and "±" in "".join(w.text for w in words)
    return said[0].bold if value else all(w.bold for w in said)
