"""Finding our layouts in a slide master: by name, else by what placeholders they have. Not: filling them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journalclub.decks.layout import LAYOUTS, Area
from journalclub.errors import JcError
from journalclub.models.deck import SlideKind
from journalclub.models.session import Theme
from journalclub.render import PACKAGED

EMU = 12700  # per point
MASTERS: dict[Theme, str] = {"light": "presenter.pptx", "dark": "presenter-dark.pptx"}
CAPTION_IDX = 14  # in our own master
_BODIES = {"BODY", "OBJECT"}
_COVER_BODIES = {"SUBTITLE", *_BODIES}
_STAND_INS: dict[SlideKind, SlideKind] = {
    "figure wide": "figure",
    "figure tall": "figure",
    "table": "figure wide",
    "zoom": "figure",
    "equation": "figure",
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


def open_master(path: Path | None, theme: Theme = "light") -> Any:
    """Open a club's master, or ours when `path` is None; raises JcError when it is no PowerPoint file."""
    import pptx

    source = path or PACKAGED / MASTERS[theme]
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

    Raises JcError naming what a club's master lacks: there must be a title slide, a layout with title and text, and
    one with title, picture and text.
    """
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    found: dict[SlideKind, Places] = {}
    for kind, design in LAYOUTS.items():
        named = next((x for x in layouts if x.name.strip().lower() == design.name.lower()), None)
        candidates = [p for x in ([named] if named else layouts) if (p := _places(x, kind, path is None))]
        places = max(candidates, key=_room, default=None)
        if places is None and kind in _STAND_INS:
            places = found.get(_STAND_INS[kind])
        if places is not None:
            found[kind] = places
    missing = [design.name for kind, design in LAYOUTS.items() if kind not in found]
    if missing:
        raise JcError(
            f"templates/{path.name if path else 'presenter.pptx'} has no layout for {', '.join(missing)}: "
            "each needs a title and a text placeholder, Figure a picture placeholder too; add them."
        )
    return found


def _places(layout: Any, kind: SlideKind, ours: bool) -> Places | None:
    """The layout's placeholders when they can hold that kind of slide; only a cover may go without its picture."""
    design, cover = LAYOUTS[kind], kind == "cover"
    shapes = {s.placeholder_format.idx: s for s in layout.placeholders}
    titles = [s for s in shapes.values() if _type(s) == ("CENTER_TITLE" if cover else "TITLE")]
    bodies = [s for s in shapes.values() if _type(s) in (_COVER_BODIES if cover else _BODIES)]
    pictures = [s for s in shapes.values() if _type(s) == "PICTURE" and _is_large(s)]
    caption = _caption(bodies, bool(design.body)) if design.caption else None
    body = max((s for s in bodies if s is not caption), key=_size, default=None) if design.body else None
    picture = max(pictures, key=_size, default=None) if design.picture else None
    lacks = (design.body and body is None) or (design.caption and caption is None)
    if (
        not titles
        or lacks
        or (design.picture and not cover and picture is None)
        or (pictures and not design.picture)
    ):
        return None
    return Places(layout, _idx(titles[0]) or 0, _idx(body), _idx(picture), _idx(caption), ours)


def _type(shape: Any) -> str:
    name: str = shape.placeholder_format.type.name
    return name


def _idx(shape: Any | None) -> int | None:
    return shape.placeholder_format.idx if shape is not None else None


def _is_large(shape: Any) -> bool:
    return min(shape.width or 0, shape.height or 0) >= _MIN_PICTURE * EMU


def _caption(bodies: list[Any], beside_text: bool) -> Any | None:
    """The text placeholder for a caption: ours by its index, one named so, else the smallest that is left over."""
    named = (s for s in bodies if s.placeholder_format.idx == CAPTION_IDX or "caption" in s.name.lower())
    found = next(named, None)
    if found is None and len(bodies) > int(beside_text):
        found = min(bodies, key=_size)
    return found


def _room(places: Places) -> float:
    """How much a layout has room for: of several that would do, the one with the largest picture, else text."""
    idx = places.picture if places.picture is not None else places.body
    area = places.area(idx if idx is not None else places.title)
    return area.width * area.height


def _size(shape: Any) -> int:
    return int(shape.width or 0) * int(shape.height or 0)
