"""arXiv identifiers in every form people paste. Pure; not: asking arXiv whether they exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from journalclub.errors import JcError
from journalclub.text import display, shorten

# Formats: https://info.arxiv.org/help/arxiv_identifier.html. No ambiguity, so that matching is linear.
_ID = re.compile(
    r"(?:(?P<new>(?P<month>\d{4})\.(?P<serial>\d+))"
    r"|(?P<archive>[a-z-]{2,12})(?:\.[a-z-]{2,8})?/(?P<old>(?P<old_month>\d{4})\d{3}))"
    r"(?P<version>v[1-9]\d{0,2})?",
    re.ASCII | re.IGNORECASE,
)
_FIRST_NEW_MONTH = (2007, 4)  # YYMM.NNNN from here, archive/YYMMNNN before
_FIVE_DIGITS_FROM = (2015, 1)  # YYMM.NNNNN
# https://info.arxiv.org/help/arxiv_identifier.html; those of the last two lines were closed by 2000.
_ARCHIVES = frozenset(
    {
        "astro-ph",
        "cond-mat",
        "cs",
        "gr-qc",
        "hep-ex",
        "hep-lat",
        "hep-ph",
        "hep-th",
        "math",
        "math-ph",
        "nlin",
    }
    | {"nucl-ex", "nucl-th", "physics", "q-bio", "quant-ph"}
    | {"acc-phys", "adap-org", "alg-geom", "ao-sci", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg"}
    | {"comp-gas", "dg-ga", "funct-an", "mtrl-th", "patt-sol", "plasm-ph", "q-alg", "solv-int", "supr-con"}
)
_PREFIX = re.compile(r"^(?:arxiv|doi)\s*:\s*", re.IGNORECASE)
_DOI = re.compile(r"^10\.48550/arxiv\.", re.IGNORECASE)
_CATEGORY_NOTE = re.compile(r"\s+\[[a-z-]{2,12}(?:\.[a-z-]{2,8})?\]$", re.IGNORECASE)  # "arXiv:… [cs.CV]"
_HOST = re.compile(r"[a-z0-9.-]+", re.ASCII)
_LONGEST_INPUT = 2_000  # characters; browsers paste long queries
_HINT = "give an id like 2010.11929 or hep-th/9108004, its arxiv.org address, or a PDF file"
# What stands between the host and the id, by site.
_ARXIV_PATHS = ("abs/", "pdf/", "html/", "src/", "e-print/", "format/", "ps/", "tb/", "")
_ALPHAXIV_PATHS = ("abs/", "pdf/", "html/", "overview/", "resources/", "")
_SITES: dict[str, tuple[str, ...]] = {
    "arxiv.org": _ARXIV_PATHS,
    "ar5iv.org": _ARXIV_PATHS,
    "alphaxiv.org": _ALPHAXIV_PATHS,
    "huggingface.co": ("papers/",),
    "hf.co": ("papers/",),
    "doi.org": ("",),
}
_ADDRESS = re.compile(
    rf"^(?:https?:)?//|^(?:[a-z0-9-]+\.)*(?:{'|'.join(re.escape(site) for site in _SITES)})(?::\d+)?/",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"^[a-z]{2}(?:-[a-z]{2,4})?/", re.IGNORECASE)  # alphaxiv.org/zh/overview/…


@dataclass(frozen=True, slots=True)
class PaperId:
    """An arXiv identifier; `version` is None when the newest is meant."""

    base: str
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.base}{self.version or ''}"

    @property
    def number(self) -> int | None:
        """The version as a number."""
        return int(self.version[1:]) if self.version else None

    @property
    def unversioned(self) -> PaperId:
        """The same paper, whichever version."""
        return PaperId(self.base)

    @property
    def file_stem(self) -> str:
        """A name for files: an old id's slash never makes a folder."""
        return str(self).replace("/", "_")


def parse_paper_id(text: str) -> PaperId:
    """Read an arXiv id or address.

    Forms: YYMM.NNNN until 1412, YYMM.NNNNN from 1501, archive(.XX)/YYMMNNN before 0704, each with or without
    version; after `arXiv:`; as a DOI; in an address at arXiv, doi.org, ar5iv, alphaXiv or Hugging Face.
    Raises JcError when it is none.
    """
    shown = f"“{shorten(text)}”"
    rest = display(text, _LONGEST_INPUT)
    rest = _path_of_address(rest, shown) if _ADDRESS.match(rest) else re.split(r"[?#]", rest, maxsplit=1)[0]
    rest = _CATEGORY_NOTE.sub("", _strip_prefixes(rest))
    match = _ID.fullmatch(re.sub(r"\.pdf$", "", rest, flags=re.IGNORECASE))
    if match is None:
        if rest.startswith("10."):
            raise JcError(
                f"{shown} is not one of arXiv's DOIs: look for the paper on arXiv, or give its PDF."
            )
        raise JcError(f"{shown} is not an arXiv id: {_HINT}.")
    base = _new_id(match, shown) if match["new"] else _old_id(match, shown)
    return PaperId(base, match["version"].lower() if match["version"] else None)


