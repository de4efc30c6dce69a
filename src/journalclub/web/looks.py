"""Style sheet, script, QR code and figures, as they are sent. Not: the pages' words (pages.py)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from journalclub.render import PACKAGED, Templates
from journalclub.web.hall import Hall
from journalclub.web.qr import svg

STYLE, SCRIPT = "serve.css", "serve.js"
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # their addresses change with what they hold
_A_WHILE = {"Cache-Control": "private, max-age=3600"}


class Looks:
    """The files of one page, read once."""

    def __init__(self, hall: Hall) -> None:
        templates = Templates(hall.templates)
        self._style = (templates.file(STYLE) or PACKAGED / STYLE).read_bytes()
        self._script = (templates.file(SCRIPT) or PACKAGED / SCRIPT).read_bytes()
        self._code = svg(hall.address)
        self._pictures = {p.file.name: p.file for p in hall.pictures}
        self.style = f"/{STYLE}?{_digest(self._style)}"
        self.script = f"/{SCRIPT}?{_digest(self._script)}"

    async def send_style(self, request: Request) -> Response:
        """serve.css."""
        del request
        return Response(self._style, media_type="text/css", headers=_KEPT)

    async def send_script(self, request: Request) -> Response:
        """serve.js."""
        del request
        return Response(self._script, media_type="text/javascript", headers=_KEPT)

    async def send_code(self, request: Request) -> Response:
        """The address as a picture."""
        del request
        return Response(self._code, media_type="image/svg+xml", headers=_A_WHILE)

    async def send_picture(self, request: Request) -> Response:
        """A figure; only those that the page shows."""
        file: Path | None = self._pictures.get(request.path_params["name"])
        if file is None:
            return Response("There is no such figure.", 404, media_type="text/plain")
        return FileResponse(file, headers=_A_WHILE)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
