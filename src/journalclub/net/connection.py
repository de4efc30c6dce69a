"""The only way to arXiv, and to it alone: politely, patiently. Not: reading the answers."""

from __future__ import annotations

import contextlib
import email.utils
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

from journalclub import __version__
from journalclub.errors import JcError
from journalclub.net.addresses import MOST_REDIRECTS, REDIRECTS
from journalclub.net.services import Services
from journalclub.net.turns import LONGEST_WAIT, Turns, in_words
from journalclub.text import shorten

if TYPE_CHECKING:
    import requests

TRIES = 4  # in all, for one answer
CONNECT_TIMEOUT, READ_TIMEOUT = 10.0, 30.0  # seconds without a sign of life
ANSWER_TIMEOUT = 600.0  # seconds for one whole answer, however steadily it trickles
BACKOFF_FLOOR = 0.05  # seconds; the first wait after a failure is the pause, but never less than this
ERROR_BODY_LIMIT = 64 * 1024  # bytes read of an answer that is none
HEAD_SIZE = 4096  # bytes of an answer that are kept for looking at
_CHUNK = 64 * 1024
_DENIALS = (b"automatic robot detection", b"<title>access denied")
_USER_AGENT = f"journalclub/{__version__}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer of the service: any status but 403, 429 and 5xx, which never reach a caller."""

    status: int
    url: str
    content_type: str  # lower case, without parameters
    length: int | None  # as announced, in bytes
    size: int  # as received, in bytes
    head: bytes  # the first bytes
    body: bytes  # empty when the answer went into a file

    @property
    def is_web_page(self) -> bool:
        """Whether it is HTML, whatever it says it is."""
        start = self.head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.content_type == "text/html" or start.startswith((b"<!doctype html", b"<html"))


@dataclass(frozen=True, slots=True)
class _Again:
    """A try that failed in a way that may pass."""

    reason: str  # completes "arXiv …"
    wait: float | None = None  # seconds that arXiv asked for


class _TooLongError(Exception):
    """The answer has more bytes than we accept."""


class _TooSlowError(Exception):
    """The answer trickles in for longer than we accept."""


