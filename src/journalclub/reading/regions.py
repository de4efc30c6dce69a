"""Where a caption's body can be: content above, below or beside it, up to the next wall. Not: which it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.captions import Caption
from journalclub.reading.scene import Item, Scene

Side = Literal["above", "below", "left", "right"]
_ENDS: tuple[Side, ...] = ("above", "below")
_FLANKS: tuple[Side, ...] = ("left", "right")


class Region(NamedTuple):
    """A body that a caption may have."""

    side: Side
    box: Box
    items: tuple[Item, ...]
    gap: float  # points between caption and body
    ink: float  # area of the hull of ink other than rules, in square points


class Band(NamedTuple):
    """Where to look for a body."""

    left: float
    right: float
    top: float
    bottom: float


def propose(scene: Scene, caption: Caption) -> list[Region]:
    """Every body the caption may have, at most one a side."""
    found = []
    for side in _ENDS:
        band = _band(scene, caption, side)
        region = _fill(scene, caption, side, band)
        if region is not None:
            found.append(region)
    for side in _FLANKS:
        region = _beside(scene, caption, side)
        if region is not None:
            found.append(region)
    return found


def _band(scene: Scene, caption: Caption, side: Side) -> Band:
    """The space above or below the caption, between walls, gutters and the bodies of captions beside it."""
    left, right = _column_band(scene, caption.bbox)
    core = (caption.bbox[0] + 2, caption.bbox[2] - 2)
    band = _limits(scene, caption, side, left, right, core)
    crossing = [
        i
        for i in scene.items
        if i.kind == "ink"
        and i.y0 < band.bottom
        and i.y1 > band.top
        and (i.x0 < left - 12 < left + 12 < i.x1 or i.x0 < right - 12 < right + 12 < i.x1)
    ]
    if crossing and len(scene.columns) > 1:
        left, right = 0.0, scene.page.width
        core = (min(core[0], *(i.x0 for i in crossing)), max(core[1], *(i.x1 for i in crossing)))
        band = _limits(scene, caption, side, left, right, core)
    return _beside_captions(scene, caption, band)


def _column_band(scene: Scene, box: Box) -> tuple[float, float]:
    """Left and right limit of the columns the caption stands in: gutters' middles, or the page's edges."""
    left, right = 0.0, scene.page.width
    for one, two in zip(scene.columns, scene.columns[1:], strict=False):
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
    walls = _walls_for(scene, caption)
    over = [w for w in walls if w[0] < core[1] and w[2] > core[0]]
    if side == "above":
        top, bottom = max((w[3] for w in over if w[3] <= y0 + 3), default=0.0), y0
    else:
        top, bottom = y1, min((w[1] for w in over if w[1] >= y1 - 3), default=scene.page.height)
    middle = (core[0] + core[1]) / 2
    for wall in walls:
        if min(wall[3], bottom) - max(wall[1], top) < 3 or wall[2] <= left or wall[0] >= right:
            continue
        if wall[2] <= middle:
            left = max(left, wall[2])
        elif wall[0] >= middle:
            right = min(right, wall[0])
    return Band(left, right, top, bottom)


def _walls_for(scene: Scene, caption: Caption) -> list[Box]:
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


def _fill(scene: Scene, caption: Caption, side: Side, band: Band) -> Region | None:
    """The content of the band that hangs together, from the caption on."""
    inside = [i for i in scene.items if _belongs(i, band)]
    if not inside:
        return None
    sign = -1.0 if side == "above" else 1.0
    start = band.bottom if side == "above" else band.top
    near = [(max(0.0, sign * ((i.y1 if side == "above" else i.y0) - start)), i) for i in inside]
    near.sort(key=lambda pair: pair[0])
    kept = _walk(near, side, start, caption, _ruled_end(scene, caption, side, start))
    kept = _without_text_end(scene, kept, side)
    if not kept:
        return None
    gap = near[0][0]
    return _region(side, kept, band, gap)


def _belongs(item: Item, band: Band) -> bool:
    """Whether most of the item lies in the band."""
    x0, y0 = max(item.x0, band.left), max(item.y0, band.top - 1)
    x1, y1 = min(item.x1, band.right), min(item.y1, band.bottom + 1)
    if x0 > x1 or y0 > y1:
        return False
    wide, high = max(item.x1 - item.x0, 0.1), max(item.y1 - item.y0, 0.1)
    return (x1 - x0 + 0.1) / wide > 0.5 and (y1 - y0 + 0.1) / high > 0.5


def _without_text_end(scene: Scene, kept: list[Item], side: Side) -> list[Item]:
    """Without sentences at the far end of a body made of ink: body text at its column's left edge."""
    ink = [i for i in kept if i.kind == "ink"]
    if not ink:
        return kept
    above = side == "above"
    end = min(i.y0 for i in ink) if above else max(i.y1 for i in ink)
    beyond = [i for i in kept if i.kind == "text" and (i.y1 <= end + 2 if above else i.y0 >= end - 2)]
    sentences = [i for i in beyond if _is_sentence(scene, i, beyond)]
    if not sentences:
        return kept
    if above:
        cut = max(i.y1 for i in sentences)
        return [i for i in kept if i.y0 >= cut - 1]
    cut = min(i.y0 for i in sentences)
    return [i for i in kept if i.y1 <= cut + 1]


