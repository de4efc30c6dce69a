"""Title, authors and abstract together, and which rows they take up. Not: how each is found."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from journalclub.models.paper import Passage
from journalclub.reading import thresholds as th
from journalclub.reading.abstract import Abstract, find_abstract
from journalclub.reading.authors import find_authors
from journalclub.reading.clean import Vocabulary
from journalclub.reading.layout import Layout
from journalclub.reading.passages import abstract_passages
from journalclub.reading.rows import Row
from journalclub.reading.title import find_title


class FrontMatter(NamedTuple):
    """What stands before the text."""

    title: str | None
    authors: tuple[str, ...]
    abstract: tuple[Passage, ...]
    rows: frozenset[int]  # taken up by it, notes between included
    end: int  # index of the row after the abstract (after the authors, when there is none)


def find_front_matter(
    rows: Sequence[Row], layout: Layout, words: Vocabulary, headings: Set[int]
) -> FrontMatter:
    """Title, authors and abstract; `headings` are the first rows of what looks like headings."""
    title, start, after = find_title(rows, layout, words)
    if title is None:
        return FrontMatter(None, (), (), frozenset(), 0)
    abstract = find_abstract(rows, layout, after, headings)
    between = _author_rows(rows, after, abstract, headings)
    authors = find_authors([rows[i] for i in between])
    taken = set(range(start, after)) | set(between)
    passages: list[Passage] = []
    end = after
    if abstract is not None:
        passages = abstract_passages(rows, abstract.rows, abstract.skip, layout, words)
        taken.update(abstract.rows)
        if abstract.heading is not None:
            taken.add(abstract.heading)
        taken.update(range(abstract.rows[0]))
        end = max(abstract.rows) + 1
    elif between:
        end = max(between) + 1
    return FrontMatter(title, authors, tuple(passages), frozenset(taken), end)


def _author_rows(rows: Sequence[Row], after: int, abstract: Abstract | None, headings: Set[int]) -> list[int]:
    """Rows between title and abstract, by height on the page; without abstract, up to the text."""
    if abstract is None:
        first, body = _text_start(rows, after, headings), frozenset[int]()
    else:
        first = abstract.heading if abstract.heading is not None else abstract.rows[0]
        body = frozenset(abstract.rows)
    if first >= len(rows):
        return []
    stop = rows[first]
    title_end = rows[after - 1]
    found = []
    for i in range(after, len(rows)):
        row = rows[i]
        if row.page > stop.page or i - after > th.AUTHOR_ROWS:
            break
        if row.page == stop.page and row.box[3] > stop.box[1] + 2:
            continue
        if row.page == title_end.page and row.box[1] < title_end.box[1]:
            continue
        if i != first and i not in body:
            found.append(i)
    return sorted(found, key=lambda i: (rows[i].page, round(rows[i].baseline / 3), rows[i].box[0]))


def _text_start(rows: Sequence[Row], after: int, headings: Set[int]) -> int:
    """The first heading, or the first of three rows that fill their column."""
    full = 0
    for i in range(after, len(rows)):
        if i in headings:
            return i
        fills = rows[i].box[2] - rows[i].box[0] > th.FULL_ROW * (rows[i].right - rows[i].left)
        full = full + 1 if fills and not rows[i].text.endswith(",") else 0
        if full == 3:
            return i - 2
    return len(rows)
