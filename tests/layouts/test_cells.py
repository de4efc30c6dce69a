"""Each thing stands in the column that is there for it, or in the next best; nothing a row can say is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from journalclub.adopting.record import Role
from journalclub.layouts.cells import Column, cells
from journalclub.layouts.subjects import PLAIN, Style
from journalclub.models.session import Part, Session, SessionLink, SessionPaper

DAY = dt.date(2027, 1, 18)
PAPER = SessionPaper("2401.01230", "Whose Turn", note="2024")
SESSION = Session(
    "s",
    DAY,
    topic="Turns",
    presenters=("presenter",),
    chairs=("chair",),
    papers=(PAPER,),
    links=(
        SessionLink("slides", "https://example.org/s"),
        SessionLink("video", "https://example.org/v", "Talk"),
    ),
    notes=("Venue: a journal", "Bring a laptop"),
    number=7,
)


def row(session: Session, *columns: Role | tuple[str, Role], style: Style = PLAIN) -> list[str]:
    made = [Column(*c) if isinstance(c, tuple) else Column("", c) for c in columns]
    (only,) = cells(session, made, style)
    return only


def test_a_wide_table_has_a_place_for_everything() -> None:
    venue: tuple[str, Role] = ("Venue", "venue")
    shown = row(
        SESSION, "number", "date", "topic", "paper", "chair", "presenter", "slides", "video", venue, "comment"
    )
    assert shown == [
        "7",
        "2027-01-18",
        "Turns",
        "[Whose Turn](https://arxiv.org/abs/2401.01230) 2024",
        "chair",
        "presenter",
        "[Slides](https://example.org/s)",
        "[Talk](https://example.org/v)",
        "a journal",
        "Bring a laptop",
    ]


def test_a_narrow_table_says_it_all_beside_the_topic() -> None:
    date, topic = row(SESSION, "date", "topic")
    assert date == "2027-01-18"
    for said in (
        "Turns: [Whose Turn]",
        "[Slides]",
        "[Talk]",
        "presenter",
        "chaired by chair",
        "Bring a laptop",
    ):
        assert said in topic


def test_addresses_go_to_a_column_of_their_own() -> None:
    one = replace(SESSION, links=(), notes=(), chairs=(), presenters=())
    assert row(one, "date", "topic", "paper", "paper-link")[2:] == [
        "**Whose Turn** 2024",
        "[paper](https://arxiv.org/abs/2401.01230)",
    ]
    several = replace(
        SESSION, papers=(PAPER, SessionPaper("", "B", "https://example.org/b")), links=(), notes=()
    )
    assert row(several, "date", "topic", "paper", "paper-link")[3] == (
        "[1](https://arxiv.org/abs/2401.01230), [2](https://example.org/b)"
    )


def test_a_topic_that_is_the_papers_title_stands_there_once() -> None:
    same = replace(SESSION, topic="Whose Turn", papers=(replace(PAPER, note=None),), links=(), notes=())
    assert row(same, "date", "topic", "presenter")[1] == "[Whose Turn](https://arxiv.org/abs/2401.01230)"


def test_talks_of_one_day_are_rows_of_which_the_first_has_the_date() -> None:
    parts = (Part("a", "One", ("first",)), Part("b", "Two", presenters_raw="All"))
    columns = [Column("", role) for role in ("date", "topic", "presenter")]
    made = cells(replace(SESSION, parts=parts, links=(), notes=(), chairs=()), columns, Style())
    assert made == [["2027-01-18", "a) One", "first"], ["", "b) Two", "All"]]


def test_a_session_without_date_or_topic_has_a_row_that_says_so() -> None:
    assert row(Session("s"), "date", "topic", "presenter") == ["TBD", "TBD", ""]
    style = Style(missing="to be found")
    assert row(Session("s", DAY), "date", "topic", "presenter", style=style) == [
        "2027-01-18",
        *["to be found"] * 2,
    ]


@pytest.mark.parametrize(
    ("status", "reason", "shown"),
    [
        ("cancelled", None, "~~Turns~~ No meeting"),
        ("cancelled", "illness", "~~Turns~~ No meeting: illness"),
        ("holiday", "Easter", "~~Turns~~ No meeting: Easter"),
        ("holiday", None, "~~Turns~~ Holiday"),
    ],
)
def test_what_does_not_take_place_is_struck_and_says_why(status: str, reason: str | None, shown: str) -> None:
    off = Session("s", DAY, status=status, topic="Turns", reason=reason)  # type: ignore[arg-type]
    assert row(off, "date", "topic")[1] == shown


def test_what_says_itself_that_it_is_off_is_left_as_it_is() -> None:
    off = Session("s", DAY, status="cancelled", topic="Cancelled (celebration)")
    assert row(off, "date", "topic", style=Style(off="*")) == ["*2027-01-18*", "*Cancelled (celebration)*"]
