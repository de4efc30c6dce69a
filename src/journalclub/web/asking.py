"""An attendee asks or votes, which needs no secret. Not: what the host does (hosting.py), or storing it (writer.py)."""

from __future__ import annotations

import math
import re
import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from journalclub.errors import JcError
from journalclub.questions.anchors import find_anchors
from journalclub.questions.changes import Post, Vote
from journalclub.questions.sorting import cleaned
from journalclub.web.forms import read_form
from journalclub.web.limits import HOLDING_BACK
from journalclub.web.pages import LONGEST_NAME, LONGEST_QUESTION, Notice, Typed, new_key
from journalclub.web.showing import Showing, cookie_name, voter_of
from journalclub.web.site import AWAY
from journalclub.web.writer import BusyError, NotKeptError

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
_A_YEAR = 365 * 24 * 3600  # seconds
CLOSED = "The questions are closed."
KEPT = "Your text is still here."


class Asking:
    """What attendees send."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._site = showing.site

    async def ask(self, request: Request) -> Response:
        """A question comes in; the same key is the same question, however often it comes."""
        form = await read_form(request)
        key = form.get("key", "")
        typed = Typed(
            form.get("text", "")[: 4 * LONGEST_QUESTION],
            form.get("name", "")[: 4 * LONGEST_NAME],
            key if _KEY.fullmatch(key) else new_key(),
        )
        if self._site.board.closed:
            return await self._refuse(request, typed, 403, CLOSED)
        if (seconds := self._site.wait("post", request)) > 0:
            return await self._hold_back(request, typed, seconds)
        if len(typed.text) > LONGEST_QUESTION:
            long = f"That is {len(typed.text) - LONGEST_QUESTION} characters too long; please shorten it."
            return await self._refuse(request, typed, 422, long)
        text = cleaned(typed.text)
        if not text:
            return await self._refuse(request, typed, 422, "Please write your question first.")
        try:
            done = await self._site.do(self._post(text, typed))
        except BusyError:
            return await self._hold_back(request, typed, HOLDING_BACK)
        except NotKeptError:
            return await self._refuse(request, typed, 503, f"{AWAY} {KEPT}")
        if _wants_json(request):
            thanks = self._showing.thanks()
            return JSONResponse({"id": done.question, "said": thanks.text, "key": new_key()}, 201)
        return RedirectResponse(f"/?asked={done.question}#notice", 303)

    async def vote(self, request: Request) -> Response:
        """A vote, or one taken back; the voter is a random token, and nothing else is known of them."""
        form = await read_form(request)
        number = form.get("question", "")
        if not number.isdecimal() or len(number) > 15:
            return await self._refuse(request, Typed(), 422, "That is no question.")
        if self._site.board.closed:
            return await self._refuse(request, Typed(), 403, CLOSED)
        if (seconds := self._site.wait("vote", request)) > 0:
            return await self._hold_back(request, Typed(), seconds)
        voter = voter_of(request, self._site.hall) or secrets.token_urlsafe(16)
        on = form.get("on", "1") != "0"
        try:
            await self._site.do(Vote(self._site.hall.session, int(number), voter, on))
        except BusyError:
            return await self._hold_back(request, Typed(), HOLDING_BACK)
        except NotKeptError:
            return await self._refuse(request, Typed(), 503, AWAY)
        except JcError:
            return await self._refuse(request, Typed(), 404, "That question is gone.")
        answer: Response
        if _wants_json(request):
            answer = JSONResponse({"id": int(number), "on": on})
        else:
            by = "&by=new" if form.get("by") == "new" else ""
            answer = RedirectResponse(f"/?voted={number}{by}#q{number}", 303)
        secure = self._site.hall.secure
        answer.set_cookie(
            cookie_name(self._site.hall), voter, _A_YEAR, httponly=True, samesite="lax", secure=secure
        )
        return answer

    def _post(self, text: str, typed: Typed) -> Post:
        places = self._site.means.places
        anchors = find_anchors(text)
        return Post(
            self._site.hall.session,
            f"web:{typed.key}",
            text,
            " ".join(cleaned(typed.name).split())[:LONGEST_NAME] or None,
            "web",
            "new" if self._site.hall.moderated else "shown",
            anchors=places.tied(text, anchors) if places else anchors,
        )

    async def _hold_back(self, request: Request, typed: Typed, seconds: float) -> Response:
        wait = max(1, math.ceil(seconds))
        said = f"Very many people are here right now: please send it again in {wait} s."
        said = f"{said} {KEPT}" if typed.text else said
        answer = await self._refuse(request, typed, 429, said)
        answer.headers["Retry-After"] = str(wait)
        return answer

    async def _refuse(self, request: Request, typed: Typed, status: int, said: str) -> Response:
        """Say why not; what was typed stays in the form."""
        if _wants_json(request):
            return JSONResponse({"said": said}, status)
        return await self._showing.page(request, typed, Notice(said, good=False), status)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
