"""Gives each caption of a page its body, so that no two share one. Not: what bodies there are (regions.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from journalclub.models.paper import Box, FigureKind
from journalclub.reading import figure_thresholds as th
from journalclub.reading.captions import Caption
from journalclub.reading.regions import Region, Side

Habits = Mapping[FigureKind, Counter[Side]]
"""On which side of their captions bodies of each kind stand, where there was no choice."""

_USUAL: dict[FigureKind, Side] = {"figure": "above", "table": "below", "algorithm": "below"}


def habits_of(choices: Sequence[tuple[Caption, Sequence[Region]]]) -> Habits:
    """Count the sides of captions that have content on one side only."""
    habits: dict[FigureKind, Counter[Side]] = {kind: Counter() for kind in _USUAL}
    for caption, regions in choices:
        sides = {r.side for r in regions if r.side in ("above", "below")}
        if len(sides) == 1:
            habits[caption.kind][sides.pop()] += 1
    return habits


def assign(choices: Sequence[tuple[Caption, Sequence[Region]]], habits: Habits) -> list[Region | None]:
    """The best region for each caption, in the order given; None for captions without a body."""
    options: list[list[tuple[float, Region | None]]] = []
    for caption, regions in choices:
        scored = sorted(((_score(caption, r, habits), r) for r in regions), key=lambda s: -s[0])
        options.append([*scored[: th.MOST_OPTIONS], (0.0, None)])
    if _combinations(options) > th.MOST_COMBINATIONS:
        options = [own[:2] for own in options]
    if _combinations(options) > th.MOST_COMBINATIONS:
        return [own[0][1] for own in options]
    best_value = float("-inf")
    best: tuple[Region | None, ...] = ()
    for combination in product(*options):
        value = sum(score for score, _ in combination)
        if value <= best_value:
            continue
        regions = tuple(region for _, region in combination)
        value -= _clashes(regions)
        if value > best_value:
            best_value, best = value, regions
    return list(best)


def _combinations(options: Sequence[Sequence[object]]) -> int:
    count = 1
    for own in options:
        count *= len(own)
    return count


def _score(caption: Caption, region: Region, habits: Habits) -> float:
    """How much speaks for a region: its side, its content, its distance."""
    score = 1.0
    counts = habits[caption.kind]
    total = counts["above"] + counts["below"]
    if region.side in ("above", "below"):
        share = (counts[region.side] + (2.0 if region.side == _USUAL[caption.kind] else 0.5)) / (total + 2.5)
        score += 2.0 * share
    width = region.box[2] - region.box[0]
    height = region.box[3] - region.box[1]
    if caption.kind == "figure":
        score += 2.0 if region.ink > th.FIGURE_INK else 0.0
    else:
        score += 1.0 if any(i.kind == "rule" for i in region.items) else 0.0
        score += 0.5 if sum(i.kind == "text" for i in region.items) >= 4 else 0.0
    if min(width, height) < th.LEAST_SIDE:
        score -= 1.5
    return score - region.gap / 30.0


def _clashes(regions: Sequence[Region | None]) -> float:
    """What overlapping regions cost."""
    cost = 0.0
    boxes = [r.box for r in regions if r is not None]
    for i, one in enumerate(boxes):
        for two in boxes[i + 1 :]:
            shared = _shared(one, two)
            if shared > 0.1:
                cost += 4.0 * shared
    return cost


def _shared(a: Box, b: Box) -> float:
    """Overlap as a share of the smaller box."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return wide * high / max(smaller, 1.0)
