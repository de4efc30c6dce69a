"""arXiv identifiers in every form people paste. Pure; not: asking arXiv whether they exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from journalclub.errors import JcError

_NEW = r"(?P<new>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})"
_OLD = r"(?P<old>[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]{2,})?/\d{2}(?:0[1-9]|1[0-2])\d{3})"
_ID = re.compile(rf"(?:{_NEW}|{_OLD})(?P<version>v[1-9]\d{{0,2}})?", re.ASCII)
_PREFIX = re.compile(r"^(?:arxiv\s*:\s*|doi\s*:\s*)+", re.IGNORECASE)
_DOI = re.compile(r"^10\.48550/arxiv\.", re.IGNORECASE)
_PATHS = ("abs/", "pdf/", "html/", "src/", "e-print/", "format/", "papers/", "overview/", "ps/")
_HOSTS = (
    "arxiv.org",
    "alphaxiv.org",
    "ar5iv.org",
    "ar5iv.labs.arxiv.org",
    "huggingface.co",
    "doi.org",
    "dx.doi.org",
)
_HINT = "give an id like 2010.11929 or hep-th/9108004, its arxiv.org address, or a PDF file"


@dataclass(frozen=True, slots=True)
class PaperId:
    """An arXiv identifier; `version` is None when the newest is meant."""

    base: str
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.base}{self.version or ''}"

    @property
    def file_stem(self) -> str:
        """A name for files: an old id's slash never makes a folder."""
        return str(self).replace("/", "_")


def parse_paper_id(text: str) -> PaperId:
    """Read an arXiv id or address.

    Formats: https://info.arxiv.org/help/arxiv_identifier.html (YYMM.NNNN until 1412, YYMM.NNNNN from 1501,
    archive(.XX)/YYMMNNN before 0704). Raises JcError when it is none.
    """
    shown = text if len(text) <= 80 else text[:77] + "…"
    rest = _strip_address(text.strip(), shown)
    rest = _DOI.sub("", _PREFIX.sub("", rest))
    match = _ID.fullmatch(rest.removesuffix(".pdf"))
    if match is None:
        raise JcError(f"{shown!r} is not an arXiv id: {_HINT}.")
    base = match["new"] or _canonical_old(match["old"])
    if match["new"] and (len(base) == 10) != (int(base[:2]) >= 15):
        digits = 5 if int(base[:2]) >= 15 else 4
        raise JcError(f"{shown!r} is not an arXiv id: ids of that month have {digits} digits after the dot.")
    return PaperId(base, match["version"])


def _canonical_old(old: str) -> str:
    """Old ids are addressed without their subject class: math.GT/0309136 is math/0309136."""
    archive, number = old.split("/")
    return f"{archive.split('.')[0]}/{number}"


def _strip_address(text: str, shown: str) -> str:
    """What follows the host and the kind of page, for an address; the text itself otherwise."""
    bare = re.match(
        r"^(?:https?:)?//|^(?:www\.|export\.|browse\.)?(?:arxiv|alphaxiv|ar5iv)\.org/|^(?:www\.)?(?:dx\.)?doi\.org/|^(?:www\.)?huggingface\.co/",
        text,
        re.IGNORECASE,
    )
    if bare is None:
        return text.split("?")[0].split("#")[0]
    address = (
        text if text.lower().startswith(("http://", "https://")) else "https://" + text.removeprefix("//")
    )
    try:
        url = urlsplit(address)
        host = (url.hostname or "").lower()
    except ValueError:
        raise JcError(f"{shown!r} is not a readable address: {_HINT}.") from None
    for prefix in ("www.", "export.", "browse."):
        host = host.removeprefix(prefix)
    if host not in _HOSTS:
        raise JcError(f"{shown!r} is not an address at arXiv: {_HINT}.")
    path = unquote(url.path).strip("/")
    for kind in _PATHS:
        path = path.removeprefix(kind)
    return path
