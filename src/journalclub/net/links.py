"""Whether addresses on the web still answer: HEAD, else GET, one request at a time to each host. Not: which to ask.

Each request goes to the IP address that was looked at (pinned.py).
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from journalclub import __version__
from journalclub.net.addresses import MOST_REDIRECTS, REDIRECTS, NotPublicError, Resolve, public_ip, resolve
from journalclub.net.pinned import pinned
from journalclub.text import shorten

PAUSE = 1.0  # seconds between two requests to one host
HOSTS_AT_ONCE = 8
_SURELY_THERE = "arxiv.org"
_HEADERS = {"User-Agent": f"journalclub/{__version__} (link check)", "Accept": "*/*"}
_GONE = frozenset({404, 410})
_ASK_AGAIN = frozenset(
    {400, 403, 404, 405, 406, 410, 500, 501, 503}
)  # some servers refuse or fail HEAD alone
_NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})

State = Literal["alive", "dead", "unsure"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of an address after it was asked for."""

    url: str
    state: State
    why: str = ""  # completes "… ": "does not exist (404)"


Fetch = Callable[[str, str, str], tuple[int, str | None]]  # method, url, ip → status, location


def check_links(
    urls: Iterable[str],
    *,
    resolver: Resolve = resolve,
    fetch: Fetch | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Verdict]:
    """A verdict for each address, as they come in; several hosts at a time, each politely.

    "dead" is what surely is (no such page, no such host); "unsure" is what refuses programs, fails or is slow; what
    leads to a private network, even by a redirect, is never asked and "unsure".
    """
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(_host(url), []).append(url)

    def of_host(urls: list[str]) -> list[Verdict]:
        found = []
        for place, url in enumerate(urls):
            if place:
                sleep(PAUSE)
            found.append(_verdict(url, resolver, fetch or _fetch))
        return found

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for verdicts in pool.map(of_host, by_host.values()):
            yield from verdicts


def _verdict(url: str, resolver: Resolve, fetch: Fetch) -> Verdict:
    """Ask with HEAD, and with GET where that is no answer; an address that fails in a way that may pass is unsure."""
    from urllib3.exceptions import HTTPError, NewConnectionError

    try:
        status = _follow("HEAD", url, resolver, fetch)
        if status in _ASK_AGAIN:
            status = _follow("GET", url, resolver, fetch)
    except NotPublicError as error:
        return Verdict(url, "unsure", f"was not asked: {error}")
    except _NoHostError as error:
        return Verdict(url, "dead", str(error))
    except NewConnectionError:
        return Verdict(url, "unsure", "could not be checked: nothing answers there")
    except HTTPError as error:
        return Verdict(url, "unsure", f"could not be checked ({shorten(type(error).__name__)})")
    except (ValueError, OSError) as error:
        return Verdict(url, "unsure", f"could not be checked ({shorten(str(error), 60)})")
    if status in _GONE:
        return Verdict(url, "dead", f"does not exist ({status})")
    return (
        Verdict(url, "alive") if status < 400 else Verdict(url, "unsure", f"refuses to be checked ({status})")
    )


class _NoHostError(Exception):
    """A host without an address."""


def _follow(method: str, url: str, resolver: Resolve, fetch: Fetch) -> int:
    """The status at the end of the redirects, each of which is looked at as closely as the first address."""
    for _ in range(MOST_REDIRECTS + 1):
        parts = urlsplit(url)
        host = parts.hostname
        if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
            raise ValueError("redirected to what is no web address")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            ip = public_ip(host, port, resolver)
        except socket.gaierror as error:
            if error.errno not in _NO_SUCH_HOST:  # as without a network
                raise
            if not _is_online(resolver):
                raise OSError("no name can be looked up: is there a network?") from error
            raise _NoHostError(f"leads to {shorten(host, 60)}, which does not exist") from error
        status, location = fetch(method, url, ip)
        if status not in REDIRECTS or not location:
            return status
        url = urljoin(url, location)
    raise ValueError(f"redirected more than {MOST_REDIRECTS} times")


def _is_online(resolver: Resolve) -> bool:
    """Whether names can be looked up at all; without a network some systems deny every name."""
    try:
        return bool(resolver(_SURELY_THERE, 443))
    except OSError:
        return False


def _fetch(method: str, url: str, ip: str) -> tuple[int, str | None]:
    """One request to an IP address under the host's name; nothing of a body is read."""
    with pinned(method, url, ip, _HEADERS) as response:
        return response.status, response.headers.get("Location")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
