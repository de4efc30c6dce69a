"""Finding our layouts in a slide master: by name, else by what placeholders they have. Not: filling them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journalclub.decks.layout import LAYOUTS, Area
from journalclub.errors import JcError
from journalclub.models.deck import SlideKind
from journalclub.render import PACKAGED

EMU = 12700  # per point
PACKAGED_MASTER = PACKAGED / "presenter.pptx"
_TITLES = {"TITLE", "CENTER_TITLE"}
_BODIES = {"BODY", "OBJECT", "SUBTITLE"}
_STAND_INS: dict[SlideKind, SlideKind] = {
    "figure wide": "figure",
    "figure tall": "figure",
    "agenda": "text",
    "references": "text",
    "discussion": "text",
}
_MIN_PICTURE = 72.0  # points; a smaller picture placeholder is a logo


@dataclass(frozen=True, slots=True)
class Places:
    """A layout of a master and the idx of its placeholders; None where it has none."""

    layout: Any  # pptx.slide.SlideLayout
    title: int
    body: int | None
    picture: int | None
    caption: int | None
    ours: bool  # from our own master, whose sizes are known

    def area(self, idx: int) -> Area:
        """The placeholder's area in points."""
        shape = next(s for s in self.layout.placeholders if s.placeholder_format.idx == idx)
        return Area(
            *(float(value or 0) / EMU for value in (shape.left, shape.top, shape.width, shape.height))
        )


def open_master(path: Path | None) -> Any:
    """Open a club's master, or ours when `path` is None; raises JcError when it is no PowerPoint file."""
    import pptx

    source = path or PACKAGED_MASTER
    try:
        presentation = pptx.Presentation(str(source))
    except Exception as error:  # python-pptx raises zip, XML, key and type errors alike
        raise JcError(
            f"{source.name} cannot be read as a PowerPoint file ({type(error).__name__}); "
            "save it again as .pptx, or remove it to use our slide master."
        ) from error
    for slide_id in list(presentation.slides._sldIdLst):  # slides left in a master are examples
        presentation.part.drop_rel(slide_id.rId)
        presentation.slides._sldIdLst.remove(slide_id)
    return presentation


def find_places(presentation: Any, path: Path | None) -> dict[SlideKind, Places]:
    """The layout for each kind of slide.

    Raises JcError naming what a club's master lacks: every layout needs a title, and there must be one with a text
    placeholder and one with a picture placeholder (or room for a picture).
    """
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    found: dict[SlideKind, Places] = {}
    for kind, design in LAYOUTS.items():
        named = next((x for x in layouts if x.name.strip().lower() == design.name.lower()), None)
        candidates = [named] if named is not None else layouts
        places = next((p for x in candidates if (p := _places(x, kind, path is None)) is not None), None)
        if places is None and kind in _STAND_INS:
            places = found.get(_STAND_INS[kind])
        if places is not None:
            found[kind] = places
    missing = [design.name for kind, design in LAYOUTS.items() if kind not in found]
    if missing:
        raise JcError(
            f"templates/{path.name if path else PACKAGED_MASTER.name} has no layout for {', '.join(missing)}: "
            "it needs a title and a text placeholder, for Cover and Figure a picture placeholder too; add them."
        )
    return found


def _places(layout: Any, kind: SlideKind, ours: bool) -> Places | None:
    """The layout's placeholders when they can hold that kind of slide."""
    by_type: dict[str, list[Any]] = {}
    for shape in layout.placeholders:
        by_type.setdefault(shape.placeholder_format.type.name, []).append(shape)
    title = next((s for t in _TITLES for s in by_type.get(t, [])), None)
    bodies = sorted((s for t in _BODIES for s in by_type.get(t, [])), key=lambda s: -_size(s))
    pictures = [
        s for s in by_type.get("PICTURE", []) if min(s.width or 0, s.height or 0) >= _MIN_PICTURE * EMU
    ]
    design = LAYOUTS[kind]
    if title is None or (design.picture and not pictures) or (design.body and not bodies):
        return None
    if design.picture is None and pictures:
        return None
    caption = _named(bodies, 14, "caption") if design.caption else None
    if design.caption and caption is None:
        caption = bodies[-1] if len(bodies) > (1 if design.body else 0) else None
        if caption is None:
            return None
    body = next((s for s in bodies if s is not caption), None) if design.body else None
    if design.body and body is None:
        return None
    return Places(
        layout,
        title.placeholder_format.idx,
        body.placeholder_format.idx if body is not None else None,
        max(pictures, key=_size).placeholder_format.idx if design.picture else None,
        caption.placeholder_format.idx if caption is not None else None,
        ours,
    )


def _size(shape: Any) -> int:
    return int(shape.width or 0) * int(shape.height or 0)


def _named(shapes: list[Any], idx: int, name: str) -> Any | None:
    return next((s for s in shapes if s.placeholder_format.idx == idx or name in s.name.lower()), None)
