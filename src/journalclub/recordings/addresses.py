"""A channel's or playlist's address to its Atom feed's, and which video an address shows. Not: fetching. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from journalclub.errors import JcError
from journalclub.text import shorten

# https://developers.google.com/youtube/v3/guides/push_notifications names the feed's address.
_FEED = "https://www.youtube.com/feeds/videos.xml"
_ID = re.compile(r"[\w-]{6,80}", re.ASCII)
_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"})
_BEFORE_ID = frozenset({"embed", "shorts", "live", "v"})


def feed_address(address: str) -> str:
    """Where the videos of a channel or playlist are listed; an address elsewhere is taken for a feed itself.

    Raises JcError for one of YouTube's that does not say which channel or playlist it is.
    """
    shown = f"“{shorten(address)}”"
    try:
        url = urlsplit(address.strip())
        host, query = (url.hostname or "").lower(), parse_qs(url.query, max_num_fields=50)
    except ValueError:
        raise JcError(f"{shown} is not a readable address.") from None
    if url.scheme != "https" or not host or "@" in url.netloc:
        raise JcError(f"{shown} is no address of a feed: give a file, or an address beginning with https://.")
    if host not in _YOUTUBE:
        return address.strip()
    parts = [part for part in url.path.split("/") if part]
    if parts[:1] == ["feeds"]:
        return address.strip()
    for key, found in (
        ("playlist_id", query.get("list", [""])[0]),
        ("channel_id", parts[1] if parts[:1] == ["channel"] and len(parts) > 1 else ""),
        ("user", parts[1] if parts[:1] == ["user"] and len(parts) > 1 else ""),
    ):
        if _ID.fullmatch(found):
            return f"{_FEED}?{key}={found}"
    raise JcError(
        f"{shown} does not say which channel it is: give a playlist's address, or one like "
        "https://www.youtube.com/channel/UC… (on the channel's page: Share channel, Copy channel ID)."
    )


def video_key(url: str) -> str:
    """What all addresses of one video have in common; the address itself where that is not known."""
    try:
        parts = urlsplit(url)
        host, query = (parts.hostname or "").lower(), parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return url
    path = [part for part in parts.path.split("/") if part]
    if host == "youtu.be" and path:
        return f"youtube:{path[0]}"
    if host in _YOUTUBE and "v" in query:
        return f"youtube:{query['v'][0]}"
    if host in _YOUTUBE and len(path) > 1 and path[0] in _BEFORE_ID:
        return f"youtube:{path[1]}"
    return url
