"""Whether a file on disk is a whole PDF, by its bytes alone. Not: opening it (the sandbox does that)."""

from __future__ import annotations

import hashlib
from pathlib import Path

# The header may stand within the first 1024 bytes and %%EOF within the last 1024: Adobe's PDF Reference 1.7,
# appendix H, notes 13 and 18.
_HEADER_WITHIN = 1024
_TRAILER_WITHIN = 1024
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
    if b"%PDF-" not in head:
        return "is a web page" if head.lstrip().lower().startswith(_WEB_PAGE) else "does not begin with %PDF-"
    if b"%%EOF" not in tail:
        return "is cut short (no %%EOF at its end)"
    return None


def sha256_of(path: Path) -> str:
    """The file's SHA-256, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
