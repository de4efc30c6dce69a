"""Figures that are vector graphics as PDF and SVG, one a call: to scale without loss. Not: PNGs (crops.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from journalclub.errors import JcError
from journalclub.models.paper import Figure
from journalclub.reading.crops import box_of, write_whole
from journalclub.reading.engine import pymupdf

MOST_RASTER = 0.1
"""Of the figure's area: more under images, and it is no vector graphics; a logo or two may be in it."""
MOST_VECTOR_BYTES = 4_000_000
"""Of one file: an editor or a slide with more is no joy. A plot of 100,000 strokes is larger."""
ALIKE = 0.001
"""Of the pixels may differ when what lies outside the figure is taken away: edges of clipped strokes."""
CHECK_SCALE = 0.7
"""Pixels a point at which that is looked at."""
_FAR = 1e4
"""Points; farther off the page nothing is looked for."""
DIFFERENT = 64
"""Of 255: pixels that differ by less look alike."""


class VectorCrop(NamedTuple):
    """The files, and what is missing of them, in a sentence."""

    files: tuple[Path, ...]
    missing: str | None


def crop_vector(doc: Any, figure: Figure, folder: Path) -> VectorCrop:
    """Write the figure beside its PNG, with the endings .pdf and .svg; no files when it is no vector graphics.

    Text is text in the PDF, with its fonts, and paths in the SVG: both look alike everywhere. Raises JcError when
    neither can be made. May take long on a page of many strokes: call it where it can be stopped.
    """
    if figure.file is None:
        raise JcError(f"{figure.name} has no file name; give it one before drawing it.")
    try:
        page = doc[figure.page - 1]
        clip = pymupdf.Rect(box_of(figure)) & page.rect
        if not _is_vector(page, clip):
            return VectorCrop((), None)
        cut = _cut(doc, figure.page - 1, clip)
        made = {".pdf": cut.tobytes(garbage=3, deflate=True, no_new_id=True)}
        made[".svg"] = cut[0].get_svg_image(text_as_path=1).encode("utf-8", "replace")
        files = []
        for ending, data in made.items():
            if len(data) <= MOST_VECTOR_BYTES:
                files.append((folder / figure.file).with_suffix(ending))
                write_whole(files[-1], data)
    except JcError:
        raise
    except Exception as error:
        raise JcError(
            f"{figure.name} on page {figure.page} cannot be made as vector graphics: {error}."
        ) from error
    large = {ending: len(data) for ending, data in made.items() if len(data) > MOST_VECTOR_BYTES}
    missing = [f"{ending[1:].upper()} ({size / 1e6:.0f} MB)" for ending, size in large.items()]
    if not missing:
        return VectorCrop(tuple(files), None)
    what = " and ".join(missing)
    return VectorCrop(tuple(files), f"{figure.name} on page {figure.page} was left out as {what}: too large.")


def _is_vector(page: Any, clip: Any) -> bool:
    """Whether hardly any of the figure is a raster image."""
    images = [pymupdf.Rect(image["bbox"]) * page.rotation_matrix & clip for image in page.get_image_info()]
    return not clip.is_empty and sum(abs(box) for box in images) <= MOST_RASTER * abs(clip)


def _cut(doc: Any, index: int, clip: Any) -> Any:
    """A document of one page that shows the clip, if possible without what stands around it in the paper."""
    copy = pymupdf.open()
    copy.insert_pdf(doc, from_page=index, to_page=index, links=False, annots=False, widgets=False)
    page = copy[0]
    turn = page.rotation
    unturned = clip * page.derotation_matrix
    page.set_rotation(0)  # PyMuPDF shows parts of upright pages only
    whole = _shown(copy, unturned, turn)
    _take_surroundings_away(page, unturned)
    freed = _shown(copy, unturned, turn)
    return freed if _alike(whole[0], freed[0]) else whole


def _shown(doc: Any, clip: Any, turn: int) -> Any:
    """A new document whose page is the clip of the only page, turned."""
    made = pymupdf.open()
    sides = (clip.width, clip.height) if turn % 180 == 0 else (clip.height, clip.width)
    page = made.new_page(width=sides[0], height=sides[1])
    page.show_pdf_page(page.rect, doc, 0, clip=clip, rotate=-turn)
    return made


def _take_surroundings_away(page: Any, clip: Any) -> None:
    """Take away text, strokes and images outside the clip, which are most of a page's size.

    Off the page, too: figures cut from larger drawings bring the rest of them along.
    """
    x0, y0, x1, y1 = _with_whole_letters(page, clip)
    for box in ((-_FAR, -_FAR, _FAR, y0), (-_FAR, y1, _FAR, _FAR), (-_FAR, y0, x0, y1), (x1, y0, _FAR, y1)):
        page.add_redact_annot(pymupdf.Rect(box), fill=False, cross_out=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_REMOVE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED,
        text=pymupdf.PDF_REDACT_TEXT_REMOVE,
    )


def _with_whole_letters(page: Any, clip: Any) -> Any:
    """The clip with the boxes of its letters: MuPDF takes a letter away when what is redacted touches its box.

    That is the font's, up to two rows high where signs hang from their baseline.
    """
    kept = pymupdf.Rect(clip)
    for letter in _letters(page, clip):
        kept |= letter.box
    return kept


class _Letter(NamedTuple):
    """A character as it is shown."""

    text: str
    colour: int
    box: Any


def _letters(page: Any, clip: Any) -> Iterator[_Letter]:
    """The characters that stand in the clip."""
    for block in page.get_text("rawdict", flags=0)["blocks"]:
        for line in block["lines"]:
            for span in line["spans"]:
                for char in span["chars"]:
                    if pymupdf.Point(char["origin"]) in clip:
                        yield _Letter(char["c"], span["color"], pymupdf.Rect(char["bbox"]))


def _alike(one: Any, other: Any) -> bool:
    """Whether two pages of one size show the same letters in the same colours, and look alike."""
    first, second = (sorted((x.text, x.colour) for x in _letters(p, p.rect)) for p in (one, other))
    return first == second and _look_alike(one, other)


def _look_alike(one: Any, other: Any) -> bool:
    matrix = pymupdf.Matrix(CHECK_SCALE, CHECK_SCALE)
    first, second = (
        p.get_pixmap(matrix=matrix, alpha=False, colorspace=pymupdf.csGRAY).samples for p in (one, other)
    )
    different = sum(abs(a - b) > DIFFERENT for a, b in zip(first, second, strict=True))
    return bool(different <= ALIKE * len(first))
