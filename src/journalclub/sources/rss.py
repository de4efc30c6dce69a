"""arXiv's RSS: the papers it announces today in a category. Not: making the request's rules (connection.py).

https://info.arxiv.org/help/rss_specifications.html. The `feedparser` package mends what is broken, fetches what looks
like an address, and takes minutes for a long name; it is therefore given a copy of what was read strictly: the elements
that we want, cut to their limits, arXiv's own and the authors under names that it takes for plain text.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, get_args

import feedparser

from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Preprint
from journalclub.net.connection import Answer, Net
from journalclub.net.services import Services
from journalclub.sources.addresses import category_terms, is_arxivs, licence_of
from journalclub.sources.described import Announced, AnnouncementKind, Announcements
from journalclub.sources.strict_xml import BrokenFeedError, strict_root
from journalclub.sources.withdrawal import is_withdrawn
from journalclub.text import ABSTRACT_LIMIT, NAME_LIMIT, TITLE_LIMIT, display, shorten

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ITEMS = 2_000  # arXiv's own limit: https://info.arxiv.org/help/rss.html
FEED_LIMIT = 32 * 2**20  # bytes; 2,000 papers make some 5 MiB
AUTHORS_LIMIT = 200_000  # characters; the largest collaborations have 5,000 names
_CATEGORIES = re.compile(
    r"[A-Za-z-]{2,20}(?:\.[A-Za-z-]{2,20})?(?:\+[A-Za-z-]{2,20}(?:\.[A-Za-z-]{2,20})?){0,9}"
)
_ARXIV, _DC = "{http://arxiv.org/schemas/atom}", "{http://purl.org/dc/elements/1.1/}"
_WANTED = {  # element of an item to its name in the copy, and the characters of it that are read
    "title": ("title", 4 * TITLE_LIMIT),
    "link": ("link", TITLE_LIMIT),
    "description": ("description", 4 * ABSTRACT_LIMIT),
    "guid": ("guid", NAME_LIMIT),
    "category": ("category", NAME_LIMIT),
    f"{_DC}creator": ("creators", AUTHORS_LIMIT),
    f"{_DC}rights": ("licence", NAME_LIMIT),
    f"{_ARXIV}announce_type": ("kind", NAME_LIMIT),
    f"{_ARXIV}DOI": ("doi", NAME_LIMIT),
    f"{_ARXIV}journal_reference": ("journal", TITLE_LIMIT),
}
_GUID = "oai:arxiv.org:"
_ABSTRACT = re.compile(r"\bAbstract:\s*")
_REFUSED = "feed error"  # how the title of arXiv's answer begins when it knows no such category


def fetch_announced(net: Net, category: str) -> Announcements:
    """The papers arXiv announces today in a category, such as cs.CV, or in several joined by +.

    An item that is not arXiv's own, or that names no paper, is left out with a remark. Raises JcError when the
    category is none, or the feed cannot be had or read.
    """
    if _CATEGORIES.fullmatch(category) is None:
        raise JcError(f"“{shorten(category)}” is no category of arXiv's: give one such as cs.CV.")
    answer = net.get(f"{net.services.rss}/{category}", limit=FEED_LIMIT, unusable=_unusable)
    if answer.status not in (200, 400):
        raise JcError(f"arXiv has no RSS of {category} (status {answer.status}): is there such a category?")
    return read_feed(net.services, answer.body, category)


def read_feed(where: Services, body: bytes, category: str) -> Announcements:
    """A feed's papers, in its order, each once. Raises JcError when it is no feed, or says that there is none."""
    try:
        items, wanted = _copy(strict_root(body, "rss"))
    except BrokenFeedError as error:
        raise JcError(f"arXiv {error}: jc does not read it, try again another day.") from None
    # Texts are not HTML here: `$a<b$` is no tag. What shows them escapes them.
    try:
        feed = feedparser.parse(io.BytesIO(wanted), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
        raise JcError(f"arXiv's RSS of {category} cannot be read ({shorten(str(error), 120)}).") from error
    if str(feed.feed.get("title", "")).strip().lower().startswith(_REFUSED):
        raise JcError(f"arXiv knows no category {category}: see https://arxiv.org/category_taxonomy.")
    if len(feed.entries) != items:
        raise JcError(f"arXiv's RSS of {category} reads in two ways: not trusted, try again another day.")
    papers: dict[str, Announced] = {}
    remarks = []
    for entry in feed.entries:
        found = _announced(where, entry)
        if isinstance(found, str):
            remarks.append(found)
        else:
            papers.setdefault(found.preprint.id, found)
    return Announcements(tuple(papers.values()), tuple(dict.fromkeys(remarks)))


def _copy(root: Element) -> tuple[int, bytes]:
    """How many items a feed has, and the feed with nothing but what we read of it."""
    from xml.etree.ElementTree import Element, SubElement, tostring

    copy = Element("rss", version="2.0")
    channel = SubElement(copy, "channel")
    SubElement(channel, "title").text = (root.findtext("channel/title") or "")[:TITLE_LIMIT]
    items = root.findall("channel/item")[:MOST_ITEMS]
    for item in items:
        own = SubElement(channel, "item")
        for child in item:
            if (wanted := _WANTED.get(child.tag)) is not None:
                name, limit = wanted
                SubElement(own, name).text = "".join(child.itertext())[:limit]
    return len(items), tostring(copy, encoding="utf-8", xml_declaration=True)


def _unusable(answer: Answer) -> str | None:
    """Why to ask again; what will not pass is told by `read_feed`."""
    if answer.status not in (200, 400):
        return None
    try:
        strict_root(answer.body, "rss")
    except BrokenFeedError as error:
        return str(error) if error.passing else None
    return None


def _announced(where: Services, entry: Any) -> Announced | str:
    """One item, cleaned and capped; a remark when it is left out."""
    paper = _paper(_text(entry, "id", NAME_LIMIT))
    if paper is None:
        return "An item of arXiv's RSS names no paper and was left out."
    link = _text(entry, "link", TITLE_LIMIT)
    if link and not is_arxivs(where, link):
        return f"{paper}: its link leads to {shorten(link, 60)}, which is not arXiv: left out."
    title = _text(entry, "title", TITLE_LIMIT)
    if not title:
        return f"{paper} has no title and was left out."
    abstract = _abstract(_text(entry, "summary", ABSTRACT_LIMIT))
    doi = _text(entry, "doi", NAME_LIMIT)
    preprint = Preprint(
        id=paper.base,
        version=paper.version,
        title=title,
        authors=_authors(entry),
        abstract=abstract,
        source="arxiv",
        categories=category_terms(tag.get("term") or "" for tag in entry.get("tags", ())),
        doi=doi if doi.startswith("10.") else None,
        journal_ref=_text(entry, "journal", TITLE_LIMIT) or None,
        licence=licence_of(_text(entry, "licence", NAME_LIMIT)),
        withdrawn=is_withdrawn(None, abstract),
    )
    return Announced(preprint, _kind(_text(entry, "kind", NAME_LIMIT)))


def _text(entry: Any, key: str, limit: int) -> str:
    """One of the item's texts on a line, safe to show; empty when there is none."""
    value = entry.get(key)
    return display(value, limit) if isinstance(value, str) else ""


def _paper(guid: str) -> PaperId | None:
    """The paper that an item is about: its guid is like oai:arXiv.org:2203.01253v3."""
    if not guid.lower().startswith(_GUID):
        return None
    try:
        return parse_paper_id(guid[len(_GUID) :])
    except JcError:
        return None


def _authors(entry: Any) -> tuple[str, ...]:
    """All authors; arXiv writes them into one dc:creator, with commas between."""
    names = _text(entry, "creators", AUTHORS_LIMIT).split(", ")
    return tuple(name for n in names if (name := display(n, NAME_LIMIT)))


def _abstract(description: str) -> str:
    """Without the line "arXiv:2203.01253v3 Announce Type: replace" and the word before it."""
    match = _ABSTRACT.search(description[:NAME_LIMIT])
    return description[match.end() :] if match else description


def _kind(announced: str) -> AnnouncementKind:
    """How it is announced; one that arXiv does not explain counts as new, for it is news."""
    known: tuple[AnnouncementKind, ...] = get_args(AnnouncementKind)
    return next((kind for kind in known if kind == announced), "new")
