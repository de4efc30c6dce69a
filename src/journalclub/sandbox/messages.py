"""What parent and reading process say to each other: one JSON array a line. Not: the processes.

Imports little: the reading process loads this before it can begin. What needs types checked is in typed.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from journalclub.models.paper import Equation, Figure


class ReadRequest(NamedTuple):
    """Read the paper; and, when `out` is given, cut out its figures into that folder."""

    pdf: str
    out: str | None = None
    skip_pages: tuple[int, ...] = ()
    last_page: int | None = None  # pages after it are left out
    cover: bool = False  # draw page 1 as cover.png into `out`
    overlay: str | None = None


class CropRequest(NamedTuple):
    """Cut out these figures and equations of a paper that has been read before, to the files they name."""

    pdf: str
    out: str
    figures: tuple[Figure, ...]
    equations: tuple[Equation, ...]


class CountRequest(NamedTuple):
    """Only open the file and count its pages."""

    pdf: str


class PrintRequest(NamedTuple):
    """Print HTML of our own to a PDF file."""

    html: str
    out: str


Request = ReadRequest | CropRequest | CountRequest | PrintRequest
_KINDS: dict[str, type[Request]] = {
    "read": ReadRequest,
    "crop": CropRequest,
    "count": CountRequest,
    "print": PrintRequest,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

AnswerKind = Literal["at", "pages", "reading", "crop", "warning", "error", "done"]
"""at: what is begun now; pages: how many there are; reading: all but the crops; crop: [name of the figure, file];
warning: a sentence; error: a sentence, nothing more follows; done: nothing more follows."""


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
    return _KINDS[name](**body)


def encode_answer(kind: AnswerKind, body: object) -> bytes:
    """One line for the parent; `body` is made of what JSON knows."""
    # Half a character, as file names may have, is no JSON.
    return json.dumps([kind, body], ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def crop_key(item: Figure | Equation) -> str:
    """The name under which a crop is reported, so that the others can be told from it after a crash."""
    kind = getattr(item, "kind", "equation")
    return f"{kind} {item.label} on page {item.page}"
