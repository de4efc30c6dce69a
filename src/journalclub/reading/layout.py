"""Where text stands in the whole document: body size, columns, furniture. Not: what the text says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.columns import Column, page_columns
from journalclub.reading.page import Line, Page

_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(
    r"(?:page\s*)?[-–—\[(]?\s*(?:\d{1,5}|[ivxlc]{1,7})\s*[-–—\])]?(?:\s*(?:of|/)\s*\d{1,5})?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")
_CAPTION = re.compile(r"(?:fig|tab|algorithm|listing)[a-z.]*\s*#", re.IGNORECASE)
_LINE_NUMBER = re.compile(r"\d{1,4}")
_STAMP = re.compile(r"\s*arxiv\s*:", re.IGNORECASE)


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


def find_layout(pages: Sequence[Page]) -> Layout:
    """The layout of a document. Costs one walk over the lines; an empty document gets usual values."""
    size, font = _body_style(pages)
    leading = _leading(pages, size)
    furniture = _running_lines(pages, leading)
    stamp = None
    for page, own in zip(pages, furniture, strict=True):
        for index, line in enumerate(page.lines):
            if line.direction[0] > th.UPRIGHT:
                continue
            if stamp is None and _is_stamp(page, line):
                stamp = (page.number, index)
            if _is_stamp(page, line) or _is_watermark(line, size):
                own.add(index)
    columns = page_columns(
        [
            [line for i, line in enumerate(p.lines) if i not in own]
            for p, own in zip(pages, furniture, strict=True)
        ],
        [page.width for page in pages],
    )
    for page, own, cols in zip(pages, furniture, columns, strict=True):
        own.update(_line_numbers(page, cols))
    return Layout(
        size,
        font,
        leading,
        tuple(PageLayout(cols, frozenset(own)) for cols, own in zip(columns, furniture, strict=True)),
        stamp,
    )


def _body_style(pages: Sequence[Page]) -> tuple[float, str]:
    """Size and font in which most characters are set."""
    settings: defaultdict[tuple[float, str], int] = defaultdict(int)
    for page in pages:
        for line in page.lines:
            if line.direction[0] > th.UPRIGHT:
                for span in line.spans:
                    settings[span.size, span.font] += len(span.text)
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
        for above, below in pairwise(page.lines):
            if above.block != below.block or len(below.spans[0].text) < th.LEADING_MIN_CHARS:
                continue
            step = below.spans[0].baseline - above.spans[0].baseline
            if 0.9 * size < step < 3 * size:
                steps[round(step * 2) / 2] += 1
    return max(steps, key=lambda s: (steps[s], -s)) if steps else 1.2 * size


def _is_stamp(page: Page, line: Line) -> bool:
    """The stamp: arXiv prints its stamp upwards in the left margin of the first page, in 20 pt Times."""
    x0, _, x1, _ = line.bbox
    return (
        line.direction[1] < -0.98
        and max(x0, x1) < th.STAMP_MARGIN * page.width
        and line.spans[0].size >= th.STAMP_SIZE
        and _STAMP.match(line.text) is not None
    )


def _is_watermark(line: Line, size: float) -> bool:
    """Slanted and much larger than the text."""
    dx, dy = line.direction
    slanted = abs(dx) > 0.02 and abs(dy) > 0.02
    return slanted and line.spans[0].size > th.WATERMARK_RATIO * size


class _Row(NamedTuple):
    """The outermost line or lines of a page, at one height."""

    y0: float
    y1: float
    indexes: list[int]


def _running_lines(pages: Sequence[Page], leading: float) -> list[set[int]]:
    """Running heads, feet and folios of each page."""
    found: list[set[int]] = [set() for _ in pages]
    for at_top in (True, False):
        edges = [_outer_rows(page, at_top) for page in pages]
        same_text: Counter[tuple[str, int]] = Counter()
        gaps: dict[int, list[float]] = defaultdict(list)
        for page, rows in zip(pages, edges, strict=True):
            for key in {_head_key(page.lines[i]) for row in rows for i in row.indexes}:
                same_text[key] += 1
            if len(rows) > 1:
                gap = rows[1].y0 - rows[0].y1 if at_top else rows[0].y0 - rows[1].y1
                gaps[_height_key(rows[0])].append(gap)
        for page, rows, own in zip(pages, edges, found, strict=True):
            for depth, row in enumerate(rows):
                if _runs(page, row, depth, same_text, gaps, len(pages), leading):
                    own.update(row.indexes)
                elif depth:
                    break
    return found


def _runs(
    page: Page,
    row: _Row,
    depth: int,
    same_text: Counter[tuple[str, int]],
    gaps: dict[int, list[float]],
    n_pages: int,
    leading: float,
) -> bool:
    """Whether an outer row of a page is a running head or foot, or a folio."""
    keys = [_head_key(page.lines[i]) for i in row.indexes]
    if any(_CAPTION.match(key[0]) for key in keys):
        return False
    enough = max(th.RUNNING_PAGES, th.RUNNING_SHARE * n_pages)
    folios = [_FOLIO.fullmatch(page.lines[i].text.strip()) is not None for i in row.indexes]
    words = [same_text[key] >= enough and _WORD.search(key[0]) is not None for key in keys]
    if all(f or w for f, w in zip(folios, words, strict=True)) and (any(words) or depth == 0):
        return True
    same_height = gaps.get(_height_key(row), [])
    if depth or len(same_height) < max(th.RUNNING_PAGES, th.RUNNING_HEIGHT_SHARE * n_pages):
        return False
    return sorted(same_height)[len(same_height) // 2] > th.RUNNING_GAP * leading


def _outer_rows(page: Page, at_top: bool) -> list[_Row]:
    """The two outermost rows of lines in the page's top or bottom margin zone, the outer first."""
    limit = th.MARGIN_ZONE * page.height
    inside = []
    for i, line in enumerate(page.lines):
        y0, y1 = line.bbox[1], line.bbox[3]
        if line.upright and (y0 < limit if at_top else y1 > page.height - limit) and line.text.strip():
            inside.append((y0 if at_top else -y1, i))
    inside.sort()
    rows: list[_Row] = []
    for _, i in inside:
        _, y0, _, y1 = page.lines[i].bbox
        if rows and min(y1, rows[-1].y1) - max(y0, rows[-1].y0) > 0.5 * min(
            y1 - y0, rows[-1].y1 - rows[-1].y0
        ):
            rows[-1].indexes.append(i)
        elif len(rows) == th.RUNNING_ROWS:
            break
        else:
            rows.append(_Row(y0, y1, [i]))
    return rows


def _head_key(line: Line) -> tuple[str, int]:
    """Text without its numbers, and height: the same on each page for a running head."""
    return _DIGITS.sub("#", line.text.strip()), round(line.bbox[1] / th.SAME_HEIGHT)


def _height_key(row: _Row) -> int:
    return round(row.y0 / th.SAME_HEIGHT)


def _line_numbers(page: Page, columns: Sequence[Column]) -> Iterable[int]:
    """Numbers that count the lines of a submission, in the margins or between the columns."""
    aligned: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for index, line in enumerate(page.lines):
        x0, y0, x1, _ = line.bbox
        if x1 - x0 > th.LINE_NUMBER_WIDTH or any(x1 > c.left + 1 and x0 < c.right - 1 for c in columns):
            continue
        text = line.text.strip()
        if _LINE_NUMBER.fullmatch(text):
            aligned[round(x1 / 4)].append((y0, int(text), index))
    for group in aligned.values():
        if len(group) < th.LINE_NUMBERS:
            continue
        group.sort()
        steps = Counter(b[1] - a[1] for a, b in pairwise(group))
        step, count = steps.most_common(1)[0]
        if step > 0 and count >= 0.8 * (len(group) - 1):
            yield from (index for _, _, index in group)