def _is_sentence(scene: Scene, item: Item, others: Sequence[Item]) -> bool:
    """Whether an item reads like running text, in a row that begins at a column's left edge."""
    line = scene.page.lines[item.line]
    start = min(i.x0 for i in others if abs(i.y1 - item.y1) < th.ALIGNED)
    at_edge = any(abs(start - c.left) < th.ALIGNED for c in scene.columns)
    words = [w for w in line.text.split() if len(w) > 2 and w.isalpha() and w[1:].islower()]
    return at_edge and len(words) >= th.SENTENCE_WORDS and abs(line.size - scene.body_size) < th.SIZE_STEP


def _ruled_end(scene: Scene, caption: Caption, side: Side, start: float) -> float:
    """How far from the caption the table's last rule is, in points; endless without such rules."""
    zone = scene.ruled.get((scene.captions.index(caption), side == "below"))
    if zone is None or caption.kind == "figure":
        return float("inf")
    return start - zone[1] - 2 if side == "above" else zone[3] - start - 2


def _walk(
    near: Sequence[tuple[float, Item]], side: Side, start: float, caption: Caption, ruled_end: float
) -> list[Item]:
    """Items from the caption outwards, until the white between two is too large."""
    sign = -1.0 if side == "above" else 1.0
    text_gap = th.TEXT_GAP if caption.kind == "figure" else th.ROW_GAP
    reached = near[0][0]
    if reached > th.NEAR_CAPTION:
        return []
    kept: list[Item] = []
    pending: list[Item] = []
    pending_reached = reached
    for distance, item in near:
        end = sign * ((item.y0 if side == "above" else item.y1) - start)
        gap = distance - reached
        if reached >= ruled_end and gap > th.AFTER_RULE:
            break
        if (item.kind == "ink" and gap <= th.INK_GAP) or gap <= text_gap:
            kept += pending
            pending.clear()
            kept.append(item)
            reached = max(reached, end, pending_reached)
            continue
        if (distance - max(reached, pending_reached) > text_gap and pending) or gap > th.INK_GAP:
            break
        pending.append(item)
        pending_reached = max(pending_reached, end)
    return kept


def _region(side: Side, kept: Sequence[Item], band: Band, gap: float) -> Region:
    x0 = max(min(i.x0 for i in kept), band.left)
    y0 = max(min(i.y0 for i in kept), band.top)
    x1 = min(max(i.x1 for i in kept), band.right)
    y1 = min(max(i.y1 for i in kept), band.bottom)
    ink = [i for i in kept if i.kind == "ink"]
    area = 0.0
    if ink:
        area = (max(i.x1 for i in ink) - min(i.x0 for i in ink)) * (
            max(i.y1 for i in ink) - min(i.y0 for i in ink)
        )
    return Region(side, (x0, y0, x1, y1), tuple(kept), gap, area)


def _beside(scene: Scene, caption: Caption, side: Side) -> Region | None:
    """A body left or right of its caption: ink at the caption's height, in the same columns."""
    left, right = _column_band(scene, caption.bbox)
    x0, y0, x1, y1 = caption.bbox
    middle = (y0 + y1) / 2
    low, high = (left, x0) if side == "left" else (x1, right)
    at_height = [
        i
        for i in scene.items
        if i.kind == "ink" and low <= i.x0 and i.x1 <= high + 2 and i.y0 < middle < i.y1
    ]
    if not at_height:
        return None
    core = (min(i.x0 for i in at_height), max(i.x1 for i in at_height))
    walls = _walls_for(scene, caption)
    over = [w for w in walls if w[0] < core[1] and w[2] > core[0]]
    if any(w[1] < middle < w[3] for w in walls if w[0] < max(core[1], x1) and w[2] > min(core[0], x0)):
        return None
    band = Band(
        low,
        high,
        max((w[3] for w in over if w[3] <= middle), default=0.0),
        min((w[1] for w in over if w[1] >= middle), default=scene.page.height),
    )
    inside = [i for i in scene.items if _belongs(i, band)]
    seed_top, seed_bottom = min(i.y0 for i in at_height), max(i.y1 for i in at_height)
    kept = _spread(inside, seed_top, seed_bottom)
    if not kept:
        return None
    gap = x0 - max(i.x1 for i in kept) if side == "left" else min(i.x0 for i in kept) - x1
    return _region(side, kept, band, max(gap, 0.0))


def _spread(items: Sequence[Item], top: float, bottom: float) -> list[Item]:
    """Items that hang together with the stretch from top to bottom."""
    kept: list[Item] = []
    rest = list(items)
    while True:
        near = [
            i
            for i in rest
            if max(i.y0 - bottom, top - i.y1) <= (th.INK_GAP / 2 if i.kind == "ink" else th.TEXT_GAP)
        ]
        if not near:
            return kept
        kept += near
        chosen = {id(i) for i in near}
        rest = [i for i in rest if id(i) not in chosen]
        top, bottom = min(top, *(i.y0 for i in near)), max(bottom, *(i.y1 for i in near))
