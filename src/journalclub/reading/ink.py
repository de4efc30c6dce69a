"""Where a page puts ink: the visible box of each drawing operation. Not: text, or opening PDFs (pages.py).

PyMuPDF's own `get_bboxlog` is hardly faster, but knows neither clipping (a plot's lines then reach far
outside its axes) nor colour (white backgrounds then count as ink), and answers in unrotated coordinates.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from journalclub.models.paper import Box
from journalclub.reading.engine import mupdf
from journalclub.reading.page import Mark, MarkKind

WHITE = 0.985  # of full: fills at least this light in red, green and blue show no ink
BACKGROUND_SIDE = 6.0  # points: the colour of smaller fills is not looked at
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def page_marks(page: Any) -> tuple[Mark, ...]:
    """Visible boxes of the page's drawing operations, text left out, in points as shown, in drawing order."""
    device = _InkDevice()
    mupdf.fz_run_page(page.this, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)
    return tuple(device.marks)


class _InkDevice(mupdf.FzDevice2):  # type: ignore[misc]
    """A MuPDF device that draws nothing and writes down boxes. MuPDF calls the methods by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []
        self.clips: list[Box] = [EVERYWHERE]
        self.hidden = 0  # depth of soft masks: what is drawn into them is not on the page
        for name in _CALLBACKS:
            getattr(self, f"use_virtual_{name}")()

    def add(self, kind: MarkKind, rect: Any) -> None:
        """Keep the part of a box that the clip lets through."""
        if self.hidden:
            return
        x0, y0, x1, y1 = rect.x0, rect.y0, rect.x1, rect.y1
        cx0, cy0, cx1, cy1 = self.clips[-1]
        if x0 < cx0:
            x0 = cx0
        if y0 < cy0:
            y0 = cy0
        if x1 > cx1:
            x1 = cx1
        if y1 > cy1:
            y1 = cy1
        if x0 <= x1 and y0 <= y1 and isfinite(x0 + y0 + x1 + y1):
            self.marks.append(Mark(kind, (x0, y0, x1, y1)))

    def push(self, rect: Any) -> None:
        """Clip to a box within the current clip."""
        x0, y0, x1, y1 = self.clips[-1]
        self.clips.append((max(x0, rect.x0), max(y0, rect.y0), min(x1, rect.x1), min(y1, rect.y1)))

    def fill_path(
        self, _: Any, path: Any, _even_odd: int, ctm: Any, space: Any, color: Any, alpha: float, _params: Any
    ) -> None:
        rect = mupdf.ll_fz_bound_path(path, None, ctm)
        large = rect.x1 - rect.x0 > BACKGROUND_SIDE and rect.y1 - rect.y0 > BACKGROUND_SIDE
        if not (large and (alpha == 0 or _is_white(space, color))):
            self.add("fill", rect)

    def stroke_path(self, _: Any, path: Any, stroke: Any, ctm: Any, *_rest: Any) -> None:
        self.add("stroke", mupdf.ll_fz_bound_path(path, stroke, ctm))

    def fill_shade(self, _: Any, shade: Any, ctm: Any, *_rest: Any) -> None:
        self.add("shade", mupdf.ll_fz_bound_shade(shade, ctm))

    def fill_image(self, _: Any, _image: Any, ctm: Any, *_rest: Any) -> None:
        self.add("image", mupdf.ll_fz_transform_rect(_UNIT, ctm))

    def fill_image_mask(self, _: Any, _image: Any, ctm: Any, *_rest: Any) -> None:
        self.add("image", mupdf.ll_fz_transform_rect(_UNIT, ctm))

    def clip_path(self, _: Any, path: Any, _even_odd: int, ctm: Any, _scissor: Any) -> None:
        self.push(mupdf.ll_fz_bound_path(path, None, ctm))

    def clip_stroke_path(self, _: Any, path: Any, stroke: Any, ctm: Any, _scissor: Any) -> None:
        self.push(mupdf.ll_fz_bound_path(path, stroke, ctm))

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
        self.add("shade", mupdf.ll_fz_transform_rect(area, ctm))
        return 1  # "already drawn": the pattern's cell is not run


# Held for good: MuPDF keeps no reference to them during a call.
_RGB = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
_PARAMS = mupdf.FzColorParams()
_UNIT = mupdf.ll_fz_make_rect(0, 0, 1, 1)
_CALLBACKS = (
    *("fill_path", "stroke_path", "fill_shade", "fill_image", "fill_image_mask"),
    *("clip_path", "clip_stroke_path", "clip_image_mask", "clip_text", "clip_stroke_text", "pop_clip"),
    *("begin_mask", "end_mask", "begin_tile"),
)


def _is_white(space: Any, color: Any) -> bool:
    """Whether a fill leaves the paper white."""
    rgb = mupdf.ll_fz_convert_color(space, color, _RGB.m_internal, None, _PARAMS.internal())
    return bool(min(rgb[0], rgb[1], rgb[2]) >= WHITE)
