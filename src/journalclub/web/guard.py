"""What every request must satisfy before anything looks at it, and what every answer carries. Not: limits, or tokens.

Host is checked so that no other site's name can be pointed at this server; what changes something must come from a
page of this server itself. Browsers say so in Sec-Fetch-Site (on https and localhost) or Origin; what sends neither is
no browser and carries nobody's cookies.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD"})
OWN_SITES = frozenset({b"same-origin", b"none"})  # "none": typed or bookmarked by the person
# Headers by which a request is judged: of several, another program might believe another one.
ONCE = (b"host", b"origin", b"sec-fetch-site", b"content-type", b"content-length")
_HOST = re.compile(r"(?:[\w.-]+|\[[\w.:%]+\])(?::\d{0,5})?")  # RFC 9110, 7.2, without what no browser sends
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # "no-referrer" would also take Origin from our own forms
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)


class Guard:
    """Lets through what is meant for this server, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, names: Iterable[str], address: str) -> None:
        """`names` are the host names under which people reach the page; numeric addresses are always right.

        `address` is what they type: a proxy may ask us under another name than they asked it.
        """
        self._app = app
        self._address = urlsplit(address).netloc
        self._names = frozenset(name.casefold() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def carrying(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        headers = dict(scope["headers"])
        names = [name for name, _ in scope["headers"]]
        if any(names.count(name) > 1 for name in ONCE):
            status, reason = 400, "This request says two things at once."
        else:
            status, reason = self._fault(scope["method"], headers)
        if status:
            refusal = PlainTextResponse(reason, status, {"Connection": "close"})
            await refusal(scope, receive, carrying)
        else:
            await self._app(scope, receive, carrying)

    def _fault(self, method: str, headers: dict[bytes, bytes]) -> tuple[int, str]:
        """Status and reason of a refusal; 0 when there is none."""
        host = headers.get(b"host", b"").decode("latin-1")
        if not self._is_ours(host):
            return 400, "This server does not answer under that name; start it with --url to give it one."
        if method in SAFE_METHODS:
            return 0, ""
        if method != "POST":
            return 405, "Not here."
        site = headers.get(b"sec-fetch-site")
        if site is not None:
            return (0, "") if site in OWN_SITES else (403, "Only this server's own pages may send this.")
        origin = headers.get(b"origin")
        if origin is not None and not _is_one_of(origin.decode("latin-1"), (host, self._address)):
            return 403, "Only this server's own pages may send this."
        return 0, ""

    def _is_ours(self, host: str) -> bool:
        name = host_name(host)
        return name is not None and (name in self._names or _is_number(name))


@lru_cache(256)
def host_name(host: str) -> str | None:
    """The name in a Host header, folded, without its port; None when it is no such header."""
    if not _HOST.fullmatch(host):
        return None
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return (parts.hostname or "").rstrip(".").casefold() or None


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_one_of(origin: str, hosts: Iterable[str]) -> bool:
    try:
        return urlsplit(origin).netloc.casefold() in {host.casefold() for host in hosts}
    except ValueError:
        return False
