"""Passages to sentences that know where they stand on paper. Not: which of them are worth quoting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from journalclub.models.paper import Box, Passage, Section, Statement
from journalclub.outline.proofs import proofs_in
from journalclub.outline.roles import Heading, Role, roles_of
from journalclub.outline.run_in import after_heading
from journalclub.outline.sentences import split_sentences

MAX_CHARS = 2_000_000  # of running text that is looked at: a book's worth
MAX_QUOTES = 20_000  # sentences that are looked at; a book has some 10,000
MAX_SENTENCE = 4_000  # characters; longer ones are no prose


class Quote(NamedTuple):
    """A sentence of a passage."""

    passage: int  # index
    start: int  # offsets in the passage's text
    end: int
    text: str
    role: Role
    section: str | None
    item: bool  # begins an entry of a list


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(
        r"(?:[•▪●◦■–—*·‣⁃►✓-]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-hA-H])[.)]|\[\d{1,2}\]|[①-⑳]|C\d:)\s+(?=\S)"
    )


def quotes_of(passages: Sequence[Passage], sections: Sequence[Section] = ()) -> list[Quote]:
    """All sentences but those of proofs, in reading order, bullets and enumerators left out."""
    roles = _roles(passages, sections)
    quotes: list[Quote] = []
    budget = MAX_CHARS
    proofs = proofs_in(passages)
    for index, passage in enumerate(passages):
        if index in proofs:
            continue
        text = passage.text[:budget]
        budget -= len(text)
        role = (
            "abstract"
            if passage.kind == "abstract"
            else roles[Heading(passage.section, passage.section_number)]
        )
        for number, (start, end) in enumerate(split_sentences(text)):
            bullet = _bullet().match(text, start, end)
            if bullet:
                start = bullet.end()
            if not number:
                start = after_heading(text, start)
            if end - start <= MAX_SENTENCE:
                item = bool(bullet) or (passage.kind == "item" and not number)
                quotes.append(Quote(index, start, end, text[start:end], role, passage.section, item))
        if len(quotes) >= MAX_QUOTES:
            return quotes[:MAX_QUOTES]
    return quotes


def _roles(passages: Sequence[Passage], sections: Sequence[Section]) -> dict[Heading, Role]:
    """Roles by heading: of all the paper's headings, those without text of their own among them.

    Text that stands under none of them is an essay or a letter, or comes before the first: an introduction.
    """
    used = dict.fromkeys(Heading(p.section, p.section_number) for p in passages if p.kind != "abstract")
    printed = dict.fromkeys(Heading(s.title, s.number) for s in sections)
    in_order = [*(h for h in used if h not in printed), *printed]
    return dict(zip(in_order, roles_of(in_order), strict=True))


def statement(passages: Sequence[Passage], passage: int, start: int, end: int) -> Statement:
    """The quote from `start` to `end` with its page and the union of its lines' boxes on the page where it
    begins.
    """
    source = passages[passage]
    starts = [line.start for line in source.lines]
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_right(starts, end - 1), first + 1)
    lines = source.lines[first:last]
    page = lines[0].page
    box = _union([line.bbox for line in lines if line.page == page])
    return Statement(source.text[start:end], page, box, source.section)


def _union(boxes: Sequence[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
