"""A deck as a PowerPoint file, always the same bytes. Not: what slides say (slides.py), their layout (master.py)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from journalclub.decks import fit, layout, speech
from journalclub.decks.layout import LAYOUTS, Area
from journalclub.decks.master import EMU, Places, find_places, open_master
from journalclub.decks.metrics import text_width
from journalclub.decks.pptx_table import add_table
from journalclub.decks.table_fit import fit_table, table_room
from journalclub.errors import JcError
from journalclub.models.deck import Deck, Slide
from journalclub.models.paper import Box
from journalclub.models.session import Theme
from journalclub.wording import figure_place

CARD = 6.0  # points of the white edge around a figure, half of them outside it
SEPARATOR = "  ·  "  # between the parts of the agenda line
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file can hold
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def write_pptx(
    deck: Deck, folder: Path, out: Path, master: Path | None = None, theme: Theme = "light"
) -> None:
    """Write the deck to `out`; `folder` is where the pictures are, `master` a club's own slide master."""
    out.write_bytes(pptx_bytes(deck, folder, master, theme))


def pptx_bytes(deck: Deck, folder: Path, master: Path | None = None, theme: Theme = "light") -> bytes:
    """The deck as the bytes of a .pptx file.

    Raises JcError when the club's master cannot be used or a picture is missing.
    """
    presentation = open_master(master, theme)
    places = find_places(presentation, master)
    for index, slide in enumerate(deck.slides):
        _add_slide(presentation, places[slide.kind], deck, index, folder)
    presentation.core_properties.title = clean(deck.title)[:250]
    return packed(presentation)


def packed(presentation: Any) -> bytes:
    """The presentation's file with fixed dates; pictures are stored, as they are compressed already."""
    raw = io.BytesIO()
    presentation.save(raw)
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = (
                zipfile.ZIP_STORED if name.endswith((".png", ".jpg", ".jpeg")) else zipfile.ZIP_DEFLATED
            )
            target.writestr(info, source.read(name))
    return made.getvalue()


