"""Whatever stands in a title or name, each output has it as text and nothing more: it is read back as it was."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import etree

from journalclub.club.folder import Club
from journalclub.club.session_file import new_session_yaml
from journalclub.club.yaml_file import dump
from journalclub.models.session import Part, Person, Session, SessionPaper
from journalclub.outputs.public import public_note
from journalclub.publishing.publish import publish
from journalclub.text import display
from tests.publishing.clubs import NOW, add_paper, make_club, put
from tests.publishing.hostile import NAUGHTY

ATOM = "{http://www.w3.org/2005/Atom}"
CLEAN = [text for text in NAUGHTY if display(text)]


class Elements(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[" ".join([tag, *(name for name, _ in attrs)])] += 1
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        del data
        self.found["comment"] += 1


def session(number: int, text: str) -> Session:
    """The same text in every place of a session that takes text."""
    import datetime as dt

    paper = SessionPaper("", text, note=text)
    return Session(
        f"s{number:03}",
        dt.date(2027, 1, 1) + dt.timedelta(number),
        "17:00",
        place=text,
        topic=text,
        presenters=(text,),
        people=(Person(text, text, "https://example.org/"),),
        chairs=(text,),
        papers=(paper,),
        sequels=(paper,),
        parts=(Part(text, text, (text,), (paper,), (), (text,)),),
        readings=(text,),
        tasks=(text,),
        notes=(text,),
    )


def published(root: Path, texts: list[str]) -> Club:
    """A club whose sessions are full of these texts."""
    club = make_club(root, {})
    for number, text in enumerate(texts):
        made = session(number, display(text))
        put(root, f"sessions/{made.folder}/session.yaml", dump(new_session_yaml(made)))
    put(root, "papers.yaml", "club:\n  name: Club\n")
    publish(club, NOW)
    return club


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("hostile"), CLEAN).root / "site"


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return (
        published(tmp_path_factory.mktemp("harmless"), [f"word{n}" for n in range(len(CLEAN))]).root / "site"
    )


def titles(site: Path) -> list[str]:
    return [s["title"] for s in json.loads((site / "sessions.json").read_text("utf-8"))["sessions"]]


def test_the_data_have_every_title_as_it_was(hostile: Path) -> None:
    assert titles(hostile) == [display(text) for text in CLEAN]


def test_the_calendar_has_every_title_as_it_was_and_no_event_more(hostile: Path) -> None:
    calendar: Any = icalendar.Calendar.from_ical((hostile / "calendar.ics").read_bytes())
    found = {str(e["summary"]) for e in calendar.walk("VEVENT")}
    assert found == {display(text) for text in CLEAN}
    assert len(calendar.walk("VEVENT")) == len(CLEAN)
    assert (hostile / "calendar.ics").read_bytes().count(b"\r\nBEGIN:VEVENT\r\n") == len(CLEAN)


def test_the_feed_has_every_title_as_it_was_and_no_entry_more(hostile: Path) -> None:
    root = etree.fromstring((hostile / "feed.xml").read_bytes())
    entries = root.findall(f"{ATOM}entry")
    assert {e.findtext(f"{ATOM}title") for e in entries} == {display(text) for text in CLEAN}
    assert len(entries) == len(CLEAN)
    assert {child.tag for e in entries for child in e} == {
        f"{ATOM}{name}" for name in ("id", "title", "published", "updated", "link", "summary")
    }


@pytest.mark.parametrize("page", ["index.html", "papers.html", "presenters.html", "search.html"])
def test_lists_have_the_elements_they_have_with_harmless_words(
    hostile: Path, harmless: Path, page: str
) -> None:
    bad, good = (Elements((site / page).read_text("utf-8")) for site in (hostile, harmless))
    assert bad.found == good.found
    assert {a.split(":")[0] for a in bad.addresses if ":" in a} <= {"https"}


def test_pages_have_the_elements_and_links_they_have_with_harmless_words(
    hostile: Path, harmless: Path
) -> None:
    for number, text in enumerate(CLEAN):
        if public_note(display(text)) != display(text):
            continue  # a path of somebody's machine, which notes lose
        path = f"sessions/s{number:03}/index.html"
        bad, good = (Elements((site / path).read_text("utf-8")) for site in (hostile, harmless))
        assert bad.found == good.found, text
        assert bad.addresses == good.addresses, text
        assert display(text) in [" ".join(word.split()) for word in bad.words]


def test_words_of_the_paper_and_the_questions_are_text_too(tmp_path: Path) -> None:
    seen = []
    for name, words in (("bad", list(NAUGHTY)), ("good", ["word"] * len(NAUGHTY))):
        club = make_club(tmp_path / name, {"a": "date: 2027-01-18\npapers:\n  - id: 2010.11929\n"})
        text = " ".join(display(w) for w in words)
        add_paper(club.root, "a", title=text, authors=[text], abstract=text)
        answers = "".join(
            f"## Question {n}\n\n> {display(w)} x\n\n**Answer:** {display(w)} x\n\n"
            for n, w in enumerate(words, 1)
        )
        put(club.root, "sessions/a/collected.md", answers)
        put(club.root, "sessions/a/presenter.md", "\n---\n".join(f"# T {display(w)}" for w in words[:5]))
        publish(club, NOW)
        seen.append(Elements((club.root / "site/sessions/a/index.html").read_text("utf-8")))
    assert seen[0].found == seen[1].found
    assert seen[0].addresses == seen[1].addresses
