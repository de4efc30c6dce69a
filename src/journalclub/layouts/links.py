"""Text and links that a table or list may hold, whatever they say. Not: which of them a session has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.models.session import SessionPaper
from journalclub.render import markdown
from journalclub.text import safe_address

ARXIV = "https://arxiv.org/abs/"
# What a link is called that has no label of its own.
NAMES = {
    "slides": "Slides", "code": "Code", "notebook": "Notebook", "notebooks": "Notebook", "video": "Video",
    "notes": "Notes", "keynote": "Keynote", "pwa": "PwA", "other": "Website",
}  # fmt: skip
_NO_ITEM = re.compile(r"^(\d{0,9})\\(?=[-+=.)])")
_BEGIN_ITEMS = frozenset("\\0123456789")
_LONE_AND = re.compile(r"&amp;(?=\s|$)")  # begins no entity, and is easier to read in the source
_ADDRESS = re.compile(r"https?://[^\s<>\"`{}|^\\]{1,2000}")


def text(value: str) -> str:
    """Text that shows exactly itself, with the blanks at its ends kept as one."""
    shown = _LONE_AND.sub("&", markdown(value))
    return (
        f"{' ' if value[:1].isspace() else ''}{shown}{' ' if value[-1:].isspace() else ''}" if shown else ""
    )


def inline(value: str) -> str:
    """As `text`, where no list can begin: in a table's cell or a heading."""
    shown = text(value)
    return _NO_ITEM.sub(r"\1", shown) if shown[:1] in _BEGIN_ITEMS else shown


def target(url: str) -> str | None:
    """The address for a link's round brackets; None when it may not be one."""
    safe = safe_address(url)
    if safe is None or _balanced(safe):
        return safe
    return safe.replace("(", "%28").replace(")", "%29")


def link(label: str, url: str | None) -> str:
    """A link, or the label alone when there is no address that may be linked to."""
    address = target(url) if url else None
    return f"[{inline(label)}]({address})" if address else inline(label)


def paper_url(paper: SessionPaper) -> str | None:
    """Where a paper is."""
    return paper.url or (ARXIV + paper.id if paper.id else None)


def paper_title(paper: SessionPaper) -> str | None:
    """What a paper is called, if anything but its address is known."""
    return paper.title or (f"arXiv:{paper.id}" if paper.id and not paper.url else None)


def with_addresses(value: str) -> str:
    """Text in which web addresses are links."""
    out, at = list[str](), 0
    for match in _ADDRESS.finditer(value):
        address = target(match[0])
        if address is None:
            continue
        out.extend((text(value[at : match.start()]), f"<{address}>"))
        at = match.end()
    return "".join((*out, text(value[at:])))


def with_links(value: str, links: Sequence[tuple[str, str | None]]) -> str:
    """Text in which the first mention of each label is a link."""
    places: list[tuple[int, int, str]] = []
    for label, url in sorted(links, key=lambda pair: -len(pair[0])):
        at = value.find(label) if label else -1
        address = target(url) if url else None
        if at >= 0 and address and all(at + len(label) <= a or at >= b for a, b, _ in places):
            places.append((at, at + len(label), address))
    out, done = list[str](), 0
    for start, end, address in sorted(places):
        out.extend((inline(value[done:start]), f"[{inline(value[start:end])}]({address})"))
        done = end
    return "".join((*out, inline(value[done:])))


def _balanced(url: str) -> bool:
    """Whether every bracket of an address closes."""
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0
