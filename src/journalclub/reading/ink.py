"""Where a page puts ink: the visible box of each drawing operation. Not: text, or opening PDFs (pages.py).

PyMuPDF's own `get_bboxlog` is hardly faster, but knows neither clipping (a plot's lines then reach far
outside its axes) nor colour (white backgrounds then count as ink), and answers in unrotated coordinates.
"""

from __future__ import annotations

from contextlib import suppress
from math import hypot
from typing import TYPE_CHECKING, Any

from journalclub.reading.engine import mupdf

if TYPE_CHECKING:
    from journalclub.models.paper import Box
    from journalclub.reading.page import MarkKind

WHITE = 0.985  # of full: fills at least this light in red, green and blue show no ink
BACKGROUND_SIDE = 6.0  # points: the colour of smaller fills is not looked at
CURVE_SIDE = 18.0  # points: control points matter for larger strokes only
CURVE_BYTES = 500  # of a path as MuPDF packs it: longer ones are plots, whose control points lie close
CURVE_STEPS = 8  # points looked at on each curve
MOST_WALKS = 60  # a page: walking a path costs more than all else
EVERYWHERE: Box = (-1e6, -1e6, 1e6, 1e6)

_bound_path = mupdf.ll_fz_bound_path


def take_marks(drawn: Any) -> list[tuple[MarkKind, Box]]:
    """Visible boxes of drawing operations in a display list, text left out, in points as shown, in drawing order.

    Of a page whose content is damaged: those before the damage.
    """
    device = _InkDevice()
    with suppress(RuntimeError, mupdf.FzErrorBase):
        mupdf.fz_run_display_list(drawn, device, mupdf.FzMatrix(), _ALL, mupdf.FzCookie())
        mupdf.fz_close_device(device)
    return device.marks


class _InkDevice(mupdf.FzDevice2):  # type: ignore[misc]
    """A MuPDF device that draws nothing and writes down boxes. MuPDF calls the methods by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[MarkKind, Box]] = []
        self.clips: list[Box] = [EVERYWHERE]
        self.walks = 0
        self.hidden = 0  # depth of soft masks: what is drawn into them is not on the page
        for name in _CALLBACKS:
            getattr(self, f"use_virtual_{name}")()

    def add(self, kind: MarkKind, x0: float, y0: float, x1: float, y1: float) -> None:
        """Keep the part of a box that the clip lets through."""
        left, top, right, bottom = self.clips[-1]
        if x0 < left:
            x0 = left
        if y0 < top:
            y0 = top
        if x1 > right:
            x1 = right
        if y1 > bottom:
            y1 = bottom
        # Comparisons with what is not a number are false.
        if x0 <= x1 and y0 <= y1 and not self.hidden:
            self.marks.append((kind, (x0, y0, x1, y1)))

    def push(self, rect: Any) -> None:
        """Clip to a box within the current clip."""
        left, top, right, bottom = self.clips[-1]
        x0, y0, x1, y1 = rect.x0, rect.y0, rect.x1, rect.y1
        self.clips.append(
            (
                x0 if x0 > left else left,
                y0 if y0 > top else top,
                x1 if x1 < right else right,
                y1 if y1 < bottom else bottom,
            )
        )

    def fill_path(
        self, _: Any, path: Any, _even_odd: int, ctm: Any, space: Any, color: Any, alpha: float, _params: Any
    ) -> None:
        rect = _bound_path(path, None, ctm)
        x0, y0, x1, y1 = rect.x0, rect.y0, rect.x1, rect.y1
        large = x1 - x0 > BACKGROUND_SIDE and y1 - y0 > BACKGROUND_SIDE
        if not (large and (alpha == 0 or _is_white(space, color))):
            self.add("fill", x0, y0, x1, y1)

    def stroke_path(self, _: Any, path: Any, stroke: Any, ctm: Any, *_rest: Any) -> None:
        # MuPDF's own bounds of a stroke leave room for mitres, ten times the line's width.
        rect = _bound_path(path, None, ctm)
        half = 0.5 * stroke.linewidth * hypot(ctm.a, ctm.b)
        x0, y0, x1, y1 = rect.x0, rect.y0, rect.x1, rect.y1
        if x1 - x0 > CURVE_SIDE and y1 - y0 > CURVE_SIDE and self.walks < MOST_WALKS:
            self.walks += 1
            x0, y0, x1, y1 = _curve_bounds(path, ctm, (x0, y0, x1, y1))
        self.add("stroke", x0 - half, y0 - half, x1 + half, y1 + half)

    def add_rect(self, kind: MarkKind, rect: Any) -> None:
        """Keep the visible part of MuPDF's rectangle."""
        self.add(kind, rect.x0, rect.y0, rect.x1, rect.y1)

    def fill_shade(self, _: Any, shade: Any, ctm: Any, *_rest: Any) -> None:
        self.add_rect("shade", mupdf.ll_fz_bound_shade(shade, ctm))

    def fill_image(self, _: Any, _image: Any, ctm: Any, *_rest: Any) -> None:
        self.add_rect("image", mupdf.ll_fz_transform_rect(_UNIT, ctm))

    def fill_image_mask(self, _: Any, _image: Any, ctm: Any, *_rest: Any) -> None:
        self.add_rect("image", mupdf.ll_fz_transform_rect(_UNIT, ctm))

    def clip_path(self, _: Any, path: Any, _even_odd: int, ctm: Any, _scissor: Any) -> None:
        self.push(_bound_path(path, None, ctm))

    def clip_stroke_path(self, _: Any, path: Any, stroke: Any, ctm: Any, _scissor: Any) -> None:
        self.push(_bound_path(path, stroke, ctm))

    def clip_image_mask(self, _: Any, _image: Any, ctm: Any, _scissor: Any) -> None:
        self.push(mupdf.ll_fz_transform_rect(_UNIT, ctm))

    def clip_text(self, *_rest: Any) -> None:
        self.clips.append(self.clips[-1])

    def clip_stroke_text(self, *_rest: Any) -> None:
        self.clips.append(self.clips[-1])

    def pop_clip(self, _: Any) -> None:
        if len(self.clips) > 1:
            self.clips.pop()

    def begin_mask(self, _: Any, area: Any, *_rest: Any) -> None:
        self.push(area)  # the clip that the mask becomes; MuPDF ends it with pop_clip
        self.hidden += 1

    def end_mask(self, _: Any, *_rest: Any) -> None:
        self.hidden = max(0, self.hidden - 1)

    def begin_tile(self, _: Any, area: Any, _view: Any, _dx: float, _dy: float, ctm: Any, *_rest: Any) -> int:
        self.add_rect("shade", mupdf.ll_fz_transform_rect(area, ctm))
        return 1  # "already drawn": the pattern's cell is not run


