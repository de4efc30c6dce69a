"""Web addresses printed in the paper or attached to it, with what they lead to. Not: following them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journalclub.models.paper import LinkKind, PaperLink
from journalclub.reading import thresholds as th
from journalclub.reading.layout import Layout
from journalclub.reading.page import Page
from journalclub.reading.rows import Row

_HOSTS = (
    r"(?:[a-z0-9-]+\.)?(?:github\.com|github\.io|gitlab\.com|bitbucket\.org|huggingface\.co|zenodo\.org|osf\.io|"
    r"figshare\.com|sourceforge\.net|youtu\.be|youtube\.com|vimeo\.com|kaggle\.com|codeocean\.com|codalab\.org|"
    r"goo\.gl|bit\.ly|tinyurl\.com|sites\.google\.com|dropbox\.com|drive\.google\.com)"
)
_URL = re.compile(
    r"(?:(?:https?|ftp)\s?:\s?//\s?|www\.)[^\s<>\"“”]{1,400}|"
    rf"(?<![\w@./-]){_HOSTS}(?:/[^\s<>\"“”]{{1,400}})?",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(r"://|www\.|http|\.(?:com|org|io|net|co/|be/|gl/|ly/)", re.IGNORECASE)
_PIECE = re.compile(r"[^\s<>\"“”]{1,200}")
_PLAIN = re.compile(r"[^\W_]+[.,;:)]*")
_WORD_ONLY = re.compile(r"[^\W\d_]+[.,;:)]*")
_AFTER = ".,;:!?'’”\"*†‡>"
_KINDS: tuple[tuple[LinkKind, tuple[str, ...]], ...] = (
    ("video", ("youtube.com", "youtu.be", "vimeo.com")),
    ("data", ("zenodo.org", "figshare.com", "kaggle.com", "dataverse", "datadryad.org", "osf.io")),
    ("data", ("huggingface.co/datasets", "archive.ics.uci.edu", "ldc.upenn.edu")),
    ("code", ("github.com", "gitlab.", "bitbucket.org", "codeocean.com", "sourceforge.net")),
    ("code", ("code.google.com", "codalab.org", "huggingface.co")),
    ("paper", ("arxiv.org", "doi.org", "aclweb.org", "aclanthology", "openreview.net", "jmlr.org")),
    ("paper", ("semanticscholar.org", "proceedings", "papers.nips.cc", "sciencedirect.com", "ieeexplore")),
    ("paper", ("dl.acm.org", "link.springer.com", "adsabs.harvard.edu", "biorxiv.org", "inspirehep.net")),
    ("paper", ("jstor.org", "ncbi.nlm.nih.gov", "nature.com/articles", "link.aps.org", "iopscience")),
    ("project", (".github.io", "sites.google.com", "/project", "//project.")),
    ("data", ("/dataset", "/data/", "//data.")),
)
"""Parts of addresses that tell the kind; the first that fits decides."""


def find_links(
    pages: Sequence[Page], layout: Layout, rows: Sequence[Row], unread: Iterable[tuple[int, str]]
) -> tuple[PaperLink, ...]:
    """Every address once, by page of its first appearance; `unread` are (page, text) of lines in no row.

    The link of arXiv's own stamp and mail addresses are left out.
    """
    found: dict[str, PaperLink] = {}
    attached: dict[int, list[str]] = {}
    stamp = _stamp_box(pages, layout)
    for page in pages:
        for link in page.links:
            if stamp is not None and page.number == stamp[0] and _overlap(link.bbox, stamp[1]):
                continue
            if link.url.lower().startswith(("http://", "https://", "ftp://", "www.")):
                url = link.url[: th.URL_CHARS].strip()
                attached.setdefault(page.number, []).append(_key(url))
                _keep(found, url, page.number)
    printed = [
        (row.page, row.text, _next_text(rows, i), _room(row))
        for i, row in enumerate(rows)
        if _may_hold(row.text)
    ]
    printed += [(page, text, "", 0.0) for page, text in unread if _may_hold(text)]
    for number, text, following, room in printed:
        for url in _printed_urls(text, following, room):
            near = attached.get(number, []) + attached.get(number + 1, [])
            if not any(_is_part(_key(url), other) for other in near):
                _keep(found, url, number)
    return tuple(sorted(found.values(), key=lambda link: link.page))


def _is_part(printed: str, attached: str) -> bool:
    """Whether a printed address is (a broken part of) an attached one."""
    return attached.startswith(printed) or (len(attached) > 12 and printed.startswith(attached))


def _may_hold(text: str) -> bool:
    return _MAY_HOLD.search(text) is not None


def _next_text(rows: Sequence[Row], i: int) -> str:
    """What the next row says, where an address may go on: not in other letters, nor after a footnote's mark."""
    if i + 1 >= len(rows):
        return ""
    row, following = rows[i], rows[i + 1]
    first = following.lines[0].spans[0]
    marked = first.text.strip().isdigit() and (
        first.raised or first.size < th.MARK_SIZE * following.style.size
    )
    moved = (row.page, row.column) == (following.page, following.column) and following.baseline < row.baseline
    return "" if marked or moved or row.style.size != following.style.size else following.text


