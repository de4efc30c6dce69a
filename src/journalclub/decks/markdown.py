"""A deck as Markdown that Marp shows as slides. Not: what it says (slides.py), or its look (presenter.md.j2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from journalclub.decks import layout, speech
from journalclub.decks.table_fit import centred_columns
from journalclub.models.deck import Brief, Bullet, Deck, Slide
from journalclub.models.paper import Cell
from journalclub.render import Templates, markdown
from journalclub.wording import figure_place

TEMPLATE = "presenter.md.j2"
PIXELS = 1280 / layout.WIDTH  # Marp's 16:9 slide is 1280 × 720 pixels


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """A table's cells; Markdown has one row of headings and no cells over several columns."""

    head: tuple[str, ...]
    marks: tuple[str, ...]  # of the columns: "---", ":-:"
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class MarkdownSlide:
    """A slide as the template sees it."""

    title: str
    classes: str  # kind and rank, for the style and for re-timing
    footer: str  # the agenda line, Markdown
    bullets: tuple[Bullet, ...]
    plain: bool  # paragraphs instead of a list
    leading: bool  # the text stands before the picture
    table: MarkdownTable | None  # instead of the picture
    picture: str | None  # address of the picture
    alt: str  # never free text: Marp reads words such as "bg" or "contrast" in it as commands
    size: str
    place: str  # "Figure 3, p. 5"
    caption: str
    notes: tuple[str, ...]


def render_markdown(deck: Deck, brief: Brief, templates: Templates) -> str:
    """presenter.md from the club's template or ours; `brief` is there for a club's own template."""
    slides = [_slide(deck, index) for index in range(len(deck.slides))]
    return templates.render(TEMPLATE, title=deck.title, slides=slides, deck=deck, brief=brief)


def _slide(deck: Deck, index: int) -> MarkdownSlide:
    slide = deck.slides[index]
    area = layout.LAYOUTS[slide.kind].picture
    place = figure_place(slide.shown)
    return MarkdownSlide(
        title=slide.title,
        classes=f"{slide.kind.replace(' ', '-')} rank-{slide.rank}",
        footer=_agenda_line(deck, slide.part) if slide.kind != "cover" else "",
        bullets=tuple(replace(b, text=b.text.replace("\t", ": ")) for b in slide.bullets),
        plain=slide.kind == "cover",
        leading=slide.kind == "equation",
        table=_table(slide),
        picture=quote(slide.picture) if slide.picture else None,
        alt=place or "First page",
        size=f"h:{round((area.height if area else 0) * PIXELS * 0.9)}",
        place=place,
        caption=slide.caption,
        notes=tuple(speech.notes(deck, index)),
    )


def _table(slide: Slide) -> MarkdownTable | None:
    """The cells of a slide's table; those over several columns stand in the first of them, bold."""
    grid = slide.figure.grid if slide.figure is not None and slide.kind == "table" else None
    if grid is None:
        return None
    head, *second = (_flat(row) for row in grid.head)
    centred = centred_columns(grid)
    rows = (*(tuple(replace(c, bold=bool(c.text)) for c in row) for row in second), *map(_flat, grid.rows))
    return MarkdownTable(
        tuple(c.text for c in head), tuple(":-:" if c else "---" for c in centred), tuple(rows)
    )


def _flat(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """A cell for each column."""
    return tuple(c for cell in row for c in (Cell(cell.text, bold=cell.bold), *[Cell("")] * (cell.span - 1)))


def _agenda_line(deck: Deck, current: str) -> str:
    """The parts of the talk, the current one in bold."""
    parts = (f"**{markdown(p)}**" if p == current else markdown(p) for p in deck.parts)
    return " · ".join(parts)
