"""Which lines of a page are no part of its text: running heads and feet, folios, stamps, watermarks, line numbers.

Not: the lines of figures.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.columns import Column
from journalclub.reading.once import once
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


def is_stamp(page: Page, line: Line) -> bool:
    """The stamp: arXiv prints its stamp upwards in the left margin of the first page, in 20 pt Times."""
    x0, _, x1, _ = line.bbox
    return (
        line.direction[1] < -th.UPRIGHT
        and max(x0, x1) < th.STAMP_MARGIN * page.width
        and line.spans[0].size >= th.STAMP_SIZE
        and _STAMP.match(line.text) is not None
    )


def is_watermark(line: Line, size: float) -> bool:
    """Slanted and much larger than the text."""
    dx, dy = line.direction
    slanted = abs(dx) > 0.02 and abs(dy) > 0.02
    return slanted and line.spans[0].size > th.WATERMARK_RATIO * size


class _Row(NamedTuple):
    """The outermost line or lines of a page, at one height."""

    y0: float
    y1: float
    indexes: list[int]


def running_lines(pages: Sequence[Page], leading: float) -> list[set[int]]:
    """Running heads, feet and folios of each page."""
    found: list[set[int]] = [set() for _ in pages]
    for at_top in (True, False):
        edges = [outer_rows(page)[0 if at_top else 1] for page in pages]
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


@once
def outer_rows(page: Page) -> tuple[list[_Row], list[_Row]]:
    """The two outermost rows of lines at the page's top, and those at its bottom; the outer first."""
    return _outer_rows(page, at_top=True), _outer_rows(page, at_top=False)


def _outer_rows(page: Page, at_top: bool) -> list[_Row]:
    """The two outermost rows of lines in the page's top or bottom margin zone, the outer first."""
    limit = th.MARGIN_ZONE * page.height
    inside = []
    for i, line in enumerate(page.lines):
        y0, y1 = line.bbox[1], line.bbox[3]
        if (y0 < limit if at_top else y1 > page.height - limit) and line.upright and line.text.strip():
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


def line_numbers(page: Page, columns: Sequence[Column]) -> Iterable[int]:
    """Numbers that count the lines of a submission, in the margins or between the columns."""
    aligned: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for index, number in lone_numbers(page):
        x0, y0, x1, _ = page.lines[index].bbox
        if not any(x1 > c.left + 1 and x0 < c.right - 1 for c in columns):
            aligned[round(x1 / 4)].append((y0, number, index))
    for group in aligned.values():
        if len(group) < th.LINE_NUMBERS:
            continue
        group.sort()
        steps = Counter(b[1] - a[1] for a, b in pairwise(group))
        step, count = steps.most_common(1)[0]
        if step > 0 and count >= 0.8 * (len(group) - 1):
            yield from (index for _, _, index in group)


@once
def lone_numbers(page: Page) -> Sequence[tuple[int, int]]:
    """Short lines of the page that are a number only: index and number."""
    return [
        (index, int(text))
        for index, line in enumerate(page.lines)
        if line.bbox[2] - line.bbox[0] <= th.LINE_NUMBER_WIDTH
        if _LINE_NUMBER.fullmatch(text := line.text.strip())
    ]
