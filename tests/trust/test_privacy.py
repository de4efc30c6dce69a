"""Canaries in every private place: none of them in anything that git tracks, that is published, or that is said."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from pptx import Presentation

from journalclub.club.folder import Club
from journalclub.commands.serve import describe
from journalclub.questions.changes import Post
from journalclub.questions.store import database_url
from tests.trust.clubs import DAY, make_club
from tests.trust.crowd import crowd
from tests.trust.stepping import NOW, ROOT
from tests.web.visiting import Listener, Visit

ON = DAY.isoformat()
CHAT = """\
10:00:01 From CANARY-CHATTER to Everyone: Why is the step size in Section 2 halved?
10:00:05 From attendee 2 to attendee 3(Direct Message): CANARY-PRIVATE why is he always late?
10:00:09 From CANARY-HELPER to Everyone: What does Figure 1 leave out?
"""
COMMANDS = (
    ("ask", ON, "Why does the rotation in Figure 2 wait?", "--by", "CANARY-ASKER"),
    ("ask", ON, "CANARY-HIDDEN why is this presenter so slow?", "--by", "attendee 7"),
    ("questions", "hide", ON, "2"),
    ("questions", "import", ON, "../chat.txt"),
    ("questions", "answer", ON, "1", "Because of the turns."),
    ("questions", "export", ON),
    (
        "file",
        ON,
        "--slides",
        "../CANARY-FOLDER/talk.pdf",
        "--link",
        "call=https://zoom.us/j/1?pwd=CANARY-CALL",
    ),
    ("plan", ON, "--minutes", "20"),
    ("publish",),
)
OWN_WORDS = {"session.yaml", "papers.yaml"}  # the organiser's own files: what is typed into them is there
DOOR = "https://zoom.us/j/1?pwd=CANARY-DOOR"
PRIVATE = f"""\
# CANARY-COMMENT
participants: [CANARY-PARTICIPANT]
chairs: ["chair (CANARY-CHAIR@example.org)"]
suggested_by: [CANARY-SUGGESTED@example.org]
notes: ["Meeting ID: CANARY passcode: CANARY", "See /home/CANARY/notes.txt", "{DOOR}"]
readings: ["{DOOR}"]
tasks: ["Write to CANARY-TASK@example.org"]
consent: {{CANARY-CONSENT: no}}
parts:
  - topic: "Theory {DOOR}"
    place: "{DOOR}"
    presenters: ["presenter <CANARY-PART@example.org>"]
"""
PRIVATE_OF_CLUB = f"""\
  # CANARY-COMMENT
  place: "{DOOR}"
  chat: "{DOOR}"
  feedback: "{DOOR}"
  members: [CANARY-MEMBER, {{name: CANARY-AWAY, away: [2027-02-01]}}]
  private: [CANARY-MARK]
"""
LISTED = """\
papers:
  # CANARY-COMMENT
  - id: "2401.01230"
    suggested_by: CANARY-SUGGESTED@example.org
    why: CANARY-WHY
    votes: [CANARY-VOTER]
"""
PLACES = ("site", "README.md", "published.jsonl")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Club:
    """A club after an evening, with something private in every place that there is for it."""
    folder = tmp_path_factory.mktemp("CANARY-HOME")
    club, session = make_club(folder)
    (folder / "chat.txt").write_text(CHAT)
    (folder / "CANARY-FOLDER").mkdir()
    (folder / "CANARY-FOLDER" / "talk.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (club.root / "private.yaml").write_text("meeting: https://zoom.us/j/CANARY-MEETING\n")
    record = club.root / "sessions" / session / "session.yaml"
    own = record.read_text().replace("- presenter\n", "- presenter <CANARY-MAIL@example.org>\n")
    own = re.sub(r"(?m)^topic:.*$", f'topic: "Turns {DOOR}"', own)
    record.write_text(re.sub(r"(?m)^(?:chairs|notes|participants|consent):.*\n", "", own) + PRIVATE)
    assert "CANARY-MAIL" in record.read_text()
    assert "topic: " in record.read_text()
    settings = club.root / "papers.yaml"
    kept = re.sub(r"(?m)^  (?:place|chat|feedback):.*\n|^papers:(?s:.*)", "", settings.read_text())
    settings.write_text(kept.rstrip() + "\n" + PRIVATE_OF_CLUB + LISTED)
    draft = club.root / "sessions" / "draft" / "session.yaml"
    draft.parent.mkdir()
    draft.write_text(f"topic: A draft\nplace: {DOOR}\n{PRIVATE}")
    assert crowd(club.root, 1, 1, *COMMANDS) == []
    subprocess.run(["git", "init", "-q"], cwd=club.root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=club.root, check=True)
    return Club(club.root)


def tracked(club: Club) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=club.root, check=True, capture_output=True).stdout
    return [club.root / os.fsdecode(name) for name in listed.split(b"\0") if name]


def content(path: Path) -> bytes:
    """The file's bytes; of an archive and of a PDF, those of what is in it as well."""
    data = path.read_bytes()
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        with contextlib.suppress(zlib.error):
            data += zlib.decompress(found[1])
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data += b"".join(archive.read(name) for name in archive.namelist())
    return data


