"""What parent and reading process say to each other: one JSON array a line. Not: the processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from journalclub.models.evidence import PaperText
from journalclub.models.paper import Box, Equation, Figure, Reading

OUT_OF_MEMORY = 41
"""Exit status of a reading process whose memory was used up."""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Read the paper; and, when `out` is given, cut out its figures into that folder."""

    pdf: str
    out: str | None = None
    skip_pages: tuple[int, ...] = ()
    last_page: int | None = None  # pages after it are left out
    cover: bool = False  # draw page 1 as cover.png into `out`
    overlay: str | None = None


@dataclass(frozen=True, slots=True)
class CropRequest:
    """Cut out these figures and equations of a paper that has been read before, to the files they name."""

    pdf: str
    out: str
    figures: tuple[Figure, ...]
    equations: tuple[Equation, ...]


@dataclass(frozen=True, slots=True)
class TextRequest:
    """Give the paper's text with its printed lines; no outline, no pictures."""

    pdf: str
    skip_pages: tuple[int, ...] = ()
    last_page: int | None = None  # pages after it are left out


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a page to be drawn."""

    page: int
    bbox: Box
    file: str  # relative to the output folder


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """Draw parts of pages, over their whole width."""

    pdf: str
    out: str
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class CountRequest:
    """Only open the file and count its pages."""

    pdf: str


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """Print HTML of our own to a PDF file."""

    html: str
    out: str


Request = ReadRequest | TextRequest | CropRequest | ClipRequest | CountRequest | PrintRequest
_KINDS: dict[str, type[Request]] = {
    "read": ReadRequest,
    "text": TextRequest,
    "crop": CropRequest,
    "clip": ClipRequest,
    "count": CountRequest,
    "print": PrintRequest,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

AnswerKind = Literal["at", "pages", "reading", "text", "crop", "warning", "error", "done"]
"""at: what is begun now; pages: how many there are; reading: all but the crops; text: what a
TextRequest asks for; crop: [name of the figure, file];
warning: a sentence; error: a sentence, nothing more follows; done: nothing more follows."""


def encode_request(request: Request) -> bytes:
    """One line for the reading process."""
    return msgspec.json.encode([_NAMES[type(request)], request]) + b"\n"


def decode_request(line: bytes) -> Request:
    """The reverse of encode_request."""
    name, body = msgspec.json.decode(line, type=tuple[str, msgspec.Raw])
    return msgspec.json.decode(body, type=_KINDS[name])


def encode_answer(kind: AnswerKind, body: object) -> bytes:
    """One line for the parent."""
    return msgspec.json.encode([kind, body]) + b"\n"


def decode_answer(line: bytes) -> tuple[AnswerKind, msgspec.Raw]:
    """Kind and still encoded body of a line."""
    return msgspec.json.decode(line, type=tuple[AnswerKind, msgspec.Raw])


def decode_reading(body: msgspec.Raw) -> Reading:
    """The body of a "reading"."""
    return msgspec.json.decode(body, type=Reading)


def decode_text(body: msgspec.Raw) -> PaperText:
    """The body of a "text"."""
    return msgspec.json.decode(body, type=PaperText)


def crop_key(item: Figure | Equation) -> str:
    """The name under which a crop is reported, so that the others can be told from it after a crash."""
    kind = item.kind if isinstance(item, Figure) else "equation"
    return f"{kind} {item.label} on page {item.page}"
