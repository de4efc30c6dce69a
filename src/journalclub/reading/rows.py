"""The document as printed rows in reading order, with clean text and how they are set. Not: paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import thresholds as th
from journalclub.reading.clean import clean, squeeze
from journalclub.reading.layout import PageLayout
from journalclub.reading.once import once, once_for_each
from journalclub.reading.order import ACROSS, PrintedRow, rows_in_order
from journalclub.reading.page import Line, Page, Span
from journalclub.reading.typeset import Setting, Style, Tally, setting_of, tally

_FOOTNOTE_MARK = re.compile(r"[\d,;–\-\s∗*†‡§¶#]{1,12}")
# A power of ten is no longer number: 10 and a raised 6 are not 106.
_TEN = re.compile(r"(?:^|[^\w.,])10$")
_EXPONENT = re.compile(r"\s?[-−–+]?\s?\d|\s?[-−–]\s?$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Row(NamedTuple):
    """One printed row of one column."""

    page: int  # number, from 1
    text: str  # clean; parts with a space between; footnote marks left out
    box: Box
    baseline: float  # of its widest part, in points
    style: Style
    pure: float  # share of its characters that are in the style's font
    top_size: float  # the largest size of its letters, in points: small capitals have two
    column: int  # index, or ACROSS
    left: float  # edges of its column (of the whole text when ACROSS), in points
    right: float
    indexes: tuple[int, ...]  # into page.lines, from left to right
    lines: tuple[Line, ...]
    marked: bool  # whether a footnote mark was left out at its end
    math: float  # share of its characters set in mathematical fonts


def document_rows(pages: Sequence[Page], layouts: Sequence[PageLayout]) -> list[Row]:
    """All rows with any text, page by page in reading order."""
    return [row for page, own in zip(pages, layouts, strict=True) for row in page_rows(page, own)]


@once_for_each
def page_rows(page: Page, layout: PageLayout) -> Sequence[Row]:
    """All rows of a page with any text, in reading order."""
    rows = []
    across = (layout.columns[0].left, layout.columns[-1].right)
    for printed in rows_in_order(page, layout):
        edges = across if printed.column == ACROSS else layout.columns[printed.column]
        row = _row(page, printed, edges)
        if row is not None:
            rows.append(row)
    return rows


def _row(page: Page, printed: PrintedRow, edges: tuple[float, float]) -> Row | None:
    """The row of these lines, or None when there are no characters in it."""
    if len(printed.indexes) == 1:
        content = line_contents(page)[printed.indexes[0]]
        lines: tuple[Line, ...] = (page.lines[printed.indexes[0]],)
    else:
        lines = tuple([page.lines[i] for i in printed.indexes])
        stretches = _stretches(page)
        content = _content(lines, [stretches[i] for i in printed.indexes])
    text, marked, (style, pure, top, math) = content
    if not text:
        return None
    box = lines[0].bbox
    if len(lines) > 1:
        boxes = [line.bbox for line in lines]
        box = (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
    return Row(
        page=page.number,
        text=text,
        box=box,
        baseline=printed.baseline,
        style=style,
        pure=pure,
        top_size=top,
        column=printed.column,
        left=edges[0],
        right=edges[1],
        indexes=tuple(printed.indexes),
        lines=lines,
        marked=marked,
        math=math,
    )


class _Content(NamedTuple):
    """What lines that stand in one row say, and how they are set."""

    text: str
    marked: bool
    setting: Setting


class _Stretch(NamedTuple):
    """A line's part of a row."""

    text: str  # without footnote marks, not yet clean
    marked: bool  # whether a mark stood at its end
    tally: Tally


@once
def line_contents(page: Page) -> Sequence[_Content]:
    """Of each of the page's lines as if it were a row of its own, as most are."""
    parts = zip(page.lines, _stretches(page), strict=True)
    return [_content((line,), (stretch,)) for line, stretch in parts]


@once
def _stretches(page: Page) -> Sequence[_Stretch]:
    """Of each of the page's lines what it brings into a row."""
    return [_Stretch(*_line_text(line.spans), tally(line.spans)) for line in page.lines]


@lru_cache(maxsize=1 << 14)
def long_words(text: str) -> int:
    """How many words of four letters or more a row has; remembered for a paper's rows."""
    return len(_LONG_WORD.findall(text))


def _content(lines: Sequence[Line], stretches: Sequence[_Stretch]) -> _Content:
    text = squeeze(clean(_joined(lines, [s.text for s in stretches])))
    return _Content(text, stretches[-1].marked, setting_of([s.tally for s in stretches]))


def _joined(lines: Sequence[Line], parts: Sequence[str]) -> str:
    """Parts of a row with a space where there is white between them."""
    text = parts[0]
    for line, before, part in zip(lines[1:], lines, parts[1:], strict=False):
        gap = line.bbox[0] - before.bbox[2]
        touching = gap < th.TOUCHING * line.spans[0].size
        text += part if touching else " " + part
    return text


def _line_text(spans: Sequence[Span]) -> tuple[str, bool]:
    """Characters without footnote marks, and whether one stood at the end."""
    if len(spans) == 1:
        return spans[0].text, False
    text, marked = "", False
    for span in spans:
        marked = span.raised and _is_footnote_mark(span, text)
        if not marked:
            power = span.raised and _TEN.search(text) and _EXPONENT.match(span.text)
            text += f"^{span.text.lstrip()}" if power else span.text
    return text, marked


def _is_footnote_mark(span: Span, before: str) -> bool:
    """A raised number or sign after a word or full stop; after a number or formula it is an exponent."""
    before = before.rstrip()
    if not before or not _FOOTNOTE_MARK.fullmatch(span.text) or not span.text.strip():
        return False
    last_word = before.rsplit(None, 1)[-1]
    letters = sum(c.isalpha() for c in last_word)
    return letters >= 2 and (before[-1].isalpha() or before[-1] in ".,;:)”\"'’]?!")
