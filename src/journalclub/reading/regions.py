"""Where a caption's body can be: content above, below or beside it, up to the next wall. Not: which it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.bands import Band, Side, column_band, find_band, walls_for
from journalclub.reading.captions import Caption
from journalclub.reading.scene import Item, Scene
from journalclub.reading.text_rows import SUB_CAPTION

_ENDS: tuple[Side, ...] = ("above", "below")
_FLANKS: tuple[Side, ...] = ("left", "right")


class Region(NamedTuple):
    """A body that a caption may have."""

    side: Side
    box: Box
    items: tuple[Item, ...]
    gap: float  # points between caption and body
    ink: float  # area of the hull of ink other than rules, in square points


def propose(scene: Scene, caption: Caption) -> list[Region]:
    """Every body the caption may have, at most one a side."""
    found = []
    for side in _ENDS:
        band = find_band(scene, caption, side)
        region = _fill(scene, caption, side, band)
        if region is not None:
            found.append(_overhanging(region, scene, band))
    for side in _FLANKS:
        region = _beside(scene, caption, side)
        if region is not None:
            found.append(region)
    return found


def _fill(scene: Scene, caption: Caption, side: Side, band: Band) -> Region | None:
    """The content of the band that hangs together, from the caption on."""
    inside = [i for i in _within(scene.items, band) if not _is_neighbours_rule(i, band, side)]
    if not inside:
        return None
    sign = -1.0 if side == "above" else 1.0
    start = band.bottom if side == "above" else band.top
    near = [(max(0.0, sign * ((i.y1 if side == "above" else i.y0) - start)), i) for i in inside]
    near.sort(key=lambda pair: pair[0])
    kept = _walk(near, side, start, scene, caption)
    kept = _without_text_end(scene, caption, kept, side)
    if not kept:
        return None
    gap = near[0][0]
    return _region(side, kept, band, gap)


def _within(items: Sequence[Item], band: Band) -> list[Item]:
    """The items of which most lies in the band."""
    left, right, top, bottom = band.left, band.right, band.top - 1, band.bottom + 1
    return [
        i
        for i in items
        if i.y0 <= bottom and i.y1 >= top and i.x0 <= right and i.x1 >= left
        if (i.x0 >= left and i.x1 <= right and i.y0 >= top and i.y1 <= bottom) or _mostly(i, band)
    ]


def _is_neighbours_rule(item: Item, band: Band, side: Side) -> bool:
    """Whether a rule closes what stands beyond the band's far end, as the last one of a table above."""
    middle = (item.y0 + item.y1) / 2
    return item.kind == "rule" and (middle < band.top if side == "above" else middle > band.bottom)


def _mostly(item: Item, band: Band) -> bool:
    """Whether more than half of an item that reaches out of the band lies in it, each way."""
    x0, y0 = max(item.x0, band.left), max(item.y0, band.top - 1)
    x1, y1 = min(item.x1, band.right), min(item.y1, band.bottom + 1)
    wide, high = max(item.x1 - item.x0, 0.1), max(item.y1 - item.y0, 0.1)
    return (x1 - x0 + 0.1) / wide > 0.5 and (y1 - y0 + 0.1) / high > 0.5


def _without_text_end(scene: Scene, caption: Caption, kept: list[Item], side: Side) -> list[Item]:
    """Without sentences at the far end of a body made of ink: body text at its column's left edge.

    Sentences between the caption's own rules stay, as an algorithm's steps.
    """
    zone = _zone(scene, caption, side)
    ink = [i for i in kept if i.kind == "ink"]
    if not ink:
        return kept
    above = side == "above"
    end = min(i.y0 for i in ink) if above else max(i.y1 for i in ink)
    beyond = [i for i in kept if i.kind == "text" and (i.y1 <= end + 2 if above else i.y0 >= end - 2)]
    sentences = [i for i in beyond if not _in_zone(i, zone) and _is_sentence(scene, i, beyond)]
    if not sentences:
        return kept
    if above:
        cut = max(i.y1 for i in sentences)
        return [i for i in kept if i.y0 >= cut - 1]
    cut = min(i.y0 for i in sentences)
    return [i for i in kept if i.y1 <= cut + 1]


def _is_sentence(scene: Scene, item: Item, others: Sequence[Item]) -> bool:
    """Whether an item reads like running text, in a row that begins at a column's left edge."""
    line = scene.lines[item.line]
    start = min(i.x0 for i in others if abs(i.y1 - item.y1) < th.ALIGNED)
    at_edge = any(abs(start - c.left) < th.ALIGNED for c in scene.columns)
    words = [w for w in line.text.split() if len(w) > 2 and w.isalpha() and w[1:].islower()]
    return at_edge and len(words) >= th.SENTENCE_WORDS and abs(line.size - scene.body_size) < th.SIZE_STEP


