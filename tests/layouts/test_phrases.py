"""What templates of layouts are told of a session, in the words of its row."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.layouts import phrases
from journalclub.layouts.subjects import PLAIN
from journalclub.models.session import Part, Session, SessionLink, SessionPaper

PAPER = SessionPaper("", title="A paper", url="https://example.org/a")
OTHER = SessionPaper("", title="Another paper", url="https://example.org/b")
SLIDES = SessionLink("slides", "https://example.org/s.pdf", "slides")
CODE = SessionLink("code", "https://example.org/code", "code")


def test_a_topic_has_the_links_whose_labels_stand_in_it() -> None:
    talk = SessionLink("video", "https://example.org/v", "talk")
    assert (
        phrases.subject_of(Session("s", topic="A talk", links=(talk,))) == "A [talk](https://example.org/v)"
    )


def test_a_title_is_the_papers_link_when_it_is_its_only_papers_title() -> None:
    assert (
        phrases.title_of(Session("s", topic="A paper", papers=(PAPER,))) == "[A paper](https://example.org/a)"
    )
    assert phrases.title_of(Session("s", topic="A topic", papers=(PAPER,))) == "A topic"
    assert phrases.title_of(Session("s", topic="A paper", papers=(PAPER, OTHER))) == "A paper"


def test_material_leaves_out_what_the_topic_or_another_place_has() -> None:
    session = Session("s", topic="With slides", links=(SLIDES, CODE))
    assert phrases.material_of(session, PLAIN) == ["[code](https://example.org/code)"]
    elsewhere = Session("s", links=(SLIDES, CODE))
    assert phrases.material_of(elsewhere, PLAIN, but="code") == ["[slides](https://example.org/s.pdf)"]
    assert len(phrases.material_of(elsewhere, PLAIN)) == 2


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (Part(label="1", topic="Theory"), "1) Theory"),
        (Part(label="1"), "1"),
        (Part(topic="Theory"), "Theory"),
        (Part(label="1", topic="Theory", presenters=("First", "Second")), "1) Theory (First & Second)"),
        (Part(papers=(PAPER,)), "[A paper](https://example.org/a)"),
    ],
)
def test_a_part_is_headed_by_its_label_its_subject_and_who_gives_it(part: Part, shown: str) -> None:
    assert phrases.part_of(part) == shown


def test_a_session_that_does_not_take_place_says_so_once() -> None:
    day = dt.date(2027, 1, 18)
    assert phrases.notice_of(Session("s", day, topic="A topic")) == ""
    for status in ("cancelled", "holiday"):
        off = Session("s", day, status=status, topic="A topic")
        assert phrases.notice_of(off) != ""
    for told in (
        {"topic": "Cancelled"},
        {"date_raw": "~~January 18~~ cancelled"},
        {"presenters_raw": "cancelled"},
    ):
        assert phrases.notice_of(Session("s", day, status="cancelled", **told)) == ""  # type: ignore[arg-type]


def test_a_number_has_the_link_that_is_called_like_it() -> None:
    lecture = SessionLink("slides", "https://example.org/3.pdf", "Lecture 3")
    assert phrases.number_of(Session("s", number=3, links=(SLIDES, lecture)), "Lecture") == (
        "[Lecture 3](https://example.org/3.pdf)"
    )
    assert phrases.number_of(Session("s", number=3, links=(SLIDES,)), "Lecture") == "Lecture 3"
    assert phrases.number_of(Session("s"), "Lecture") == ""
