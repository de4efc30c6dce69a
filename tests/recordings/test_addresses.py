from __future__ import annotations

import pytest

from journalclub.errors import JcError
from journalclub.recordings.addresses import feed_address, video_key

FEED = "https://www.youtube.com/feeds/videos.xml"


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        (
            "https://youtube.com/playlist?list=PLb8u5qKr67D3oTDELd6DXX-OWKYiZjQbr",
            "PLb8u5qKr67D3oTDELd6DXX-OWKYiZjQbr",
        ),
        ("https://www.youtube.com/watch?v=abcdefghijk&list=PL1234567890", "PL1234567890"),
    ],
)
def test_a_playlists_address_leads_to_its_feed(address: str, feed: str) -> None:
    assert feed_address(address) == f"{FEED}?playlist_id={feed}"


def test_a_channels_address_leads_to_its_feed_and_a_feed_is_one() -> None:
    assert (
        feed_address("https://www.youtube.com/channel/UC0123456789/videos")
        == f"{FEED}?channel_id=UC0123456789"
    )
    assert feed_address("https://www.youtube.com/user/somebody") == f"{FEED}?user=somebody"
    assert feed_address(f"{FEED}?channel_id=UC0123456789") == f"{FEED}?channel_id=UC0123456789"
    assert (
        feed_address("https://tube.example.org/feeds/videos.atom")
        == "https://tube.example.org/feeds/videos.atom"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@handle",
        "https://www.youtube.com/playlist?list=<x>",
        "http://tube.example.org/feed",
        "file:///etc/passwd",
        "https://user:pass@tube.example.org/feed",
        "https://[tube",
        "",
    ],
)
def test_what_names_no_channel_is_refused(address: str) -> None:
    with pytest.raises(JcError):
        feed_address(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://youtu.be/sNiAX2ZCW34?t=3",
        "https://www.youtube.com/watch?v=sNiAX2ZCW34&list=PL1",
        "https://m.youtube.com/watch?v=sNiAX2ZCW34",
        "https://www.youtube.com/live/sNiAX2ZCW34",
        "https://www.youtube-nocookie.com/embed/sNiAX2ZCW34",
    ],
)
def test_all_addresses_of_a_video_have_one_key(url: str) -> None:
    assert video_key(url) == "youtube:sNiAX2ZCW34"


def test_another_address_is_its_own_key() -> None:
    for url in ("https://vimeo.com/1", "https://[x", "https://www.youtube.com/@x"):
        assert video_key(url) == url
