"""A page's ink condensed to few boxes: a plot of 100,000 strokes becomes some hundred. Not: their meaning."""

from __future__ import annotations

from typing import NamedTuple

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.once import once
from journalclub.reading.page import Page


class Ink(NamedTuple):
    """The ink of one page."""

    atoms: tuple[Box, ...]  # boxes that together cover all ink; no rules
    rules: tuple[Box, ...]  # long level lines, from top to bottom
    posts: tuple[Box, ...]  # long upright lines
    frames: tuple[Box, ...]  # boxes large enough to hold lines of text, largest first


@once
def condense(page: Page) -> Ink:
    """The page's marks as few boxes, those that cover the page left out."""
    width, height = page.width, page.height
    small: dict[tuple[int, int], list[float]] = {}
    large: set[Box] = set()
    rules, posts, frames = set(), set(), set()
    cell, thin = th.CELL, th.THIN
    for _, (x0, y0, x1, y1) in page.marks:
        w, h = x1 - x0, y1 - y0
        if w < cell and h < cell:
            key = (int(x0) // cell, int(y0) // cell)
            box = small.get(key)
            if box is None:
                small[key] = [x0, y0, x1, y1]
                continue
            if x0 < box[0]:
                box[0] = x0
            if y0 < box[1]:
                box[1] = y0
            if x1 > box[2]:
                box[2] = x1
            if y1 > box[3]:
                box[3] = y1
            continue
        rounded = (float(round(x0)), float(round(y0)), float(round(x1)), float(round(y1)))
        if h <= thin and w >= th.RULE_LENGTH:
            rules.add((rounded[0], round(y0 * 2) / 2, rounded[2], round(y1 * 2) / 2))
        elif w <= thin and h >= th.RULE_LENGTH:
            posts.add(rounded)
        elif w < th.PAGE_SHARE * width or h < th.PAGE_SHARE * height:
            large.add(rounded)
            if w >= th.FRAME_WIDTH and h >= th.FRAME_HEIGHT:
                frames.add(rounded)
    frames.update(_drawn_frames(rules, posts))
    boxes = [(b[0], b[1], b[2], b[3]) for b in small.values()] + [*large, *posts]
    inside = [clipped for box in boxes if (clipped := _clip(box, width, height)) is not None]
    return Ink(
        tuple(_fewer(inside)),
        tuple(sorted((r for r in rules if -1 < r[1] < height + 1), key=lambda r: r[1])),
        tuple(posts),
        tuple(sorted(frames, key=lambda f: -(f[2] - f[0]) * (f[3] - f[1]))),
    )


def _drawn_frames(rules: set[Box], posts: set[Box]) -> list[Box]:
    """Frames drawn as four lines: the outermost of upright lines of one extent, with level ones at both ends."""
    groups: dict[tuple[int, int], list[Box]] = {}
    for post in posts:
        groups.setdefault((round(post[1] / 3), round(post[3] / 3)), []).append(post)
    corners = {(round(r[0] / 3), round(r[2] / 3), round(r[1] / 3)) for r in rules}
    frames = []
    for (top, bottom), own in groups.items():
        left, right = min(p[0] for p in own), max(p[2] for p in own)
        wide, high = right - left >= th.FRAME_WIDTH, (bottom - top) * 3 >= th.FRAME_HEIGHT
        if wide and high and all(_has_near(corners, left / 3, right / 3, y) for y in (top, bottom)):
            frames.append((left, own[0][1], right, own[0][3]))
    return frames


def _has_near(corners: set[tuple[int, int, int]], left: float, right: float, height: int) -> bool:
    """Whether a level line runs from `left` to `right` at `height`, to a cell of three points."""
    near = (-1, 0, 1)
    return any(
        (round(left) + a, round(right) + b, height + c) in corners for a in near for b in near for c in near
    )


def _clip(box: Box, width: float, height: float) -> Box | None:
    x0, y0, x1, y1 = max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _fewer(boxes: list[Box]) -> list[Box]:
    """At most some thousand boxes: beyond that, those with neighbouring corners are joined."""
    step = 2 * th.CELL
    while len(boxes) > th.MOST_ATOMS:
        joined: dict[tuple[int, int, int, int], Box] = {}
        for box in boxes:
            key = (int(box[0]) // step, int(box[1]) // step, int(box[2]) // step, int(box[3]) // step)
            other = joined.get(key)
            joined[key] = box if other is None else union(box, other)
        boxes = list(joined.values())
        step *= 2
    return boxes


def union(a: Box, b: Box) -> Box:
    """The smallest box around both."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
