from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.models.recording import Video
from journalclub.sources.videos import read_videos

ENTRY = """<entry><id>yt:video:{key}</id><yt:videoId>{key}</yt:videoId><title>{title}</title>
<link rel="alternate" href="https://www.youtube.com/watch?v={key}"/><author><name>a club</name></author>
<published>2021-07-20T09:30:00+00:00</published><updated>2021-08-20T09:30:00+00:00</updated>
<media:group><media:title>t</media:title><media:description>With 5 &lt; 6 words</media:description></media:group>
</entry>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>A club</title>{}</feed>"""


def feed(*entries: str) -> bytes:
    return FEED.format("".join(entries)).encode()


def test_a_channels_feed_gives_its_videos_once() -> None:
    one = ENTRY.format(key="sNiAX2ZCW34", title="ResNet &amp; friends: $a&lt;b$")
    url = "https://www.youtube.com/watch?v=sNiAX2ZCW34"
    expected = Video(url, "ResNet & friends: $a<b$", "With 5 < 6 words", dt.date(2021, 7, 20))
    assert read_videos(feed(one, one), "feed.xml") == (expected,)


def test_an_entry_without_title_or_with_a_dangerous_address_is_left_out() -> None:
    bad = ENTRY.format(key="a", title="t").replace("https://www.youtube.com/watch?v=a", "javascript:alert(1)")
    assert read_videos(feed(ENTRY.format(key="a", title=""), bad), "feed.xml") == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<rss/>",
        feed(ENTRY)[:200],
        b'<!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
        b"\xff\xfe",
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(JcError, match=r"^feed\.xml"):
        read_videos(body, "feed.xml")


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_in_a_title_or_date_breaks_reading(title: str, published: str) -> None:
    from xml.sax.saxutils import escape

    entry = ENTRY.format(key="a", title=escape(title)).replace("2021-07-20T09:30:00+00:00", escape(published))
    with suppress(JcError):  # of characters that XML cannot hold
        read_videos(feed(entry), "feed.xml")