def clean(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return _CONTROL.sub(" ", text)


def _add_slide(presentation: Any, places: Places, deck: Deck, index: int, folder: Path) -> None:
    slide = deck.slides[index]
    page = presentation.slides.add_slide(places.layout)
    page._element.cSld.set("name", slide_name(slide))
    shapes = {shape.placeholder_format.idx: shape for shape in page.placeholders}
    used = {places.title}
    _write_title(shapes[places.title], slide, places)
    if places.body is not None and slide.bullets:
        _write_body(shapes[places.body], slide, places)
        used.add(places.body)
    if places.caption is not None and slide.shown is not None:
        _write_caption(shapes[places.caption], slide, places)
        used.add(places.caption)
    frame = _write_table(page, slide, places)
    if frame is None and places.picture is not None and slide.picture is not None:
        shapes[places.picture] = _write_picture(shapes[places.picture], slide, places, folder)
        used.add(places.picture)
    if frame is None:
        _arrange(shapes, slide, places)
    else:
        _arrange_table(frame, shapes, slide, places)
    for idx, shape in shapes.items():
        if idx not in used:
            shape._element.getparent().remove(shape._element)
    _write_footer(page, deck, slide, places.ours)
    page.notes_slide.notes_text_frame.text = clean("\n".join(speech.notes(deck, index)))


def slide_name(slide: Slide) -> str:
    """What re-timing needs to know of a slide and its layout does not say: "rank 7", "rank 9 zoom"."""
    return f"rank {slide.rank}{' zoom' if slide.kind == 'zoom' else ''}"


def _write_title(shape: Any, slide: Slide, places: Places) -> None:
    area = places.area(places.title)
    sizes = fit.COVER_SIZES if slide.kind == "cover" else (*fit.TITLE_SIZES, 22.0, 20.0, 18.0)
    size = fit.largest([slide.title], area, sizes, bold=True) or layout.LEAST_SIZE
    frame = shape.text_frame
    frame.text = clean(slide.title)
    if not places.ours or size != sizes[0]:
        _set_size(frame.paragraphs[0].runs, size)


def _write_body(shape: Any, slide: Slide, places: Places) -> None:
    assert places.body is not None  # noqa: S101 - the caller asked
    design = LAYOUTS[slide.kind]
    texts = [fit.bullet_text(b) for b in slide.bullets]
    size = fit.body_size(texts, places.area(places.body), design)
    frame = shape.text_frame
    for number, bullet in enumerate(slide.bullets):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = clean(bullet.text)
        if not places.ours or size != design.body_size:
            _set_size([run], size)
        if bullet.source is not None:
            _page_mark(paragraph, bullet.source.page)


def _page_mark(paragraph: Any, page: int) -> None:
    """The page after a quote, quieter than the quote."""
    from pptx.enum.dml import MSO_THEME_COLOR

    run = paragraph.add_run()
    run.text = f"\u00a0\u00a0p.\u00a0{page}"
    _set_size([run], layout.LEAST_SIZE)
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2


def _write_caption(shape: Any, slide: Slide, places: Places) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR

    frame = shape.text_frame
    label = frame.paragraphs[0].add_run()
    label.text = figure_place(slide.shown)
    label.font.bold = True
    label.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    runs = [label]
    area = places.area(places.caption or 0)
    text = f"{figure_place(slide.shown)}  {slide.caption}"
    if slide.caption and (places.ours or fit.fits([text], area, layout.LEAST_SIZE)):
        rest = frame.paragraphs[0].add_run()
        rest.text = "  " + clean(slide.caption)
        runs.append(rest)
    if not places.ours:
        _set_size(runs, layout.LEAST_SIZE)


def _arrange(shapes: dict[int, Any], slide: Slide, places: Places) -> None:
    """Move what stands on a figure's slide of our own master together, so that the figure is as large as can be."""
    from pptx.enum.text import MSO_ANCHOR

    picture, caption = shapes.get(places.picture or -1), shapes.get(places.caption or -1)
    if not places.ours or slide.shown is None or picture is None or caption is None:
        return
    body = shapes.get(places.body or -1) if slide.bullets else None
    if slide.kind == "figure tall":
        alone = layout.areas(slide.kind, body is not None).caption
        if body is None and alone is not None:
            _place(caption, alone)
            caption.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return
    design = LAYOUTS[slide.kind]
    text = " ".join((figure_place(slide.shown), slide.caption))
    texts = [fit.bullet_text(b) for b in slide.bullets]
    low = fit.height([text], design.caption, layout.CAPTION_SIZE)
    said = fit.body_height(texts, design) if body is not None else 0.0
    width, height = picture.image.size
    zoom = _zoom(slide.shown.bbox, width, height)
    stack = layout.stacked(design, (width, height), zoom, low, said)
    for shape, area in ((picture, stack.picture), (caption, stack.caption), (body, stack.body)):
        if shape is not None and area is not None:
            _place(shape, area)


def _write_table(page: Any, slide: Slide, places: Places) -> Any | None:
    """The slide's table, editable; None when it has none, or a club's master leaves it too little room."""
    grid = slide.figure.grid if slide.figure is not None and slide.kind == "table" else None
    if grid is None:
        return None
    if places.ours:
        area = table_room(*_told_heights(slide))
    elif places.picture is not None:
        area = places.area(places.picture)
    else:
        return None
    measures = fit_table(grid, area)
    if measures is None:
        return None
    frame = add_table(page, grid, measures, area)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt_text(slide))
    frame.name = figure_place(slide.figure)
    return frame


def _told_heights(slide: Slide) -> tuple[float, float]:
    """Heights in points of the caption and of the text below it."""
    design = LAYOUTS[slide.kind]
    text = " ".join((figure_place(slide.shown), slide.caption))
    said = fit.body_height([fit.bullet_text(b) for b in slide.bullets], design) if slide.bullets else 0.0
    return fit.height([text], design.caption, layout.CAPTION_SIZE), said


def _arrange_table(frame: Any, shapes: dict[int, Any], slide: Slide, places: Places) -> None:
    """Table, caption and text below one another, in the middle of a slide of our own master."""
    if not places.ours:
        return
    low, said = _told_heights(slide)
    room = table_room(low, said)
    height = frame.height / EMU
    top = room.y + (room.height - height) / 2
    frame.top = round(top * EMU)
    under = Area(room.x, top + height + layout.PICTURE_GAP, room.width, low)
    _place(shapes[places.caption or 0], under)
    if slide.bullets:
        _place(shapes[places.body or 0], Area(room.x, under.bottom + layout.BODY_GAP, room.width, said))


