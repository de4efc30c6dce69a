"""The space in which a caption's body can lie: between walls, gutters and other captions. Not: its content."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.captions import Caption
from journalclub.reading.scene import Item, Scene

Side = Literal["above", "below", "left", "right"]


class Band(NamedTuple):
    """Where to look for a body."""

    left: float
    right: float
    top: float
    bottom: float


def find_band(scene: Scene, caption: Caption, side: Side) -> Band:
    """The space above or below the caption, between walls, gutters and the bodies of captions beside it."""
    left, right = column_band(scene, caption.bbox)
    core = (caption.bbox[0] + 2, caption.bbox[2] - 2)
    band = _limits(scene, caption, side, left, right, core)
    crossing = [
        i
        for i in scene.items
        if (i.kind == "ink" or (i.kind == "rule" and _is_first_rule(i, caption, side)))
        and i.y0 < band.bottom
        and i.y1 > band.top
        and (i.x0 < left - 12 < left + 12 < i.x1 or i.x0 < right - 12 < right + 12 < i.x1)
    ]
    if crossing and len(scene.columns) > 1:
        left, right = 0.0, scene.width
        core = (min(core[0], *(i.x0 for i in crossing)), max(core[1], *(i.x1 for i in crossing)))
        band = _limits(scene, caption, side, left, right, core)
    return _beside_captions(scene, caption, band)


def _is_first_rule(rule: Item, caption: Caption, side: Side) -> bool:
    """Whether a rule may be a table's next to its caption."""
    gap = caption.bbox[1] - rule.y1 if side == "above" else rule.y0 - caption.bbox[3]
    return caption.kind != "figure" and gap < th.RULE_NEAR


def column_band(scene: Scene, box: Box) -> tuple[float, float]:
    """Left and right limit of the columns the caption stands in: gutters' middles, or the page's edges."""
    left, right = 0.0, scene.width
    for one, two in pairwise(scene.columns):
        middle = (one.right + two.left) / 2
        if box[0] >= middle - 4:
            left = max(left, middle)
        elif box[2] <= middle + 4:
            right = min(right, middle)
    return left, right


def _limits(
    scene: Scene, caption: Caption, side: Side, left: float, right: float, core: tuple[float, float]
) -> Band:
    """The band cut at walls: those over the caption end it, those at its side make it narrower."""
    _, y0, _, y1 = caption.bbox
    walls = walls_for(scene, caption)
    over = [w for w in walls if w[0] < core[1] and w[2] > core[0]]
    if side == "above":
        top, bottom = max((w[3] for w in over if w[3] <= y0 + 3), default=0.0), y0
    else:
        top, bottom = y1, min((w[1] for w in over if w[1] >= y1 - 3), default=scene.height)
    middle = (core[0] + core[1]) / 2
    for wall in walls:
        if min(wall[3], bottom) - max(wall[1], top) < 3 or wall[2] <= left or wall[0] >= right:
            continue
        if wall[2] <= middle:
            left = max(left, wall[2])
        elif wall[0] >= middle:
            right = min(right, wall[0])
    return Band(left, right, top, bottom)


def walls_for(scene: Scene, caption: Caption) -> list[Box]:
    """What this caption's body cannot reach over: walls, other captions, tables that are another's."""
    others = [c.bbox for c in scene.captions if c is not caption]
    return [*scene.walls, *others, *(z for owner, z in _own_tables(scene) if owner is not caption)]


def _own_tables(scene: Scene) -> list[tuple[Caption, Box]]:
    """Ruled areas next to one table's or algorithm's caption only."""
    found = []
    for (number, below), zone in scene.ruled.items():
        caption = scene.captions[number]
        rivals = [
            other
            for (n, b), other in scene.ruled.items()
            if (n, b) != (number, below) and abs(other[1] - zone[1]) + abs(other[3] - zone[3]) < 8
        ]
        if caption.kind != "figure" and not rivals and ((number, not below) not in scene.ruled):
            found.append((caption, zone))
    return found


def _beside_captions(scene: Scene, caption: Caption, band: Band) -> Band:
    """The band without the bodies of captions that stand beside this one."""
    left, right = band.left, band.right
    x0, y0, x1, y1 = caption.bbox
    for other in scene.captions:
        ox0, oy0, ox1, oy1 = other.bbox
        if other is caption or max(oy0 - y1, y0 - oy1) > th.SAME_FLOAT:
            continue
        if ox0 >= x1 - 2 and ox0 < right + 300:
            right = min(right, _gap_between(scene, band, (x0 + x1) / 2, (ox0 + ox1) / 2, (x1 + ox0) / 2))
        elif ox1 <= x0 + 2:
            left = max(left, _gap_between(scene, band, (ox0 + ox1) / 2, (x0 + x1) / 2, (ox1 + x0) / 2))
    return band._replace(left=left, right=right)


def _gap_between(scene: Scene, band: Band, low: float, high: float, wish: float) -> float:
    """The x nearest to `wish` where white runs down the band between two captions' middles."""
    spans = sorted(
        (max(i.x0, low), min(i.x1, high))
        for i in scene.items
        if i.y0 < band.bottom and i.y1 > band.top and i.x1 > low and i.x0 < high
    )
    gaps: list[tuple[float, float]] = []
    reached = low
    for x0, x1 in spans:
        if x0 > reached + 1:
            gaps.append((reached, x0))
        reached = max(reached, x1)
    if high > reached + 1:
        gaps.append((reached, high))
    if not gaps:
        return wish
    best = min(gaps, key=lambda g: max(g[0] - wish, wish - g[1], 0.0) - 0.5 * (g[1] - g[0]))
    return min(max(wish, best[0]), best[1])
