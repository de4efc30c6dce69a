"""Finds out what pages say while others are still being read. Not: anything that is not asked again at the end.

Nothing depends on it but time: what is asked here remembers its answers (once.py), and gives the same ones later.
"""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.reading.atoms import condense
from journalclub.reading.caption_starts import page_heads
from journalclub.reading.clean import words_in
from journalclub.reading.equations import may_be_numbered
from journalclub.reading.layout import look_at
from journalclub.reading.order import level_lines
from journalclub.reading.page import Page
from journalclub.reading.pieces import all_pieces
from journalclub.reading.read import lay_out
from journalclub.reading.rows import line_contents, long_words


def prepare(page: Page) -> None:
    """Work out everything that will be asked about the page alone."""
    look_at(page)
    for work in (all_pieces, condense, page_heads, may_be_numbered, level_lines, line_contents):
        work(page)


def rehearse(pages: Sequence[Page]) -> None:
    """Lay out some pages as if they were the whole paper.

    Most of a paper's pages are laid out alike, so most of what is found is right for the whole paper, too.
    """
    for row in lay_out(pages)[2]:
        words_in(row.text)
        long_words(row.text)
