"""Where arXiv's services are, and which addresses are arXiv's at all. Pure; not: asking them (connection.py)."""

from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from journalclub.errors import JcError
from journalclub.text import shorten

PAUSE = 3.0  # seconds between two requests: https://info.arxiv.org/help/api/tou.html
LONGEST_PAUSE = 60.0  # seconds that JC_ARXIV_PAUSE may ask for
STANDINS = "standin-"  # what the names of stand-ins begin with


@dataclass(frozen=True, slots=True)
class Services:
    """Where arXiv's services are, and which addresses are arXiv's at all."""

    api: str = "https://export.arxiv.org/api/query"
    pdf: str = "https://export.arxiv.org/pdf"  # programs are asked to use export., not www.
    oai: str = "https://oaipmh.arxiv.org/oai"
    rss: str = "https://rss.arxiv.org/rss"
    standin: str | None = None  # scheme://host:port that stands for every host of arXiv
    pause: float = PAUSE  # seconds between two requests

    def allows(self, url: str) -> bool:
        """Whether an address is arXiv's: https at arxiv.org or below it, or the stand-in's origin."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        if "@" in parts.netloc or "\\" in url:
            return False
        if self.standin is not None:
            return _origin(parts) == self.standin
        at_arxiv = host == "arxiv.org" or host.endswith(".arxiv.org")
        return parts.scheme == "https" and at_arxiv and port in (None, 443)

    @property
    def turns_name(self) -> str:
        """Under which name turns are taken: a demo never waits for the real arXiv."""
        if self.standin is None:
            return "arxiv"
        parts = urlsplit(self.standin)
        host = "".join(c if c.isalnum() else "-" for c in parts.hostname or "")
        return f"{STANDINS}{host}-{parts.port}"


def services(url: str | None, pause: str | None = None) -> Services:
    """The addresses of arXiv, or those of the stand-in that `url` (JC_ARXIV_URL) names.

    `pause` (JC_ARXIV_PAUSE, seconds) is for demos and benchmarks: it counts only when the stand-in is on this
    machine. Raises JcError when either cannot be read.
    """
    if not url:
        return Services()
    try:
        parts = urlsplit(url)
        readable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        readable = False
    if not readable or "@" in parts.netloc:
        raise JcError(f"JC_ARXIV_URL is “{shorten(url)}”: it must be an address like http://127.0.0.1:8000.")
    base = url.rstrip("/")
    return Services(
        api=f"{base}/api/query",
        pdf=f"{base}/pdf",
        oai=f"{base}/oai",
        rss=f"{base}/rss",
        standin=_origin(parts),
        pause=_pause(pause) if pause and _is_loopback(parts.hostname or "") else PAUSE,
    )


def _origin(parts: SplitResult) -> str:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{port}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _pause(text: str) -> float:
    """JC_ARXIV_PAUSE as seconds."""
    try:
        pause = float(text)
    except ValueError:
        pause = math.nan
    if not 0.0 <= pause <= LONGEST_PAUSE:
        allowed = f"a number of seconds from 0 to {LONGEST_PAUSE:.0f}"
        raise JcError(f"JC_ARXIV_PAUSE is “{shorten(text)}”: it must be {allowed}.")
    return pause
