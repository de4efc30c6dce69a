"""A figure's panels, where each has its letter and white all around. Not: what the letters stand for. Pure geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journalclub.models.paper import Box, Panel
from journalclub.reading import figure_thresholds as th
from journalclub.reading.atoms import condense, union
from journalclub.reading.median import median
from journalclub.reading.page import Page

# "(a) Accuracy" below a panel; else a letter by itself, as journals set it into a panel's corner.
_SUB_CAPTION = re.compile(r"\s*\(([a-i])\)")
_LETTER = re.compile(r"\s*([a-iA-I])[.)]?\s*")


class _Label(NamedTuple):
    """A panel's letter."""

    letter: str
    box: Box


class _Scene(NamedTuple):
    """What is within a figure."""

    ink: tuple[Box, ...]
    text: tuple[Box, ...]
    labels: tuple[_Label, ...]

    @property
    def all(self) -> tuple[Box, ...]:
        """Ink and text."""
        return (*self.ink, *self.text)


def find_panels(page: Page, box: Box) -> tuple[Panel, ...]:
    """The panels within a figure's box on an upright page, in the order of their letters; none where one is unclear.

    They are found by cutting at white that goes right through, until each part has one letter; all letters from the
    first on must be there once, on the same end of their parts.
    """
    lines = [line for line in page.lines if _inside(line.bbox, box) and line.text.strip()]
    text = tuple(line.bbox for line in lines)
    for pattern in (_SUB_CAPTION, _LETTER):
        matcher = pattern.match if pattern is _SUB_CAPTION else pattern.fullmatch
        labels = [_Label(m[1], line.bbox) for line in lines if line.upright and (m := matcher(line.text))]
        labels.sort(key=lambda x: x.letter)
        if not _complete(labels):
            continue
        condensed = condense(page)
        ink = tuple(b for a in (*condensed.atoms, *condensed.rules) if (b := _clip(a, box)) is not None)
        parts = _cut(_Scene(ink, text, tuple(labels)), 0)
        if parts is not None and (panels := _panels(parts)):
            return panels
    return ()


def _complete(labels: Sequence[_Label]) -> bool:
    """Whether the letters are all from the first on, each once."""
    letters = "".join(x.letter for x in labels)
    return th.LEAST_PANELS <= len(letters) <= th.MOST_PANELS and letters in {
        "abcdefghi"[: len(letters)],
        "ABCDEFGHI"[: len(letters)],
    }


def _cut(scene: _Scene, depth: int) -> list[_Scene] | None:
    """The scene cut into parts with one letter each, at the widest white first; None when it cannot be done."""
    if len(scene.labels) == 1:
        return [scene] if _is_panel(scene) else None
    if depth > th.MOST_PANELS:
        return None
    for axis, at in _gutters(scene.all):
        one, two = _side(scene, axis, at, first=True), _side(scene, axis, at, first=False)
        if not one.labels or not two.labels:
            continue
        left = _cut(one, depth + 1)
        right = _cut(two, depth + 1) if left is not None else None
        if left is not None and right is not None:
            return [*left, *right]
    return None


def _gutters(boxes: Sequence[Box]) -> Iterator[tuple[int, float]]:
    """White right through all boxes, the widest first: axis (0: upright) and the middle of the white."""
    found = []
    for axis, least in ((0, th.PANEL_GUTTER), (1, th.PANEL_GUTTER / 2)):
        spans = sorted((b[axis], b[axis + 2]) for b in boxes)
        end = spans[0][1] if spans else 0.0
        for start, stop in spans[1:]:
            if start - end >= least:
                found.append((start - end, axis, (start + end) / 2))
            end = max(end, stop)
    found.sort(reverse=True)
    yield from ((axis, at) for _, axis, at in found[: th.MOST_GUTTERS])


def _side(scene: _Scene, axis: int, at: float, *, first: bool) -> _Scene:
    """What stands on one side of a cut."""

    def here(box: Box) -> bool:
        return (box[axis + 2] <= at) == first

    return _Scene(
        tuple(b for b in scene.ink if here(b)),
        tuple(b for b in scene.text if here(b)),
        tuple(x for x in scene.labels if here(x.box)),
    )


def _is_panel(scene: _Scene) -> bool:
    """Whether a part with one letter holds a drawing of some size."""
    if not scene.ink:
        return False
    x0, y0, x1, y1 = _hull(scene.ink)
    return x1 - x0 >= th.PANEL_SIZE and y1 - y0 >= th.PANEL_SIZE


def _panels(parts: Sequence[_Scene]) -> tuple[Panel, ...]:
    """The parts as panels when they are of one kind: letters all above or all below their drawings, sizes alike."""
    ends = set()
    for part in parts:
        box, drawn = part.labels[0].box, _hull(part.ink)
        middle = (box[1] + box[3]) / 2
        share = (middle - drawn[1]) / (drawn[3] - drawn[1])
        ends.add("below" if share > 1 - th.LABEL_END else "above" if share < th.LABEL_END else "within")
    boxes = [_hull(part.all) for part in parts]
    areas = [(b[2] - b[0]) * (b[3] - b[1]) for b in boxes]
    if len(ends) != 1 or "within" in ends or max(areas) > th.PANELS_ALIKE * min(areas):
        return ()
    if any(_overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]):
        return ()
    named = sorted(zip((p.labels[0].letter for p in parts), boxes, strict=True))
    return tuple(Panel(letter, box) for letter, box in named)


def type_size(page: Page, box: Box) -> float:
    """The usual size of the type in a figure, in points; 0 when it has none (its letters may be in a picture)."""
    sizes = [
        span.size
        for line in page.lines
        if _inside(line.bbox, box)
        for span in line.spans
        for _ in span.text.strip()
    ]
    return median(sizes) if sizes else 0.0


def _inside(box: Box, other: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _clip(box: Box, other: Box) -> Box | None:
    x0, y0, x1, y1 = (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _hull(boxes: Sequence[Box]) -> Box:
    found = boxes[0]
    for box in boxes[1:]:
        found = union(found, box)
    return found


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