def _room(row: Row) -> float:
    """How many more letters the row would have had room for."""
    return max(row.right - row.box[2], 0.0) / max((row.box[2] - row.box[0]) / len(row.text), 1.0)


def _printed_urls(text: str, following: str, room: float) -> list[str]:
    """Addresses in a row, put together with the next row's beginning when they reach the row's end.

    `room` is how many more letters the row would have had room for.
    """
    urls = []
    for match in _URL.finditer(text):
        url = match[0].replace(" ", "")
        if match.end() == len(text.rstrip()) and following:
            url += _continuation(url, following, room)
        url = _trim(url)
        if "." in url and len(url) > 8:
            urls.append(url if "://" in url else f"https://{url}")
    return urls


def _continuation(url: str, following: str, room: float) -> str:
    """The part of an address at the beginning of the next row, "" when the address is complete."""
    piece = _PIECE.match(following)
    if piece is None:
        return ""
    part = piece[0]
    if _PLAIN.fullmatch(part) and len(part) < room:
        return ""  # it would have stood on the same row
    single = part[0].islower() and len(following.split()) == 1
    if url[-1] in "/-_=?&%~#" or (url[-1] == "." and single):
        return part
    if url[-1] in ".,;)" or part.startswith(("(", "[", "http", "www.")):
        return ""
    linked = "/" in part[:-1] or "_" in part or "=" in part or ("-" in part[1:-1] and "." in part[:-1])
    return part if linked and not _WORD_ONLY.fullmatch(part) else ""


def _trim(url: str) -> str:
    """Without the punctuation of the sentence around it."""
    url = url[: th.URL_CHARS]
    while url and (url[-1] in _AFTER or _closes_nothing(url)):
        url = url[:-1]
    return url


def _closes_nothing(url: str) -> bool:
    """Whether the address ends in a bracket that was opened before it."""
    pair = {")": "(", "]": "[", "}": "{"}.get(url[-1])
    return pair is not None and url.count(url[-1]) > url.count(pair)


def _keep(found: dict[str, PaperLink], url: str, page: int) -> None:
    key = _key(url)
    if key and key not in found:
        found[key] = PaperLink(url, link_kind(url), page)


def _key(url: str) -> str:
    """The same for an address with and without scheme, www. and final slash."""
    rest = url.lower().split("://", 1)[-1]
    return rest.removeprefix("www.").rstrip("/")


def link_kind(url: str) -> LinkKind:
    """What an address leads to, judged by itself."""
    lower = url.lower()
    for kind, signs in _KINDS:
        if any(sign in lower for sign in signs):
            return kind
    return "paper" if lower.endswith(".pdf") else "other"


def _stamp_box(pages: Sequence[Page], layout: Layout) -> tuple[int, tuple[float, float, float, float]] | None:
    if layout.stamp is None:
        return None
    number, index = layout.stamp
    page = next(page for page in pages if page.number == number)
    return number, page.lines[index].bbox


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
