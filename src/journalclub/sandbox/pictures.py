"""What the reading process draws, one picture after the other, each announced before. Not: how (reading/crops.py).

A picture that fails is a warning, one that takes too long or kills the process is the parent's to leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from journalclub.errors import JcError
from journalclub.reading.crops import crop_figure, draw_cover, draw_place
from journalclub.reading.pages import open_pdf
from journalclub.sandbox.messages import Clip, crop_key, vector_key

if TYPE_CHECKING:
    from journalclub.models.paper import Equation, Figure, Reading
    from journalclub.sandbox.answers import Answers

COVER = "cover.png"
T = TypeVar("T")


class Pictures:
    """The pictures of one paper, which together may take so much room."""

    def __init__(self, doc: Any, out: Path, room: int, answer: Answers) -> None:
        """`room` is in bytes; the picture that fills it is the last one."""
        self._doc = doc
        self._out = out
        self._room = room
        self._answer = answer

    def cover(self) -> None:
        """The first page."""
        path = _tried(self._answer, "the first page", partial(draw_cover, self._doc, self._out / COVER))
        self._count(path)

    def crop(self, items: Sequence[Figure | Equation]) -> None:
        """Each as PNG."""
        for position, item in enumerate(items):
            if self._is_full(len(items) - position):
                return
            key = crop_key(item)
            path = _tried(self._answer, key, partial(crop_figure, self._doc, item, self._out))
            if path is not None:
                self._count(path)
                self._answer("crop", (key, self._name(path)))

    def crop_vectors(self, figures: Sequence[Figure]) -> None:
        """Those that are vector graphics as PDF and SVG."""
        from journalclub.reading.vector_crops import crop_vector

        for position, figure in enumerate(figures):
            if self._is_full(len(figures) - position):
                return
            key = vector_key(figure)
            made = _tried(self._answer, key, partial(crop_vector, self._doc, figure, self._out))
            if made is None:
                continue
            self._count(*made.files)
            if made.missing is not None:
                self._answer("warning", made.missing)
            self._answer("vector", (key, [self._name(path) for path in made.files]))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._out).as_posix()

    def _count(self, *paths: Path | None) -> None:
        self._room -= sum(path.stat().st_size for path in paths if path is not None)

    def _is_full(self, left: int) -> bool:
        if self._room > 0:
            return False
        self._answer(
            "warning", f"{left} more pictures were not made: together they would take too much room."
        )
        return True


def draw_clips(doc: Any, out: Path, clips: Sequence[Clip], answer: Answers) -> None:
    """Parts of pages."""
    for clip in clips:
        drawn = _tried(answer, clip.file, partial(draw_place, doc, clip.page, clip.bbox, out / clip.file))
        if drawn is not None:
            answer("crop", (clip.file, clip.file))


def draw_overlays(pdf: Path, folder: Path, reading: Reading, answer: Answers) -> None:
    """Every page with what was found on it, drawn into a copy that is thrown away."""
    from journalclub.reading.overlay import draw_overlay, page_outlines

    doc = open_pdf(pdf)
    outlines = page_outlines(reading.figures, reading.equations)
    for number in range(1, doc.page_count + 1):
        own = outlines.get(number, [])
        _tried(answer, f"the overlay of page {number}", partial(draw_overlay, doc, number, own, folder))


def _tried(answer: Answers, what: str, draw: Callable[[], T]) -> T | None:
    """Draw a picture; one that fails is a warning."""
    answer("at", what)
    try:
        return draw()
    except JcError as error:
        answer("warning", str(error))
        return None
