"""A session is shown by its best title, with the files and links that may be shown."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest

from journalclub.models.paper import Licence
from journalclub.models.publication import PaperRecord
from journalclub.models.session import ClubSettings, Item, Part, Session, SessionLink, SessionPaper
from journalclub.outputs.entry import club_file, kind_name, lead_of, local_start, make_entry

CLUB = ClubSettings(start="17:00", place="Room 5", timezone="Europe/Amsterdam")
FREE = PaperRecord(
    "2010.11929",
    "A title",
    ("An author",),
    "One. Two.",
    licence=Licence("http://creativecommons.org/licenses/by/4.0/"),
)


def there(path: str) -> Literal["file", "folder", None]:
    return "folder" if path.endswith("folder") else "file"


@pytest.mark.parametrize(
    ("session", "title"),
    [
        (Session("f", topic="A topic", papers=(SessionPaper("1", "A paper"),)), "A topic"),
        (Session("f", papers=(SessionPaper("1", "A paper"), SessionPaper("2"))), "A paper; 2"),
        (Session("f", parts=(Part(topic="Theory"), Part(topic="Code"))), "Theory; Code"),
        (Session("f", status="holiday"), "No session"),
        (Session("f", status="holiday", reason="Easter"), "Easter"),
        (Session("f", number=7), "Session 7"),
        (Session("f", topic="\u202e"), "To be announced"),
    ],
)
def test_the_title_is_what_says_most(session: Session, title: str) -> None:
    assert make_entry(session, CLUB, None, there).title == title


def test_the_club_says_when_and_where_unless_the_session_does() -> None:
    usual = make_entry(Session("f", dt.date(2027, 1, 18)), CLUB, None, there)
    assert (usual.start, usual.place, usual.zone, usual.minutes) == (
        "17:00",
        "Room 5",
        "Europe/Amsterdam",
        90,
    )
    own = make_entry(Session("f", start="09:00", place="Lab", timezone="Asia/Tokyo"), CLUB, None, there)
    assert (own.start, own.place, own.zone) == ("09:00", "Lab", "Asia/Tokyo")


def test_days_of_a_teaching_session_have_their_own_hours() -> None:
    first, second, third = (dt.date(2027, 1, day) for day in (18, 19, 20))
    parts = (
        Part(date=first, start="18:00", minutes=60),
        Part(date=first, start="17:30", minutes=30, place="Lab"),
        Part(date=second),
    )
    entry = make_entry(Session("f", first, days=(first, second, third), parts=parts), CLUB, None, there)
    one = entry.evening(first)
    assert (one.start, one.minutes, one.place) == ("17:30", 90, "Lab")
    assert [entry.evening(d).start for d in (second, third)] == ["17:00", "17:00"]
    assert [entry.evening(d).place for d in (second, third)] == ["Room 5", "Room 5"]
    began = local_start(entry, first)
    assert began is not None
    assert began.isoformat() == "2027-01-18T17:30:00+01:00"


def test_a_papers_authors_come_from_its_record() -> None:
    session = Session("f", papers=(SessionPaper("2010.11929v2"), SessionPaper("sha256:00", "Ours")))
    first, second = make_entry(session, CLUB, FREE, there).papers
    assert (first.title, first.authors, first.url) == (
        "A title",
        ("An author",),
        "https://arxiv.org/abs/2010.11929v2",
    )
    assert (second.title, second.authors, second.url) == ("Ours", (), None)


def test_files_of_the_paper_need_its_licence() -> None:
    session = Session(
        "f", items=(Item("slides", "presenter.html"), Item("code", "code/folder"), Item("x", "figures/a.png"))
    )
    targets = [m.target for m in make_entry(session, CLUB, None, there).materials]
    assert targets == ["sessions/f/code/folder.zip", "sessions/f/questions.pdf"]
    targets = [m.target for m in make_entry(session, CLUB, FREE, there).materials]
    assert {"sessions/f/presenter.html", "sessions/f/figures/a.png", "sessions/f/paper.pdf"} < set(targets)


def test_links_to_files_of_the_club_are_copied_where_they_are() -> None:
    links = (SessionLink("slides", "talks/a%20b.pdf"), SessionLink("code", "https://example.org/"))
    shown = make_entry(
        Session("f", links=links), CLUB, None, lambda path: "file" if "talks" in path else None
    )
    assert [(m.target, m.copied, m.source) for m in shown.materials] == [
        ("files/talks/a b.pdf", True, "talks/a b.pdf"),
        ("https://example.org/", False, None),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "%2e%2e/x",
        ".git/config",
        "a/.env",
        "papers.yaml",
        "private.yaml",
        "questions.sqlite3-wal",
        "sessions/a/paper.pdf",
        "site/index.html",
        "a%00b",
        "a%5cb",
    ],
)
def test_what_is_not_to_be_published_is_no_file_for_links(link: str) -> None:
    assert club_file(link) is None


def test_a_lead_ends_with_a_sentence_and_never_with_nothing() -> None:
    assert lead_of("One sentence. " + "Another one. " * 40).endswith("Another one.")
    assert 200 < len(lead_of("word " * 500)) <= 320
    assert lead_of("") == ""


def test_kinds_have_names() -> None:
    assert [kind_name(kind) for kind in ("slides", "video", "live-stream")] == [
        "Slides",
        "Recording",
        "Live stream",
    ]


def test_words_about_presenters_are_no_names() -> None:
    entry = make_entry(Session("f", presenters_raw="All"), CLUB, None, there)
    assert (entry.presenters, entry.by) == ((), "All")
    parts = (Part(presenters=("Two",)), Part(presenters=("One",)))
    entry = make_entry(Session("f", presenters=("One",), presenters_raw="x", parts=parts), CLUB, None, there)
    assert (entry.presenters, entry.by) == (("One", "Two"), "One, Two")
