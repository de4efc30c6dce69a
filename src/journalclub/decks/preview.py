"""A Markdown deck at a glance: each shown slide's title, its first lines and its picture, never its notes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journalclub.decks.markdown_blocks import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Picture,
    read_blocks,
    without_comments,
)
from journalclub.decks.markdown_slides import split
from journalclub.decks.markdown_spans import plain
from journalclub.models.publication import Slide
from journalclub.text import display

MOST_SLIDES, MOST_LINES, LONGEST_LINE = 60, 6, 140


def preview_slides(text: str) -> tuple[Slide, ...]:
    """The slides that are shown, in order; empty ones are passed over."""
    _, pieces = split(text)
    slides = (_slide(read_blocks(without_comments(p.lines)[0])) for p in pieces if not p.hidden)
    return tuple(s for s in slides if s.title or s.lines or s.picture)[:MOST_SLIDES]


def _slide(blocks: Sequence[Block]) -> Slide:
    title = next((display(plain(b.spans)) for b in blocks if isinstance(b, Heading)), "")
    picture = next((b.span.target for b in blocks if isinstance(b, Picture)), None)
    lines = [display(line, LONGEST_LINE) for block in blocks for line in _lines(block)]
    return Slide(title, tuple(line for line in lines if line)[:MOST_LINES], picture)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Listing):
        for item in block.items:
            yield plain(item.spans)
    elif isinstance(block, Paragraph):
        yield plain(block.spans)
