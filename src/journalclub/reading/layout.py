"""Where text stands in the whole document: body size, columns, furniture. Not: what the text says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from journalclub.reading import thresholds as th
from journalclub.reading.columns import Column, look_for_gutters, page_columns
from journalclub.reading.furniture import (
    is_stamp,
    is_watermark,
    line_numbers,
    lone_numbers,
    outer_rows,
    running_lines,
)
from journalclub.reading.once import once
from journalclub.reading.page import Page


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Columns of one page, left to right, and which of its lines are not part of the text."""

    columns: tuple[Column, ...]
    furniture: frozenset[int]  # into page.lines: running heads, folios, line numbers, watermarks, stamp


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for the whole document."""

    body_size: float  # font size of running text, in points
    body_font: str
    leading: float  # from baseline to baseline of running text, in points
    pages: tuple[PageLayout, ...]  # in the order of the pages given
    stamp: tuple[int, int] | None  # page number and line index of arXiv's stamp in the margin

    @property
    def of_text(self) -> Layout:
        """The same without its pages: what is found with it is found again in other documents set alike."""
        return replace(self, pages=(), stamp=None)


def find_layout(pages: Sequence[Page]) -> Layout:
    """The layout of a document. Costs one walk over the lines; an empty document gets usual values."""
    size, font = _body_style(pages)
    leading = _leading(pages, size)
    furniture = running_lines(pages, leading)
    stamp = None
    for page, own in zip(pages, furniture, strict=True):
        for index in turned_lines(page):
            if is_stamp(page, page.lines[index]):
                stamp = stamp or (page.number, index)
                own.add(index)
            elif is_watermark(page.lines[index], size):
                own.add(index)
    columns = page_columns(pages, furniture)
    for page, own, cols in zip(pages, furniture, columns, strict=True):
        own.update(line_numbers(page, cols))
    return Layout(
        size,
        font,
        leading,
        tuple(PageLayout(cols, frozenset(own)) for cols, own in zip(columns, furniture, strict=True)),
        stamp,
    )


def look_at(page: Page) -> None:
    """What will be asked about this page alone."""
    for look in (characters, line_steps, turned_lines, outer_rows, lone_numbers, look_for_gutters):
        look(page)


@once
def characters(page: Page) -> dict[tuple[float, str], int]:
    """How many of the page's characters are set in each size and font."""
    settings: defaultdict[tuple[float, str], int] = defaultdict(int)
    for line in page.lines:
        if line.direction[0] > th.UPRIGHT:
            for span in line.spans:
                settings[span.size, span.font] += len(span.text)
    return settings


@once
def line_steps(page: Page) -> Sequence[float]:
    """From baseline to baseline of lines that follow each other in one of MuPDF's blocks, in points."""
    return [
        below.spans[0].baseline - above.spans[0].baseline
        for above, below in pairwise(page.lines)
        if above.block == below.block and len(below.spans[0].text) >= th.LEADING_MIN_CHARS
    ]


@once
def turned_lines(page: Page) -> Sequence[int]:
    """Indexes of the lines that do not read from left to right."""
    return [index for index, line in enumerate(page.lines) if line.direction[0] <= th.UPRIGHT]


def _body_style(pages: Sequence[Page]) -> tuple[float, str]:
    """Size and font in which most characters are set."""
    settings: defaultdict[tuple[float, str], int] = defaultdict(int)
    for page in pages:
        for setting, count in characters(page).items():
            settings[setting] += count
    sizes: Counter[float] = Counter()
    fonts: dict[float, Counter[str]] = defaultdict(Counter)
    for (exact, font), count in settings.items():
        if 0 < exact < th.HUGE:
            sizes[round(exact * 2) / 2] += count
            fonts[round(exact * 2) / 2][font] += count
    if not sizes:
        return th.USUAL_SIZE, ""
    size = max(sizes, key=lambda s: (sizes[s], s))
    return max(size, 1.0), fonts[size].most_common(1)[0][0]


def _leading(pages: Sequence[Page], size: float) -> float:
    """The commonest distance of baselines within MuPDF's blocks."""
    steps: Counter[float] = Counter()
    for page in pages:
        for step in line_steps(page):
            if 0.9 * size < step < 3 * size:
                steps[round(step * 2) / 2] += 1
    return max(steps, key=lambda s: (steps[s], -s)) if steps else 1.2 * size
