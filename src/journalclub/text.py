"""Text from outside made safe to show, and names for folders. Not: escaping, which each output does."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# How much of a thing is shown, in characters. arXiv's own limits are lower; what is longer is an accident or
# an attack.
TITLE_LIMIT = 500
NAME_LIMIT = 200
ABSTRACT_LIMIT = 12_000
SLUG_LIMIT = 60
ADDRESS_LIMIT = 2_000  # characters
_SLUG_BYTES = 200  # file systems allow 255 bytes a name; a date or number is put before the slug

# Joiners carry meaning in Persian and Indic words; every other format character only hides or reorders text.
_JOINERS = {"\u200c", "\u200d"}
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs"}  # control, format (bidi marks, zero width), lone surrogates
_NOT_IN_ADDRESSES = frozenset('<>"`{}|^')  # RFC 3986: they stand percent-encoded in an address
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+"
)  # all that RFC 3986 allows: no more to look for
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SEPARATORS = re.compile(r"[^\w]|_")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: names that open a device.
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


def display(text: str, limit: int = TITLE_LIMIT) -> str:
    """Text from outside on one line, fit for a terminal, a file or a page.

    NFC; line breaks and runs of white space become one space; control characters, bidirectional overrides and
    other invisible format characters are dropped; at most `limit` characters, the last "…" when text was cut.
    """
    # Four times the limit is kept before normalising, so that a hostile megabyte costs nothing.
    text = unicodedata.normalize("NFC", text[: limit * 4])
    text = " ".join(text.split())
    if not text.isprintable():  # of all characters that are not shown none is printable
        text = " ".join("".join(c for c in text if _is_shown(c)).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def visible(text: str) -> str:
    """Text of any length and any number of lines without what `display` drops; line breaks and tabs stay."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or _is_shown(c))


def slug(text: str, default: str = "paper") -> str:
    """A folder name for a title: lower-case letters and digits of any script, joined by hyphens.

    At most 60 characters, cut between words where that keeps half of them; never empty (`default`), never a
    path, a hidden file, an option or a device name.
    """
    text = unicodedata.normalize("NFKC", display(text).lower())
    words = _SEPARATORS.sub(" ", text).split()
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > SLUG_LIMIT:
            name = name if len(name) * 2 >= SLUG_LIMIT else longer[:SLUG_LIMIT]
            break
        name = longer
    name = name.encode()[:_SLUG_BYTES].decode(errors="ignore").rstrip("-") or default
    return f"{name}-{default}" if name in DEVICES else name


def folded(text: str) -> str:
    """The form in which words are compared, without case and accents: Schrödinger is schrodinger."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in text if not unicodedata.combining(c))


def shorten(text: str, limit: int = 80) -> str:
    """The user's own words repeated in a message: safe to show and short."""
    return display(text, limit)


def safe_address(url: str) -> str | None:
    """An address that may stand in a link: http(s), or a path in the club's folder or site; None for any other.

    `//host/path` gets https. Scripts, credentials, control and format characters and white space are refused.
    """
    url = url.strip()
    if not url or len(url) > ADDRESS_LIMIT or url.startswith("#") or "\\" in url:
        return None
    if not _PLAIN_ADDRESS.fullmatch(url) and any(
        c.isspace() or c in _NOT_IN_ADDRESSES or not _is_shown(c) for c in url
    ):
        return None
    url = "https:" + url if url.startswith("//") else url
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not parts.scheme and not _SCHEME.match(url):
        return url
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return None
    return url


def _is_shown(char: str) -> bool:
    """Whether a character may stand in shown text."""
    if char in _JOINERS:
        return True
    code = ord(char)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return not noncharacter and unicodedata.category(char) not in _HIDDEN_CATEGORIES
