"""A page in the test's own process, and a visitor who sends it requests without a network."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlencode

from journalclub.questions.slides import Slides
from journalclub.questions.store import Store
from journalclub.web.app import make_app
from journalclub.web.hall import Hall
from journalclub.web.site import Means, Site

S = "2027-01-18-a-paper"
NOW = dt.datetime(2027, 1, 18, 17, tzinfo=dt.UTC)
HOME = "http://127.0.0.1:8000"
SECRET = "a-secret-of-the-host"
DESK = f"/host/{SECRET}"
T = TypeVar("T")


def hall(**more: Any) -> Hall:
    """A hall with nothing special about it."""
    plain = Hall(S, "A club", "A paper", address=HOME, names=frozenset({"localhost"}), secret=SECRET)
    return replace(plain, **more)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class Clock:
    """Time that passes when the test says so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(seconds=self.seconds)


@dataclass(slots=True)
class Collected:
    """How often the host asked for collected.md."""

    times: int = 0
    error: Exception | None = None

    def __call__(self) -> str:
        self.times += 1
        if self.error:
            raise self.error
        return "collected.md is written."


class Visit:
    """A running page; use it as a context."""

    slides = ("A cover", "Figure 3, p. 4", "Table 2, p. 5")

    def __init__(self, url: str, place: Hall) -> None:
        self.clock = Clock()
        self.collected = Collected()
        self.store = Store(url)
        self.warned: list[str] = []
        slides, warn = Slides(self.slides), self.warned.append
        means = Means(self.store, None, slides, self.clock.now, self.clock, self.collected, warn)
        self.site = Site(place, means)
        try:
            self.app = make_app(self.site)
        except BaseException:
            self.store.close()
            raise
        self._loop = asyncio.new_event_loop()

    def __enter__(self) -> Visit:
        self.run(self.site.start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self.site.stop())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()
        self.store.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Let something happen on the page's own loop."""
        return self._loop.run_until_complete(work)

    def get(self, path: str, **headers: str) -> Reply:
        """Look at something."""
        return self.run(request(self.app, "GET", path, headers))

    def post(self, path: str, form: Mapping[str, object], **headers: str) -> Reply:
        """Send a form."""
        return self.run(request(self.app, "POST", path, headers, urlencode(form).encode()))

    def ask(self, text: str, key: str = "key-of-the-form", **more: str) -> Reply:
        """Ask as a browser without script does."""
        return self.post("/ask", {"text": text, "key": key, "name": more.pop("name", "")}, **more)

    def act(self, action: str, question: int | str = "", **more: object) -> Reply:
        """Do something as the host."""
        return self.post(f"{DESK}/do", {"action": action, "question": question, **more})

    def fresh(self) -> None:
        """Wait until the page shows what is stored."""
        self.run(self.site.watch.fresh())


@dataclass(slots=True)
class _Exchange:
    """One request's two ends."""

    body: bytes
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    received: bytearray = field(default_factory=bytearray)
    asked: bool = False
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> dict[str, Any]:
        if not self.asked:
            self.asked = True
            return {"type": "http.request", "body": self.body, "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
        else:
            self.received += message.get("body", b"")


def scope(method: str, path: str, headers: Mapping[str, str], length: int = 0) -> dict[str, Any]:
    """What the application is told of a request; a header's `_` stands for `-`, `peer` is where it comes from."""
    given = {k.replace("_", "-").lower(): v for k, v in headers.items()}
    peer = given.pop("peer", "127.0.0.1")
    known = {"host": "127.0.0.1:8000"}
    if method == "POST":
        known |= {"content-type": "application/x-www-form-urlencoded", "content-length": str(length)}
    where, _, query = path.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": where.partition("#")[0],
        "raw_path": where.encode(),
        "query_string": query.partition("#")[0].encode(),
        "root_path": "",
        "headers": [
            (k.encode(), v.encode("latin-1")) for k, v in {**known, **given}.items() if v != "none at all"
        ],
        "client": (peer, 1234),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }


async def request(
    app: Any,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes = b"",
    given: dict[str, Any] | None = None,
) -> Reply:
    """One whole exchange; `given` is a scope of the test's own."""
    exchange = _Exchange(body)
    asked = given or scope(method, path, headers, len(body))
    await app(asked, exchange.receive, exchange.send)
    return Reply(exchange.status, exchange.headers, bytes(exchange.received))


class Listener:
    """A live page."""

    def __init__(self, visit: Visit, path: str, **headers: str) -> None:
        self._visit = visit
        self._exchange = _Exchange(b"")
        self._task = visit.run(self._begin(path, headers))

    async def _begin(self, path: str, headers: Mapping[str, str]) -> asyncio.Task[None]:
        app = self._visit.app
        call = app(scope("GET", path, headers), self._exchange.receive, self._exchange.send)
        return asyncio.ensure_future(call)

    def heard(self, part: str) -> str:
        """Everything so far, once `part` is in it."""

        async def wait() -> str:
            while part not in self._exchange.received.decode():
                await asyncio.sleep(0.01)
            return self._exchange.received.decode()

        return self._visit.run(asyncio.wait_for(wait(), 10))

    @property
    def kind(self) -> str:
        return self._exchange.headers.get("content-type", "")

    def ended(self) -> bool:
        """Whether the server ends the page by itself, within ten seconds."""

        async def wait() -> bool:
            return bool((await asyncio.wait({self._task}, timeout=10))[0])

        return bool(self._visit.run(wait()))

    def leave(self) -> None:
        """Hang up."""
        self._exchange.gone.set()
        self._visit.run(asyncio.wait_for(self._task, 10))


def sqlite(folder: Path) -> str:
    """The address of an empty database in a file."""
    return f"sqlite:///{folder / 'questions.sqlite3'}"
