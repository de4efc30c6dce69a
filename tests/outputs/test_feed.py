"""The feed is valid Atom, its newest news first, and as quiet as the club is."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from lxml import etree

from journalclub.models.session import ClubSettings
from journalclub.outputs.feed import MOST_ENTRIES, feed_file
from journalclub.render import Templates
from tests.outputs.publications import NOW, entry, publication

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = NOW + dt.timedelta(days=3)


def feed(*args: object, **options: object) -> etree._Element:
    made = feed_file(publication(*args, **options), Templates())  # type: ignore[arg-type]
    return etree.fromstring(made.encode())


def text(element: etree._Element, name: str) -> str:
    return str(element.findtext(f"{ATOM}{name}"))


def test_it_has_what_atom_requires() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated; an author; links to itself and to pages; unique ids."""
    root = feed([entry("a"), entry("b")])
    parts = [root, *root.findall(f"{ATOM}entry")]
    assert root.tag == f"{ATOM}feed"
    for part in parts:
        assert text(part, "id").startswith("urn:uuid:")
        assert text(part, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text(part, "updated"))
    assert len({text(part, "id") for part in parts}) == 3
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://club.example/talks/feed.xml",
        "alternate": "https://club.example/talks/index.html",
    }
    for item in parts[1:]:
        assert (
            item.find(f"{ATOM}link[@rel='alternate']")
            .get("href")
            .startswith("https://club.example/talks/sessions/")
        )


def test_a_club_that_does_not_say_where_its_site_is_links_from_the_feed_on() -> None:
    root = feed([entry()], club=ClubSettings(name="Club"))
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == "sessions/2027-01-18-vit/index.html"


def test_what_changed_last_comes_first_and_dates_the_feed() -> None:
    first = publication([entry("a"), entry("b")])
    root = feed([replace(entry("a"), title="New"), entry("b")], first.record, LATER)
    assert [text(e, "title") for e in root.findall(f"{ATOM}entry")] == [
        "New",
        "An Image is Worth 16x16 Words",
    ]
    assert text(root, "updated") == "2027-01-07T12:00:00Z"
    same = feed_file(publication([entry("a"), entry("b")], first.record, LATER), Templates())
    assert same == feed_file(first, Templates())


def test_it_holds_the_newest_only() -> None:
    root = feed([entry(f"s{n:03}") for n in range(MOST_ENTRIES + 5)])
    assert len(root.findall(f"{ATOM}entry")) == MOST_ENTRIES


def test_a_cancelled_session_says_so_and_why() -> None:
    item = feed([entry(status="cancelled", reason="The presenter is ill")]).find(f"{ATOM}entry")
    assert item is not None
    assert text(item, "title").startswith("Cancelled: ")
    assert "The presenter is ill" in text(item, "summary")


def test_an_empty_club_has_a_feed_too() -> None:
    assert text(feed([]), "updated") == "1970-01-01T00:00:00Z"
