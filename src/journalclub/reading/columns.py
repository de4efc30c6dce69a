"""The text columns of each page, from where its longer lines stand. Not: the order of lines (layout.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.once import once
from journalclub.reading.page import Page


class Column(NamedTuple):
    """Left and right edge of a column of text, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


Extent = tuple[float, float, float]
"""Left and right end and top of a line."""


def page_columns(pages: Sequence[Page], furniture: Sequence[Collection[int]]) -> list[tuple[Column, ...]]:
    """Columns of every page, at least one each; a page that shows none clearly follows the document.

    `furniture` are the lines of each page to leave out.
    """
    widths = [page.width for page in pages]
    extents = [
        tuple([extent for index, extent in long_lines(page) if index not in skip])
        for page, skip in zip(pages, furniture, strict=True)
    ]
    gutters = [_gutters(own, width, th.COLUMN_LINES) for own, width in zip(extents, widths, strict=True)]
    with_text = sum(len(own) >= th.COLUMN_LINES for own in extents)
    with_gutters = sum(bool(g) for g in gutters)
    if with_gutters < th.COLUMN_PAGES_SHARE * with_text:
        gutters = [_rare_gutters(own, width) for own, width in zip(extents, widths, strict=True)]
    elif with_gutters:
        usual = _usual_gutters(gutters)
        gutters = [
            g or (usual if _follows(own, usual) else ()) for g, own in zip(gutters, extents, strict=True)
        ]
    return [_columns(own, g, width) for own, g, width in zip(extents, gutters, widths, strict=True)]


@once
def long_lines(page: Page) -> Sequence[tuple[int, Extent]]:
    """Index of each of the page's longer lines, and from where to where it runs."""
    width = page.width
    return [
        (index, (line.bbox[0], line.bbox[2], line.bbox[1]))
        for index, line in enumerate(page.lines)
        if line.bbox[2] - line.bbox[0] >= th.COLUMN_WIDTH * width
        and line.direction[0] > th.UPRIGHT
        and -width < line.bbox[0]
        and line.bbox[2] < 2 * width
    ]


def look_for_gutters(page: Page) -> None:
    """Look for gutters among all of the page's lines: often none of the longer ones is furniture."""
    extents = tuple([extent for _, extent in long_lines(page)])
    _gutters(extents, page.width, th.COLUMN_LINES)
    _rare_gutters(extents, page.width)


@lru_cache(maxsize=2048)
def _gutters(extents: tuple[Extent, ...], width: float, least: int) -> tuple[float, ...]:
    """Middles of the vertical strips that hardly any line crosses while many stand on both sides."""
    if len(extents) < least or not 0 < width < th.HUGE_PAGE:
        return ()
    bins = th.COLUMN_BINS
    steps = [0] * (bins + 1)
    for x0, x1, _ in extents:
        steps[min(max(int(x0 / width * bins), 0), bins)] += 1
        steps[min(max(int(x1 / width * bins) + 1, 0), bins)] -= 1
    cover = list(accumulate(steps))[:bins]
    peak = max(cover)
    low = [c <= th.GUTTER_COVER * peak for c in cover]
    found, start, last_end = [], None, 0
    for i in range(bins + 1):
        if i < bins and low[i]:
            start = i if start is None else start
            continue
        if start is not None:
            left, right = max(cover[last_end:start], default=0), max(cover[i:], default=0)
            if left >= least and right >= least and i - start >= th.GUTTER_BINS:
                found.append((start + i) / 2 / bins * width)
                last_end = i
            start = None
    return tuple(found) if len(found) < th.MOST_COLUMNS else ()


def _rare_gutters(extents: tuple[Extent, ...], width: float) -> tuple[float, ...]:
    """Gutters of a page in a document that mostly has one column, such as a bibliography below the text."""
    whole = _gutters(extents, width, th.RARE_COLUMN_LINES)
    if whole or len(extents) < 2 * th.RARE_COLUMN_LINES:
        return whole
    wide = [y for x0, x1, y in extents if x1 - x0 > th.WIDE_LINE * width]
    last = max(wide, default=0.0)
    return _gutters(tuple([e for e in extents if e[2] > last]), width, th.RARE_COLUMN_LINES)


def _usual_gutters(gutters: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The gutters that most pages share."""
    counts = Counter(tuple(round(x / 6) for x in g) for g in gutters if g)
    most = counts.most_common(1)[0][0]
    return next(g for g in gutters if g and tuple(round(x / 6) for x in g) == most)


def _follows(extents: Sequence[Extent], gutters: tuple[float, ...]) -> bool:
    """Whether a page of few or mixed lines can be read with the document's gutters."""
    across = sum(any(x0 < g < x1 for g in gutters) for x0, x1, _ in extents)
    beside = len(extents) - across
    right = sum(x0 > gutters[0] for x0, _, _ in extents)
    return (right >= 3 and beside - right >= 3) or beside > across


def _columns(extents: Sequence[Extent], gutters: tuple[float, ...], width: float) -> tuple[Column, ...]:
    """Edges of the columns between the gutters."""
    bounds = (float("-inf"), *gutters, float("inf"))
    columns = []
    for low, high in pairwise(bounds):
        own = [(x0, x1) for x0, x1, _ in extents if x0 > low - 3 and x1 < high + 3]
        if own:
            columns.append(Column(_edge([x0 for x0, _ in own]), -_edge([-x1 for _, x1 in own])))
        else:
            usual = th.USUAL_MARGIN * width
            columns.append(Column(max(low, usual), max(min(high, width - usual), low, usual)))
    return tuple(columns)


def _edge(values: Sequence[float]) -> float:
    """The smallest position that a fair share of lines has."""
    counts = Counter(round(v) for v in values)
    least = th.EDGE_SHARE * len(values)
    edge = min(position for position, n in counts.items() if n >= min(least, max(counts.values())))
    return min(v for v in values if round(v) == edge)
