"""Whether a file on disk is a whole PDF, by its bytes alone. Not: opening it (the sandbox does that)."""

from __future__ import annotations

import re
from pathlib import Path

# The header may stand within the first 1024 bytes and %%EOF within the last 1024: Adobe's PDF Reference 1.7,
# appendix H, notes 13 and 18. Servers that add a line or two to a whole file are forgiven.
_HEADER_WITHIN = 1024
_TRAILER_WITHIN = 2048
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and white space
# A linearized file has an end near its beginning, a changed one where it ended before: what follows needs an end, too
# (PDF Reference 1.7, 3.4.5 and appendix F).
_GOES_ON = re.compile(rb"[\r\n](?:\d{1,10} \d{1,5} obj|xref)\b")
_WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<?xml")


def what_is_wrong(path: Path) -> str | None:
    """Why a file is no whole PDF, to follow "it"; None when its first and last bytes are those of one."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEADER_WITHIN)
        file.seek(max(0, size - _TRAILER_WITHIN))
        tail = file.read(_TRAILER_WITHIN)
    if not size:
        return "is empty"
    if head.lstrip(_BEFORE).lower().startswith(_WEB_PAGE):
        return "is a web page"
    if b"%PDF-" not in head:
        return "does not begin with %PDF-"
    _, end, after = tail.rpartition(b"%%EOF")
    if not end or _GOES_ON.search(after):
        return "is cut short (no %%EOF at its end)"
    return None


def sha256_of(path: Path) -> str:
    """The file's SHA-256, as 64 hexadecimal digits."""
    from hashlib import file_digest  # loads OpenSSL, which the reading process can do without

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
