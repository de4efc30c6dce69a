"""Gives each caption of a page its body, so that no two share one. Not: finding bodies (regions.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from journalclub.models.paper import Box, FigureKind
from journalclub.reading import figure_thresholds as th
from journalclub.reading.bands import Side
from journalclub.reading.captions import Caption
from journalclub.reading.regions import Region, propose
from journalclub.reading.scene import Scene

Habits = Mapping[FigureKind, Counter[Side]]
"""On which side of their captions bodies of each kind stand, where there was no choice."""

Choice = tuple[Caption, Sequence[Region]]
"""A caption with the bodies it may have."""

_USUAL: dict[FigureKind, Side] = {"figure": "above", "table": "below", "algorithm": "below"}


def habits_of(choices: Sequence[Choice]) -> Habits:
    """Count the sides of captions that have content on one side only."""
    habits: dict[FigureKind, Counter[Side]] = {kind: Counter() for kind in _USUAL}
    for caption, regions in choices:
        sides = {r.side for r in regions if r.side in ("above", "below")}
        if len(sides) == 1:
            habits[caption.kind][sides.pop()] += 1
    return habits


def usual_side(kind: FigureKind, habits: Habits) -> Side:
    """Where the paper's bodies of a kind stand."""
    counts = habits[kind]
    return counts.most_common(1)[0][0] if counts else _USUAL[kind]


def assign(choices: Sequence[Choice], habits: Habits) -> list[Region | None]:
    """The best region for each caption, in the order given; None for captions without a body."""
    options: list[list[tuple[float, Region | None]]] = []
    for caption, regions in choices:
        scored: list[tuple[float, Region | None]] = [(_score(caption, r, habits), r) for r in regions]
        scored.sort(key=lambda s: -s[0])
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
        chosen = tuple(region for _, region in combination)
        value -= _clashes(chosen)
        if value > best_value:
            best_value, best = value, chosen
    return list(best)


def settle(scene: Scene, choices: Sequence[Choice], habits: Habits) -> list[Region | None]:
    """Assign; then look again for the bodies of captions left without one, or with a share of another's.

    The bodies that stay are walls in the second look.
    """
    regions = assign(choices, habits)
    loose = [
        i for i, region in enumerate(regions) if region is None or _is_shared(i, regions, choices, habits)
    ]
    if not loose or len(loose) == len(regions):
        return regions
    kept = [region.box for i, region in enumerate(regions) if region is not None and i not in loose]
    again = scene._replace(walls=(*scene.walls, *kept))
    second = [(choices[i][0], propose(again, choices[i][0])) for i in loose]
    for i, region in zip(loose, assign(second, habits), strict=True):
        if region is not None:
            regions[i] = region
    return regions


def _is_shared(
    i: int,
    regions: Sequence[Region | None],
    choices: Sequence[Choice],
    habits: Habits,
) -> bool:
    """Whether a region overlaps another with more speaking for it."""
    mine = regions[i]
    if mine is None:
        return True
    score = _score(choices[i][0], mine, habits)
    return any(
        other is not None
        and j != i
        and _shared(mine.box, other.box) > th.SHARED
        and (_score(choices[j][0], other, habits), -j) > (score, -i)
        for j, other in enumerate(regions)
    )


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
    for one, two in combinations(boxes, 2):
        shared = _shared(one, two)
        if shared > th.SHARED:
            cost += 4.0 * shared
    return cost


def _shared(a: Box, b: Box) -> float:
    """Overlap as a share of the smaller box."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return wide * high / max(smaller, 1.0)
