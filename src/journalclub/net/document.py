"""One document from the public web, such as a feed, over https. Not: arXiv (connection.py), or what it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from journalclub import __version__
from journalclub.errors import JcError
from journalclub.net.addresses import MOST_REDIRECTS, REDIRECTS, NotPublicError, Resolve, public_ip, resolve
from journalclub.net.pinned import pinned
from journalclub.text import shorten

LONGEST = 60.0  # seconds for a whole answer
_CHUNK = 64 * 1024  # bytes
_HEADERS = {"User-Agent": f"journalclub/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}

Fetch = Callable[[str, str, int], tuple[int, str | None, bytes]]  # url, ip, limit → status, location, body


class _TooMuchError(Exception):
    """The answer is longer, or takes longer, than it may; the message ends a sentence."""


def fetch_document(url: str, limit: int, *, resolver: Resolve = resolve, fetch: Fetch | None = None) -> bytes:
    """The document at an https address, at most `limit` bytes. Each redirect is looked at as closely as the first.

    Raises JcError when the address or a redirect is not https or not public, nothing answers, or there is no document.
    """
    from urllib3.exceptions import HTTPError

    shown = shorten(url.partition("?")[0], 120)
    try:
        return _follow(url, limit, resolver, fetch or _fetch)
    except NotPublicError as error:
        raise JcError(f"{shown} was not asked: {error}.") from error
    except _TooMuchError as error:
        raise JcError(f"{shown} {error}: jc stopped reading it.") from error
    except (HTTPError, OSError) as error:
        reason = shorten(getattr(error, "strerror", None) or type(error).__name__, 80)
        raise JcError(f"{shown} cannot be reached ({reason}): try again, or give it as a file.") from error
    except ValueError as error:
        raise JcError(f"{shown} {shorten(str(error))}.") from error


def _follow(url: str, limit: int, resolver: Resolve, fetch: Fetch) -> bytes:
    for _ in range(MOST_REDIRECTS + 1):
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname or parts.username is not None:
            raise ValueError("does not lead to an address beginning with https://, and jc goes nowhere else")
        ip = public_ip(parts.hostname, parts.port or 443, resolver)
        status, location, body = fetch(url, ip, limit)
        if status == 200:
            return body
        if status not in REDIRECTS or not location:
            raise ValueError(f"has no such document (status {status})")
        url = urljoin(url, location)
    raise ValueError(f"redirects more than {MOST_REDIRECTS} times")


def _fetch(url: str, ip: str, limit: int) -> tuple[int, str | None, bytes]:
    """One request; the body of a document alone is read, and no more of it than is wanted."""
    with pinned("GET", url, ip, _HEADERS) as response:
        if response.status != 200:
            return response.status, response.headers.get("Location"), b""
        body, deadline = bytearray(), time.monotonic() + LONGEST
        while chunk := response.read(_CHUNK):
            body += chunk
            if len(body) > limit:
                raise _TooMuchError(f"is longer than {limit // 1024} KiB")
            if time.monotonic() > deadline:
                raise _TooMuchError(f"took longer than {LONGEST:.0f} seconds")
        return 200, None, bytes(body)
