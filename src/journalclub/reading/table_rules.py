"""The level rules of a table, across it or under some columns. Not: the text between (table_text.py). Pure geometry."""

from __future__ import annotations

from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import table_thresholds as th
from journalclub.reading.page import Page


class PartialRule(NamedTuple):
    """A rule under some columns."""

    x0: float
    x1: float
    y: float


class Rules(NamedTuple):
    """A table's rules, from top to bottom."""

    full: tuple[float, ...]  # heights
    partial: tuple[PartialRule, ...]


def rules_of(page: Page, box: Box) -> Rules:
    """The rules within that box; pieces that touch are one rule, double rules one."""
    left, top, right, bottom = box
    pieces = sorted(
        ((y0 + y1) / 2, x0, x1)
        for _, (x0, y0, x1, y1) in page.marks
        if y1 - y0 <= th.RULE_THICK
        and x1 - x0 >= th.RULE_LENGTH
        and top - 3 <= y0
        and y1 <= bottom + 3
        and x1 > left - 1
        and x0 < right + 1
    )
    full: list[float] = []
    partial: list[PartialRule] = []
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and pieces[end][0] - pieces[start][0] <= th.RULE_LEVEL:
            end += 1
        for x0, x1 in _joined([(a, b) for _, a, b in pieces[start:end]]):
            y = pieces[start][0]
            if x1 - x0 < th.FULL_RULE * (right - left):
                partial.append(PartialRule(x0, x1, y))
            elif not full or y - full[-1] > th.RULE_LEVEL:
                full.append(y)
        start = end
    return Rules(tuple(full), tuple(partial))


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that touch, as one."""
    made: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if made and x0 - made[-1][1] < th.RULE_GAP:
            made[-1] = made[-1][0], max(made[-1][1], x1)
        else:
            made.append((x0, x1))
    return made
