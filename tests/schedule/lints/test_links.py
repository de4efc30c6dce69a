from __future__ import annotations

import datetime as dt

import pytest

from journalclub.models.session import ClubSettings, Item, Part, Session, SessionLink
from journalclub.schedule.lints.links import meeting_in_git, missing_slides, wrong_kind
from journalclub.schedule.lints.lint import Lint, Sight

TODAY = dt.date(2027, 1, 18)


def lints(*links: SessionLink) -> list[Lint]:
    session = Session("s", TODAY, links=links[:1], parts=(Part(links=links[1:]),))
    return list(wrong_kind(Sight(ClubSettings(), [session], TODAY)))


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("slides", "https://youtu.be/x"),
        ("code", "https://www.youtube.com/watch?v=x"),
        ("video", "https://arxiv.org/abs/2010.11929"),
        ("slides", "https://colab.research.google.com/drive/x"),
        ("video", "https://docs.google.com/presentation/d/x"),
        ("code", "https://example.org/talk.PDF"),
        ("slides", "session_01/talk.mp4"),
    ],
)
def test_an_address_of_another_kind_is_told_also_in_a_part(kind: str, url: str) -> None:
    link = SessionLink(kind, url)
    fine = SessionLink("code", "https://github.com/a/b")
    assert [(x.file, x.place) for x in lints(link)] == [("sessions/s/session.yaml", url)]
    assert [x.place for x in lints(fine, link)] == [url]


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("video", "https://youtu.be/x"),
        ("keynote", "https://youtu.be/x"),
        ("slides", "https://github.com/a/b/raw/main/talk.pdf"),
        ("notebook", "https://github.com/a/b/blob/main/x.ipynb"),
        ("notes", "https://docs.google.com/document/d/x"),
        ("slides", "https://example.org/notyoutube.com"),
        ("code", "https://gist.github.com/x"),
    ],
)
def test_what_may_be_right_is_let_be(kind: str, url: str) -> None:
    assert lints(SessionLink(kind, url)) == []


def test_a_meeting_that_everybody_can_join_is_told_with_where_it_belongs() -> None:
    (lint,) = meeting_in_git(Sight(ClubSettings(meeting="https://example.org/j/1"), [], TODAY))
    assert lint == Lint(
        "meeting-in-git",
        "papers.yaml",
        "meeting:",
        "whoever sees papers.yaml can join the meeting; private.yaml is the place for its address.",
    )
    assert list(meeting_in_git(Sight(ClubSettings(), [], TODAY))) == []


def test_past_sessions_without_slides_are_told_with_the_command() -> None:
    past = dt.date(2027, 1, 11)
    sessions = [
        Session("bare", past),
        Session("held today", TODAY, status="held"),
        Session("today", TODAY),
        Session("off", past, status="cancelled"),
        Session("filed", past, items=(Item("slides", "slides/a.pdf"),)),
        Session(
            "in a part", past, parts=(Part(links=(SessionLink("slides", "https://example.org/a.pdf"),)),)
        ),
        Session("undated"),
    ]
    found = list(missing_slides(Sight(ClubSettings(), sessions, TODAY)))
    assert [x.file for x in found] == ["sessions/bare/session.yaml", "sessions/held today/session.yaml"]
    assert found[0].message == "no slides are filed (jc file 2027-01-11 --slides FILE)."
