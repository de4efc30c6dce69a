"""What was read as a line of JSON, on its way to the parent. Not: decoding it, which needs its types (typed.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from journalclub.models.evidence import PaperText
    from journalclub.models.paper import Reading


def encode_reading(reading: Reading) -> bytes:
    """The line of a "reading"."""
    return msgspec.json.encode(["reading", reading]) + b"\n"


def encode_text(text: PaperText) -> bytes:
    """The line of a "text"."""
    return msgspec.json.encode(["text", text]) + b"\n"
