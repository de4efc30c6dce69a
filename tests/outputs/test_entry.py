"""A session is shown by its best title, with the files and links that may be shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Literal

import pytest

from journalclub.models.paper import Licence
from journalclub.models.publication import Answered, Entry, Material, Page, PaperRecord, ShownPaper, Slide
from journalclub.models.session import (
    Agenda,
    AgendaPart,
    ClubSettings,
    Item,
    Part,
    Person,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.outputs.entry import (
    LEAD_LIMIT,
    club_file,
    kind_name,
    lead_of,
    local_start,
    make_entry,
    make_page,
)

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
    own = replace(parts[0], place=None)
    (evening,) = make_entry(Session("f", first, parts=(own,)), CLUB, None, there).evenings
    assert evening.place == "Room 5"
    (evening,) = make_entry(Session("f", first, place="Hall", parts=(own,)), CLUB, None, there).evenings
    assert evening.place == "Hall"
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


def test_everything_a_list_shows_comes_from_the_session_or_the_club() -> None:
    agenda = Agenda((AgendaPart("Talk", 40), AgendaPart("questions", 20)))
    session = Session(
        "2027-01-25-vit",
        dt.date(2027, 1, 25),
        topic="Pictures",
        number=7,
        status="cancelled",
        reason="Ill",
        presenters=("One",),
        papers=(SessionPaper("", "Ours", "https://example.org/ours.pdf", "a draft"),),
        abstract="We cut pictures into words. It works well.",
        agenda=agenda,
        date_raw="late January",
        formerly=("2027-01-18-vit",),
        moved_from=("2027-01-18",),
    )
    assert make_entry(session, CLUB, None, lambda _: None) == Entry(
        "2027-01-25-vit",
        "2027-01-18-vit",
        "Pictures",
        "cancelled",
        (dt.date(2027, 1, 25),),
        "17:00",
        "Europe/Amsterdam",
        60,
        "Room 5",
        topic="Pictures",
        number=7,
        reason="Ill",
        presenters=("One",),
        papers=(ShownPaper("Ours", "", "https://example.org/ours.pdf", (), "a draft"),),
        lead="We cut pictures into words. It works well.",
        revision=3,
        agenda=(("Talk", 40), ("questions", 20)),
    )
    undated = make_entry(Session("f", date_raw="late January"), CLUB, FREE, there)
    assert (undated.date_raw, undated.lead) == ("late January", "One. Two.")


def test_a_page_has_its_session_its_paper_and_what_was_asked() -> None:
    session = Session("f", parts=(Part("a"),), people=(Person("One", "Institute"),))
    entry = make_entry(session, CLUB, FREE, there)
    slides, answered = (Slide("Cover"),), (Answered("Why?", "So."),)
    page = make_page(entry, session, CLUB, FREE, slides, answered)
    assert page == Page(
        entry, session, CLUB.agenda, "One. Two.", FREE, slides, answered, session.parts, session.people
    )
    own = Agenda((AgendaPart("Talk", 40),))
    assert make_page(entry, Session("f", agenda=own), CLUB, None).agenda == own


def test_materials_are_what_was_filed_then_linked_then_made() -> None:
    session = Session(
        "f",
        items=(Item("slides", "slides/a.pdf"), Item("code", "code/")),
        links=(SessionLink("code", "//code.example.org/"), SessionLink("notes", "papers.yaml")),
        parts=(Part(links=(SessionLink("video", "https://v.example/1", "Part 1"),)),),
    )
    shown = make_entry(
        session, CLUB, FREE, lambda path: "folder" if path.endswith("code") else "file"
    ).materials
    assert shown == (
        Material("slides", "a.pdf", "sessions/f/slides/a.pdf", True, "sessions/f/slides/a.pdf"),
        Material("code", "code", "sessions/f/code.zip", True, "sessions/f/code"),
        Material("code", "", "//code.example.org/"),
        Material("video", "Part 1", "https://v.example/1"),
        Material("paper", "The paper (PDF)", "sessions/f/paper.pdf", True, "sessions/f/paper.pdf"),
        Material(
            "questions", "Question sheet (PDF)", "sessions/f/questions.pdf", True, "sessions/f/questions.pdf"
        ),
    )


@pytest.mark.parametrize(
    "file", ["paper.pdf", "cover.png", "presenter.html", "presenter.pptx", "figures/a.png"]
)
def test_a_file_of_the_paper_is_no_material_without_its_licence(file: str) -> None:
    session = Session("f", items=(Item("x", file),))
    closed = replace(FREE, licence=Licence(None))
    for paper, copied in ((None, False), (closed, False), (FREE, True)):
        targets = [m.target for m in make_entry(session, CLUB, paper, there).materials]
        assert (f"sessions/f/{file}" in targets) is copied


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("talks/a%20b.pdf?raw=1#page=2", "talks/a b.pdf"),
        ("a.pdf#x#y", "a.pdf"),
        ("a.pdf?x?y", "a.pdf"),
        ("files/sessions/a.pdf", "files/sessions/a.pdf"),
    ],
)
def test_a_link_to_a_file_of_the_club_means_its_path(link: str, path: str) -> None:
    assert club_file(link) == path


def test_a_paper_that_has_nothing_is_untitled() -> None:
    (paper,) = make_entry(Session("f", papers=(SessionPaper("", ""),)), CLUB, None, there).papers
    assert paper == ShownPaper("Untitled paper", "", None)
    (paper,) = make_entry(
        Session("f", papers=(SessionPaper("", url="https://x.example/"),)), CLUB, None, there
    ).papers
    assert paper.title == "https://x.example/"


def test_papers_of_parts_are_shown_but_do_not_name_the_session() -> None:
    part = Part("a", "Theory", papers=(SessionPaper("1701.00001", "Fair draws"),))
    entry = make_entry(Session("f", parts=(part,), papers=(SessionPaper("1", "One"),)), CLUB, None, there)
    assert (entry.title, [p.title for p in entry.papers]) == ("One", ["One", "Fair draws"])


def test_a_lead_has_all_the_sentences_that_fit() -> None:
    sentence = "a" * (LEAD_LIMIT // 2 - 2) + "."
    assert lead_of(f"{sentence.capitalize()} {sentence.capitalize()} Third one.").count(".") == 2
    exact = "A" + "b" * (LEAD_LIMIT - 2) + "."
    assert lead_of(f"{exact} Next one.") == exact
