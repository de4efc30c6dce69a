"""The page as a process: real sockets, slow and endless callers, and its end."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.questions.slides import Slides
from journalclub.questions.store import Store
from journalclub.web import protocol, server
from journalclub.web.hall import Picture
from journalclub.web.server import listen, page_address
from journalclub.web.site import Means, Site
from tests.web.visiting import Clock, Collected, hall, sqlite

LARGE = 64 * 1024 * 1024  # bytes; more than a connection buffers


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server in a thread; its patience is short."""
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.8)
    monkeypatch.setattr(protocol, "READER_SECONDS", 0.8)
    opened = listen("127.0.0.1", 0)
    ready = threading.Event()
    clock = Clock()
    running: list[server._Server] = []
    first = server._Server.startup

    async def startup(self: server._Server, sockets: list[socket.socket] | None = None) -> None:
        running.append(self)
        await first(self, sockets)

    monkeypatch.setattr(server._Server, "startup", startup)
    with Store(sqlite(tmp_path)) as store:
        large = tmp_path / "large.png"
        large.write_bytes(bytes(LARGE))
        place = hall(moderated=False, pictures=(Picture("Figure 1", 1, "", large),))
        site = Site(place, Means(store, None, Slides(()), clock.now, clock, Collected(), lambda _: None))
        thread = threading.Thread(target=server.run, args=(site, opened, ready.set))
        thread.start()
        assert ready.wait(20)
        yield int(opened.getsockname()[1])
        running[0].should_exit = True
        thread.join(20)
        assert not thread.is_alive()
    opened.close()


def call(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def cut_off_after(caller: socket.socket, piece: bytes = b"") -> float:
    """Seconds until the server hangs up on somebody who sends a piece now and then."""
    began = time.monotonic()
    caller.settimeout(0.1)
    while time.monotonic() - began < 8:
        with contextlib.suppress(TimeoutError):
            try:
                if piece:
                    caller.sendall(piece)
                if caller.recv(1000) == b"":
                    return time.monotonic() - began
            except (ConnectionError, BrokenPipeError):
                return time.monotonic() - began
    return 99.0


def cut_off_while_sending(caller: socket.socket, piece: bytes) -> bool:
    """Whether the server hangs up on somebody who goes on sending and reads nothing."""
    caller.settimeout(0.2)
    end = time.monotonic() + 8
    while time.monotonic() < end:
        try:
            caller.sendall(piece)
        except TimeoutError:
            continue
        except ConnectionError:
            return True
    return False


def test_a_question_goes_over_the_wire(port: int) -> None:
    form = b"key=key-of-the-form&text=Why%3F"
    head = (
        f"POST /ask HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    )
    with call(port) as caller:
        for _ in range(3):  # over one connection
            caller.sendall(head.encode() + f"Content-Length: {len(form)}\r\n\r\n".encode() + form)
            assert caller.recv(65536).startswith(b"HTTP/1.1 303 ")


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (b"", b""),
        (b"GET / HT", b""),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n"),
        (
            b"POST /ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 9999\r\n\r\ntext=",
            b"x",
        ),
    ],
    ids=["says nothing", "half a line", "header by header", "byte by byte"],
)
def test_slow_callers_are_cut_off(port: int, begin: bytes, piece: bytes) -> None:
    with call(port) as caller:
        caller.sendall(begin)
        assert cut_off_after(caller, piece) < 5


