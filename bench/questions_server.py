"""Servers for the questions' page as processes of their own, and a client that costs little. Not: what is measured."""

from __future__ import annotations

import asyncio
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import quote_plus

from journalclub.questions.store import Store, database_url
from tests.questions import postgresql

SESSION = "2027-01-18-bench"
START_SECONDS = 30
TEXT = "Why does the loss in Fig. 3 fall so much faster than in Table 2? This is question {} of the load."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    seconds: float


class Server:
    """One `jc serve`."""

    def __init__(self, club: Path, url: str | None, port: int = 0) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "JC_DATABASE_URL"}
        if url:
            environment["JC_DATABASE_URL"] = url
        command = ["-m", "journalclub", "--club", str(club), "serve", SESSION, "--port", str(port)]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], START_SECONDS)
        line = self.process.stdout.readline() if ready else ""
        if not line.startswith("page"):
            self.process.kill()
            raise SystemExit("jc serve did not start.")
        self.port = int(line.split()[1].rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        """As if the machine's power went, for this process."""
        self.process.kill()
        self._gone()

    def stop(self) -> None:
        """As an organiser does."""
        self.process.terminate()
        self._gone()

    def seconds_used(self) -> float:
        """Processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _gone(self) -> None:
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def database(of_postgresql: bool) -> Iterator[tuple[str | None, int]]:
    """Where the questions are kept, None for the club's SQLite, and how many servers share it."""
    if not of_postgresql:
        yield None, 1
        return
    if reason := postgresql.why_not():
        raise SystemExit(reason)
    with postgresql.server(durable=True) as url:
        yield url, 2


@contextmanager
def club() -> Iterator[Path]:
    """A club with one session."""
    with tempfile.TemporaryDirectory(prefix="jc-bench-") as name:
        folder = Path(name, "club")
        session = folder / "sessions" / SESSION
        session.mkdir(parents=True)
        (folder / "papers.yaml").write_text("club:\n  name: Bench\npapers: []\n")
        (session / "session.yaml").write_text("date: 2027-01-18\ntopic: The load\n")
        yield folder


def stored(folder: Path, url: str | None) -> list[str]:
    """The texts of all questions that are stored."""
    with Store(database_url(url, folder)) as store:
        return [q.text for q in store.questions(SESSION)]


def question(key: str, number: int, port: int) -> bytes:
    """A post as a browser without script sends it."""
    return request(f"key={key}&text={quote_plus(TEXT.format(number))}&name=", port)


def request(form: str, port: int) -> bytes:
    """A form sent to /ask."""
    head = (
        f"POST /ask HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
    )
    return (head + form).encode()


class Caller(asyncio.Protocol):
    """One connection that is kept: a request, its answer, the next request."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._seen = b""
        self._answer: asyncio.Future[int] | None = None

    @classmethod
    async def call(cls, port: int) -> Caller:
        """Connect."""
        _, caller = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return caller

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The server took the call."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own kind

    def connection_lost(self, exc: Exception | None) -> None:
        """The server is gone."""
        del exc
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("cut off"))

    def data_received(self, data: bytes) -> None:
        """A piece of an answer."""
        self._seen += data
        head, end, body = self._seen.partition(b"\r\n\r\n")
        if not end:
            return
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        if len(body) < length:
            return
        self._seen = body[length:]
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(int(head[9:12]))

    async def send(self, content: bytes) -> int:
        """Send a request and wait for its answer's status; raises ConnectionError when there is none."""
        if self._transport is None or self._transport.is_closing():
            raise ConnectionError("closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(content)
        return await self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def share(seconds: Sequence[float], part: float) -> float:
    """The value that so large a part of them does not exceed."""
    return sorted(seconds)[min(len(seconds) - 1, int(part * len(seconds)))]


def load() -> str:
    """What else this machine does."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
