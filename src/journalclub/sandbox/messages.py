"""What parent and reading process say to each other: one JSON array a line. Not: the processes.

Imports little: the reading process loads this before it can begin. What needs types checked is in typed.py.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

if TYPE_CHECKING:
    from journalclub.models.paper import Box, Equation, Figure


class ReadRequest(NamedTuple):
    """Read the paper; and, when `out` is given, cut out its figures into that folder."""

    pdf: str
    sha256: str = ""  # of the file, as the parent found it
    out: str | None = None
    skip_pages: tuple[int, ...] = ()
    last_page: int | None = None  # pages after it are left out
    cover: bool = False  # draw page 1 as cover.png into `out`
    vector: bool = False  # figures that are vector graphics as PDF and SVG, too
    room: int = 0  # bytes that all pictures together may take
    overlay: str | None = None


class CropRequest(NamedTuple):
    """Cut out these figures and equations of a paper that has been read before, to the files they name."""

    pdf: str
    out: str
    figures: tuple[Figure, ...]
    equations: tuple[Equation, ...]
    vectors: tuple[Figure, ...]  # as PDF and SVG, those that are vector graphics
    room: int  # bytes that all these pictures may take


class TextRequest(NamedTuple):
    """Give the paper's text with its printed lines; no outline, no pictures."""

    pdf: str
    sha256: str = ""
    skip_pages: tuple[int, ...] = ()
    last_page: int | None = None  # pages after it are left out


class Clip(NamedTuple):
    """A part of a page to be drawn."""

    page: int
    bbox: Box
    file: str  # relative to the output folder


class ClipRequest(NamedTuple):
    """Draw parts of pages, over their whole width."""

    pdf: str
    out: str
    clips: tuple[Clip, ...]


class CountRequest(NamedTuple):
    """Only open the file and count its pages."""

    pdf: str


class PrintRequest(NamedTuple):
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

AnswerKind = Literal["at", "pages", "reading", "text", "crop", "vector", "warning", "error", "done"]
"""at: what is begun now; pages: how many there are; reading: all but the crops; text: what a
TextRequest asks for; crop: [name of the figure, file]; vector: [name of the figure, its files];
warning: a sentence; error: a sentence, nothing more follows; done: nothing more follows."""


WHOLE_TEXT = "the whole text"
"""What is at after the last page: from here on one process works and the others wait."""

_ANSWER = re.compile(rb'\["([a-z]{2,9})", ?(.*)\]\n?', re.DOTALL)


def encode_request(request: Request) -> bytes:
    """One line for the reading process."""
    body = request._asdict()
    if isinstance(request, CropRequest):
        from journalclub.sandbox.typed import plain

        body = plain(body)
    return json.dumps([_NAMES[type(request)], body]).encode() + b"\n"


def decode_request(line: bytes) -> Request:
    """The reverse of encode_request."""
    name, body = json.loads(line)
    if name == "crop":
        from journalclub.sandbox.typed import equations_of, figures_of

        body["figures"], body["equations"] = figures_of(body["figures"]), equations_of(body["equations"])
        body["vectors"] = figures_of(body["vectors"])
    elif name == "clip":
        body["clips"] = tuple(Clip(*clip) for clip in body["clips"])
    return _KINDS[name](**body)


def encode_answer(kind: AnswerKind, body: object) -> bytes:
    """One line for the parent; `body` is made of what JSON knows."""
    # Half a character, as file names may have, is no JSON.
    return json.dumps([kind, body], ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def split_answer(line: bytes) -> tuple[AnswerKind, bytes]:
    """Kind and still encoded body of a line; raises ValueError when it is no answer."""
    found = _ANSWER.fullmatch(line)
    kind = found[1].decode() if found else ""
    if found is None or kind not in get_args(AnswerKind):
        raise ValueError("no answer")
    return cast("AnswerKind", kind), found[2]


def decode_sentence(body: bytes) -> str:
    """The body of an "at", a "warning" or an "error"; raises ValueError or RecursionError when it is none."""
    sentence = json.loads(body)
    if not isinstance(sentence, str):
        raise ValueError("no sentence")
    sentence.encode()  # half a character cannot be shown
    return sentence


def decode_number(body: bytes) -> int:
    """The body of a "pages"; raises ValueError or RecursionError when it is none."""
    number = json.loads(body)
    if type(number) is not int:
        raise ValueError("no number")
    return number


def crop_key(item: Figure | Equation) -> str:
    """The name under which a crop is reported, so that the others can be told from it after a crash."""
    kind = getattr(item, "kind", "equation")
    return f"{kind} {item.label} on page {item.page}"


def vector_key(figure: Figure) -> str:
    """The same for its vector graphics."""
    return f"{crop_key(figure)} as vector graphics"
