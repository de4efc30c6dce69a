"""Where things stand on a slide of our own master, in points. Not: in a club's master, which master.py reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from journalclub.models.deck import SlideKind

WIDTH, HEIGHT = 960.0, 540.0  # 13.333 × 7.5 inches, PowerPoint's 16:9
MARGIN = 44.0
LEAST_SIZE = 18.0  # no text is smaller: the back row reads it
TITLE_SIZE = 28.0
BODY_SIZE = 24.0
SIDE_SIZE = 20.0  # beside or below a figure
CAPTION_SIZE = 18.0
PARAGRAPH_GAP = 14.0
SIDE_GAP = 10.0
PICTURE_GAP = 8.0  # between a picture and its caption
FOOTER_GAP = 14.0  # between the lowest text and the agenda line
BODY_GAP = 16.0  # between a caption and the text below it
AIRY = 0.85  # larger type is taken only when it fills no more than this share of its area
INDENT = 26.0  # of a list's text behind its mark
TITLE_GAP = 8.0  # between the title and a table
TABLE_SPARE = 36.0  # points by which a table's columns are wider than their text, where there is room
MAX_ZOOM = 4.0  # a figure is never shown larger than this many times its printed size


class Area(NamedTuple):
    """A rectangle on the slide, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of the master: its name there and the areas of its placeholders."""

    name: str
    title: Area
    body: Area | None = None
    picture: Area | None = None
    caption: Area | None = None
    body_size: float = BODY_SIZE  # what the layout sets by itself
    larger: tuple[float, ...] = ()  # sizes for few words, falling, each above body_size
    footer: bool = True
    gap: float = PARAGRAPH_GAP  # between the body's paragraphs
    indent: float = INDENT  # of the body's text behind its marks; 0: no marks
    middle: bool = False  # the body stands in the middle of its area's height, not at its top


_FULL = WIDTH - 2 * MARGIN
_TITLE = Area(MARGIN, 22, _FULL, 68)
FOOTER = Area(MARGIN, 508, 800, 22)
NUMBER = Area(WIDTH - MARGIN - 60, 508, 60, 22)

_WHOLE = Layout(
    "Figure",
    title=_TITLE,
    picture=Area(MARGIN, 100, _FULL, 348),
    caption=Area(MARGIN, 454, _FULL, 46),
)
_WIDE = Layout(
    "Figure wide",
    title=_TITLE,
    picture=Area(MARGIN, 100, _FULL, 248),
    caption=Area(MARGIN, 352, _FULL, 44),
    body=Area(MARGIN, 410, _FULL, 88),
    body_size=SIDE_SIZE,
    larger=(24,),
    gap=SIDE_GAP,
)
LAYOUTS: dict[SlideKind, Layout] = {
    "cover": Layout(
        "Cover",
        title=Area(MARGIN + 12, 90, 500, 200),
        body=Area(MARGIN + 12, 308, 500, 190),
        picture=Area(584, 40, 332, 460),
        body_size=SIDE_SIZE,
        footer=False,
        gap=6.0,
        indent=0.0,
    ),
    "agenda": Layout("Agenda", title=_TITLE, body=Area(MARGIN, 112, _FULL, 384), body_size=28, gap=11.0),
    "text": Layout(
        "Text", title=_TITLE, body=Area(MARGIN, 98, _FULL, 350), larger=(30, 27), gap=18.0, middle=True
    ),
    "figure": _WHOLE,
    "figure wide": _WIDE,
    "figure tall": Layout(
        "Figure tall",
        title=_TITLE,
        picture=Area(MARGIN, 100, 430, 398),
        caption=Area(504, 392, WIDTH - MARGIN - 504, 106),  # set against its lower edge
        body=Area(504, 100, WIDTH - MARGIN - 504, 280),
        body_size=SIDE_SIZE,
        larger=(24,),
        gap=SIDE_GAP,
    ),
    "table": _WIDE,  # of cells, which stand where the wide figure's picture does
    "zoom": _WHOLE,  # a panel of the figure before it
    "equation": Layout(
        "Equation",
        title=_TITLE,
        body=Area(MARGIN, 108, _FULL, 92),
        picture=Area(MARGIN, 214, _FULL, 230),
        caption=Area(MARGIN, 452, _FULL, 46),
        body_size=SIDE_SIZE,
        larger=(24,),
        gap=SIDE_GAP,
        indent=0.0,
    ),
    "references": Layout(
        "References", title=_TITLE, body=Area(MARGIN, 112, _FULL, 386), body_size=SIDE_SIZE, larger=(24,)
    ),
    "discussion": Layout("Discussion", title=_TITLE, body=Area(MARGIN, 112, _FULL, 380), larger=(28,)),
}


def designs() -> dict[SlideKind, Layout]:
    """The layouts that a master has: kinds that share one are there once."""
    found: dict[str, SlideKind] = {}
    for kind, design in LAYOUTS.items():
        found.setdefault(design.name, kind)
    return {kind: LAYOUTS[kind] for kind in found.values()}


def areas(kind: SlideKind, has_body: bool) -> Layout:
    """The layout a slide really uses: without text beside a tall figure, its caption has the whole column."""
    found = LAYOUTS[kind]
    if has_body or found.body is None or found.caption is None or found.picture is None:
        return found
    column = found.caption
    if kind == "figure tall":
        column = Area(column.x, found.picture.y, column.width, found.picture.height)
    return replace(found, caption=column, body=None)


def stacked(design: Layout, shape: tuple[float, float], zoom: float, caption: float, body: float) -> Layout:
    """Picture, caption and text below one another, the picture as large as the others leave room for.

    `shape` is the picture's width and height in any unit, `zoom` its largest enlargement in points per such unit,
    `caption` and `body` the heights of their text in points (0: none). The stack is centred in the room there is;
    the text stands above the picture where the layout has it there.
    """
    leads = (
        body > 0
        and design.body is not None
        and design.picture is not None
        and design.body.y < design.picture.y
    )
    top = (
        design.body.y
        if leads and design.body
        else design.picture.y
        if design.picture
        else design.title.bottom
    )
    bottom = FOOTER.y - FOOTER_GAP
    others = PICTURE_GAP + caption + (BODY_GAP + body if body else 0.0)
    room = Area(MARGIN, top, WIDTH - 2 * MARGIN, bottom - top - others)
    picture = contained(*shape, room, zoom)
    first = top + (bottom - top - others - picture.height) / 2
    picture = picture._replace(y=first + (body + BODY_GAP if leads else 0.0))
    under = Area(MARGIN, picture.bottom + PICTURE_GAP, room.width, caption)
    text = Area(MARGIN, first if leads else under.bottom + BODY_GAP, room.width, body) if body else None
    return replace(design, picture=picture, caption=under, body=text)


def contained(width: float, height: float, area: Area, zoom: float | None = None) -> Area:
    """The largest rectangle of the shape width × height inside `area`, centred; `zoom` caps the enlargement."""
    if width <= 0 or height <= 0:
        return area
    scale = min(area.width / width, area.height / height)
    if zoom is not None:
        scale = min(scale, zoom)
    w, h = width * scale, height * scale
    return Area(area.x + (area.width - w) / 2, area.y + (area.height - h) / 2, w, h)
