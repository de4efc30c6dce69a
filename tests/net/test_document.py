from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from journalclub.errors import JcError
from journalclub.net import document
from journalclub.net.document import Fetch, fetch_document

URL = "https://example.org/feed"


def resolver(host: str, port: int) -> Sequence[str]:
    if host == "gone.example":
        raise OSError(2, "no such host")
    return ["127.0.0.1"] if host == "inside.example" else ["8.8.8.8"]


def answering(answers: dict[str, tuple[int, str | None, bytes]], asked: list[str] | None = None) -> Fetch:
    def fetch(url: str, ip: str, limit: int) -> tuple[int, str | None, bytes]:
        if asked is not None:
            asked.append(f"{url} at {ip}")
        return answers[url]

    return fetch


def test_a_document_is_fetched_from_the_address_that_was_looked_at_over_redirects() -> None:
    asked: list[str] = []
    answers = {URL: (302, "/other", b""), "https://example.org/other": (200, None, b"<feed/>")}
    assert fetch_document(URL, 100, resolver=resolver, fetch=answering(answers, asked)) == b"<feed/>"
    assert asked == [f"{URL} at 8.8.8.8", "https://example.org/other at 8.8.8.8"]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://inside.example/", "private network"),
        ("http://example.org/", "beginning with https"),
        ("file:///etc/passwd", "beginning with https"),
        ("https://user@example.org/", "beginning with https"),
        ("https://gone.example/", "cannot be reached"),
        ("https://[bad", "."),
    ],
)
def test_other_addresses_are_never_asked_not_even_by_a_redirect(url: str, why: str) -> None:
    for first in (url, URL):
        with pytest.raises(JcError, match=why):
            fetch_document(first, 100, resolver=resolver, fetch=answering({URL: (301, url, b"")}))


def test_a_missing_document_and_a_circle_are_told() -> None:
    with pytest.raises(JcError, match="status 404"):
        fetch_document(URL, 100, resolver=resolver, fetch=answering({URL: (404, None, b"")}))
    with pytest.raises(JcError, match="redirects more than"):
        fetch_document(URL, 100, resolver=resolver, fetch=answering({URL: (302, URL, b"")}))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"x" * 1000
        self.send_response(200 if self.path == "/feed" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep standard error clean."""


@pytest.fixture
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://somewhere.example:{httpd.server_address[1]}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_no_more_of_an_answer_is_read_than_is_wanted(server: str) -> None:
    assert document._fetch(f"{server}/feed", "127.0.0.1", 1000) == (200, None, b"x" * 1000)
    assert document._fetch(f"{server}/other", "127.0.0.1", 1000)[0] == 404
    with pytest.raises(document._TooMuchError, match="longer than"):
        document._fetch(f"{server}/feed", "127.0.0.1", 999)
