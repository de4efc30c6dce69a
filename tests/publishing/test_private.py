"""Canaries in every private place of a club: none of them is in anything that is published."""

from __future__ import annotations

from pathlib import Path

from journalclub.publishing.publish import publish
from tests.publishing.clubs import ARXIV, NOW, add_paper, make_club, put, tree

MAIL, DOOR, PATH = "CANARY@example.org", "https://zoom.us/j/1?pwd=CANARY", "/home/CANARY/talk.pdf"


def session(secret: str) -> str:
    return f"""\
date: 2027-01-18
place: Room 5, {secret}
presenters:
  - name: presenter one <{MAIL}>
    affiliation: {secret}
chairs: ["chair one ({MAIL})"]
participants: [CANARY]
suggested_by: ["{MAIL}"]
time: "17:00 {secret}"
topic: A talk by {MAIL}
notes: ["{secret}", "Meeting ID: CANARY"]
readings: ["{secret}"]
tasks: ["{secret}"]
abstract: Write to {MAIL} or {DOOR}.
papers:
  - title: A title by {MAIL}
    note: "{secret}"
    url: {DOOR}
parts:
  - topic: Part {DOOR}
    points: ["{secret}"]
    presenters: ["{MAIL}"]
    links:
      - kind: video
        url: https://youtu.be/CANARY
links:
  - kind: video
    url: https://youtu.be/CANARY
  - kind: slides
    url: {DOOR}
  - kind: meeting
    url: https://example.org/CANARY
items:
  - kind: video
    file: video/CANARY.mp4
  - kind: slides
    file: paper.pdf
consent:
  presenter one: yes
  someone else: no
"""


def test_no_canary_is_published(tmp_path: Path) -> None:
    root = tmp_path / "club"
    club = make_club(root, {"a": session(DOOR), "b": session(PATH), "c": session(MAIL)})
    for folder in "abc":
        add_paper(root, folder, ARXIV, abstract=f"By {MAIL}", comment=PATH)
        put(root, f"sessions/{folder}/paper.pdf", "CANARY")
        put(root, f"sessions/{folder}/video/CANARY.mp4", "CANARY")
        put(root, f"sessions/{folder}/presenter.md", f"# Talk\n\n- mail {MAIL}\n\n<!-- CANARY -->\n")
        hidden = "## Question 2\n\n> CANARY?\n\nPage 3 · 1 vote · asked by CANARY\n\n**Answer:** –\n"
        given = f"## Question 1\n\n> Who is {MAIL}?\n\nasked by CANARY\n\n**Answer:** See {DOOR}\n\n"
        put(root, f"sessions/{folder}/collected.md", given + hidden)
        put(root, f"sessions/{folder}/questions.md", "CANARY")
    put(root, "private.yaml", f"meeting: {DOOR}\n")
    put(root, "questions.sqlite3", "CANARY")
    put(
        root,
        "papers.yaml",
        f"club:\n  place: {DOOR}\n  chat: {DOOR}\n  meeting: {DOOR}\n  private: [feedback]\npapers: []\n",
    )
    publish(club, NOW)
    assert len(tree(root / "site")) > 10
    for path in (*(root / "site").rglob("*"), root / "published.jsonl"):
        if path.is_file():
            assert b"CANARY" not in path.read_bytes(), path
            assert str(tmp_path).encode() not in path.read_bytes(), path
        assert "CANARY" not in path.name
