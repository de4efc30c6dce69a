"""What the host does and downloads, behind the secret link. Not: what the host's page looks like."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from journalclub.errors import JcError
from journalclub.models.question import Question
from journalclub.questions.changes import (
    Answered,
    Change,
    Merge,
    Pin,
    Post,
    SetOpen,
    SetStatus,
    Unmerge,
)
from journalclub.questions.exports import question_json, to_csv
from journalclub.questions.sorting import LONGEST_QUESTION, cleaned
from journalclub.web.forms import LARGEST_OF_HOST, read_form
from journalclub.web.pages import LONGEST_NAME, Notice, Pages
from journalclub.web.showing import NEVER_KEPT
from journalclub.web.site import AWAY, Site
from journalclub.web.streaming import stream
from journalclub.web.writer import BusyError, NotKeptError

PUBLIC = frozenset({"shown", "answered", "merged"})
LONGEST_ANSWER = LONGEST_QUESTION  # characters that are kept
MOST_RELEASED = 1_000  # questions at one press
_BOM = b"\xef\xbb\xbf"  # by which spreadsheets know UTF-8

Form = Mapping[str, str]
_OF_ONE: Mapping[str, Callable[[str, int, Form], Change]] = {
    "release": lambda s, n, _: SetStatus(s, n, "shown"),
    "hide": lambda s, n, _: SetStatus(s, n, "hidden"),
    "pin": lambda s, n, _: Pin(s, n),
    "unpin": lambda s, n, _: Pin(s, n, on=False),
    "merge": lambda s, n, form: Merge(s, n, _number(form, "into")),
    "unmerge": lambda s, n, _: Unmerge(s, n),
    "answered": lambda s, n, _: Answered(s, n),
    "answer": lambda s, n, form: Answered(s, n, _said(form), _by(form)),
}


class Hosting:
    """The host's desk."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site, self._pages = site, pages

    async def page(self, request: Request) -> Response:
        """The desk itself."""
        self._check(request)
        if "done" in request.query_params:
            await self._site.watch.fresh()
        return self._answer(None)

    async def live(self, request: Request) -> Response:
        """News for the host."""
        self._check(request)
        return await stream(request, self._site.host, None)

    async def do(self, request: Request) -> Response:
        """One action of a form."""
        self._check(request)
        form = await read_form(request, LARGEST_OF_HOST)
        status, said = await self._tried(form)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"said": said}, status)
        if said:
            return self._answer(Notice(said, good=status == 200), status)
        number = form.get("question", "")
        place = f"#q{number}" if number.isdecimal() else ""
        return RedirectResponse(f"/host/{self._site.hall.secret}?done{place}", 303)

    async def csv(self, request: Request) -> Response:
        """All released questions for a spreadsheet."""
        self._check(request)
        content = _BOM + to_csv(await self._released(), names=True).encode()
        return self._download(content, "text/csv; charset=utf-8", "csv")

    async def json(self, request: Request) -> Response:
        """All released questions for programs."""
        self._check(request)
        questions = [question_json(q, names=True) for q in await self._released()]
        document = {"session": self._site.hall.session, "questions": questions}
        content = json.dumps(document, ensure_ascii=False, indent=2).encode()
        return self._download(content, "application/json", "json")

    async def _tried(self, form: Form) -> tuple[int, str]:
        """Status, and what the host has to read, if anything."""
        try:
            return 200, await self._act(form)
        except (BusyError, NotKeptError):
            return 503, AWAY
        except JcError as error:
            return 422, str(error)

    async def _act(self, form: Form) -> str:
        """Do it; returns what the host has to read, if anything. Raises JcError when it cannot be done."""
        session, action = self._site.hall.session, form.get("action", "")
        if action in _OF_ONE:
            await self._site.do(_OF_ONE[action](session, _number(form, "question"), form))
        elif action in {"close", "open"}:
            await self._site.do(SetOpen(session, on=action == "open"))
        elif action == "release-all":
            waiting = [q.id for q in await self._questions() if q.status == "new"][:MOST_RELEASED]
            await asyncio.gather(*(self._site.do(SetStatus(session, n, "shown")) for n in waiting))
        elif action == "carry":
            await self._site.do(self._carried(_number(form, "question")))
        elif action == "collect":
            return await self._site.read(self._site.means.collect)
        else:
            raise JcError("That is nothing a host can do.")
        return ""

    def _carried(self, number: int) -> Post:
        """A question left open in the session before, asked in this one; its tie to the other paper is left behind."""
        old = next((q for q in self._site.hall.left_open if q.id == number), None)
        if old is None:
            raise JcError("That question is not there any more.")
        return Post(self._site.hall.session, f"carried:{number}", old.text, old.author, old.source, "shown")

    async def _released(self) -> list[Question]:
        return [q for q in await self._questions() if q.status in PUBLIC]

    async def _questions(self) -> list[Question]:
        return await self._site.read(lambda: self._site.means.store.questions(self._site.hall.session))

    def _check(self, request: Request) -> None:
        """Who has the link is the host; for everybody else there is nothing here."""
        given = request.path_params["secret"].encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._site.hall.secret.encode()):
            raise HTTPException(404)

    def _answer(self, notice: Notice | None, status: int = 200) -> Response:
        return HTMLResponse(self._pages.host(notice), status, headers=NEVER_KEPT)

    def _download(self, content: bytes, kind: str, ending: str) -> Response:
        # Folder names may hold letters of any script; this is the file's name on the host's own disk.
        headers = {**NEVER_KEPT, "Content-Disposition": f'attachment; filename="questions.{ending}"'}
        return Response(content, media_type=kind, headers=headers)


def _number(form: Form, name: str) -> int:
    value = form.get(name, "").strip().removeprefix("#")
    if not value.isdecimal() or not value.isascii() or len(value) > 15:
        raise JcError("Give the number of a question, such as 12.")
    return int(value)


def _said(form: Form) -> str:
    if (over := len(form.get("text", "")) - LONGEST_ANSWER) > 0:
        raise JcError(f"That is {over} characters too long; please shorten it.")
    text = cleaned(form.get("text", ""))
    if not text:
        raise JcError("Write the answer first, or press “Answered” when it was given in the session.")
    return text


def _by(form: Form) -> str | None:
    return " ".join(cleaned(form.get("by", "")).split())[:LONGEST_NAME] or None