def is_paper_id(text: str) -> bool:
    """Whether a text names an arXiv paper, in any form that people paste."""
    try:
        parse_paper_id(text)
    except JcError:
        return False
    return True


def paper_key(text: str) -> str:
    """What all forms and versions of a paper's id have in common; the text itself when it is no arXiv id."""
    try:
        return parse_paper_id(text).base
    except JcError:
        return text.strip()


def _strip_prefixes(text: str) -> str:
    """Without `arXiv:`, `doi:` and arXiv's DOI prefix, each at most once and in this order."""
    return _DOI.sub("", _PREFIX.sub("", _PREFIX.sub("", text, count=1), count=1))


def _new_id(match: re.Match[str], shown: str) -> str:
    """Check an id of the kind in use since April 2007."""
    month = _month(match["month"], shown)
    if month < _FIRST_NEW_MONTH:
        raise JcError(f"{shown} is not an arXiv id: before April 2007 they were like hep-th/9108004.")
    digits = 5 if month >= _FIVE_DIGITS_FROM else 4
    if len(match["serial"]) != digits:  # serial 00000 is never given out: the sample paper has it
        raise JcError(f"{shown} is not an arXiv id: ids of that month have {digits} digits after the dot.")
    return match["new"]


def _old_id(match: re.Match[str], shown: str) -> str:
    """Check an id of the kind used until March 2007; its subject class is dropped: math.GT/… is math/…."""
    archive = match["archive"].lower()
    month = _month(match["old_month"], shown)
    if archive not in _ARCHIVES:
        raise JcError(f"{shown} is not an arXiv id: there was no archive called {archive}.")
    if month >= _FIRST_NEW_MONTH:
        raise JcError(f"{shown} is not an arXiv id: since April 2007 they are like 0704.0001.")
    return f"{archive}/{match['old']}"


def _month(digits: str, shown: str) -> tuple[int, int]:
    """Year and month of an id; arXiv began in 1991."""
    year, month = int(digits[:2]), int(digits[2:])
    if not 1 <= month <= 12:
        raise JcError(f"{shown} is not an arXiv id: there is no month {digits[2:]}.")
    return year + (1900 if year >= 91 else 2000), month


def _path_of_address(text: str, shown: str) -> str:
    """What follows the host and the kind of page in an address at a site that shows arXiv's papers."""
    try:
        url = urlsplit(
            text if text.lower().startswith(("http:", "https:")) else "https://" + text.removeprefix("//")
        )
        site = _site_of(url)
    except ValueError:
        raise JcError(f"{shown} is not a readable address: {_HINT}.") from None
    if site is None:
        raise JcError(f"{shown} is not an address at arXiv: {_HINT}.")
    path = unquote(url.path).strip("/")
    if site == "alphaxiv.org":
        path = _LANGUAGE.sub("", path, count=1)
    kind = next((kind for kind in _SITES[site] if path.lower().startswith(kind)), None)
    rest = path[len(kind) :].removesuffix(".md") if kind is not None else ""
    if kind == "html/" or site == "ar5iv.org":  # pictures and sections of a page stand below it
        rest = "/".join(rest.split("/")[: 1 if rest[:1].isdigit() else 2])
    if site == "doi.org" and not _DOI.match(rest):
        raise JcError(f"{shown} is not one of arXiv's DOIs: look for the paper on arXiv, or give its PDF.")
    if site == "alphaxiv.org" and _ID.fullmatch(rest) is None:
        raise JcError(f"{shown} is not an arXiv paper, but one of alphaXiv's own: give its PDF instead.")
    return rest


def _site_of(url: SplitResult) -> str | None:
    """The site an address belongs to; None for a host that is none of them or merely looks like one."""
    host = (url.hostname or "").lower()
    if _HOST.fullmatch(host) is None or url.username is not None:
        return None
    if host == "ar5iv.labs.arxiv.org":
        return "ar5iv.org"
    for site in _SITES:
        if host == site or (host.endswith("." + site) and site in {"arxiv.org", "ar5iv.org"}):
            return site
        if host in {"www." + site, "dx." + site}:
            return site
    return None
