"""Answers and records as JSON, checked against their types: what comes from the reading process is not trusted.

Not: encoding (encoded.py), or the simple messages (messages.py), which are needed before this has loaded.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from journalclub.models.paper import Equation, Figure, Reading

if TYPE_CHECKING:
    from journalclub.models.evidence import PaperText

# Made while another process works: understanding the types takes as long as decoding a paper.
_READING = msgspec.json.Decoder(Reading)


def decode_crop(body: bytes) -> tuple[str, str]:
    """The body of a "crop": name of the figure, file."""
    name, file = msgspec.json.decode(body, type=tuple[str, str])
    return name, _inside(file)


def decode_vector(body: bytes) -> tuple[str, list[str]]:
    """The body of a "vector": name of the figure, files."""
    name, files = msgspec.json.decode(body, type=tuple[str, list[str]])
    return name, [_inside(file) for file in files]


def _inside(file: str) -> str:
    """A path below the folder for pictures; any other is nonsense."""
    parts = PurePath(file).parts
    if not parts or PurePath(file).is_absolute() or ".." in parts:
        raise msgspec.ValidationError("a file outside of the folder for pictures")
    return file


def decode_text(body: bytes) -> PaperText:
    """The body of a "text"."""
    from journalclub.models.evidence import PaperText

    return msgspec.json.decode(body, type=PaperText)


def decode_reading(body: bytes) -> Reading:
    """The body of a "reading"."""
    return _READING.decode(body)


def plain(body: dict[str, Any]) -> dict[str, Any]:
    """Records as dicts and lists."""
    made: dict[str, Any] = msgspec.to_builtins(body)
    return made


def figures_of(values: object) -> tuple[Figure, ...]:
    """The reverse of `plain`."""
    return msgspec.convert(values, tuple[Figure, ...])


def equations_of(values: object) -> tuple[Equation, ...]:
    """The reverse of `plain`."""
    return msgspec.convert(values, tuple[Equation, ...])
