"""Bodies for captions that geometry gives none: a block of text beside them, or a facing page."""

from __future__ import annotations

from collections.abc import Mapping

from journalclub.models.paper import Box
from journalclub.reading import figure_thresholds as th
from journalclub.reading.bands import Side
from journalclub.reading.captions import Caption
from journalclub.reading.layout import Layout
from journalclub.reading.regions import Region
from journalclub.reading.scene import Scene, build_scene
from journalclub.reading.views import View


def block_beside(scene: Scene, caption: Caption, side: Side) -> Region | None:
    """The nearest block that reads like running text: a table or listing of sentences without a frame."""
    x0, y0, x1, y1 = caption.bbox
    blocks: list[tuple[float, Box]] = []
    for wall in scene.walls:
        gap = y0 - wall[3] if side == "above" else wall[1] - y1
        if -3 <= gap <= th.RULE_NEAR and wall[0] < x1 and wall[2] > x0:
            blocks.append((gap, wall))
    if not blocks:
        return None
    gap, box = min(blocks)
    return Region(side, box, (), gap, 0.0)


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
        scene = build_scene(view, [], layout)
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
