"""The pages that anybody may look at. Not: what the host sees, or changes."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from journalclub.errors import JcError
from journalclub.web.hall import Hall
from journalclub.web.pages import Notice, Pages, Typed
from journalclub.web.site import Site
from journalclub.web.streaming import stream

COOKIE, SECURE_COOKIE = "jc_voter", "__Host-jc_voter"  # the latter no neighbour in the same domain can set
OWN_SECONDS = 0.4  # that somebody waits to see their own post or vote; in a crowd it comes a moment later
NEVER_KEPT = {"Cache-Control": "no-store"}
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


def cookie_name(hall: Hall) -> str:
    """Under which name a voter's token is kept; a token that somebody else chose would show them the votes."""
    return SECURE_COOKIE if hall.secure else COOKIE


def voter_of(request: Request, hall: Hall) -> str | None:
    """The token under which somebody votes; None when they have not voted yet."""
    token = request.cookies.get(cookie_name(hall), "")
    return token if _TOKEN.fullmatch(token) else None


class Showing:
    """What attendees and the room see."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self.site, self.pages = site, pages

    async def attendees(self, request: Request) -> Response:
        """The page; after a post or vote, with what came of it."""
        if (seconds := self.site.wait("read", request)) > 0:
            return PlainTextResponse(
                "Very many people are looking; please try again.", 429, {"Retry-After": str(int(seconds) + 1)}
            )
        wanted = request.query_params
        notice = None
        if "asked" in wanted:
            notice = self.thanks()
        if "voted" in wanted or (notice and not self.site.hall.moderated):
            await self.site.watch.fresh(OWN_SECONDS)
        about = wanted.get("about", "")
        known = any(about == picture.name for picture in self.site.hall.pictures)
        return await self.page(request, Typed(text=f"{about}: " if known else ""), notice)

    async def page(
        self, request: Request, typed: Typed, notice: Notice | None, status: int = 200
    ) -> Response:
        """The page with something in its form."""
        voter = voter_of(request, self.site.hall)
        voted: frozenset[int] = frozenset()
        if voter is not None:
            voted = await self._voted(voter)
        newest = request.query_params.get("by") == "new"
        return HTMLResponse(
            self.pages.attendees(typed, notice, voted, newest=newest), status, headers=NEVER_KEPT
        )

    def thanks(self) -> Notice:
        """What somebody reads who asked."""
        if self.site.hall.moderated:
            return Notice("Thank you. Your question is with the host and appears here once it is released.")
        return Notice("Thank you. Your question is below.")

    async def projector(self, request: Request) -> Response:
        """For the wall."""
        del request
        return HTMLResponse(self.pages.projector(), headers=NEVER_KEPT)

    async def live(self, request: Request) -> Response:
        """News for attendees."""
        return await stream(request, self.site.public, self.site.caller(request))

    async def projector_live(self, request: Request) -> Response:
        """News for the wall."""
        return await stream(request, self.site.projector, self.site.caller(request))

    async def _voted(self, voter: str) -> frozenset[int]:
        """None when the database is away: the page is worth more than its marks."""
        try:
            return await self.site.read(lambda: self.site.means.store.voted(self.site.hall.session, voter))
        except JcError:
            return frozenset()
