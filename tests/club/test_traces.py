from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from journalclub.club.folder import Club
from journalclub.club.traces import Traces, traces_of
from journalclub.models.session import Session

SESSION = Session("one", dt.date(2027, 1, 18))
COLLECTED = "## Question 1\n\n> Why?\n\n**Answer:** –\n\n## Question 2\n\n> How?\n\n**Answer:**\n\nSo.\n"


def club(folder: Path) -> Club:
    (folder / "sessions" / "one").mkdir(parents=True)
    (folder / "papers.yaml").write_text("papers: []\n")
    (folder / "sessions" / "one" / "session.yaml").write_text("date: 2027-01-18\n")
    return Club(folder)


def test_an_empty_folder_says_nothing(tmp_path: Path) -> None:
    assert traces_of(club(tmp_path), SESSION) == Traces((), None, False)


def test_files_and_open_questions_are_seen(tmp_path: Path) -> None:
    own = club(tmp_path)
    folder = own.session_folder(SESSION)
    (folder / "presenter.pptx").write_bytes(b"x")
    (folder / "collected.md").write_text(COLLECTED)
    assert traces_of(own, SESSION) == Traces(("presenter.pptx", "collected.md"), 1, False)
    (folder / "collected.md").write_bytes(b"\xff")
    assert traces_of(own, SESSION).unanswered is None


def test_a_session_changed_after_publishing_is_to_be_published(tmp_path: Path) -> None:
    own = club(tmp_path)
    file = own.session_folder(SESSION) / "session.yaml"
    (tmp_path / "published.jsonl").write_text("{}\n")
    os.utime(file, ns=(10, 10))
    os.utime(tmp_path / "published.jsonl", ns=(20, 20))
    assert traces_of(own, SESSION).published
    os.utime(file, ns=(30, 30))
    assert not traces_of(own, SESSION).published
