"""An answer is a feed, or it is said what it is instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.demo import answers
from journalclub.sources.atom import Feed, inspect_feed
from journalclub.sources.strict_xml import BrokenFeedError
from tests.sources.shelf import ATTENTION, VISION

WHOLE = answers.feed([answers.entry(ATTENTION), answers.entry(VISION)], total=7)


def test_a_feed_is_counted() -> None:
    ids = ("http://arxiv.org/abs/1706.03762v7", "http://arxiv.org/abs/2010.11929v2")
    assert inspect_feed(WHOLE) == Feed(7, ids, None)


def test_an_empty_feed_is_a_feed() -> None:
    assert inspect_feed(answers.feed([])) == Feed(0, (), None)


def test_a_feed_without_total_is_counted_by_its_entries() -> None:
    assert inspect_feed(WHOLE.replace(b">7<", b">many<")).total == 2


def test_a_reported_error_is_found() -> None:
    assert inspect_feed(answers.feed([answers.error_entry("abc")])).error == "incorrect id format for abc"


@pytest.mark.parametrize(
    ("body", "says", "passing"),
    [
        (b"", "cut short", True),
        (WHOLE[:-10], "cut short", True),
        (WHOLE[:300], "cut short", True),
        (b"<!DOCTYPE html><html>", "a web page", True),
        (b"\xef\xbb\xbf\n<HTML>", "a web page", True),
        (b"Rate exceeded.", "damaged", False),
        (b"<rss/>", "something else", True),
        (WHOLE.replace(b"utf-8", b"x-none").replace(b"UTF-8", b"x-none"), "unknown encoding", False),
        (WHOLE.replace(b"Attention", b"\x07"), "damaged", False),
        (b"<!DOCTYPE x><x/>", "a web page", True),
        (b'<?xml version="1.0"?><!DOCTYPE x><x/>', "attack", False),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, says: str, passing: bool) -> None:
    with pytest.raises(BrokenFeedError, match=says) as caught:
        inspect_feed(body)
    assert caught.value.passing is passing


@given(
    st.binary(max_size=200)
    | st.builds(lambda i, b: WHOLE[:i] + b + WHOLE[i:], st.integers(0, 900), st.binary(max_size=9))
)
def test_any_bytes_are_a_feed_or_a_named_failure(body: bytes) -> None:
    try:
        feed = inspect_feed(body)
    except BrokenFeedError as error:
        said = str(error)
    else:
        said = "sent a feed"
        assert feed.total >= 0
    assert said.startswith("sent ")
