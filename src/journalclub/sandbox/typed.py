"""Answers and records as JSON, checked against their types: what comes from the reading process is not trusted.

Not: the simple messages (messages.py), which the reading process needs before this has loaded.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import msgspec

from journalclub.models.evidence import PaperText
from journalclub.models.paper import Equation, Figure, Reading
from journalclub.sandbox.messages import AnswerKind

NonsenseError = (msgspec.MsgspecError, RecursionError, UnicodeError)
"""What reading a line raises that is no answer."""


# Made while the other process loads: understanding the types takes as long as decoding a paper.
_ANSWER = msgspec.json.Decoder(tuple[AnswerKind, msgspec.Raw])
_READING = msgspec.json.Decoder(Reading)


def decode_answer(line: bytes) -> tuple[AnswerKind, msgspec.Raw]:
    """Kind and still encoded body of a line."""
    return _ANSWER.decode(line)


def decode_sentence(body: msgspec.Raw) -> str:
    """The body of an "at", a "warning" or an "error"."""
    return msgspec.json.decode(body, type=str)


def decode_number(body: msgspec.Raw) -> int:
    """The body of a "pages"."""
    return msgspec.json.decode(body, type=int)


def decode_crop(body: msgspec.Raw) -> tuple[str, str]:
    """The body of a "crop": name of the figure, file."""
    name, file = msgspec.json.decode(body, type=tuple[str, str])
    return name, _inside(file)


def decode_vector(body: msgspec.Raw) -> tuple[str, list[str]]:
    """The body of a "vector": name of the figure, files."""
    name, files = msgspec.json.decode(body, type=tuple[str, list[str]])
    return name, [_inside(file) for file in files]


def _inside(file: str) -> str:
    """A path below the folder for pictures; any other is nonsense."""
    parts = PurePath(file).parts
    if not parts or PurePath(file).is_absolute() or ".." in parts:
        raise msgspec.ValidationError("a file outside of the folder for pictures")
    return file


def encode_text(text: PaperText) -> bytes:
    """The line of a "text"."""
    return msgspec.json.encode(["text", text]) + b"\n"


def decode_text(body: msgspec.Raw) -> PaperText:
    """The body of a "text"."""
    return msgspec.json.decode(body, type=PaperText)


def encode_reading(reading: Reading) -> bytes:
    """The line of a "reading"."""
    return msgspec.json.encode(["reading", reading]) + b"\n"


def decode_reading(body: msgspec.Raw | bytes) -> Reading:
    """The body of a "reading"."""
    return _READING.decode(body)


def reading_in(line: bytes) -> Reading:
    """The reading in a line that encode_reading made."""
    return decode_reading(decode_answer(line)[1])


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
