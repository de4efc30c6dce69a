from __future__ import annotations

import datetime as dt

from journalclub.commands.status import tasks
from journalclub.models.session import Item, Session

TODAY = dt.date(2027, 1, 18)


def test_what_is_missing_before_a_session_is_due_before_it() -> None:
    open_ = tasks([Session("vit", dt.date(2027, 2, 1))], TODAY)
    assert [(t.what, t.due) for t in open_] == [
        ("It has no presenter.", dt.date(2027, 1, 18)),
        ("It has no start and place.", dt.date(2027, 1, 25)),
    ]


def test_after_a_session_its_slides_and_its_status_are_asked_for() -> None:
    past = Session("vit", dt.date(2027, 1, 11))
    assert [t.what for t in tasks([past, Session("next")], TODAY) if t.session == "vit"] == [
        "Was it held?",
        "The presenter's slides are not filed.",
    ]
    done = Session("vit", dt.date(2027, 1, 11), status="held", items=(Item("slides", "slides/a.pdf"),))
    assert [t for t in tasks([done, Session("next")], TODAY) if t.session == "vit"] == []


def test_cancelled_and_long_past_sessions_are_let_be() -> None:
    sessions = [
        Session("off", dt.date(2027, 2, 1), status="cancelled"),
        Session("old", dt.date(2026, 1, 1)),
        Session("x", dt.date(2027, 3, 1), "17:00", place="here", presenters=("presenter",)),
    ]
    assert tasks(sessions, TODAY) == []


def test_with_nothing_planned_a_suggested_paper_is_offered() -> None:
    assert tasks([], TODAY, ["1706.03762"])[0].command == "jc new 1706.03762"
