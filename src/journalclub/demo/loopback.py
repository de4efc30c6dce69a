"""An arXiv on 127.0.0.1 for `jc demo` and the tests, with faults to switch on. Not: what it answers (answers.py).

    with LoopbackArxiv([Shelved(preprint, pdf)]) as arxiv:
        environment["JC_ARXIV_URL"] = arxiv.url

It serves /api/query?id_list=…, /pdf/ID, /oai and /rss/CATEGORY as arXiv does. Not: searching.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from journalclub.demo import answers
from journalclub.models.ids import PaperId
from journalclub.models.paper import Preprint

Fault = Literal[
    "429",  # with Retry-After
    "500",
    "503",
    "403",
    "drop",  # the connection closes without an answer
    "html",  # a web page with status 200 instead of what was asked for
    "short-pdf",  # the connection closes half way
    "empty-feed",  # status 200, a total, no entry
    "wrong-paper",  # the entry of another paper
    "slow",  # nothing for a while
    "redirect",  # to LoopbackArxiv.elsewhere
]
_ID = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(v\d+)?", re.ASCII)
_CATEGORY = re.compile(r"[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?", re.ASCII)
_ATOM, _HTML, _PDF, _XML = "application/atom+xml; charset=utf-8", "text/html", "application/pdf", "text/xml"
_RSS = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version of a paper, with its PDF; None when there is none, as for withdrawn papers."""

    preprint: Preprint
    pdf: bytes | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    status: int
    body: bytes
    kind: str
    headers: tuple[tuple[str, str], ...] = ()
    sent: int | None = None  # bytes after which the connection closes


class LoopbackArxiv:
    """The server, in a thread of its own, while the `with` block lasts.

    `faults` counts down: `faults["503"] = 2` makes the next two requests fail. `log` has a line for each
    request: time (monotonic seconds), path with query, status. `feed` replaces the answers of the search API, `rss`
    those of the daily lists.
    """

    def __init__(self, papers: Sequence[Shelved]) -> None:
        self.papers = tuple(papers)
        self.faults: dict[Fault, int] = {}
        self.retry_after = "1"
        self.elsewhere = "http://127.0.0.1:9/"
        self.slow_seconds = 5.0
        self.feed: bytes | None = None
        self.rss: bytes | None = None
        self.log: list[tuple[float, str, int]] = []
        self._lock, self._closing = threading.Lock(), threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """What JC_ARXIV_URL must be."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> LoopbackArxiv:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, target: str) -> Reply | None:
        """The reply to a request for `target` (path and query); None to drop the connection."""
        reply = self._answer(target)
        with self._lock:
            self.log.append((time.monotonic(), target, reply.status if reply else 0))
        return reply

    def _answer(self, target: str) -> Reply | None:
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if self._hit("drop"):
            return None
        if self._hit("slow"):
            self._closing.wait(self.slow_seconds)
        if self._hit("redirect"):
            return Reply(302, b"", _HTML, (("Location", self.elsewhere),))
        if self._hit("429"):
            return Reply(429, b"Rate exceeded.", "text/plain", (("Retry-After", self.retry_after),))
        for fault, status in (("403", 403), ("500", 500), ("503", 503)):
            if self._hit(fault):  # type: ignore[arg-type]  # a member of Fault
                return Reply(
                    status, answers.web_page("Access denied" if status == 403 else "Unavailable"), _HTML
                )
        if self._hit("html"):
            return Reply(200, answers.web_page("Please wait"), _HTML)
        if url.path == "/api/query":
            return self._search(query.get("id_list", ""))
        if url.path.startswith("/pdf/"):
            return self._pdf(unquote(url.path.removeprefix("/pdf/")).removesuffix(".pdf"))
        if url.path == "/oai":
            return self._record(query.get("identifier", "").removeprefix("oai:arXiv.org:"))
        if url.path.startswith("/rss/"):
            return self._announced(unquote(url.path.removeprefix("/rss/")))
        return Reply(404, answers.web_page("Not found"), _HTML)

    def _search(self, id_list: str) -> Reply:
        ids = [i for i in id_list.split(",") if i]
        bad = next((i for i in ids if _ID.fullmatch(i) is None), None)
        if self.feed is not None:
            return Reply(200, self.feed, _ATOM)
        if bad is not None:
            return Reply(400, answers.feed([answers.error_entry(bad)]), _ATOM)
        found = [shelved.preprint for i in ids if (shelved := self._find(i)) is not None]
        if self._hit("empty-feed"):
            return Reply(200, answers.feed([], total=len(found)), _ATOM)
        if self._hit("wrong-paper"):
            asked = {preprint.id for preprint in found}
            found = [s.preprint for s in self.papers if s.preprint.id not in asked]
        return Reply(200, answers.feed([answers.entry(p) for p in dict.fromkeys(found)]), _ATOM)

    def _pdf(self, ref: str) -> Reply:
        shelved = self._find(ref)
        if shelved is None or shelved.pdf is None:
            return Reply(404, answers.web_page(f"No PDF for {ref}"), _HTML)
        cut = len(shelved.pdf) // 2 if self._hit("short-pdf") else None
        return Reply(200, shelved.pdf, _PDF, sent=cut)

    def _record(self, base: str) -> Reply:
        shelved = self._find(base)
        return Reply(200, answers.oai_record(shelved.preprint) if shelved else answers.oai_unknown(), _XML)

    def _announced(self, category: str) -> Reply:
        """The newest version of every paper of the category: a first one is new, or crossed into it."""
        if self.rss is not None:
            return Reply(200, self.rss, _RSS)
        if _CATEGORY.fullmatch(category) is None:
            return Reply(400, answers.rss_error(category), _RSS)
        newest = dict.fromkeys(s for one in self.papers if (s := self._find(one.preprint.id)) is not None)
        items = []
        for preprint in (shelved.preprint for shelved in newest):
            if category in preprint.categories:
                kind = "new" if preprint.version == "v1" else "replace"
                kind += "" if preprint.categories[0] == category else "-cross"
                items.append(answers.rss_item(preprint, "cross" if kind == "new-cross" else kind))
        return Reply(200, answers.rss(category, items), _RSS)

    def _find(self, ref: str) -> Shelved | None:
        """The version that an id names; the newest when it names none."""
        match = _ID.fullmatch(ref)
        if match is None:
            return None
        versions = [s for s in self.papers if s.preprint.id == match[1]]
        if match[2]:
            return next((s for s in versions if s.preprint.version == match[2]), None)
        return max(versions, key=lambda s: PaperId("", s.preprint.version).number or 0, default=None)

    def _hit(self, fault: Fault) -> bool:
        """Whether a fault is switched on; counts it down."""
        with self._lock:
            left = self.faults.get(fault, 0)
            self.faults[fault] = max(0, left - 1)
        return left > 0


def _handler(arxiv: LoopbackArxiv) -> type[BaseHTTPRequestHandler]:
    """The HTTP side: one request a connection."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = arxiv.answer(self.path)
            if reply is None:
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body[: reply.sent])

        def log_message(self, format: str, *args: object) -> None:
            """Keep standard error for the user."""

    return Handler
