"""Requests are polite and patient, and go to arXiv alone."""

from __future__ import annotations

import email.utils
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.demo.loopback import Fault, LoopbackArxiv
from journalclub.errors import JcError
from journalclub.net.connection import Answer, Net, retry_after_seconds
from journalclub.net.services import Services, services
from journalclub.net.turns import Turns
from tests.faketime import FakeTime

LIMIT = 10_000
NOW = 1_800_000_000.0  # Fri, 15 Jan 2027 08:00:00 GMT


@pytest.fixture
def arxiv() -> Iterator[LoopbackArxiv]:
    with LoopbackArxiv([]) as server:
        yield server


class Line:
    """A Net with a fake clock, and what it told the user."""

    def __init__(
        self, folder: Path, where: Services, read_timeout: float = 5.0, answer_timeout: float = 5.0
    ) -> None:
        self.time = FakeTime()
        self.told: list[str] = []
        turns = Turns(folder, pause=3.0, clock=self.time.clock, sleep=self.time.sleep)
        self.net = Net(
            where,
            turns,
            now=NOW,
            tell=self.told.append,
            sleep=self.time.sleep,
            jitter=lambda: 0.5,
            timeouts=(5.0, read_timeout, answer_timeout),
        )


@pytest.fixture
def line(arxiv: LoopbackArxiv, tmp_path: Path) -> Line:
    return Line(tmp_path / "turns", services(arxiv.url))


def statuses(arxiv: LoopbackArxiv) -> list[int]:
    return [status for _, _, status in arxiv.log]


def oai(arxiv: LoopbackArxiv) -> str:
    return f"{arxiv.url}/oai?verb=GetRecord"


def test_an_answer_is_given_whole(arxiv: LoopbackArxiv, line: Line) -> None:
    answer = line.net.get(oai(arxiv), limit=LIMIT)
    assert answer.status == 200
    assert answer.content_type == "text/xml"
    assert b"idDoesNotExist" in answer.body
    assert answer.size == answer.length == len(answer.body)
    assert answer.head == answer.body
    assert line.told == []


def test_an_answer_may_go_into_a_file(arxiv: LoopbackArxiv, line: Line, tmp_path: Path) -> None:
    answer = line.net.get(oai(arxiv), limit=LIMIT, into=tmp_path / "answer")
    assert answer.body == b""
    assert (tmp_path / "answer").read_bytes() == answer.head
    assert answer.size == (tmp_path / "answer").stat().st_size


def test_an_answer_that_is_none_does_not_touch_the_file(
    arxiv: LoopbackArxiv, line: Line, tmp_path: Path
) -> None:
    answer = line.net.get(f"{arxiv.url}/pdf/2010.11929v2", limit=LIMIT, into=tmp_path / "answer")
    assert answer.status == 404
    assert answer.is_web_page
    assert not (tmp_path / "answer").exists()


def test_we_say_who_we_are_and_close_the_connection(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]) as server:
        Line(tmp_path, services(server.url)).net.get(server.url, limit=LIMIT)
    request = server.requests[0].lower()
    assert b"user-agent: journalclub/" in request
    assert b"connection: close" in request


def test_requests_are_three_seconds_apart(arxiv: LoopbackArxiv, line: Line) -> None:
    for _ in range(4):
        line.net.get(oai(arxiv), limit=LIMIT)
    assert line.time.slept == pytest.approx([3.0] * 3)


