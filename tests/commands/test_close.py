from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import pytest

from journalclub.app import App
from journalclub.club.changing import move_session
from journalclub.club.folder import Club
from journalclub.commands.close import Ask, close, command, missing
from journalclub.errors import JcError
from journalclub.models.session import Session
from journalclub.terminal import Screen

SLIDES, CONSENT, VIDEO = "The presenter's slides", "May the recording", "The recording: a file"


@pytest.fixture
def past(club: Club) -> Club:
    """The club a day after its session, which is recorded."""
    path = club.root / "papers.yaml"
    path.write_text(path.read_text().replace("club:\n", "club:\n  playlist: https://example.org/list\n", 1))
    return Club(club.root)


def only(club: Club) -> Session:
    (session,) = club.sessions()
    return session


def app(club: Club, days: int = 1) -> App:
    date = only(club).date
    assert date is not None
    now = dt.datetime.combine(date, dt.time(12), dt.UTC) + dt.timedelta(days)
    return App(now, club.root, str(club.root), Screen(quiet=True), time.monotonic)


def asking(answers: dict[str, str], asked: list[str] | None = None) -> Ask:
    def ask(question: str) -> str:
        if asked is not None:
            asked.append(question)
        return next((a for key, a in answers.items() if question.startswith(key)), "")

    return ask


def test_each_missing_thing_is_asked_for_and_done(past: Club, tmp_path: Path) -> None:
    (tmp_path / "talk.pdf").write_bytes(b"%PDF-1.7")
    answers = {
        "Was": "",
        CONSENT: "y",
        SLIDES: str(tmp_path / "talk.pdf"),
        VIDEO: "https://youtu.be/sNiAX2ZCW34",
    }
    asked: list[str] = []
    closed = close(app(past), past, only(past), asking(answers, asked))
    assert [q.split("?")[0].split(":")[0] for q in asked] == [
        f"Was it held on {only(past).date}",
        "May the recording be published",
        "The presenter's slides",
        "The recording",
    ]
    assert closed.left == ()
    session = only(past)
    assert session.status == "held"
    assert [c.recording for c in session.consent] == [True]
    assert [i.file for i in session.items] == ["slides/talk.pdf"]
    assert [p.status for p in past.papers] == ["read"]


def test_enter_leaves_a_thing_for_later_and_what_is_there_is_not_asked_again(past: Club) -> None:
    closed = close(app(past), past, only(past), lambda _: "")
    assert [t.step for t in closed.left] == ["consent", "slides", "video"]
    assert only(past).status == "held"
    asked: list[str] = []
    close(app(past), past, only(past), asking({}, asked))
    assert not any(q.startswith("Was it held") for q in asked)


def test_after_a_no_to_publishing_the_recording_is_not_asked_for(past: Club) -> None:
    asked: list[str] = []
    closed = close(app(past), past, only(past), asking({CONSENT: "n"}, asked))
    assert not any(q.startswith(VIDEO) for q in asked)
    assert [t.step for t in closed.left] == ["slides"]


def test_where_nobody_sits_nothing_is_changed(past: Club) -> None:
    before = (past.session_folder(only(past)) / "session.yaml").read_bytes()
    closed = close(app(past), past, only(past), lambda _: None)
    assert [t.step for t in closed.left] == ["held", "consent", "slides", "video"]
    assert (past.session_folder(only(past)) / "session.yaml").read_bytes() == before


def test_a_wrong_answer_is_told_and_asked_again_a_few_times(past: Club) -> None:
    asked: list[str] = []
    closed = close(app(past), past, only(past), asking({SLIDES: "gone.pdf"}, asked))
    assert sum(q.startswith(SLIDES) for q in asked) == 3
    assert asked[-1].startswith(VIDEO)
    assert "slides" in {t.step for t in closed.left}


def test_a_session_that_was_not_held_is_cancelled_with_its_reason(past: Club) -> None:
    answers = {"Was": "n", "Why": "The presenter was ill"}
    closed = close(app(past), past, only(past), asking(answers))
    assert (closed.session.status, closed.session.reason) == ("cancelled", "The presenter was ill")


def test_what_is_to_come_or_cancelled_is_not_closed(past: Club) -> None:
    with pytest.raises(JcError, match="still to come"):
        close(app(past, days=-1), past, only(past), lambda _: "")
    close(app(past), past, only(past), asking({"Was": "n", "Why": "ill"}))
    with pytest.raises(JcError, match="did not take place"):
        close(app(past), past, only(past), lambda _: "")


def test_a_notebook_without_its_solution_is_missing(past: Club) -> None:
    path = past.session_folder(only(past)) / "session.yaml"
    path.write_text(
        path.read_text().replace(
            "items: []", "items:\n  - kind: notebook\n    file: notebooks/a-student.ipynb"
        )
    )
    club = Club(past.root)
    assert [t.command for t in missing(club, only(club)) if t.step == "notebooks"] == [
        f"jc notebooks {only(club).folder} a.ipynb --only solution"
    ]


def test_the_command_lists_what_is_missing_and_publishes(
    past: Club, capsys: pytest.CaptureFixture[str]
) -> None:
    run = command.make_context("close", ["last", "--yes", "--json"], obj=app(past))
    command.invoke(run)
    document = json.loads(capsys.readouterr().out)
    assert [t["step"] for t in document["missing"]] == ["consent", "slides", "video"]
    assert document["missing"][1]["do"].endswith("--slides FILE")
    assert any(name.endswith("index.html") for name in document["written"])
    assert only(Club(past.root)).status == "held"


def test_a_moved_sessions_evenings_and_check_ins_move_with_it(club: Club) -> None:
    session = only(club)
    assert session.date is not None
    path = club.session_folder(session) / "session.yaml"
    day, later = session.date.isoformat(), (session.date + dt.timedelta(2)).isoformat()
    path.write_text(
        f"{path.read_text()}parts:\n  - label: Theory\n    date: {day}\n  - label: Coding\n    date: {later}\n"
        f"check_ins:\n  - date: {later}\n    what: Show it\n"
    )
    moved = move_session(Club(club.root), only(Club(club.root)), session.date + dt.timedelta(7))
    week = dt.timedelta(7)
    assert [p.date for p in moved.parts] == [session.date + week, session.date + week + dt.timedelta(2)]
    assert [c.date for c in moved.check_ins] == [session.date + week + dt.timedelta(2)]