def test_git_tracks_nothing_private(lived: Club) -> None:
    files = tracked(lived)
    assert len(files) > 20
    found = [p.name for p in files if p.name not in OWN_WORDS and b"CANARY" in content(p)]
    assert found == []
    assert not [p for p in files if "CANARY" in str(p.relative_to(lived.root))]
    assert not [p for p in files if ".sqlite3" in p.name or p.name in {"private.yaml", "paper.pdf"}]


def test_no_tracked_file_has_a_path_of_this_machine(lived: Club) -> None:
    here = [str(lived.root.parent).encode(), str(ROOT).encode(), str(Path.home()).encode() + b"/"]
    assert [p for p in tracked(lived) if any(path in content(p) for path in here)] == []


def test_nothing_private_is_published(lived: Club) -> None:
    published = [p for name in PLACES for p in lived.root.rglob(name)]
    files = [f for p in published for f in ([p] if p.is_file() else p.rglob("*")) if f.is_file()]
    assert len(files) > 10
    assert [f for f in files if b"CANARY" in content(f)] == []


def test_what_we_make_names_no_person_program_or_time_of_making(lived: Club) -> None:
    """Metadata of pictures, decks and PDFs; a filed talk or paper is somebody's own."""
    made = [p for p in lived.root.rglob("*.p*") if p.name not in {"paper.pdf", "talk.pdf"}]
    pictures = [p.read_bytes() for p in made if p.suffix == ".png"]
    assert pictures
    assert not [d for d in pictures if re.search(rb"tEXt|iTXt|zTXt|eXIf|tIME", d)]
    (sheet,) = {p.read_bytes() for p in made if p.name == "questions.pdf"}
    assert not re.search(rb"/(?:Author|Creator|CreationDate|ModDate)\b|<x:xmpmeta", sheet)
    (deck,) = {p.read_bytes() for p in made if p.name == "presenter.pptx"}
    about = Presentation(io.BytesIO(deck)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created == about.modified == dt.datetime(2000, 1, 1)  # noqa: DTZ001


def test_the_questions_page_shows_nothing_private(lived: Club) -> None:
    """Every page and stream that needs no secret; who asks by `jc ask --by` is named on purpose."""
    session = lived.session(ON, DAY)
    home = "http://127.0.0.1:8000"
    hall = describe(lived, session, home, private=True, moderated=True, proxies=[])
    url = database_url(None, lived.root)
    with Visit(url, hall) as visit:
        visit.store.apply([Post(session.uid, "waiting", "CANARY-WAITING?", "CANARY-WAITER")], NOW)
        visit.fresh()
        pages = ("/", "/?by=new", "/projector", "/nowhere", "/qr.svg", "/serve.js", "/serve.css")
        seen = "".join(visit.get(path).text for path in pages)
        for path in ("/live?after=x", "/projector/live?after=x"):
            listener = Listener(visit, path)
            seen += listener.heard("event: board")
            listener.leave()
        headers = str(visit.get("/").headers)
    assert "rotation in Figure 2" in seen
    assert set(re.findall(r"CANARY[-\w]*", seen)) == {"CANARY-ASKER"}
    assert hall.secret not in seen + headers
    assert str(lived.root) not in seen


def test_a_private_message_never_reaches_the_disk(lived: Club) -> None:
    files = [p for p in lived.root.rglob("*") if p.is_file()]
    assert [p for p in files if b"CANARY-PRIVATE" in p.read_bytes()] == []


@pytest.mark.parametrize("way", ["named", "linked"])
def test_a_file_from_elsewhere_is_not_published_as_one_of_the_session(tmp_path: Path, way: str) -> None:
    club, session = make_club(tmp_path)
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.7 CANARY %%EOF")
    folder = club.root / "sessions" / session
    file = "../../../secret.pdf"
    if way == "linked":
        (folder / "slides").mkdir()
        (folder / "slides" / "talk.pdf").symlink_to(tmp_path / "secret.pdf")
        file = "slides/talk.pdf"
    record = folder / "session.yaml"
    record.write_text(record.read_text() + f"items:\n  - kind: slides\n    file: {file}\n")
    crowd(club.root, 1, 1, ("publish",))
    files = [p for p in (club.root / "site").rglob("*") if p.is_file()]
    assert [p for p in files if b"CANARY" in p.read_bytes()] == []


@pytest.mark.parametrize("name", ["presenter.md", "collected.md", "session.yaml", "figures/figure-1.png"])
def test_a_file_that_links_out_of_its_session_is_not_published(tmp_path: Path, name: str) -> None:
    club, session = make_club(tmp_path)
    answered = "# CANARY\n\n## Question 1\n\n> CANARY?\n\n**Answer:** CANARY\n"
    contents = {"session.yaml": "date: 2027-01-18\ntopic: CANARY\n"}
    secret = tmp_path / "secret"
    secret.write_text(contents.get(name, answered))
    place = club.root / "sessions" / session / name
    place.unlink(missing_ok=True)
    place.symlink_to(secret)
    crowd(club.root, 1, 1, ("publish",))
    files = [p for p in (club.root / "site").rglob("*") if p.is_file()]
    assert [p for p in files if b"CANARY" in p.read_bytes()] == []


def test_a_databases_password_is_not_said(lived: Club) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "JC_DATABASE_URL": "postgresql+psycopg://attendee:CANARY-PASSWORD@127.0.0.1:9/questions",
    }
    command = [sys.executable, "-P", "-m", "journalclub", "ask", ON, "Why is it so?"]
    done = subprocess.run(command, cwd=lived.root, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "CANARY" not in done.stdout + done.stderr
