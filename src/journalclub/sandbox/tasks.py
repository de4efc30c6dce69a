"""What the reading process does for each kind of request: reading, cropping, counting, printing. Not: limits.

It imports little but the PDF library before the pages are read; the rest loads while they are made sense of.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from journalclub.errors import JcError
from journalclub.reading.pages import open_pdf, take_page
from journalclub.sandbox.messages import (
    WHOLE_TEXT,
    ClipRequest,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    TextRequest,
    decode_request,
    split_answer,
)

if TYPE_CHECKING:
    from journalclub.sandbox.analysis import Analysis, Result
    from journalclub.sandbox.answers import Answers


def serve(line: bytes, answer: Answers, analysis: Analysis) -> None:
    """Do what one line asks for; an expected failure goes back as a sentence."""
    request = decode_request(line)
    try:
        if isinstance(request, ReadRequest):
            _read(request, answer, analysis)
        elif isinstance(request, TextRequest):
            _read_text(request, answer, analysis)
        elif isinstance(request, ClipRequest):
            _clip(request, answer)
        elif isinstance(request, CropRequest):
            from journalclub.sandbox.pictures import Pictures

            pictures = Pictures(open_pdf(Path(request.pdf)), Path(request.out), request.room, answer)
            pictures.crop((*request.figures, *request.equations))
            pictures.crop_vectors(request.vectors)
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


def _read(request: ReadRequest, answer: Answers, analysis: Analysis) -> None:
    doc, count = _take_pages(request, answer, analysis)
    draws = request.out is not None or request.overlay is not None
    if draws:
        analysis.meanwhile = _load_pictures
    line = _made_sense_of(analysis.finish(count), answer)
    if not draws:
        return
    from journalclub.sandbox.pictures import Pictures, draw_overlays
    from journalclub.sandbox.typed import decode_reading

    reading = decode_reading(split_answer(line)[1])
    if request.out is not None:
        pictures = Pictures(doc, Path(request.out), request.room, answer)
        if request.cover:
            pictures.cover()
        pictures.crop((*reading.figures, *reading.equations))
        if request.vector:
            pictures.crop_vectors(reading.figures)
    if request.overlay is not None:
        draw_overlays(Path(request.pdf), Path(request.overlay), reading, answer)


def _load_pictures() -> None:
    """Import what draws."""
    import journalclub.sandbox.pictures
    import journalclub.sandbox.typed  # noqa: F401


def _read_text(request: TextRequest, answer: Answers, analysis: Analysis) -> None:
    _, count = _take_pages(request, answer, analysis)
    _made_sense_of(analysis.finish_text(count), answer)


def _take_pages(request: ReadRequest | TextRequest, answer: Answers, analysis: Analysis) -> tuple[Any, int]:
    """The open file and its number of pages; the analysis was given those that can be read, a warning tells of others.

    Raises JcError when none can be read.
    """
    doc = open_pdf(Path(request.pdf))
    count, read = doc.page_count, 0  # MuPDF may lose pages on the way, when it repairs a file
    answer("pages", count)
    last = count if request.last_page is None else request.last_page
    analysis.begin(request.sha256, last)
    for number in range(1, last + 1):
        if number in request.skip_pages:
            continue
        answer("at", f"page {number}")
        try:
            taken = take_page(doc, number)
        except Exception as error:  # MuPDF raises classes of its own for each kind of damage
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            answer("warning", f"page {number} was left out: {reason}.")
        else:
            analysis.add(taken)
            read += 1
    if not read:
        raise JcError(
            f"{Path(request.pdf).name} has no page that can be read: it is damaged; fetch it again."
        )
    answer("at", WHOLE_TEXT)
    return doc, count


def _made_sense_of(result: Result, answer: Answers) -> bytes:
    """Pass on what the analysis found; returns its line."""
    line, warnings = result
    for warning in warnings:
        answer("warning", warning)
    answer.pass_on(line)
    return line


def _clip(request: ClipRequest, answer: Answers) -> None:
    from journalclub.sandbox.pictures import draw_clips

    draw_clips(open_pdf(Path(request.pdf)), Path(request.out), request.clips, answer)


def _print(request: PrintRequest) -> None:
    """Print a sheet."""
    from journalclub.sandbox.printing import print_html

    print_html(request.html, Path(request.out))
