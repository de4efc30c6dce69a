from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.session_file import add_entry, new_session_yaml, parse_session
from journalclub.club.yaml_file import dump, load
from journalclub.errors import Problem
from journalclub.models.session import Item, Session, SessionLink, SessionPaper
from journalclub.text import visible

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=20
).filter(lambda text: visible(text) == text)


def read(text: str) -> tuple[Session, list[Problem]]:
    problems: list[Problem] = []
    return parse_session(text, "f", problems), problems


@given(topic=WORDS, presenters=st.lists(WORDS, max_size=3), title=WORDS, date=st.none() | st.dates())
def test_a_new_session_reads_back_as_it_was_made(
    topic: str, presenters: list[str], title: str, date: dt.date | None
) -> None:
    session = Session(
        "f",
        date,
        "17:00",
        topic=topic,
        presenters=tuple(presenters),
        papers=(SessionPaper("2401.01230", title),),
    )
    assert read(dump(new_session_yaml(session))) == (session, [])


def test_presenters_may_be_names_or_entries_with_a_name() -> None:
    session, problems = read("presenters:\n  - name: first presenter\n  - name: second presenter\n")
    assert (session.presenters, problems) == (("first presenter", "second presenter"), [])
    assert read("presenters: one presenter\n")[0].presenters == ("one presenter",)


def test_every_problem_is_told_with_file_and_line() -> None:
    text = (
        "date: 18-01-2027\nstart: 5pm\nstatus: maybe\ntimezone: CET+1h\n"
        "links:\n  - url: javascript:alert(1)\nitems:\n  - file: ../../etc/passwd\n"
    )
    _, problems = read(text)
    assert sorted(p.line for p in problems) == [1, 2, 3, 4, 6, 8]
    assert {p.file for p in problems} == {"sessions/f/session.yaml"}


def test_tbd_is_no_date_yet() -> None:
    assert read("date: TBD\n")[0].date is None


def test_entries_are_added_once() -> None:
    data = load("date: 2027-01-18  # a Monday\nitems: []\n", "f")
    assert add_entry(data, "items", kind="slides", file="slides/talk.pdf")
    assert not add_entry(data, "items", kind="slides", file="slides/talk.pdf")
    assert add_entry(data, "links", kind="video", url="https://example.org/v")
    session, problems = read(dump(data))
    assert problems == []
    assert session.items == (Item("slides", "slides/talk.pdf"),)
    assert session.links == (SessionLink("video", "https://example.org/v"),)
    assert "# a Monday" in dump(data)
