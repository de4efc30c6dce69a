"""Links, licences and categories of arXiv's metadata judged: which are what they say. Pure; not: following them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from journalclub.models.paper import Licence
from journalclub.net.services import Services
from journalclub.text import NAME_LIMIT, display

_CATEGORY = re.compile(r"[A-Za-z-]{2,20}(?:\.[A-Za-z-]{2,20})?")
_ARXIV = re.compile(r"https://(?:[a-z0-9-]+\.)*arxiv\.org(?::\d+)?/", re.IGNORECASE)


def is_arxivs(services: Services, link: str) -> bool:
    """Whether a link of the metadata, http or https, leads to arXiv or its stand-in."""
    secure = re.sub(r"^http:", "https:", link, flags=re.IGNORECASE)
    return _ARXIV.match(secure) is not None or services.allows(link)


def category_terms(terms: Iterable[str]) -> tuple[str, ...]:
    """Those that look like arXiv's categories, each once."""
    return tuple(dict.fromkeys(term for term in terms if _CATEGORY.fullmatch(term)))


def licence_of(text: str | None) -> Licence:
    """The licence that an address names; unknown when it is none."""
    address = display(text or "", NAME_LIMIT)
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    return Licence(address if usable else None)