def _ruled_end(scene: Scene, caption: Caption, side: Side, start: float) -> float:
    """How far from the caption the table's last rule is, in points; endless without such rules."""
    zone = _zone(scene, caption, side)
    if zone is None or caption.kind == "figure":
        return float("inf")
    return start - zone[1] - 2 if side == "above" else zone[3] - start - 2


def _walk(
    near: Sequence[tuple[float, Item]], side: Side, start: float, scene: Scene, caption: Caption
) -> list[Item]:
    """Items from the caption outwards, until the white between two is too large."""
    sign = -1.0 if side == "above" else 1.0
    ruled_end = _ruled_end(scene, caption, side, start)
    zone = _zone(scene, caption, side)
    reached = near[0][0]
    if reached > th.NEAR_CAPTION:
        return []
    kept: list[Item] = []
    pending: list[Item] = []  # text too far from what is kept, unless ink follows it
    pending_reached = reached
    has_ink = False
    for distance, item in near:
        end = sign * ((item.y0 if side == "above" else item.y1) - start)
        gap = distance - reached
        if reached >= ruled_end and gap > th.AFTER_RULE:
            if item.line < 0 or SUB_CAPTION.match(scene.lines[item.line].text) is None:
                break
            ruled_end = float("inf")  # another part of the table
        reach = max(_reach(item, has_ink, scene, caption), th.ROW_GAP if _in_zone(item, zone) else 0.0)
        if gap <= reach:
            kept += pending
            pending.clear()
            kept.append(item)
            has_ink = has_ink or item.kind == "ink"
            reached = max(reached, end, pending_reached)
            continue
        if gap > th.INK_GAP or (pending and distance - max(reached, pending_reached) > reach):
            break
        pending.append(item)
        pending_reached = max(pending_reached, end)
    return kept


def _zone(scene: Scene, caption: Caption, side: Side) -> Box | None:
    """The area between rules that belongs to the caption on one side of it."""
    return scene.ruled.get((scene.captions.index(caption), side == "below"))


def _in_zone(item: Item, zone: Box | None) -> bool:
    """Whether an item stands between the rules that belong to the caption."""
    return zone is not None and zone[1] <= item.y0 and item.y1 <= zone[3]


def _reach(item: Item, has_ink: bool, scene: Scene, caption: Caption) -> float:
    """How much white may lie between an item and the body it belongs to."""
    if item.kind == "ink":
        return th.INK_GAP
    if caption.kind != "figure":
        return th.ROW_GAP
    like_body = item.size >= th.BODY_TEXT * scene.body_size
    return th.BODY_TEXT_GAP if has_ink and like_body else th.TEXT_GAP


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


def _overhanging(region: Region, scene: Scene, band: Band) -> Region:
    """The region with what reaches out of its column into the gutter, up to whatever stands there."""
    x0, y0, x1, y1 = region.box
    left, right = min(i.x0 for i in region.items), max(i.x1 for i in region.items)
    if left >= x0 and right <= x1:
        return region
    own = {id(i) for i in region.items}
    others = [
        *scene.walls,
        *(c.bbox for c in scene.captions),
        *(i.box for i in scene.items if id(i) not in own),
    ]
    level = [b for b in others if b[1] < y1 and b[3] > y0]
    low = max([band.left - th.OVERHANG, *(b[2] + 1 for b in level if b[2] <= x0 + 1)])
    high = min([band.right + th.OVERHANG, *(b[0] - 1 for b in level if b[0] >= x1 - 1)])
    return region._replace(box=(min(x0, max(left, low)), y0, max(x1, min(right, high)), y1))


def _beside(scene: Scene, caption: Caption, side: Side) -> Region | None:
    """A body left or right of its caption: ink at the caption's height, in the same columns."""
    left, right = column_band(scene, caption.bbox)
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
    walls = walls_for(scene, caption)
    over = [w for w in walls if w[0] < core[1] and w[2] > core[0]]
    if any(w[1] < middle < w[3] for w in walls if w[0] < max(core[1], x1) and w[2] > min(core[0], x0)):
        return None
    band = Band(
        low,
        high,
        max((w[3] for w in over if w[3] <= middle), default=0.0),
        min((w[1] for w in over if w[1] >= middle), default=scene.height),
    )
    inside = _within(scene.items, band)
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
