"""Finds a document's figures, tables and algorithms: captions, bodies, and the lines they own. Not: crops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from journalclub.models.paper import Equation, Figure
from journalclub.reading.assign import Choice, Habits, habits_of, settle, usual_side
from journalclub.reading.captions import Caption, find_captions
from journalclub.reading.clean import Vocabulary
from journalclub.reading.equations import page_equations
from journalclub.reading.fallback import block_beside, facing_body, with_quotes
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.once import once_for_each
from journalclub.reading.page import Page
from journalclub.reading.panels import find_panels, type_size
from journalclub.reading.regions import Region, propose
from journalclub.reading.scene import Scene, build_scene
from journalclub.reading.table_grid import read_grid
from journalclub.reading.turned import back, turn_box
from journalclub.reading.views import View, page_views


@dataclass(frozen=True, slots=True)
class FigureFindings:
    """What was found, and which lines of text are not running text because of it."""

    figures: tuple[Figure, ...]  # in order of page, then position; captions as one line: join_captions
    captions: tuple[tuple[str, ...], ...]  # the rows of each one's caption
    equations: tuple[Equation, ...]
    owned: dict[int, frozenset[int]]  # page number to indexes into page.lines of bodies and captions
    warnings: tuple[str, ...]


def find_figures(pages: Sequence[Page], layout: Layout) -> FigureFindings:
    """All captioned figures, tables and algorithms of a document, and its numbered equations."""
    views = {view.key: view for view in page_views(pages, layout)}
    on_view: dict[tuple[int, bool], list[Caption]] = defaultdict(list)
    for caption in find_captions(list(views.values()), layout):
        on_view[caption.view].append(caption)
    of_text = layout.of_text
    proposed = [_proposed(views[k].page, views[k].layout, tuple(own), of_text) for k, own in on_view.items()]
    habits = habits_of([choice for _, choices in proposed for choice in choices])
    bodies = [
        body
        for scene, choices in proposed
        for body in _bodies(scene, choices, habits, views, on_view, layout)
    ]
    owned: dict[int, frozenset[int]] = {}
    for caption, region, view in bodies:
        own = _lines_in(region, view) if region is not None else frozenset()
        owned[view.page.number] = owned.get(view.page.number, frozenset()) | own
        owned[caption.view[0]] = owned.get(caption.view[0], frozenset()) | caption.lines
    found = [
        (_figure(caption, region, view), caption.parts)
        for caption, region, view in bodies
        if region is not None
    ]
    found.sort(key=lambda f: (f[0].page, f[0].bbox[1], f[0].bbox[0]))
    said = {(f.name, parts, f.page) for f, parts in found}
    found = [
        (f, parts) for f, parts in found if (f.name, parts, f.page - 1) not in said
    ]  # a table's next page
    warnings = [
        f"{caption.kind.capitalize()} {caption.label} on page {caption.view[0]}: caption without a body."
        for caption, region, _ in bodies
        if region is None
    ]
    equations = [
        equation
        for page, page_layout in zip(pages, layout.pages, strict=True)
        for equation in page_equations(page, page_layout, of_text, owned.get(page.number, frozenset()))
    ]
    figures, captions = tuple(f for f, _ in found), tuple(parts for _, parts in found)
    return FigureFindings(figures, captions, tuple(equations), owned, tuple(warnings))


def join_captions(findings: FigureFindings, words: Vocabulary) -> tuple[Figure, ...]:
    """The figures with captions in which words broken at rows' ends are whole again."""
    return tuple(
        replace(figure, caption=reduce(words.join, parts))
        for figure, parts in zip(findings.figures, findings.captions, strict=True)
    )


@once_for_each
def _proposed(
    page: Page, page_layout: PageLayout, captions: tuple[Caption, ...], layout: Layout
) -> tuple[Scene, Sequence[Choice]]:
    """What stands around a page's captions, and each caption with every body that it may have."""
    scene = build_scene(page, page_layout, captions, layout)
    return scene, [(caption, propose(scene, caption)) for caption in captions]


def _bodies(
    scene: Scene,
    choices: Sequence[Choice],
    habits: Habits,
    views: Mapping[tuple[int, bool], View],
    on_view: Mapping[tuple[int, bool], list[Caption]],
    layout: Layout,
) -> Iterator[tuple[Caption, Region | None, View]]:
    """Each caption of a page with its body, if it has one, and the view that this is on."""
    for caption, region in zip(scene.captions, settle(scene, choices, habits), strict=True):
        body, view = region and with_quotes(scene, caption, region), views[caption.view]
        if body is None and caption.kind == "figure":
            body, view = facing_body(caption, views, on_view, layout)
        yield caption, body or block_beside(scene, caption, usual_side(caption.kind, habits)), view


def _lines_in(region: Region, view: View) -> frozenset[int]:
    """Lines that are a body's own, and whatever else is printed within it."""
    x0, y0, x1, y1 = region.box
    inside = {
        index
        for index, line in enumerate(view.page.lines)
        if x0 <= (line.bbox[0] + line.bbox[2]) / 2 <= x1 and y0 <= (line.bbox[1] + line.bbox[3]) / 2 <= y1
    }
    return frozenset(inside.union(i.line for i in region.items if i.line >= 0))


def _figure(caption: Caption, region: Region, view: View) -> Figure:
    """The record, in coordinates of the page as shown."""
    box, caption_box = region.box, caption.bbox
    if view.turn is not None:
        box, caption_box = turn_box(box, back(view.turn)), turn_box(caption_box, back(view.turn))
    is_figure = caption.kind == "figure" and view.turn is None
    panels = find_panels(view.page, box) if is_figure else ()
    size = type_size(view.page, box) if panels else 0.0
    grid = read_grid(view.page, region.box) if caption.kind == "table" else None
    return Figure(
        caption.kind,
        caption.label,
        view.page.number,
        box,
        " ".join(caption.parts),
        caption_box,
        panels=panels,
        type_size=size,
        grid=grid,
    )
