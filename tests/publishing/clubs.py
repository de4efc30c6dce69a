"""Clubs made of files alone, quickly, for the tests of publishing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from journalclub.club.folder import Club
from tests.briefs import png

NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
CC_BY, ARXIV = (
    "http://creativecommons.org/licenses/by/4.0/",
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
)
SETTINGS = """\
club:
  name: Vision reading group
  timezone: Europe/Amsterdam
  start: "17:00"
  place: Room 5
  also_shown: [Asia/Tokyo]
papers: []
"""
VIT = """\
date: 2027-01-18
presenters: [presenter one]
papers:
  - id: 2010.11929v2
    title: An Image is Worth 16x16 Words
items:
  - kind: slides
    file: slides/talk.pdf
links:
  - kind: code
    url: https://example.org/code
"""


def put(root: Path, name: str, content: str | bytes) -> Path:
    """A file below a folder."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def add_paper(root: Path, folder: str, licence: str | None = CC_BY, **more: Any) -> None:
    """What `jc new` leaves of a paper in a session's folder."""
    paper = {
        "id": "2010.11929",
        "title": "An Image is Worth 16x16 Words",
        "authors": ["First Author", "Second Author"],
        "abstract": "We cut pictures into words. It works well.",
        "url": "https://arxiv.org/abs/2010.11929v2",
        "licence": licence,
        "pages": 22,
        **more,
    }
    figures = [
        {
            "kind": "figure",
            "label": "1",
            "page": 3,
            "caption": "Figure 1: The model.",
            "file": "figures/figure-1.png",
        },
        {
            "kind": "table",
            "label": "2",
            "page": 5,
            "caption": "Table 2: Results.",
            "file": "figures/table-2.png",
        },
    ]
    put(root, f"sessions/{folder}/paper.json", json.dumps(paper))
    put(root, f"sessions/{folder}/figures/figures.json", json.dumps(figures))
    put(root, f"sessions/{folder}/figures/figure-1.png", png(60, 40))
    put(root, f"sessions/{folder}/figures/table-2.png", png(90, 20))
    put(root, f"sessions/{folder}/paper.pdf", b"%PDF-1.7 the paper")
    put(root, f"sessions/{folder}/presenter.html", "<p>notes</p>")


def make_club(root: Path, sessions: dict[str, str] | None = None) -> Club:
    """A club with these session.yaml by folder; without any, one of every kind."""
    put(root, "papers.yaml", SETTINGS)
    if sessions is not None:
        for folder, text in sessions.items():
            put(root, f"sessions/{folder}/session.yaml", text)
        return Club(root)
    kinds = {
        "2027-01-18-vit": VIT,
        "2026-12-07-past": "date: 2026-12-07\nstatus: held\ntopic: Held already\npresenters: [presenter two]\n",
        "2027-02-01-off": "date: 2027-02-01\nstatus: cancelled\nreason: Nobody can come\ntopic: Called off\n",
        "2027-04-05-none": "date: 2027-04-05\nstatus: holiday\nreason: Easter Monday\n",
        "2027-03-01-two": (
            "dates: [2027-03-01, 2027-03-08]\ntopic: Two evenings\nchairs: [chair one]\n"
            "parts:\n  - label: a\n    topic: Theory\n    presenters: [presenter three]\n    points: [One, Two]\n"
            "readings: [Chapter 5]\ntasks: [Install it]\nnotes: [Bring a laptop]\n"
            "sequels:\n  - id: 2103.14030\n    title: What came after\n"
        ),
        "undated-later": "topic: One day\n",
    }
    for folder, text in kinds.items():
        put(root, f"sessions/{folder}/session.yaml", text)
    add_paper(root, "2027-01-18-vit")
    put(root, "sessions/2027-01-18-vit/slides/talk.pdf", b"%PDF-1.7 slides")
    put(
        root,
        "sessions/2027-01-18-vit/presenter.md",
        "# Cover\n\n- One point\n\n<!--\nNOTES-CANARY\n-->\n\n---\n\n# Two\n",
    )
    put(
        root,
        "sessions/2027-01-18-vit/collected.md",
        "## Question 1\n\n> Why patches?\n\nFigure 1 (p. 3) · 2 votes\n\n**Answer:**\n\nThey are words.\n\n"
        "## Question 2\n\n> OPEN-CANARY?\n\n**Answer:** –\n",
    )
    return Club(root)


def tree(root: Path) -> dict[str, str]:
    """Every file below a folder but the private ones, with a fingerprint."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".jc" not in path.relative_to(root).parts
    }
