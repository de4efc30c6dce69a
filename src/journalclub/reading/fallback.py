"""Bodies for captions without one: a block of text beside them, or a facing page. Not: the usual way (assign.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.bands import Side, column_band
from journalclub.reading.captions import Caption
from journalclub.reading.layout import Layout
from journalclub.reading.regions import Region
from journalclub.reading.scene import Scene, build_scene
from journalclub.reading.views import View


def block_beside(scene: Scene, caption: Caption, side: Side) -> Region | None:
    """What stands there and reads like running text but is set unlike it: examples, prompts, listings without a frame.

    From the caption on to the first wall, or white too wide for a paragraph's.
    """
    left, right = column_band(scene, caption.bbox)
    near = []
    for box, is_own in _beside(scene, side, caption):
        if box[0] < right and box[2] > left:
            near.append(
                (caption.bbox[1] - box[3] if side == "above" else box[1] - caption.bbox[3], box, is_own)
            )
    near.sort()
    kept: list[Box] = []
    reached = 0.0
    for gap, box, is_own in near:
        crosses = box[0] < left - th.ALIGNED or box[2] > right + th.ALIGNED
        if gap - reached > (th.QUOTE_GAP if kept else th.RULE_NEAR) or not is_own or crosses:
            break
        kept.append(box)
        reached = max(reached, gap + box[3] - box[1])
    if not any(box in scene.quoted for box in kept):
        return None
    x0, y0 = max(min(b[0] for b in kept), left), min(b[1] for b in kept)
    x1, y1 = min(max(b[2] for b in kept), right), max(b[3] for b in kept)
    return Region(side, (x0, y0, x1, y1), (), max(near[0][0], 0.0), 0.0)


def with_quotes(scene: Scene, caption: Caption, region: Region) -> Region:
    """A body of text alone with the examples or prompts that go on from it."""
    if region.side not in ("above", "below") or any(i.kind != "text" for i in region.items):
        return region
    whole = block_beside(scene, caption, region.side)
    x0, y0, x1, y1 = region.box
    if whole is None or whole.box[1] > y0 + th.ALIGNED or whole.box[3] < y1 - th.ALIGNED:
        return region
    box = min(x0, whole.box[0]), min(y0, whole.box[1]), max(x1, whole.box[2]), max(y1, whole.box[3])
    return region._replace(box=box)


def _beside(scene: Scene, side: Side, caption: Caption) -> Iterator[tuple[Box, bool]]:
    """Boxes above or below the caption, and whether a body may have them."""
    quoted = set(scene.quoted)
    others = ((c.bbox, False) for c in scene.captions if c is not caption)
    things = ((i.box, True) for i in scene.items)
    for box, is_own in (*((w, w in quoted) for w in scene.walls), *others, *things):
        if (box[3] <= caption.bbox[1] + 3) if side == "above" else (box[1] >= caption.bbox[3] - 3):
            yield box, is_own


def facing_body(
    caption: Caption,
    views: Mapping[tuple[int, bool], View],
    taken: Mapping[tuple[int, bool], list[Caption]],
    layout: Layout,
) -> tuple[Region | None, View]:
    """A page before or after the caption's that holds ink and hardly any text or caption of its own."""
    number, _ = caption.view
    for near in (number - 1, number + 1):
        view = views.get((near, False))
        if view is None or taken.get(view.key):
            continue
        scene = build_scene(view.page, view.layout, [], layout)
        page = view.page.width * view.page.height
        ink = [i for i in scene.items if i.kind == "ink"]
        text = sum((w[2] - w[0]) * (w[3] - w[1]) for w in scene.walls)
        if not ink or text > th.FACING_TEXT * page:
            continue
        items = scene.items
        box = (
            min(i.x0 for i in items),
            min(i.y0 for i in items),
            max(i.x1 for i in items),
            max(i.y1 for i in items),
        )
        if (box[2] - box[0]) * (box[3] - box[1]) > th.FACING_INK * page:
            return Region("above", box, items, 0.0, page), view
    return None, views[caption.view]
