"""Finds out all that one page says by itself while the others are still being read. Not: what pages say together.

Nothing depends on it but time: each of these functions remembers its answer (once.py), or is asked later.
"""

from __future__ import annotations

from journalclub.reading.atoms import condense
from journalclub.reading.caption_starts import page_heads
from journalclub.reading.clean import words_in
from journalclub.reading.equations import may_be_numbered
from journalclub.reading.layout import look_at
from journalclub.reading.order import level_lines
from journalclub.reading.page import Page
from journalclub.reading.pieces import all_pieces
from journalclub.reading.rows import line_contents, long_words


def prepare(page: Page) -> None:
    """Work out everything that will be asked about the page alone."""
    look_at(page)
    for work in (all_pieces, condense, page_heads, may_be_numbered, level_lines):
        work(page)
    for content in line_contents(page):
        words_in(content.text)
        long_words(content.text)