class Net:
    """Asks arXiv, one request at a time, within its rules.

    `now` is the time (seconds since 1970) for reading dates; `tell` gets a line whenever the user has to wait
    longer than the usual pause. Sleep and jitter (a number from 0 to 1) are passed in so that tests take no time.
    """

    def __init__(
        self,
        where: Services,
        turns: Turns,
        *,
        now: float,
        tell: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
        timeouts: tuple[float, float, float] = (CONNECT_TIMEOUT, READ_TIMEOUT, ANSWER_TIMEOUT),
    ) -> None:
        self.services = where
        self._turns, self._tell = turns, tell
        self._now, self._sleep, self._jitter = now, sleep, jitter
        self._timeouts = timeouts
        self._refusal: str | None = None
        self._session: requests.Session | None = None

    def get(
        self,
        url: str,
        *,
        limit: int,
        into: Path | None = None,
        unusable: Callable[[Answer], str | None] = lambda _: None,
    ) -> Answer:
        """Ask for `url`; at most `limit` bytes; the body goes into the file `into` when it is given.

        `unusable` says why an answer is not one after all ("sent a web page"): it is then asked for again.
        Raises JcError when arXiv cannot be reached, refuses, asks for too long a wait, or fails four times.
        """
        failure = _Again("was not asked")
        for attempt in range(TRIES):
            if self._refusal is not None:
                raise JcError(self._refusal)
            if attempt:
                self._back_off(failure, attempt)
            outcome = self._ask(url, limit, into)
            if isinstance(outcome, Answer):
                reason = unusable(outcome)
                if reason is None:
                    return outcome
                outcome = _Again(reason)
            failure = outcome
        raise JcError(f"arXiv {failure.reason}, {TRIES} times ({_shown(url)}): try again later.")

    def _back_off(self, failure: _Again, attempt: int) -> None:
        """Sleep before try number `attempt` (from 1): what arXiv asked for, or twice as long each time."""
        first = max(self._turns.pause, BACKOFF_FLOOR)
        wait = max(failure.wait or 0.0, first * 2 ** (attempt - 1) * (1.0 + self._jitter() / 2))
        self._tell(
            f"arXiv {failure.reason}; trying again in {in_words(wait)} (try {attempt + 1} of {TRIES})."
        )
        self._sleep(wait)

    def _ask(self, url: str, limit: int, into: Path | None) -> Answer | _Again:
        """One try, over all its redirects; each of them is a request with a turn of its own."""
        for _ in range(MOST_REDIRECTS + 1):
            if not self.services.allows(url):
                raise JcError(f"{_shown(url)} is not an address of arXiv's: jc does not go there.")
            with self._turns.turn():
                outcome = self._request(url, limit, into)
            if not isinstance(outcome, str):
                return outcome
            url = outcome
        return _Again(f"redirected more than {MOST_REDIRECTS} times")

    def _request(self, url: str, limit: int, into: Path | None) -> Answer | _Again | str:
        """One request: an answer, a reason to ask again, or the address that it redirects to."""
        import requests

        connect, read, _ = self._timeouts
        try:
            with self._open_session().get(
                url, timeout=(connect, read), stream=True, allow_redirects=False
            ) as response:
                self._turns.asked()
                return self._judge(response, url, limit, into)
        except requests.exceptions.Timeout:
            return _Again(f"did not answer within {in_words(read)}")
        except requests.exceptions.SSLError as error:
            raise JcError(
                f"no secure connection to {_host(url)} ({_cause(error)}): is a proxy in the way?"
            ) from error
        except (requests.exceptions.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            if _is_unreachable(error):
                raise JcError(_unreachable(url, self.services.standin)) from error
            return _Again("dropped the connection")
        except requests.exceptions.RequestException as error:
            raise JcError(f"{_shown(url)} cannot be asked for ({_cause(error)}).") from error

    def _judge(
        self, response: requests.Response, url: str, limit: int, into: Path | None
    ) -> Answer | _Again | str:
        """What the status says; the body is read only when it is worth it."""
        status = response.status_code
        if status in REDIRECTS and response.headers.get("Location"):
            return _redirected(url, response.headers["Location"])
        if status == 403:
            raise JcError(self._refuse())
        if status == 429 or status >= 500:
            return self._overloaded(status, response.headers)
        try:
            answer = self._receive(response, url, limit, into if status == 200 else None)
        except _TooLongError as error:
            raise JcError(f"{_shown(url)} {error}: that is no paper, jc stopped reading it.") from None
        except _TooSlowError:
            return _Again(f"took longer than {in_words(self._timeouts[2])}")
        if answer.is_web_page and any(words in answer.head.lower() for words in _DENIALS):
            raise JcError(self._refuse())
        if answer.head.startswith(b"Rate exceeded") and answer.size < 100:
            return self._overloaded(429, response.headers)
        return answer

    def _refuse(self) -> str:
        """Remember that arXiv refused: more requests would count as an attack."""
        self._refusal = (
            "arXiv refuses requests from this network (403): jc asks nothing more; "
            "try tomorrow, from another network, or give the PDF: jc new --pdf FILE"
        )
        return self._refusal

    def _overloaded(self, status: int, headers: Mapping[str, str]) -> _Again:
        """A 429 or 5xx: how long to stay away. Other processes are told through the shared stamp."""
        wait = retry_after_seconds(headers.get("Retry-After"), headers.get("Date"), self._now)
        if wait is not None:
            self._turns.hold_off(max(wait, self._turns.pause))
            if wait > LONGEST_WAIT:
                raise JcError(f"arXiv asks to be left alone for {in_words(wait)} ({status}): try again then.")
        return _Again("asks for fewer requests (429)" if status == 429 else f"has trouble ({status})", wait)

    def _receive(self, response: requests.Response, url: str, limit: int, into: Path | None) -> Answer:
        """Read the body, at most `limit` bytes and for at most the whole answer's time."""
        announced = response.headers.get("Content-Length", "")
        # Of an answer that is packed although we asked for it plain, the packed length is announced.
        plain = response.headers.get("Content-Encoding", "identity") == "identity"
        length = int(announced) if plain and announced.isascii() and announced.isdigit() else None
        limit = limit if response.status_code == 200 else min(limit, ERROR_BODY_LIMIT)
        if length is not None and length > limit and response.status_code == 200:
            raise _TooLongError(f"has {length} bytes")
        head, size, kept = b"", 0, []
        deadline = time.monotonic() + self._timeouts[2]
        with _open_sink(into) as sink:
            for chunk in response.iter_content(_CHUNK):
                size += len(chunk)
                if size > limit:
                    if response.status_code != 200:
                        break
                    raise _TooLongError(f"has more than {limit} bytes")
                if time.monotonic() > deadline:
                    raise _TooSlowError
                head = head + chunk[: HEAD_SIZE - len(head)] if len(head) < HEAD_SIZE else head
                if sink is None:
                    kept.append(chunk)
                else:
                    sink.write(chunk)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(response.status_code, url, kind, length, size, head, b"".join(kept))

    def _open_session(self) -> requests.Session:
        """The one session; a connection is closed with its answer, so that no two of ours are ever open."""
        if self._session is None:
            import requests

            self._session = requests.Session()
            self._session.headers.update(
                {"User-Agent": _USER_AGENT, "Connection": "close", "Accept-Encoding": "identity"}
            )
            self._session.trust_env = self.services.standin is None  # no proxy stands before a stand-in
        return self._session


def retry_after_seconds(header: str | None, date: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, 10.2.3: number or date); None if unreadable.

    A date is counted from the server's own (`date`, its Date header), else from `now` (seconds since 1970).
    """
    text = (header or "").strip()[:100]
    if text.isascii() and text.isdigit():
        return min(float(text), 1e9)
    until, answered = _timestamp(text), _timestamp(date or "")
    return None if until is None else max(0.0, until - (now if answered is None else answered))


def _timestamp(text: str) -> float | None:
    """An HTTP date as seconds since 1970."""
    try:
        return email.utils.parsedate_to_datetime(text[:100]).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


@contextlib.contextmanager
def _open_sink(into: Path | None) -> Iterator[BinaryIO | None]:
    """The file that an answer goes into, emptied first; a full disk is told in a sentence."""
    if into is None:
        yield None
        return
    try:
        with into.open("wb") as sink:
            yield sink
    except OSError as error:
        import requests

        if isinstance(error, requests.exceptions.RequestException):  # they are OSErrors, too
            raise
        reason = f"{into.parent} cannot be written ({error.strerror})"
        raise JcError(f"{reason}: free some space or set JC_CACHE_DIR.") from error


def _is_unreachable(error: BaseException) -> bool:
    """Whether no connection could be made at all, as against one that broke."""
    from urllib3.exceptions import NewConnectionError

    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)


def _unreachable(url: str, standin: str | None) -> str:
    if standin is not None:
        return f"nothing answers at {standin}, which JC_ARXIV_URL names: start it, or unset JC_ARXIV_URL."
    return f"{_host(url)} cannot be reached: check the network (jc new can do without: --offline, or --pdf FILE)."


def _redirected(url: str, location: str) -> str:
    """Where a redirect leads; a location that is no address is returned as it is, and refused for it."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _cause(error: BaseException) -> str:
    """The innermost reason of one of requests' nested errors, short."""
    inner: object = error.args[0] if error.args else error
    return shorten(str(getattr(inner, "reason", inner)), 120)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "arXiv"


def _shown(url: str) -> str:
    """An address in a message: without its query, short."""
    return shorten(url.partition("?")[0], 120)
