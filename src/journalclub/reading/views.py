"""Pages as their captions are read: as shown, and turned where captions run upwards. Not: captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.caption_words import read_head
from journalclub.reading.columns import Column
from journalclub.reading.layout import Layout, PageLayout
from journalclub.reading.page import Page
from journalclub.reading.turned import Turn, turn_page, upright_turn


class View(NamedTuple):
    """A page in the position in which its captions read from left to right."""

    page: Page
    layout: PageLayout
    turn: Turn | None  # from the page as shown to this position

    @property
    def key(self) -> tuple[int, bool]:
        """Page from 1, and whether it is turned."""
        return self.page.number, self.turn is not None


def page_views(pages: Sequence[Page], layout: Layout) -> list[View]:
    """Every page as shown, and once more turned if captions on it read upwards or downwards."""
    views = []
    for page, page_layout in zip(pages, layout.pages, strict=True):
        views.append(View(page, page_layout, None))
        directions = {
            (0.0, 1.0 if line.direction[1] > 0 else -1.0)
            for index, line in enumerate(page.lines)
            if abs(line.direction[1]) > th.UPRIGHT
            and index not in page_layout.furniture
            and read_head(line.text) is not None
        }
        if len(directions) == 1:
            views.append(_turned(page, page_layout, directions.pop()))
    return views


def _turned(page: Page, page_layout: PageLayout, direction: tuple[float, float]) -> View:
    """The page turned so that lines of this direction are level, as one column of text."""
    turn = upright_turn(direction, page)
    turned = turn_page(page, turn)
    level = [line.bbox for line in turned.lines if line.upright]
    column = Column(min(b[0] for b in level), max(b[2] for b in level))
    return View(turned, PageLayout((column,), page_layout.furniture), turn)
