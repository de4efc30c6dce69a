from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journalclub.club.changing import (
    cancel_session,
    fill_session,
    give_presenters,
    move_session,
    next_open_session,
    open_session,
)
from journalclub.club.folder import Club
from journalclub.errors import JcError
from journalclub.models.session import Session, SessionPaper

MONDAY = dt.date(2027, 1, 18)


def club(folder: Path, session: str = "", name: str = "2027-01-18-vit", settings: str = "{}") -> Club:
    (folder / "sessions" / name).mkdir(parents=True)
    text = session or "date: 2027-01-18  # a Monday\nstart: '17:00'\n# our own words\nstatus: scheduled\n"
    (folder / "sessions" / name / "session.yaml").write_text(text)
    listed = f"papers:\n  - id: 2010.11929\n    status: scheduled\n    session: {name}\n"
    (folder / "papers.yaml").write_text(f"club: {settings}\n{listed}")
    return Club(folder)


def text_of(club: Club, session: Session) -> str:
    return (club.session_folder(session) / "session.yaml").read_text()


def test_a_moved_session_keeps_its_uid_its_comments_and_its_entry_in_the_list(tmp_path: Path) -> None:
    own = club(tmp_path)
    moved = move_session(own, own.sessions()[0], dt.date(2027, 2, 1), "18:00")
    assert (moved.folder, moved.uid, moved.start) == ("2027-02-01-vit", "2027-01-18-vit", "18:00")
    assert (moved.moved_from, moved.revision) == (("2027-01-18 17:00",), 2)
    assert "# a Monday" in text_of(own, moved)
    assert "# our own words" in text_of(own, moved)
    assert own.papers[0].session == "2027-02-01-vit"
    assert not (tmp_path / "sessions" / "2027-01-18-vit").exists()


def test_a_session_moved_twice_and_back_is_still_the_same(tmp_path: Path) -> None:
    own = club(tmp_path)
    session = move_session(own, own.sessions()[0], dt.date(2027, 2, 1))
    session = move_session(own, session, dt.date(2027, 2, 8))
    session = move_session(own, session, MONDAY)
    assert (session.folder, session.uid, session.revision) == ("2027-01-18-vit", "2027-01-18-vit", 6)
    assert session.moved_from == ("2027-01-18 17:00", "2027-02-01 17:00", "2027-02-08 17:00")


def test_all_evenings_move_by_as_much(tmp_path: Path) -> None:
    text = "date: 2027-01-18\ndates: [2027-01-18, 2027-01-20]\ndate_raw: Jan 18+20\n"
    parts = "parts:\n  - topic: theory\n  - topic: code\n    date: 2027-01-20  # in the lab\n"
    checks = "check_ins:\n  - date: 2027-01-19\n    what: loads\n  - what: runs\n"
    own = club(tmp_path, text + parts + checks)
    moved = move_session(own, own.sessions()[0], dt.date(2027, 2, 2))
    assert [p.date for p in moved.parts] == [None, dt.date(2027, 2, 4)]
    assert [c.date for c in moved.check_ins] == [dt.date(2027, 2, 3), None]
    assert "# in the lab" in text_of(own, moved)
    assert moved.days == (dt.date(2027, 2, 2), dt.date(2027, 2, 4))
    assert moved.date_raw is None


def test_a_folder_without_the_date_keeps_its_name(tmp_path: Path) -> None:
    own = club(tmp_path, name="session_07", settings="{folder: 'session_{number:02}'}")
    moved = move_session(own, own.sessions()[0], dt.date(2027, 2, 1))
    assert (moved.folder, moved.formerly) == ("session_07", ())


def test_a_name_that_another_session_had_is_not_given_again(tmp_path: Path) -> None:
    own = club(tmp_path)
    other = tmp_path / "sessions" / "2027-02-08-vit"
    other.mkdir()
    (other / "session.yaml").write_text("date: 2027-02-08\nformerly: 2027-02-01-vit\n")
    session = own.session("2027-01-18-vit", MONDAY)
    assert move_session(own, session, dt.date(2027, 2, 1)).folder == "2027-02-01-vit-2"


def test_an_undated_session_gets_its_date_and_name(tmp_path: Path) -> None:
    own = club(tmp_path, "date: TBD\n", "undated-vit")
    moved = move_session(own, own.sessions()[0], MONDAY)
    assert (moved.folder, moved.date, moved.moved_from) == ("2027-01-18-vit", MONDAY, ())


def test_a_cancelled_session_gives_its_paper_back_and_may_take_place_after_all(tmp_path: Path) -> None:
    own = club(tmp_path, "date: 2027-01-18\npapers:\n  - id: 2010.11929v2\n")
    off = cancel_session(own, own.sessions()[0], "The presenter is ill")
    assert (off.status, off.reason, off.revision) == ("cancelled", "The presenter is ill", 1)
    assert [(p.status, p.session) for p in own.papers] == [("suggested", None)]
    again = move_session(own, off, dt.date(2027, 2, 1))
    assert (again.status, again.reason, again.revision) == ("scheduled", None, 2)
    assert [(p.status, p.session) for p in own.papers] == [("scheduled", "2027-02-01-vit")]


def test_what_was_held_is_neither_moved_nor_cancelled(tmp_path: Path) -> None:
    own = club(tmp_path, "date: 2027-01-18\nstatus: held\n")
    with pytest.raises(JcError, match="was held"):
        move_session(own, own.sessions()[0], dt.date(2027, 2, 1))
    with pytest.raises(JcError, match="was held"):
        cancel_session(own, own.sessions()[0], "x")


def test_when_the_folder_cannot_be_renamed_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = club(tmp_path)
    before = text_of(own, own.sessions()[0])
    real = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "2027-01-18-vit":
            raise PermissionError(13, "no")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(JcError, match="nothing was changed"):
        move_session(own, own.sessions()[0], dt.date(2027, 2, 1))
    assert text_of(own, own.sessions()[0]) == before


def test_an_open_session_is_filled_with_a_paper_and_renamed(tmp_path: Path) -> None:
    own = club(tmp_path, "date: 2027-01-18\n# food: vegetarian\npresenters: []\n", "2027-01-18-session")
    waiting = open_session(own.sessions(), MONDAY)
    assert waiting is not None
    assert next_open_session(own.sessions(), MONDAY) == waiting
    papers = (SessionPaper("2010.11929v2", "ViT"),)
    filled = Session(
        "2027-01-18-vit", MONDAY, "17:00", topic="Images", papers=papers, presenters=("presenter",)
    )
    done = fill_session(own, waiting, filled)
    assert (done.folder, done.uid, done.papers, done.topic) == (
        "2027-01-18-vit",
        "2027-01-18-session",
        papers,
        "Images",
    )
    assert (done.presenters, done.start) == (("presenter",), "17:00")
    assert "# food: vegetarian" in text_of(own, done)
    assert open_session(own.sessions(), MONDAY) is None
    assert next_open_session(own.sessions(), MONDAY) is None


def test_presenters_are_named(tmp_path: Path) -> None:
    own = club(tmp_path)
    assert give_presenters(own, own.sessions()[0], ("attendee 1",)).presenters == ("attendee 1",)