def test_who_does_not_read_is_cut_off(port: int) -> None:
    with call(port) as caller:
        caller.sendall(b"GET /figures/large.png HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(2.5)
        received = 0
        with contextlib.suppress(ConnectionError):
            while piece := caller.recv(1 << 20):
                received += len(piece)
        assert 0 < received < LARGE


def test_who_asks_and_asks_without_waiting_for_answers_is_cut_off(port: int) -> None:
    with call(port) as caller:
        assert cut_off_while_sending(caller, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 100)


def test_endless_headers_are_cut_off(port: int) -> None:
    with call(port) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        assert cut_off_while_sending(caller, b"X: " + b"y" * 4096 + b"\r\n")


def chunked(port: int, *headers: str) -> bytes:
    """The head of a question that comes in pieces."""
    lines = [
        "POST /ask HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Content-Type: application/x-www-form-urlencoded",
        "Transfer-Encoding: chunked",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def pieces(form: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n" % (len(form), form)


@pytest.mark.parametrize(
    "trailer",
    [
        "Sec-Fetch-Site: same-origin",
        "Origin: http://127.0.0.1",
        "Host: evil.example",
        "Content-Type: text/plain",
    ],
)
def test_what_stands_behind_a_body_is_no_header(port: int, trailer: str) -> None:
    form = pieces(b"key=key-of-the-form&text=Why%3F")
    with call(port) as caller:
        caller.sendall(chunked(port, "Sec-Fetch-Site: cross-site") + form + f"{trailer}\r\n\r\n".encode())
        assert caller.recv(65536).startswith(b"HTTP/1.1 403 ")
    with call(port) as caller:
        caller.sendall(chunked(port) + form + f"{trailer}\r\n\r\n".encode())
        assert caller.recv(65536).startswith(b"HTTP/1.1 303 ")


@pytest.mark.parametrize(
    ("begin", "piece"),
    [(b"0\r\n", b"X: " + b"y" * 4096 + b"\r\n"), (b"1;", b"x" * 4096), (b"", b"1\r\na\r\n" * 1000)],
    ids=["headers behind the body", "words beside a piece's length", "crumbs"],
)
def test_endless_frames_around_a_body_are_cut_off(port: int, begin: bytes, piece: bytes) -> None:
    with call(port) as caller:
        caller.sendall(chunked(port) + begin)
        assert cut_off_while_sending(caller, piece)


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 4\r\nContent-Length: 5\r\n",
        b"Content-Length: +4\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding : chunked\r\nContent-Length: 4\r\n",
        b"X: a\r\n b\r\n",
        b"X: a\rY: b\r\n",
        b"Content-Length: " + b"9" * 40 + b"\r\n",
    ],
)
def test_a_request_that_two_programs_could_read_in_two_ways_is_refused(port: int, headers: bytes) -> None:
    hidden = b"0\r\n\r\nGET /projector HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with call(port) as caller:
        caller.sendall(b"POST /ask HTTP/1.1\r\nHost: localhost\r\n" + headers + b"\r\n" + hidden)
        caller.settimeout(3)
        answer = b""
        with contextlib.suppress(TimeoutError, ConnectionError):
            while piece := caller.recv(65536):
                answer += piece
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


def test_who_only_holds_connections_keeps_nobody_out(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MOST_CONNECTIONS", 20)
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 60)
    with contextlib.ExitStack() as held:
        for _ in range(40):
            held.enter_context(call(port))
        for _ in range(5):
            with call(port) as caller:
                caller.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert caller.recv(100).startswith(b"HTTP/1.1 200")


def test_what_anybody_sends_writes_nothing_on_the_host_s_terminal(
    port: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for line in (b"\x00\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\r\n"):
        with call(port) as caller:
            caller.sendall(line)
            caller.recv(100)
    assert (caplog.text, *capfd.readouterr()) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET http://[ HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\n"],
)
def test_what_is_no_http_is_refused_and_the_server_goes_on(port: int, line: bytes) -> None:
    with call(port) as caller:
        caller.sendall(line)
        answer = caller.recv(100)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    with call(port) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert caller.recv(100).startswith(b"HTTP/1.1 200")


def test_a_port_in_use_is_told_with_what_to_do() -> None:
    with listen("127.0.0.1", 0) as taken:
        taken.listen()
        with pytest.raises(JcError, match="try --port"):
            listen("127.0.0.1", taken.getsockname()[1])


def test_a_host_that_is_not_ours_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(JcError, match="no address of this machine"):
        listen("no host of this name", 0)


def test_the_address_people_type_is_one_they_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    with listen("127.0.0.1", 0) as opened:
        assert page_address(opened) == f"http://127.0.0.1:{opened.getsockname()[1]}"
        assert server.is_loopback(opened)
    monkeypatch.setattr(server, "_own_address", lambda: "192.168.1.5")
    with socket.socket() as everywhere:
        everywhere.bind(("0.0.0.0", 0))  # noqa: S104
        assert page_address(everywhere) == f"http://192.168.1.5:{everywhere.getsockname()[1]}"
        assert not server.is_loopback(everywhere)