class _Curves(mupdf.FzPathWalker2):  # type: ignore[misc]
    """Walks a path and keeps points on it: a Bézier curve's control points, which bound it, lie far outside."""

    def __init__(self) -> None:
        super().__init__()
        self.points: list[tuple[float, float]] = []
        self.curved = False
        for name in ("moveto", "lineto", "curveto", "closepath"):
            getattr(self, f"use_virtual_{name}")()

    def moveto(self, _: Any, x: float, y: float) -> None:
        self.points.append((x, y))

    def lineto(self, _: Any, x: float, y: float) -> None:
        self.points.append((x, y))

    def curveto(self, _: Any, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        self.curved = True
        x0, y0 = self.points[-1] if self.points else (x1, y1)
        for step in range(1, CURVE_STEPS + 1):
            t = step / CURVE_STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            self.points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))

    def closepath(self, _: Any) -> None:
        """Nothing to keep: the path returns to a point it had."""


def _curve_bounds(path: Any, ctm: Any, box: Box) -> Box:
    """The box of a short path's curves themselves; of other paths the one that MuPDF gave."""
    if mupdf.ll_fz_packed_path_size(path) > CURVE_BYTES:
        return box
    walker = _Curves()
    mupdf.fz_walk_path(mupdf.FzPath(mupdf.ll_fz_keep_path(path)), walker, walker.m_internal)
    if not walker.curved:
        return box
    xs = [x * ctm.a + y * ctm.c + ctm.e for x, y in walker.points]
    ys = [x * ctm.b + y * ctm.d + ctm.f for x, y in walker.points]
    return min(xs), min(ys), max(xs), max(ys)


# Held for good: MuPDF keeps no reference to them during a call.
_RGB = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
_PARAMS = mupdf.FzColorParams()
_ALL = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
_UNIT = mupdf.ll_fz_make_rect(0, 0, 1, 1)
_CALLBACKS = (
    *("fill_path", "stroke_path", "fill_shade", "fill_image", "fill_image_mask"),
    *("clip_path", "clip_stroke_path", "clip_image_mask", "clip_text", "clip_stroke_text", "pop_clip"),
    *("begin_mask", "end_mask", "begin_tile"),
)


def _is_white(space: Any, color: Any) -> bool:
    """Whether a fill leaves the paper white."""
    if 1 - WHITE < mupdf.floats_getitem(color, 0) < WHITE:  # neither full light nor, for printing inks, none
        return False
    rgb = mupdf.ll_fz_convert_color(space, color, _RGB.m_internal, None, _PARAMS.internal())
    return bool(min(rgb[0], rgb[1], rgb[2]) >= WHITE)
