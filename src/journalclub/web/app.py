"""Which address leads where. Not: what happens there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from journalclub.web.asking import Asking
from journalclub.web.forms import FormError
from journalclub.web.guard import Guard
from journalclub.web.hosting import Hosting
from journalclub.web.looks import SCRIPT, STYLE, Looks
from journalclub.web.pages import Pages
from journalclub.web.showing import NEVER_KEPT, Showing
from journalclub.web.site import Site


def make_app(site: Site) -> ASGIApp:
    """The application of a site, which it starts and stops with itself.

    Raises JcError when one of the club's own templates is faulty.
    """
    looks = Looks(site.hall)
    pages = Pages(site, looks)
    pages.check()
    routes = _routes(looks, Showing(site, pages), Hosting(site, pages))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await site.start()
        yield
        await site.stop()

    async def told(request: Request, error: Exception) -> Response:
        """A page for what is not there or not taken."""
        status = error.status_code if isinstance(error, HTTPException) else 400
        reason = "There is nothing at this address."
        if isinstance(error, FormError):
            status, reason = error.status, str(error)
        elif status == 405:
            reason = "This address is for the page's own forms."
        headers = {**NEVER_KEPT, **({"Connection": "close"} if request.method == "POST" else {})}
        return HTMLResponse(pages.message("Not here", reason), status, headers=headers)

    handlers = {HTTPException: told, FormError: told}
    inner = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    inner.router.redirect_slashes = False  # it would send people to whatever Host said
    return Guard(inner, site.hall.names, site.hall.address)


def _routes(looks: Looks, showing: Showing, hosting: Hosting) -> list[Route]:
    """Every address, for attendees, for the projector, for all, and behind the host's secret link."""
    asking = Asking(showing)
    desk = "/host/{secret}"
    return [
        Route("/", showing.attendees),
        Route("/ask", asking.ask, methods=["POST"]),
        Route("/vote", asking.vote, methods=["POST"]),
        Route("/live", showing.live),
        Route("/projector", showing.projector),
        Route("/projector/live", showing.projector_live),
        Route("/qr.svg", looks.send_code),
        Route(f"/{STYLE}", looks.send_style),
        Route(f"/{SCRIPT}", looks.send_script),
        Route("/figures/{name}", looks.send_picture),
        Route(desk, hosting.page),
        Route(f"{desk}/live", hosting.live),
        Route(f"{desk}/do", hosting.do, methods=["POST"]),
        Route(f"{desk}/questions.csv", hosting.csv),
        Route(f"{desk}/questions.json", hosting.json),
    ]
