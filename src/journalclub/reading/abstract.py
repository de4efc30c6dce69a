"""The abstract: headed, run-in, or told by its place and setting alone. Not: the title (title.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.layout import Layout
from journalclub.reading.order import ACROSS
from journalclub.reading.rows import Row
from journalclub.reading.title import ABSTRACT_HEADING

_RUN_IN = re.compile(r"\W*(?:abstract|summary|résumé|zusammenfassung)\s*(?:[—–:.\-]+\s*)", re.IGNORECASE)
_END = re.compile(
    r"\W*(?:key ?words|keywords? and phrases|index terms|pacs\b|msc\b|ams (?:subject|class)|"
    r"(?:subject|19\d\d|20\d\d) (?:headings|mathematics|classification)|mathematics subject|"
    r"categories and subject|ccs concepts|general terms|"
    r"contents|acm reference|jel\b|doi\b|©|permission to make|corresponding author|\*? ?correspondence|"
    r"nomenclature|unified astronomy thesaurus|(?:[1i]\s*[.:]?|§\s*1\.?)?\s*introduction\s*$|digital object)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*$")


class Abstract(NamedTuple):
    """Where the abstract stands, as indexes of rows."""

    heading: int | None  # its heading's row, also when run in
    rows: tuple[int, ...]
    skip: int  # characters of the first row that are the run-in heading


def find_abstract(rows: Sequence[Row], layout: Layout, after: int, headings: Set[int]) -> Abstract | None:
    """The abstract among the rows from `after`, the title's end; `headings` are first rows of sections.

    None when the paper has none: prose after the authors that is set like the text below it is the text.
    """
    limit = _limit(rows, after)
    for i in range(after, limit):
        if not ABSTRACT_HEADING.match(rows[i].text):
            continue
        run_in = _RUN_IN.match(rows[i].text)
        skip = run_in.end() if run_in else 0
        if run_in and len(rows[i].text) > skip:
            body = _collect(rows, layout, i, headings, limit)
            return Abstract(i, body, skip) if body else None
        bare = ABSTRACT_HEADING.sub("", rows[i].text).strip(" .:—–-*")
        if not bare:
            body = _collect(rows, layout, i + 1, headings, limit)
            if body:
                return Abstract(i, body, 0)
        elif rows[i].lines[0].spans[0].bold and not rows[i].style.bold:
            match = ABSTRACT_HEADING.match(rows[i].text)
            skip = match.end() if match else 0
            return Abstract(i, _collect(rows, layout, i, headings, limit), skip)
    return _unheaded(rows, layout, after, headings, limit)


def _limit(rows: Sequence[Row], after: int) -> int:
    """Index of the first row that is on too late a page for an abstract."""
    first_page = rows[after].page if after < len(rows) else 0
    for i in range(after, len(rows)):
        if rows[i].page >= first_page + th.ABSTRACT_PAGES:
            return i
    return len(rows)


def _collect(
    rows: Sequence[Row], layout: Layout, start: int, headings: Set[int], limit: int
) -> tuple[int, ...]:
    """Rows of the abstract from `start` on: of one size, within its width, up to what ends it."""
    if start >= limit:
        return ()
    first = rows[start]
    found = [start]
    left = first.box[0]
    for i in range(start + 1, min(limit, start + th.ABSTRACT_MOST_ROWS)):
        row, last = rows[i], rows[found[-1]]
        if i not in headings and _is_note(row, first, layout):
            continue
        if i in headings or _END.match(row.text) or not _alike(row, first, i - start):
            break
        if (row.page, row.column) != (last.page, last.column) or row.box[1] < last.box[1] - layout.leading:
            if not _turns(rows, found, row):
                break
            left += row.left - last.left
        elif row.baseline - last.baseline > th.ABSTRACT_STEP * layout.leading or (
            row.box[0] < left - th.ABSTRACT_INDENT and i - start > 1
        ):
            break
        else:
            left = min(left, row.box[0])
        found.append(i)
    return tuple(found)


def _alike(row: Row, first: Row, distance: int) -> bool:
    """Whether a row is set like the abstract's first, which may begin with a bold heading."""
    same_weight = row.style.bold == first.style.bold or first.pure <= th.RUN_IN_PURE or distance == 1
    return abs(row.style.size - first.style.size) <= th.ABSTRACT_SIZE and same_weight


def _is_note(row: Row, first: Row, layout: Layout) -> bool:
    """Smaller rows between the columns' parts of an abstract: footnotes, permissions."""
    smaller = row.style.size < min(first.style.size, layout.body_size) - th.ABSTRACT_SIZE
    return smaller and row.page == first.page


def _turns(rows: Sequence[Row], found: Sequence[int], row: Row) -> bool:
    """Whether the abstract goes on at the top of the next column or page, or across after a short line."""
    last = rows[found[-1]]
    if row.page == last.page and ACROSS in (row.column, last.column):
        return 0 < row.baseline - last.baseline < 2 * row.style.size
    unfinished = _SENTENCE_END.search(last.text) is None
    return unfinished and (row.page > last.page or row.column > last.column)


def _unheaded(
    rows: Sequence[Row], layout: Layout, after: int, headings: Set[int], limit: int
) -> Abstract | None:
    """The first prose after the authors, if it is set apart from the text below it."""
    i = after
    while i < limit:
        if i in headings:
            return None
        if _is_prose(rows, i, limit):
            break
        i += 1
    else:
        return None
    body = _collect(rows, layout, i, headings, limit)
    if len(body) < th.ABSTRACT_ROWS:
        return None
    below = body[-1] + 1
    following = rows[below] if below < len(rows) else None
    if following is not None and _END.match(following.text) and rows[i].page == following.page:
        return Abstract(None, body, 0)
    left, right = min(rows[k].box[0] for k in body), max(rows[k].box[2] for k in body)
    first = rows[i]
    indented = (
        left > first.left + th.ABSTRACT_INDENT
        and right < first.right - th.ABSTRACT_INDENT
        and first.pure > 0.5
    )
    smaller = first.style.size < layout.body_size - 0.4
    across = first.column == ACROSS
    return Abstract(None, body, 0) if indented or smaller or across else None


def _is_prose(rows: Sequence[Row], i: int, limit: int) -> bool:
    """Whether ABSTRACT_ROWS rows of sentences begin here."""
    if i + th.ABSTRACT_ROWS > limit:
        return False
    own = rows[i : i + th.ABSTRACT_ROWS]
    words = [word for row in own for word in row.text.split() if word[0].isalpha()]
    if len(words) < 6 * th.ABSTRACT_ROWS or any("@" in row.text for row in own):
        return False
    first = own[0].style
    same = all(abs(row.style.size - first.size) < 0.6 and row.style[2:] == first[2:] for row in own)
    wide = all(row.box[2] - row.box[0] > 0.5 * (row.right - row.left) for row in own[:-1])
    small = sum(word[0].islower() for word in words)
    return same and wide and small >= th.PROSE_SHARE * len(words)