def _zoom(bbox: Box, width: int, height: int) -> float:
    """Points per pixel at the largest enlargement of a figure that is printed in that box."""
    return layout.MAX_ZOOM * max((bbox[2] - bbox[0]) / width, (bbox[3] - bbox[1]) / height)


def alt_text(slide: Slide) -> str:
    """What the picture is, for those who do not see it."""
    if slide.figure is not None:
        return clean(f"{figure_place(slide.figure)}: {slide.figure.caption}")[:1000]
    if slide.equation is not None:
        said = slide.equation.told.text if slide.equation.told else slide.title
        return clean(f"{figure_place(slide.equation)}: {said}")[:1000]
    return clean(f"First page of the paper: {slide.title}")


def _write_picture(shape: Any, slide: Slide, places: Places, folder: Path) -> Any:
    from pptx.enum.dml import MSO_THEME_COLOR

    path = folder / (slide.picture or "")
    if not path.is_file():
        raise JcError(f"{slide.picture} is missing in {folder.name}; make the session again with --refresh.")
    area = places.area(places.picture or 0)
    try:
        picture = shape.insert_picture(str(path))
    except (OSError, ValueError) as error:
        raise JcError(
            f"{slide.picture} cannot be read as a picture; make the session again with --refresh."
        ) from error
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    width, height = picture.image.size
    zoom = _zoom(slide.shown.bbox, width, height) if slide.shown is not None else None
    _place(picture, layout.contained(width, height, area, zoom))
    properties = picture._element.nvPicPr.cNvPr
    properties.set("descr", alt_text(slide))
    properties.set("name", figure_place(slide.shown) or "First page")
    if slide.shown is not None:
        _card(picture)
    if slide.kind == "cover":
        picture.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
        picture.line.width = EMU
    return picture


def _card(picture: Any) -> None:
    """A white edge around a figure, which is the paper's own on a dark ground and unseen on a white one."""
    from pptx.dml.color import RGBColor

    colour: Any = RGBColor  # python-pptx does not say its types
    picture.line.color.rgb = colour(255, 255, 255)
    picture.line.width = round(CARD * EMU)


def _place(shape: Any, area: Area) -> None:
    shape.left, shape.top = round(area.x * EMU), round(area.y * EMU)
    shape.width, shape.height = round(area.width * EMU), round(area.height * EMU)


def _set_size(runs: Sequence[Any], size: float) -> None:
    for run in runs:
        run.font.size = round(size * EMU)


def _write_footer(page: Any, deck: Deck, slide: Slide, ours: bool) -> None:
    """The agenda line with the current part marked, and the slide's number, where the layout has them."""
    from pptx.enum.dml import MSO_THEME_COLOR

    for inherited in page.slide_layout.placeholders:
        kind = inherited.placeholder_format.type.name
        if kind not in {"FOOTER", "SLIDE_NUMBER"}:
            continue
        page.shapes.clone_placeholder(inherited)
        shape = page.shapes[-1]
        paragraph = shape.text_frame.paragraphs[0]
        if kind == "SLIDE_NUMBER":
            shape.name = "Slide number"
            _number_field(paragraph._p)
            continue
        shape.name = "Agenda line"
        line = SEPARATOR.join(deck.parts)
        if text_width(line, layout.LEAST_SIZE, bold=True) > (inherited.width or 0) / EMU and not ours:
            shape._element.getparent().remove(shape._element)
            continue
        for number, part in enumerate(deck.parts):
            if number:
                paragraph.add_run().text = SEPARATOR
            run = paragraph.add_run()
            run.text = clean(part)
            if part == slide.part:
                run.font.bold = True
                run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1


def _number_field(paragraph: Any) -> None:
    from lxml import etree

    field = etree.SubElement(paragraph, f"{{{_A}}}fld")
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    etree.SubElement(field, f"{{{_A}}}rPr").set("lang", "en-GB")
    etree.SubElement(field, f"{{{_A}}}t").text = "‹#›"
