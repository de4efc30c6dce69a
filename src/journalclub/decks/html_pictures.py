"""A session folder's pictures as they go into a page: inside it, or by address when too large. Not: fetching any."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

MOST_INSIDE = 12 * 1024 * 1024  # bytes of pictures inside one page; more makes browsers slow and mails bounce
LARGEST = 64 * 1024 * 1024  # bytes; no picture of a talk is larger
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "image/svg+xml"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page shows it."""

    source: str  # data: or a relative address; "" when there is nothing to show
    clear: bool = False  # may be transparent, and was then drawn for a white ground
    problem: str = ""  # why it is not shown
    width: int | None = None  # pixels, where the file says so plainly
    height: int | None = None


class Pictures:
    """The pictures of one page, which share its bytes."""

    def __init__(self, folder: Path, most: int = MOST_INSIDE) -> None:
        """`folder` is the session's: nothing outside it is read."""
        self._folder = folder.resolve()
        self._left = most
        self._known: dict[str, Shown] = {}

    def show(self, target: str) -> Shown:
        """The picture at an address as Markdown gives it."""
        if target not in self._known:
            self._known[target] = self._look(target)
        return self._known[target]

    def _look(self, target: str) -> Shown:
        try:
            parts = urlsplit(target)
        except ValueError:
            return Shown("", problem="not an address")
        if parts.scheme or parts.netloc or not parts.path:
            return Shown("", problem="not in the session's folder")
        try:
            path = (self._folder / unquote(parts.path)).resolve()
            if not path.is_relative_to(self._folder):
                return Shown("", problem="not in the session's folder")
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, ValueError):  # ValueError: a zero byte in the name
            return Shown("", problem="no such file")
        kind = next((kind for start, kind in _STARTS if data.startswith(start)), None)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            kind = "image/webp"
        if kind is None or len(data) > LARGEST:
            return Shown("", problem="no picture a browser shows")
        return self._placed(path, kind, data)

    def _placed(self, path: Path, kind: str, data: bytes) -> Shown:
        if len(data) <= self._left:
            self._left -= len(data)
            source = f"data:{kind};base64,{base64.b64encode(data).decode()}"
        else:
            source = quote(path.relative_to(self._folder).as_posix())
        if kind != "image/png" or len(data) < 26:
            return Shown(source, clear=kind not in {"image/jpeg"})
        width, height = struct.unpack(">II", data[16:24])
        return Shown(source, data[25] in {3, 4, 6}, width=width, height=height)
