"""Bytes of an export to text with plain line ends: UTF-8, UTF-16, cp1252, Latin-1. Pure. Not: what the text means."""

from __future__ import annotations

import codecs

from journalclub.errors import JcError

# Control characters that no text has; a file with more than a few of them is no text.
_BINARY = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_MOST_BINARY = 0.005  # share of such bytes in the first part of a text file
_SLIPS = 3  # of them are let pass in any file
_SAMPLE = 65_536  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes 0x80 to 0x9F are quotes and dashes in cp1252 and invisible controls in Latin-1, which nobody types.
_UNDEFINED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"


def decode(raw: bytes, name: str) -> str:
    """The text, with every kind of line end as a line feed.

    Raises JcError when it is empty or no text at all. CSV in quotes may hold line ends of its own; they, too, become
    line feeds.
    """
    if not raw.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise JcError(f"{name} is empty; export it again.")
    text = _decoded(raw, name).lstrip("\ufeff").replace("\x00", "")
    if not text.strip():
        raise JcError(f"{name} is empty; export it again.")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u0085", "\n")


def _decoded(raw: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if guessed := _unmarked_utf16(raw):
        return raw.decode(guessed, errors="replace")
    sample = raw[:_SAMPLE]
    if sum(byte in _BINARY for byte in sample) > max(_SLIPS, _MOST_BINARY * len(sample)):
        raise JcError(f"{name} is no text file; give a chat, a CSV file or a Slack export.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and error.reason == "unexpected end of data":  # cut in a letter
            return raw[: error.start].decode("utf-8")
    if any(byte in raw for byte in _UNDEFINED_IN_CP1252):
        return raw.decode("latin-1")
    return raw.decode("cp1252")


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: in most scripts every other byte of spaces and line ends is zero."""
    sample = raw[:_SAMPLE]
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    if odd.count(0) > 0.3 * len(odd) and even.count(0) < 0.02 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.3 * len(even) and odd.count(0) < 0.02 * len(odd):
        return "utf-16-be"
    return None
