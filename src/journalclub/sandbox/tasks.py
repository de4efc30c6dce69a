"""What the reading process does for each kind of request: reading, cropping, counting, printing. Not: limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from journalclub.errors import JcError
from journalclub.models.paper import Equation, Figure, Manuscript, Reading
from journalclub.outline.claims import unfound_numbers
from journalclub.outline.glossary import acronyms
from journalclub.outline.outline import make_outline
from journalclub.outline.telling import tell
from journalclub.reading.crop_names import with_files
from journalclub.reading.crops import crop_figure, draw_cover, draw_place
from journalclub.reading.mentions import mentioned
from journalclub.reading.overlay import draw_overlay, page_outlines
from journalclub.reading.page import Page
from journalclub.reading.pages import open_pdf, read_page
from journalclub.reading.printed import paper_text
from journalclub.reading.read import read_manuscript
from journalclub.sandbox.messages import (
    AnswerKind,
    ClipRequest,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    TextRequest,
    crop_key,
    decode_request,
    encode_answer,
)

COVER = "cover.png"


class Answers:
    """The way back to the parent; each answer leaves at once, so that nothing said is lost in a crash."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __call__(self, kind: AnswerKind, body: object = None) -> None:
        """Send one answer."""
        line = memoryview(encode_answer(kind, body))
        while line:  # a pipe takes what it has room for
            line = line[self._stream.write(line) or 0 :]


def serve(line: bytes, answer: Answers) -> None:
    """Do what one line asks for; an expected failure goes back as a sentence."""
    request = decode_request(line)
    try:
        if isinstance(request, ReadRequest):
            _read(request, answer)
        elif isinstance(request, TextRequest):
            _read_text(request, answer)
        elif isinstance(request, ClipRequest):
            _clip(request, answer)
        elif isinstance(request, CropRequest):
            doc = open_pdf(Path(request.pdf))
            _crop(doc, Path(request.out), (*request.figures, *request.equations), answer)
        elif isinstance(request, CountRequest):
            answer("pages", open_pdf(Path(request.pdf)).page_count)
        elif isinstance(request, PrintRequest):
            _print(request)
    except JcError as error:
        answer("error", str(error))
    except OSError as error:
        answer("error", f"{error.filename or 'the file'}: {error.strerror}.")
    else:
        answer("done")


def _read(request: ReadRequest, answer: Answers) -> None:
    doc, _, manuscript = _manuscript(request, answer)
    reading = replace(understood(manuscript), pages=doc.page_count)
    answer("reading", reading)
    if request.out is not None:
        if request.cover:
            _tried(answer, "the first page", partial(draw_cover, doc, Path(request.out) / COVER))
        _crop(doc, Path(request.out), (*reading.figures, *reading.equations), answer)
    if request.overlay is not None:
        _overlay(Path(request.pdf), Path(request.overlay), reading, answer)


def understood(manuscript: Manuscript) -> Reading:
    """What was read, with the outline and what else of the text a talk needs, and the names of the pictures."""
    read = tell(manuscript, mentioned)
    figures, equations = with_files(read.figures, read.equations)
    return replace(
        read,
        outline=make_outline(manuscript),
        figures=figures,
        equations=equations,
        terms=acronyms(manuscript.passages),
        unfound=unfound_numbers(manuscript),
    )


def _tried(answer: Answers, what: str, draw: Callable[[], Path]) -> Path | None:
    """Draw a picture; one that fails is a warning."""
    answer("at", what)
    try:
        return draw()
    except JcError as error:
        answer("warning", str(error))
        return None


def _manuscript(request: ReadRequest | TextRequest, answer: Answers) -> tuple[Any, list[Page], Manuscript]:
    """The open file, its pages, and what they say."""
    path = Path(request.pdf)
    doc = open_pdf(path)
    answer("pages", doc.page_count)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    pages = list(_pages(doc, request, answer))
    answer("at", "the whole text")
    return doc, pages, read_manuscript(pages, sha256=digest)


def _read_text(request: TextRequest, answer: Answers) -> None:
    doc, pages, manuscript = _manuscript(request, answer)
    text = paper_text(pages, manuscript)
    answer("text", replace(text, reading=replace(text.reading, pages=doc.page_count)))


def _clip(request: ClipRequest, answer: Answers) -> None:
    """One place after the other; one that fails is a warning."""
    doc = open_pdf(Path(request.pdf))
    for clip in request.clips:
        path = Path(request.out) / clip.file
        if _tried(answer, clip.file, partial(draw_place, doc, clip.page, clip.bbox, path)) is not None:
            answer("crop", (clip.file, clip.file))


def _pages(doc: Any, request: ReadRequest | TextRequest, answer: Answers) -> Iterator[Page]:
    """The pages that can be read; one that fails is a warning."""
    last = doc.page_count if request.last_page is None else request.last_page
    for number in range(1, last + 1):
        if number in request.skip_pages:
            continue
        answer("at", f"page {number}")
        try:
            yield read_page(doc, number)
        except Exception as error:  # MuPDF raises classes of its own for each kind of damage
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            answer("warning", f"page {number} was left out: {reason}.")


def _crop(doc: Any, out: Path, items: Sequence[Figure | Equation], answer: Answers) -> None:
    """One picture after the other."""
    for item in items:
        key = crop_key(item)
        path = _tried(answer, key, partial(crop_figure, doc, item, out))
        if path is not None:
            answer("crop", (key, path.relative_to(out).as_posix()))


def _overlay(pdf: Path, folder: Path, reading: Reading, answer: Answers) -> None:
    """Every page with what was found on it, drawn into a copy that is thrown away."""
    doc = open_pdf(pdf)
    outlines = page_outlines(reading.figures, reading.equations)
    for number in range(1, doc.page_count + 1):
        own = outlines.get(number, [])
        _tried(answer, f"the overlay of page {number}", partial(draw_overlay, doc, number, own, folder))


def _print(request: PrintRequest) -> None:
    """Print a sheet."""
    from journalclub.sandbox.printing import print_html

    print_html(request.html, Path(request.out))
