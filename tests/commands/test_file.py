from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.assembly.renewing import renew_session_page
from journalclub.assembly.wish import Wish
from journalclub.batch import new_sessions
from journalclub.cli import run
from journalclub.club.filing import filing
from journalclub.club.folder import Club
from journalclub.commands.file import file_items, remove_sources
from journalclub.errors import JcError
from tests.commands.club import app, arxiv, only_session


def test_paths_are_copied_addresses_recorded_and_both_shown(club: Club, tmp_path: Path) -> None:
    (tmp_path / "talk.pdf").write_bytes(b"%PDF-1.7")
    (session,) = club.sessions()
    filings = [filing("talk.pdf", tmp_path), filing("https://youtu.be/dQw4w9WgXcQ", tmp_path)]
    file_items(club, session, filings)
    assert renew_session_page(club, session.folder)
    folder = only_session(club)
    assert (folder / "slides" / "talk.pdf").read_bytes() == b"%PDF-1.7"
    (after,) = club.sessions()
    assert [i.file for i in after.items] == ["slides/talk.pdf"]
    assert [x.url for x in after.links] == ["https://youtu.be/dQw4w9WgXcQ"]
    page = (folder / "README.md").read_text()
    assert "slides/talk.pdf" in page
    assert "https://youtu.be/dQw4w9WgXcQ" not in page, "nobody agreed to that"


def test_a_recording_is_shown_when_its_presenters_agreed(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    file_items(club, session, [filing("https://youtu.be/dQw4w9WgXcQ", tmp_path)])
    path = only_session(club) / "session.yaml"
    agreed = "".join(f"  {name}: yes\n" for name in session.presenters)
    path.write_text(f"{path.read_text()}consent:\n{agreed}")
    assert renew_session_page(club, session.folder)
    assert "https://youtu.be/dQw4w9WgXcQ" in (only_session(club) / "README.md").read_text()


def test_filing_the_same_again_changes_nothing(club: Club, tmp_path: Path) -> None:
    (tmp_path / "talk.pdf").write_bytes(b"x")
    (session,) = club.sessions()
    file_items(club, session, [filing("talk.pdf", tmp_path)])
    before = (only_session(club) / "session.yaml").read_bytes()
    (told,) = file_items(club, session, [filing("talk.pdf", tmp_path)])
    assert told.startswith("Already there")
    assert (only_session(club) / "session.yaml").read_bytes() == before


def test_a_taken_name_stops_everything_before_anything_is_copied(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "talk.pdf").write_bytes(b"first")
    file_items(club, session, [filing("talk.pdf", tmp_path)])
    (tmp_path / "talk.pdf").write_bytes(b"second")
    (tmp_path / "code.py").write_bytes(b"print()")
    with pytest.raises(JcError, match="other content"):
        file_items(club, session, [filing("code.py", tmp_path), filing("talk.pdf", tmp_path)])
    assert not (only_session(club) / "code").exists()
    assert (only_session(club) / "slides" / "talk.pdf").read_bytes() == b"first"


def test_names_that_differ_only_in_capitals_collide(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    for name, content in (("talk.pdf", b"1"), ("Talk.pdf", b"2")):
        (tmp_path / name).write_bytes(content)
    file_items(club, session, [filing("talk.pdf", tmp_path)])
    with pytest.raises(JcError, match="capitals"):
        file_items(club, session, [filing("Talk.pdf", tmp_path)])


def test_two_things_of_one_name_at_once_collide(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talk.pdf").write_bytes(folder.encode())
    with pytest.raises(JcError, match="both become"):
        file_items(club, session, [filing("a/talk.pdf", tmp_path), filing("b/talk.pdf", tmp_path)])


def test_nothing_is_filed_through_a_link(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "elsewhere").mkdir()
    (only_session(club) / "slides").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "talk.pdf").write_bytes(b"x")
    with pytest.raises(JcError, match="symbolic link"):
        file_items(club, session, [filing("talk.pdf", tmp_path)])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_is_copied_whole_and_moving_removes_it(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "train.py").write_text("print()")
    filings = [filing("demo", tmp_path, "code")]
    file_items(club, session, filings)
    assert (only_session(club) / "code" / "demo" / "train.py").read_text() == "print()"
    remove_sources(filings, only_session(club))
    assert not (tmp_path / "demo").exists()


def test_moving_is_finished_by_the_next_run(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "talk.pdf").write_text("x")
    file_items(club, session, [filing("talk.pdf", tmp_path)])  # and was stopped
    assert run(["--club", str(club.root), "file", session.folder, "--move", str(tmp_path / "talk.pdf")]) == 0
    assert "slides/talk.pdf" in (only_session(club) / "README.md").read_text()
    assert not (tmp_path / "talk.pdf").exists()


def test_making_a_session_again_keeps_its_recording_on_the_page(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    file_items(club, session, [filing("https://youtu.be/dQw4w9WgXcQ", tmp_path)])
    path = only_session(club) / "session.yaml"
    path.write_text(f"{path.read_text()}consent:\n  presenter: yes\n")
    (only_session(club) / "collected.md").write_text("# Questions\n")
    renew_session_page(club, session.folder)
    before = (only_session(club) / "README.md").read_text()
    with arxiv(tmp_path / "cache") as (server, environment):
        new_sessions(app(tmp_path), club, [session.papers[0].id], Wish(), environment=environment)
        assert server.log
    after = (only_session(club) / "README.md").read_text()
    assert "https://youtu.be/dQw4w9WgXcQ" in after
    assert after == before
