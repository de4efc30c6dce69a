"""What the reading process does for each kind of request: reading, cropping, counting, printing. Not: limits."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from journalclub.errors import JcError
from journalclub.reading.pages import open_pdf
from journalclub.sandbox.messages import (
    AnswerKind,
    CountRequest,
    CropRequest,
    PrintRequest,
    ReadRequest,
    decode_request,
    encode_answer,
)


class Answers:
    """The way back to the parent; each answer leaves at once, so that nothing said is lost in a crash."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __call__(self, kind: AnswerKind, body: object = None) -> None:
        """Send one answer."""
        line = encode_answer(kind, body)
        while line:  # a pipe takes what it has room for
            line = line[self._stream.write(line) or 0 :]


def serve(line: bytes, answer: Answers) -> None:
    """Do what one line asks for; an expected failure goes back as a sentence."""
    request = decode_request(line)
    try:
        if isinstance(request, ReadRequest):
            _read(request, answer)
        elif isinstance(request, CropRequest):
            doc = open_pdf(Path(request.pdf))
            _crop(doc, Path(request.out), request.figures, request.equations, request.taken, answer)
        elif isinstance(request, CountRequest):
            answer("pages", open_pdf(Path(request.pdf)).page_count)
        elif isinstance(request, PrintRequest):
            _print(request)
    except JcError as error:
        answer("error", str(error))
    except OSError as error:
        answer("error", f"{error.filename or request}: {error.strerror}.")
    else:
        answer("done")
