"""An Atom feed of videos, such as a YouTube channel's or playlist's, to records. Not: getting it (net/document.py).

As in rss.py, `feedparser` is given a copy of what was read strictly: the elements that we want, cut to their limits.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from journalclub.errors import JcError
from journalclub.models.recording import Video
from journalclub.sources.strict_xml import BrokenFeedError, strict_root
from journalclub.text import ADDRESS_LIMIT, NAME_LIMIT, TITLE_LIMIT, display, safe_address, shorten

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FEED_LIMIT = 8 * 2**20  # bytes; YouTube's have 15 videos and some 30 KiB
MOST_VIDEOS = 500
DESCRIPTION_LIMIT = 5_000  # characters
_ATOM, _MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
_TEXTS = {"title": TITLE_LIMIT, "published": NAME_LIMIT, "id": NAME_LIMIT}


def read_videos(body: bytes, name: str) -> tuple[Video, ...]:
    """A feed's videos in its order, each once; those without address or title are left out.

    Raises JcError when it is no Atom feed; `name` is how the sentence calls it.
    """
    import feedparser

    try:
        copy = _copy(strict_root(body, f"{_ATOM}feed"))
    except BrokenFeedError as error:
        raise JcError(f"{name} {str(error).replace('metadata', 'a feed')}: give an Atom feed.") from None
    try:
        feed = feedparser.parse(io.BytesIO(copy), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
        raise JcError(f"{name} cannot be read ({shorten(str(error), 120)}).") from error
    videos = (video for entry in feed.entries if (video := _video(entry)) is not None)
    return tuple({video.url: video for video in videos}.values())


def _copy(root: Element) -> bytes:
    """The feed with nothing but what we read of it."""
    from xml.etree.ElementTree import Element, SubElement, tostring

    copy = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    for entry in root.findall(f"{_ATOM}entry")[:MOST_VIDEOS]:
        own = SubElement(copy, "entry")
        for tag, limit in _TEXTS.items():
            SubElement(own, tag).text = (entry.findtext(f"{_ATOM}{tag}") or "")[:limit]
        described = entry.findtext(f"{_MEDIA}group/{_MEDIA}description") or entry.findtext(f"{_ATOM}summary")
        SubElement(own, "summary").text = (described or "")[:DESCRIPTION_LIMIT]
        for link in entry.findall(f"{_ATOM}link"):
            if link.get("rel", "alternate") == "alternate":
                SubElement(own, "link", href=link.get("href", "")[:ADDRESS_LIMIT])
    made: bytes = tostring(copy, encoding="utf-8", xml_declaration=True)
    return made


def _video(entry: Any) -> Video | None:
    url = safe_address(str(entry.get("link", "")))
    title = display(str(entry.get("title", "")))
    if url is None or not url.startswith(("https://", "http://")) or not title:
        return None
    return Video(url, title, display(str(entry.get("summary", "")), DESCRIPTION_LIMIT), _day(entry))


def _day(entry: Any) -> dt.date | None:
    parsed = entry.get("published_parsed")
    try:
        return dt.date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError):
        return None
