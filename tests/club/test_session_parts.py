from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.folder import Club
from journalclub.club.session_file import new_session_yaml, parse_session
from journalclub.club.yaml_file import dump
from journalclub.errors import Problem
from journalclub.models.session import CheckIn, Part, Person, Session, SessionLink, SessionPaper
from journalclub.text import visible

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=12
).filter(lambda text: visible(text) == text)
MANY = st.lists(WORDS, max_size=3).map(tuple)
URLS = st.sampled_from(["https://a.example/x?y=1#z", "slides/a.pdf", "/pdf/b.pdf", "./c.md"])
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
PAPERS = st.builds(
    SessionPaper, st.sampled_from(["", "2401.01230"]), WORDS, st.none() | URLS, st.none() | WORDS
)
LINKS = st.builds(SessionLink, st.sampled_from(["slides", "video"]), URLS, st.none() | WORDS)
PARTS = st.builds(
    Part,
    st.none() | WORDS,
    st.none() | WORDS,
    MANY,
    st.lists(PAPERS, max_size=2).map(tuple),
    st.lists(LINKS, max_size=2).map(tuple),
    MANY,
    st.none() | WORDS,
    st.none() | DAYS,
    st.sampled_from([None, "17:00"]),
    st.none() | st.integers(1, 1440),
    st.none() | WORDS,
)
SESSIONS = st.builds(
    Session,
    folder=st.just("f"),
    date=st.just(dt.date(2024, 2, 20)),
    days=st.sampled_from([(), (dt.date(2024, 2, 20), dt.date(2024, 2, 22))]),
    date_raw=st.none() | WORDS,
    time=st.none() | WORDS,
    reason=st.none() | WORDS,
    status=st.sampled_from(["scheduled", "held", "cancelled", "holiday"]),
    presenters=st.just(("somebody", "somebody else")),
    presenters_raw=st.none() | WORDS,
    people=st.just((Person("somebody", "an institute", "https://a.example"),)),
    chairs=MANY,
    suggested_by=MANY,
    papers=st.lists(PAPERS, max_size=2).map(tuple),
    sequels=st.lists(PAPERS, max_size=2).map(tuple),
    links=st.lists(LINKS, max_size=2).map(tuple),
    parts=st.lists(PARTS, max_size=2).map(tuple),
    abstract=st.none() | WORDS,
    tasks=st.lists(WORDS.map(lambda w: f"{w}\n- {w}"), max_size=2).map(tuple),
    readings=MANY,
    install=MANY,
    check_ins=st.lists(st.builds(CheckIn, WORDS, st.none() | DAYS), max_size=3).map(tuple),
    notes=MANY,
)


@given(SESSIONS)
def test_everything_a_page_may_say_survives_the_file(session: Session) -> None:
    problems: list[Problem] = []
    text = dump(new_session_yaml(session))
    assert (parse_session(text, "f", problems), problems) == (session, [])


@given(SESSIONS)
def test_everything_survives_the_index(session: Session) -> None:
    from journalclub.club.index import _session

    stored = json.loads(json.dumps(dataclasses.asdict(session), default=dt.date.isoformat))
    assert _session(stored) == session


def test_the_first_of_several_days_is_the_date() -> None:
    problems: list[Problem] = []
    session = parse_session("dates:\n  - 2024-02-20\n  - 2024-02-22\n", "f", problems)
    assert (session.date, len(session.days), problems) == (dt.date(2024, 2, 20), 2, [])


def test_the_days_of_the_evenings_are_the_sessions(tmp_path: Path) -> None:
    problems: list[Problem] = []
    text = "parts:\n  - {label: b, date: 2024-02-22}\n  - {label: a, date: 2024-02-20}\n"
    session = parse_session(text, "f", problems)
    assert (session.date, session.all_days) == (
        dt.date(2024, 2, 20),
        (dt.date(2024, 2, 20), dt.date(2024, 2, 22)),
    )


def test_what_is_wrong_in_the_lists_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text("club:\n  name: C\n")
    folder = tmp_path / "sessions" / "s"
    folder.mkdir(parents=True)
    (folder / "session.yaml").write_text(
        "date: 2024-02-20\ndates:\n  - tomorrow\npapers:\n  - note: alone\n"
        "links:\n  - url: javascript:alert(1)\n  - kind: slides\n"
        "presenters:\n  - name: A\n    url: file:///etc/passwd\n"
    )
    problems = Club(tmp_path).problems()
    assert sorted(p.line for p in problems) == [2, 5, 7, 8, 11]
