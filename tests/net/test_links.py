from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3.exceptions import ReadTimeoutError

from journalclub.net.links import PAUSE, Fetch, Verdict, _fetch, check_links

Answers = dict[tuple[str, str], tuple[int, str | None]]


def resolver(host: str, port: int) -> Sequence[str]:
    if host.endswith("gone.example"):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    if host == "offline.example":
        raise socket.gaierror(socket.EAI_AGAIN, "no network")
    return ["10.0.0.1"] if host == "inside.example" else ["8.8.8.8"]


def fetching(answers: Answers, asked: list[tuple[str, str, str]] | None = None) -> Fetch:
    def fetch(method: str, url: str, ip: str) -> tuple[int, str | None]:
        if asked is not None:
            asked.append((method, url, ip))
        return answers.get((method, url)) or answers.get(("*", url)) or (200, None)

    return fetch


def verdict(
    url: str, answers: Answers | None = None, asked: list[tuple[str, str, str]] | None = None
) -> Verdict:
    fetch = fetching(answers or {}, asked)
    (found,) = check_links([url], resolver=resolver, fetch=fetch, sleep=lambda _: None)
    return found


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("status", "state"), [(200, "alive"), (206, "alive"), (404, "dead"), (410, "dead"), (401, "unsure")]
)
def test_a_status_says_whether_a_page_is_alive(status: int, state: str) -> None:
    assert verdict(URL, {("*", URL): (status, None)}).state == state


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_where_head_is_no_answer_get_decides(status: int) -> None:
    asked: list[tuple[str, str, str]] = []
    assert verdict(URL, {("HEAD", URL): (status, None)}, asked).state == "alive"
    assert asked == [("HEAD", URL, "8.8.8.8"), ("GET", URL, "8.8.8.8")]


@pytest.mark.parametrize("status", [403, 429, 503])
def test_who_refuses_programs_is_not_called_dead(status: int) -> None:
    assert verdict(URL, {("*", URL): (status, None)}).state == "unsure"


def test_redirects_are_followed_also_relative_ones() -> None:
    moved: Answers = {("*", URL): (301, "/b"), ("*", "https://example.org/b"): (404, None)}
    assert verdict(URL, moved).state == "dead"
    endless = verdict(URL, {("*", URL): (302, URL)})
    assert (endless.state, "redirected more" in endless.why) == ("unsure", True)


@pytest.mark.parametrize(
    "inside",
    [
        "http://inside.example/",
        "http://inside.example:8080/x",
        "file:///etc/passwd",
        "http://u:p@example.org/",
    ],
)
def test_what_leads_inside_is_never_asked_not_even_by_a_redirect(inside: str) -> None:
    asked: list[tuple[str, str, str]] = []
    assert verdict(inside, {}, asked).state == "unsure"
    assert asked == []
    assert verdict(URL, {("*", URL): (302, inside)}, asked).state == "unsure"
    assert {url for _, url, _ in asked} == {URL}


def test_a_host_that_does_not_exist_is_dead_and_without_a_network_nothing_is() -> None:
    assert verdict("https://gone.example/").state == "dead"
    assert verdict("https://offline.example/").state == "unsure"


def test_where_no_name_can_be_looked_up_nothing_is_dead() -> None:
    def nothing(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    (found,) = check_links([URL], resolver=nothing, fetch=fetching({}), sleep=lambda _: None)
    assert (found.state, "is there a network" in found.why) == ("unsure", True)


def test_a_slow_or_broken_server_is_unsure() -> None:
    def slow(method: str, url: str, ip: str) -> tuple[int, str | None]:
        raise ReadTimeoutError(None, url, "slow")  # type: ignore[arg-type]

    (found,) = check_links([URL], resolver=resolver, fetch=slow, sleep=lambda _: None)
    assert (found.state, found.why) == ("unsure", "could not be checked (ReadTimeoutError)")


def test_a_host_is_asked_once_a_second_and_an_address_once() -> None:
    waits: list[float] = []
    asked: list[tuple[str, str, str]] = []
    urls = ["https://a.example/1", "https://a.example/2", "https://a.example/1", "https://b.example/"]
    found = list(check_links(urls, resolver=resolver, fetch=fetching({}, asked), sleep=waits.append))
    assert (len(found), len(asked), waits) == (3, 3, [PAUSE])


class _Page(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        found = self.path == "/there?x=1" and self.headers["Host"].startswith("example.org")
        self.send_response(301 if self.path == "/old" else 200 if found else 404)
        self.send_header("Location", "/there?x=1")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_request_goes_to_the_address_that_was_looked_at_under_the_hosts_name(port: int) -> None:
    assert _fetch("HEAD", f"http://example.org:{port}/there?x=1#part", "127.0.0.1")[0] == 200
    assert _fetch("GET", f"http://example.org:{port}/none", "127.0.0.1")[0] == 404
    assert _fetch("HEAD", f"http://example.org:{port}/old", "127.0.0.1") == (301, "/there?x=1")