@pytest.mark.parametrize("fault", ["500", "503", "429", "drop"])
def test_what_may_pass_is_tried_again_with_growing_waits(
    arxiv: LoopbackArxiv, line: Line, tmp_path: Path, fault: Fault
) -> None:
    arxiv.faults[fault] = 3
    assert line.net.get(oai(arxiv), limit=LIMIT).status == 200
    assert len(arxiv.log) == 4
    waits = [3.75, 7.5, 15.0]  # 3 s, doubled, each with a quarter of jitter
    assert line.time.slept == pytest.approx(waits)
    assert len(line.told) == 3
    assert "try 2 of 4" in line.told[0]


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("500", "has trouble (500)"),
        ("429", "asks for fewer requests (429)"),
        ("drop", "dropped the connection"),
    ],
)
def test_four_tries_are_all(arxiv: LoopbackArxiv, line: Line, fault: Fault, says: str) -> None:
    arxiv.faults[fault] = 99
    with pytest.raises(JcError) as caught:
        line.net.get(oai(arxiv), limit=LIMIT)
    assert len(arxiv.log) == 4
    assert says in str(caught.value)
    assert "4 times" in str(caught.value)
    assert "GetRecord" not in str(caught.value)


def test_403_is_never_tried_again_and_ends_all_requests_of_the_run(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["403"] = 1
    for _ in range(3):
        with pytest.raises(JcError, match=r"refuses requests.*jc asks nothing more"):
            line.net.get(oai(arxiv), limit=LIMIT)
    assert statuses(arxiv) == [403]


def test_a_robot_page_counts_as_403_whatever_its_status(tmp_path: Path) -> None:
    page = (
        b"<html><head><title>Access Denied</title></head><body>automatic robot detection system</body></html>"
    )
    with RawServer([http(page, "text/html")] * 2) as server:
        net = Line(tmp_path, services(server.url)).net
        for _ in range(2):
            with pytest.raises(JcError, match="refuses requests"):
                net.get(server.url, limit=LIMIT)
    assert len(server.requests) == 1


def test_rate_exceeded_in_words_counts_as_429(tmp_path: Path) -> None:
    with RawServer([http(b"Rate exceeded.", "text/plain"), http(b"ok", "text/plain")]) as server:
        line = Line(tmp_path, services(server.url))
        assert line.net.get(server.url, limit=LIMIT).body == b"ok"
    assert "429" in line.told[0]


def test_retry_after_in_seconds_is_obeyed(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["429"] = 1
    arxiv.retry_after = "37"
    line.net.get(oai(arxiv), limit=LIMIT)
    assert sum(line.time.slept) == pytest.approx(37.0)
    assert "37 seconds" in line.told[0]


def test_retry_after_as_a_date_is_obeyed(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["429"] = 1
    arxiv.retry_after = email.utils.formatdate(time.time() + 50, usegmt=True)
    line.net.get(oai(arxiv), limit=LIMIT)
    assert sum(line.time.slept) == pytest.approx(50.0, abs=2.0)


def test_a_retry_after_that_is_too_long_is_told_not_slept(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["429"] = 1
    arxiv.retry_after = "3600"
    with pytest.raises(JcError, match="left alone for 60 minutes"):
        line.net.get(oai(arxiv), limit=LIMIT)
    with pytest.raises(JcError, match="left alone for another 60 minutes"):
        line.net.get(oai(arxiv), limit=LIMIT)
    assert line.time.slept == []
    assert len(arxiv.log) == 1


def test_an_answer_that_is_unusable_is_asked_for_again(arxiv: LoopbackArxiv, line: Line) -> None:
    seen: list[Answer] = []

    def unusable(answer: Answer) -> str | None:
        seen.append(answer)
        return "sent nonsense" if len(seen) < 3 else None

    line.net.get(oai(arxiv), limit=LIMIT, unusable=unusable)
    assert len(arxiv.log) == 3
    with pytest.raises(JcError, match="arXiv sent nonsense, 4 times"):
        line.net.get(oai(arxiv), limit=LIMIT, unusable=lambda _: "sent nonsense")


def test_an_address_elsewhere_is_never_asked(line: Line) -> None:
    with pytest.raises(JcError, match="not an address of arXiv's"):
        line.net.get("http://192.0.2.1/", limit=LIMIT)


def test_a_redirect_within_arxiv_is_followed_in_a_turn_of_its_own(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["redirect"] = 1
    arxiv.elsewhere = "/oai?verb=Other"
    assert line.net.get(oai(arxiv), limit=LIMIT).url == f"{arxiv.url}/oai?verb=Other"
    assert line.time.slept == pytest.approx([3.0])


@pytest.mark.parametrize(
    "elsewhere", ["http://169.254.169.254/latest", "//evil.example/", "file:///etc/passwd"]
)
def test_a_redirect_elsewhere_is_refused(arxiv: LoopbackArxiv, line: Line, elsewhere: str) -> None:
    arxiv.faults["redirect"] = 1
    arxiv.elsewhere = elsewhere
    with pytest.raises(JcError, match="not an address of arXiv's"):
        line.net.get(oai(arxiv), limit=LIMIT)


def test_a_redirect_in_circles_ends(arxiv: LoopbackArxiv, line: Line) -> None:
    arxiv.faults["redirect"] = 99
    arxiv.elsewhere = "/oai"
    with pytest.raises(JcError, match="redirected more than 5 times"):
        line.net.get(oai(arxiv), limit=LIMIT)


def test_nothing_there_is_told_at_once(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        line = Line(tmp_path, services(f"http://127.0.0.1:{unused.getsockname()[1]}"))
        with pytest.raises(JcError, match=r"nothing answers at .* JC_ARXIV_URL"):
            line.net.get(line.net.services.oai, limit=LIMIT)
    assert line.time.slept == []


def test_no_network_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_name(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    line = Line(tmp_path, Services())
    with pytest.raises(
        JcError,
        match=r"export\.arxiv\.org cannot be reached: check the network \(jc new can do without: --offline",
    ):
        line.net.get(line.net.services.api, limit=LIMIT)
    assert line.time.slept == []


def test_silence_is_tried_again_and_told(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    line = Line(tmp_path, services(arxiv.url), read_timeout=0.05)
    arxiv.faults["slow"] = 1
    arxiv.slow_seconds = 0.3
    assert line.net.get(oai(arxiv), limit=LIMIT).status == 200
    assert "did not answer within 1 second" in line.told[0]


def test_an_answer_that_announces_too_much_is_not_read(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
    with RawServer([head + b"x" * 100]) as server:
        net = Line(tmp_path, services(server.url)).net
        with pytest.raises(JcError, match="has 99999999999 bytes"):
            net.get(server.url, limit=LIMIT)


def test_an_answer_without_length_is_cut_off_at_the_limit(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000]) as server:
        net = Line(tmp_path, services(server.url)).net
        with pytest.raises(JcError, match="more than 10000 bytes"):
            net.get(server.url, limit=LIMIT, into=tmp_path / "file")


def test_a_packed_answer_is_unpacked_and_has_no_known_length(tmp_path: Path) -> None:
    packed = gzip.compress(b"x" * 500)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with RawServer([head + packed]) as server:
        answer = Line(tmp_path, services(server.url)).net.get(server.url, limit=LIMIT)
    assert (answer.body, answer.length, answer.size) == (b"x" * 500, None, 500)


def test_a_packed_answer_that_grows_beyond_the_limit_is_cut_off(tmp_path: Path) -> None:
    packed = gzip.compress(b"x" * 10**7)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with RawServer([head + packed]) as server:
        net = Line(tmp_path, services(server.url)).net
        with pytest.raises(JcError, match="more than 10000 bytes"):
            net.get(server.url, limit=LIMIT)


def test_an_answer_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"]) as server:
        net = Line(tmp_path, services(server.url)).net
        with pytest.raises(JcError, match="cannot be asked for"):
            net.get(server.url, limit=LIMIT)


def test_a_connection_that_is_not_secure_is_told_at_once(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\n\r\n"]) as server:
        line = Line(tmp_path, services(server.url.replace("http:", "https:")))
        with pytest.raises(JcError, match=r"no secure connection to 127\.0\.0\.1"):
            line.net.get(line.net.services.oai, limit=LIMIT)
    assert line.told == []


def test_a_long_error_page_is_no_failure_of_its_own(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 404 Not Found\r\n\r\n" + b"x" * 200_000]) as server:
        net = Line(tmp_path, services(server.url)).net
        assert net.get(server.url, limit=10**9).status == 404


def test_a_connection_cut_in_the_middle_is_tried_again(tmp_path: Path) -> None:
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
    with RawServer([cut, http(b"whole", "text/plain")]) as server:
        line = Line(tmp_path, services(server.url))
        answer = line.net.get(server.url, limit=LIMIT, into=tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"whole"
    assert answer.head == b"whole"
    assert "dropped the connection" in line.told[0]


def test_an_answer_that_trickles_for_ever_is_given_up(tmp_path: Path) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\n\r\n"], trickle=True) as server:
        line = Line(tmp_path, services(server.url), answer_timeout=0.05)
        with pytest.raises(JcError, match="took longer than 1 second, 4 times"):
            line.net.get(server.url, limit=10**9)


def test_a_file_that_cannot_be_written_is_named(arxiv: LoopbackArxiv, line: Line, tmp_path: Path) -> None:
    with pytest.raises(JcError, match=r"cannot be written .* set JC_CACHE_DIR"):
        line.net.get(oai(arxiv), limit=LIMIT, into=tmp_path / "missing" / "file")


def test_no_proxy_stands_before_a_standin(
    arxiv: LoopbackArxiv, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    assert line.net.get(oai(arxiv), limit=LIMIT).status == 200


@pytest.mark.parametrize(
    ("body", "kind", "is_page"),
    [
        (b"<!DOCTYPE html><p>", "application/pdf", True),
        (b"\xef\xbb\xbf \n<HTML>", "application/pdf", True),
        (b"anything", "text/html", True),
        (b"%PDF-1.5", "application/pdf", False),
    ],
)
def test_a_web_page_is_known_whatever_it_says_it_is(body: bytes, kind: str, is_page: bool) -> None:
    assert Answer(200, "", kind, None, len(body), body, body).is_web_page is is_page


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("0", 0.0),
        ("Fri, 15 Jan 2027 08:01:00 GMT", 60.0),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0.0),
        ("9" * 90, 1e9),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٥", None),
    ],
)
def test_retry_after_is_read_as_number_or_date(header: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(header, None, NOW) == seconds


def test_a_date_is_counted_from_the_servers_own_clock() -> None:
    until, answered = "Fri, 15 Jan 2027 08:01:00 GMT", "Fri, 15 Jan 2027 08:00:20 GMT"
    assert retry_after_seconds(until, answered, NOW - 86_400.0) == 40.0
    assert retry_after_seconds(until, "nonsense", NOW) == 60.0


@given(st.text(max_size=200))
def test_any_retry_after_is_a_number_of_seconds_or_nothing(header: str) -> None:
    seconds = retry_after_seconds(header, header, NOW)
    assert seconds is None or 0.0 <= seconds < 1e12


def http(body: bytes, kind: str) -> bytes:
    """A whole answer with status 200."""
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind.encode(), len(body))
        + body
    )


class RawServer:
    """Sends prepared bytes, one answer a connection, to test what no proper server would send."""

    def __init__(self, answers: list[bytes], *, trickle: bool = False) -> None:
        self.requests: list[bytes] = []
        self._answers, self._trickle = list(answers), trickle
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> RawServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        self._socket.settimeout(0.05)
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with connection:
                self._ignoring_hang_ups(lambda c=connection: self._answer(c))  # type: ignore[misc]

    def _answer(self, connection: socket.socket) -> None:
        self.requests.append(connection.recv(65_536))
        connection.sendall(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0])
        while self._trickle and not self._stop.wait(0.02):
            connection.sendall(b"x" * 70_000)

    def _ignoring_hang_ups(self, work: Callable[[], None]) -> None:
        try:
            work()
        except OSError:
            return
