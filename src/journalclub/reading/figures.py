"""Finds a document's figures, tables and algorithms: captions, bodies, and the lines they own. Not: crops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.models.paper import Equation, Figure
from journalclub.reading.assign import habits_of, settle
from journalclub.reading.captions import Caption, find_captions
from journalclub.reading.equations import page_equations
from journalclub.reading.layout import Layout
from journalclub.reading.page import Page
from journalclub.reading.regions import Region, propose
from journalclub.reading.scene import Scene, build_scene


@dataclass(frozen=True, slots=True)
class FigureFindings:
    """What was found, and which lines of text are not running text because of it."""

    figures: tuple[Figure, ...]  # in order of page, then position
    equations: tuple[Equation, ...]
    owned: dict[int, frozenset[int]]  # page number to indexes into page.lines of bodies and captions
    warnings: tuple[str, ...]


def find_figures(pages: Sequence[Page], layout: Layout) -> FigureFindings:
    """All captioned figures, tables and algorithms of a document, and its numbered equations."""
    by_page: dict[int, list[Caption]] = defaultdict(list)
    for caption in find_captions(pages, layout):
        by_page[caption.page].append(caption)
    scenes: list[Scene] = []
    for page, page_layout in zip(pages, layout.pages, strict=True):
        if by_page[page.number]:
            scenes.append(build_scene(page, page_layout, by_page[page.number], layout))
    choices = [[(c, propose(scene, c)) for c in scene.captions] for scene in scenes]
    habits = habits_of([choice for own in choices for choice in own])
    figures: list[Figure] = []
    owned: dict[int, frozenset[int]] = {}
    warnings: list[str] = []
    for scene, own in zip(scenes, choices, strict=True):
        regions = settle(scene, own, habits)
        lines: set[int] = set()
        for caption, region in zip(scene.captions, regions, strict=True):
            lines |= caption.lines
            if region is None:
                warnings.append(f"page {caption.page}: nothing found for {caption.kind} {caption.label}")
                continue
            lines.update(i.line for i in region.items if i.line >= 0)
            figures.append(_figure(caption, region))
        owned[scene.page.number] = frozenset(lines)
    equations = [
        equation
        for page, page_layout in zip(pages, layout.pages, strict=True)
        for equation in page_equations(page, page_layout, layout, owned.get(page.number, frozenset()))
    ]
    return FigureFindings(tuple(figures), tuple(equations), owned, tuple(warnings))


def _figure(caption: Caption, region: Region) -> Figure:
    return Figure(caption.kind, caption.label, caption.page, region.box, caption.text, caption.bbox)
