from __future__ import annotations

import dataclasses
import http.client
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from journalclub.club.folder import Club
from journalclub.commands import serve
from journalclub.commands.questions.desk import Desk
from journalclub.commands.serve import describe, host_secret, is_private, own_names, timed
from journalclub.errors import JcError
from journalclub.models.session import Agenda, AgendaPart
from journalclub.questions.changes import Answered
from journalclub.web.hall import Hall
from tests.commands.club import NOW, app, only_session

LOCAL = "http://127.0.0.1:8000"


def described(club: Club, *, private: bool = True) -> Hall:
    (session,) = club.sessions()
    return describe(club, session, LOCAL, private=private, moderated=True, proxies=["10.0.0.0/8"])


def test_the_page_says_what_the_session_is_about(club: Club) -> None:
    hall = described(club)
    assert hall.title.startswith("Whose Turn Is It?")
    assert hall.abstract
    assert [s.name for s in hall.agenda] == ["introduction", "talk", "discussion"]
    assert "Figure 2" in [p.name for p in hall.pictures]
    assert all(p.file.is_file() for p in hall.pictures)


def test_figures_are_shown_where_the_licence_or_the_room_allows(
    club: Club, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journalclub.models.paper import Licence

    assert described(club, private=False).pictures  # the sample paper's licence allows it
    monkeypatch.setattr(Licence, "may_redistribute", property(lambda _: False))
    elsewhere = described(club, private=False)
    assert (elsewhere.pictures, elsewhere.withheld) == ((), True)
    assert described(club, private=True).pictures


def test_no_figure_is_taken_from_outside_the_session(club: Club, tmp_path: Path) -> None:
    hall = described(club)
    folder = only_session(club)
    from journalclub.club.record import load_record

    _, reading = load_record(folder)
    (tmp_path / "elsewhere.png").write_bytes(b"x")
    (folder / "figures" / "link.png").symlink_to(tmp_path / "elsewhere.png")
    bad = [
        dataclasses.replace(reading.figures[0], file=name)
        for name in (
            "../../../elsewhere.png",
            str(tmp_path / "elsewhere.png"),
            "figures/link.png",
            None,
            "figures",
        )
    ]
    assert serve.figures(folder, bad) == ()
    assert len(serve.figures(folder, reading.figures)) == len(hall.pictures)


def test_a_session_whose_paper_is_unknown_has_a_page_too(club: Club) -> None:
    (only_session(club) / "paper.json").unlink()
    hall = described(club)
    assert hall.title.startswith("Whose Turn Is It?")
    assert hall.pictures == ()


def test_the_hosts_link_is_secret_stays_and_is_out_of_git(club: Club) -> None:
    (session,) = club.sessions()
    secret = host_secret(club, session)
    assert len(secret) >= 20
    assert host_secret(club, session) == secret
    (file,) = (club.root / ".jc" / serve.SECRETS).iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert (club.root / ".jc" / ".gitignore").read_text() == "*\n"
    file.write_text("short")
    with pytest.raises(JcError, match="remove it"):
        host_secret(club, session)


def test_the_agendas_parts_have_their_times_where_the_start_is_known() -> None:
    agenda = Agenda((AgendaPart("talk", 50), AgendaPart("discussion", 20)))
    assert [s.start for s in timed(agenda, "23:30")] == ["23:30", "00:20"]
    assert [s.start for s in timed(agenda, None)] == ["", ""]


@pytest.mark.parametrize(
    ("address", "private"),
    [
        (LOCAL, True),
        ("http://192.168.1.5:8000", True),
        ("http://[fe80::1]:8000", True),
        ("http://8.8.8.8", False),
        ("https://questions.example.org", False),
    ],
)
def test_a_room_is_told_from_the_world_by_its_address(address: str, private: bool) -> None:
    assert is_private(address) is private


def test_a_name_given_by_url_is_answered_to() -> None:
    assert "questions.example.org" in own_names("https://questions.example.org:8443")
    assert "localhost" in own_names(LOCAL)


def test_the_session_page_links_to_what_was_collected(club: Club, tmp_path: Path) -> None:
    from journalclub.commands.ask import ask
    from journalclub.commands.questions.exporting import write_collected

    (session,) = club.sessions()
    readme = only_session(club) / "README.md"
    assert "collected.md" not in readme.read_text()
    run = app(tmp_path, club.root)
    ask(run, session, "Why does Fig. 2 fall?", None)
    with Desk(club, session) as desk:
        desk.store.do(Answered(session.folder, 1, "Because of the draw."), NOW)
        assert write_collected(desk)
    assert "[collected questions](collected.md)" in readme.read_text()
    assert "Because of the draw." in (only_session(club) / "collected.md").read_text()


def test_the_command_serves_until_interrupted(club: Club) -> None:
    command = [sys.executable, "-m", "journalclub", "--club", str(club.root), "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        page, projector, host = (running.stdout.readline().split() for _ in range(3))
        assert (page[0], projector[0], host[0]) == ("page", "projector", "host")
        caller = http.client.HTTPConnection(page[1].split("/")[2], timeout=20)
        form = urlencode({"text": "Why does Fig. 2 fall?", "key": "a-key-of-a-form"})
        caller.request("POST", "/ask", form, {"Content-Type": "application/x-www-form-urlencoded"})
        assert caller.getresponse().status == 303
        caller.close()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 0, said
    assert "jc questions export" in said
    (session,) = club.sessions()
    with Desk(club, session) as desk:
        (question,) = desk.questions()
    assert [(a.kind, a.page) for a in question.anchors] == [("figure", 3)]
