"""Areas whose rows are a float's own even if they read like prose: in frames, between rules. Not: bodies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.atoms import Ink
from journalclub.reading.captions import Caption
from journalclub.reading.text_rows import Row


class Surroundings(NamedTuple):
    """What stands on the page."""

    rules: Sequence[Box]  # from top to bottom, without those of running heads
    captions: Sequence[Caption]
    rows: Sequence[Row]
    full: Sequence[Row]  # those that fill their column


def framed_zones(ink: Ink, captions: Sequence[Caption], full: Sequence[Row]) -> list[Box]:
    """Frames and shaded boxes around rows that read like prose: prompts, listings, text in boxes."""
    zones = []
    for frame in ink.frames:
        if any(inside(row.box, frame) for row in full) and not any(inside(c.bbox, frame) for c in captions):
            zones.append(frame)
    return zones


def ruled_zones(around: Surroundings) -> dict[tuple[int, bool], Box]:
    """Areas between rules of one length next to a caption: tables and algorithms with sentences in them.

    By the caption's index, and whether the area is below it.
    """
    zones = {}
    for number, caption in enumerate(around.captions):
        for down in (True, False):
            zone = _ruled_zone(around, caption, down)
            if zone is not None:
                zones[number, down] = zone
    return zones


def _ruled_zone(around: Surroundings, caption: Caption, down: bool) -> Box | None:
    """From the caption's nearest rule to the last one of the same extent before prose or another caption."""
    x0, top, x1, bottom = caption.bbox
    if down:
        rules = [r for r in around.rules if r[1] > bottom - 3 and r[0] < x1 and r[2] > x0]
    else:
        rules = [r for r in reversed(around.rules) if r[3] < top + 3 and r[0] < x1 and r[2] > x0]
    near = bottom if down else top
    if not rules or abs(rules[0][1] - near) > th.RULE_NEAR:
        return None
    first = last = rules[0]
    for rule in rules[1:]:
        if abs(rule[0] - first[0]) > th.ALIGNED + 1 or abs(rule[2] - first[2]) > th.ALIGNED + 1:
            continue
        low, high = min(last[1], rule[1]), max(last[1], rule[1])
        between = (first[0], low - 1, first[2], high + 1)
        if any(overlap(c.bbox, between) for c in around.captions if c is not caption):
            break
        within = [r for r in around.full if low < r.base < high]
        flush = [r for r in within if r.x1 > first[0] and r.x0 < first[2] and r.x0 - first[0] < th.FLUSH]
        is_text = caption.kind != "algorithm" and len(flush) >= th.FLUSH_ROWS
        if is_text and not (last is first and _is_outermost(rule, around, down)):
            break
        last = rule
        if is_text:
            break
    if last is first:
        return None
    zone = first[0] - 2, min(first[1], last[1]) - 1, first[2] + 2, max(first[1], last[1]) + 1
    return zone if _is_filled(zone, around.rows) else None


def _is_outermost(rule: Box, around: Surroundings, down: bool) -> bool:
    """Whether nothing follows a rule closely: it closes a box of text, and is no other table's."""
    x0, y, x1, _ = rule
    low, high = (y, y + th.ROW_GAP) if down else (y - th.ROW_GAP, y)
    return not any(row.x0 < x1 and row.x1 > x0 and low < row.base < high for row in around.rows)


def _is_filled(zone: Box, rows: Sequence[Row]) -> bool:
    """Whether several rows of text fill an area from top to bottom, as they do not between a plot's grid lines."""
    bases = sorted(r.base for r in rows if r.x0 < zone[2] and r.x1 > zone[0] and zone[1] < r.base < zone[3])
    if not bases or zone[3] - zone[1] < th.ROW_GAP:
        return False
    return all(b - a < th.ZONE_GAP for a, b in pairwise((zone[1], *bases, zone[3])))


def inside(box: Box, other: Box) -> bool:
    """Whether a box lies in another, to two points."""
    return (
        box[0] >= other[0] - 2
        and box[1] >= other[1] - 2
        and box[2] <= other[2] + 2
        and box[3] <= other[3] + 2
    )


def overlap(box: Box, other: Box) -> bool:
    """Whether two boxes share any area."""
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]
