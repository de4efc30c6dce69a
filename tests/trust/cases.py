"""The commands that are killed and failed everywhere, and the clubs they are run in. Not: what must hold (records.py).

Each command of `jc` that writes has a case, and so has each of its options that names what is written (test_cases.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.trust import hosted

CALENDAR = """\
# Schedule

| Date | Presenter | Paper |
| --- | --- | --- |
| 2026-02-02 | presenter 1 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) |
| 2026-02-16 | presenter 2 | [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929) |
| 2026-03-02 | presenter 3 | [Deep Residual Learning](https://arxiv.org/abs/1512.03385) |
"""
CHAT = """\
10:00:01 From attendee 1 to Everyone: Why is the step size in Section 2 halved?
10:00:09 From attendee 2 to Everyone: Why is turn order in Figure 1 so fair?
"""
NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {
                "id": "a",
                "cell_type": "markdown",
                "metadata": {"tags": ["student"]},
                "source": "# A lab on turns",
            }
        ],
    }
)
ANSWERS = """\
## Question 1

Because of the rotation.
"""
VIDEOS = """\
<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>yt:video:sNiAX2ZCW34</id>
<title>Whose Turn Is It? Fair Rotation of Presenters in Reading Groups</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=sNiAX2ZCW34"/>
<published>2027-01-03T18:00:00+00:00</published>
</entry></feed>
"""
CLAIMS = """\
# What I will say

> Turns drift apart when somebody falls ill, as a draw without memory cannot make good what was missed.

Figure 1, p. 4
"""
SCRIPT = "print('turns')\n"
RULE = """\
  schedule:
    rule: every second Monday
    from: 2027-02-01
"""
MEMBERS = """\
  members: [presenter, attendee 7, attendee 8]
"""
SESSION = "2027-01-18"
PAPER = "2611.00000"


@dataclass(frozen=True, slots=True)
class Start:
    """A club in which commands are tried: another one, text that is put before some of a file, commands run in it."""

    like: str
    commands: tuple[tuple[str, ...], ...] = ()
    inserted: tuple[str, str, str] | None = None  # the file, before what in it, what is put there


def _nothing(said: str, club: Path) -> Iterable[str]:
    """What is lost of what a command said, when it says nothing of that kind."""
    del said, club
    return ()


@dataclass(frozen=True, slots=True)
class Case:
    """A command, and the club of STARTS it is run in."""

    argv: tuple[str, ...]
    start: str = "session"
    inputs: Mapping[str, str] = field(default_factory=dict)  # files beside the club that the command is given
    done: str = ""  # what it says instead when it has been done already
    twice: str = ""  # the file that it changes in two steps, each of which is whole
    ends: int = 0  # its exit status when nothing goes wrong
    slow: bool = False  # takes a second or more
    lost: Callable[[str, Path], Iterable[str]] = _nothing  # what it said is kept, and is not


CASES = {
    "init": Case(("init", ".", "--name", "Reading group"), "nothing", done="is a club already"),
    "new": Case(("new", PAPER, "--date", SESSION, "--presenter", "presenter"), "club", slow=True),
    "new from a file": Case(("new", "--pdf", "../paper.pdf", "--date", SESSION), "club", slow=True),
    "new again": Case(("new", PAPER, "--force"), "dark", slow=True),
    "new for the next date": Case(("new", PAPER, "--date", "next"), "dates", slow=True),
    "adopt": Case(("adopt", "../calendar.md"), "session", {"calendar.md": CALENDAR}, twice="papers.yaml"),
    "file a folder": Case(
        ("file", "next", "--code", "../lab"),
        inputs={"lab/turns.py": SCRIPT, "lab/data/turns.csv": "member,turns\npresenter,3\n"},
    ),
    "file": Case(
        ("file", "next", "--slides", "../talk.pdf", "--video", "https://youtu.be/x"),
        inputs={"talk.pdf": "%PDF-1.7"},
    ),
    "ask": Case(("ask", "next", "Why is the turn order in Figure 1 fair?", "--by", "attendee 7")),
    "ask the same": Case(("ask", "next", "Why is turn order in Figure 1 so fair?", "--by", "attendee 8")),
    "suggest": Case(("suggest", PAPER, "--by", "attendee 7"), "club"),
    "vote": Case(("vote", PAPER, "--by", "attendee 7"), "list"),
    "take a vote back": Case(("vote", PAPER, "--by", "attendee 7", "--back"), "voted"),
    "tick": Case(("status", "next", "--done", "announced")),
    "verify": Case(
        ("verify", "next", "../claims.md", "--out", "places"), inputs={"claims.md": CLAIMS}, ends=1, slow=True
    ),
    "plan": Case(("plan", "next", "--minutes", "15")),
    "import": Case(("questions", "import", "next", "../chat.txt"), inputs={"chat.txt": CHAT}),
    "answer": Case(("questions", "answer", "next", "1", "Because of the rotation.")),
    "export": Case(("questions", "export", "next")),
    "schedule": Case(("schedule", "--until", "2027-03-16"), "rule"),
    "assign": Case(("schedule", "--count", "0", "--assign"), "dates with members"),
    "move": Case(("move", "next", "2027-01-25"), done="is on 2027-01-25 already"),
    "cancel": Case(("cancel", SESSION, "--why", "The presenter is ill"), done="is cancelled already"),
    "publish": Case(("publish",)),
    "publish again": Case(("publish",), "changed"),
    "close": Case(("close", "2027-01-03", "--yes"), "over"),
    "notebooks": Case(("notebooks", SESSION, "../lab.ipynb")),
    "notebooks again": Case(("notebooks", SESSION, "../lab.ipynb", "--force"), "edited notebook"),
    "merge": Case(("questions", "merge", "next", "2", "1"), "two questions"),
    "unmerge": Case(("questions", "unmerge", "next", "2"), "merged", done="is not merged"),
    "hide": Case(("questions", "hide", "next", "1"), "collected"),
    "release": Case(("questions", "hide", "next", "1", "--undo"), "hidden"),
    "answers": Case(("questions", "answer", "next", "--from", "../filled.md"), inputs={"filled.md": ANSWERS}),
    "agenda": Case(("questions", "agenda", "next", "--out", "sheet.md", "--deck")),
    "recordings": Case(("recordings", "../feed.xml", "--yes"), "agreed", {"feed.xml": VIDEOS}),
    "move a file": Case(
        ("file", "next", "--move", "--slides", "../talk.pdf"),
        inputs={"talk.pdf": "%PDF-1.7"},
        done="talk.pdf does not exist",
    ),
    "suggest today's": Case(("suggest", "--feed", "cs.CY", "--match", "turn", "--add-all"), "club"),
    "extract": Case(("extract", "../paper.pdf", "--out", "paper", "--vector"), "nothing", slow=True),
    "draw what was found": Case(
        ("extract", "../paper.pdf", "--debug-overlay", "drawn"), "nothing", slow=True
    ),
    "publish elsewhere": Case(("publish", "--out", "www")),
    "init for GitHub": Case(
        ("init", ".", "--name", "Reading group", "--github"), "nothing", done="is a club already"
    ),
    "demo": Case(("demo", "demo-club"), "nothing", done="is there already", slow=True),
    "refresh": Case(("new", PAPER, "--refresh"), slow=True),
    "show": Case(("show",)),
    "serve": Case(("-m", "tests.trust.hosted"), "two questions", slow=True, lost=hosted.lost),
    "list": Case(("questions", "list", "next"), "club with a session"),
    "export a table": Case(("questions", "export", "next", "--csv", "questions.csv")),
    "forget": Case(("questions", "forget", "next", "1"), "collected", done="has no question 1"),
    "forget all": Case(("questions", "forget", "next", "--all"), "collected"),
}

# Commands that only read: they keep the index of what they read, as "show" does; a test looks that they write no more.
READING = (
    ("papers",),
    ("check",),
    ("announce", "next"),
    ("status",),
    ("status", "next"),
    ("verify", "next"),
)

STARTS = {
    "club": Start("nothing", (CASES["init"].argv,)),
    "list": Start("club", (CASES["suggest"].argv,)),  # with the sample paper on its reading list
    "rule": Start("club", inserted=("papers.yaml", "  folder:", RULE)),
    "voted": Start("list", (CASES["vote"].argv,)),
    "dates": Start("rule", (CASES["schedule"].argv,)),
    "dates with members": Start("dates", inserted=("papers.yaml", "  folder:", MEMBERS)),
    "club with a session": Start("club", (CASES["new"].argv,)),
    "session": Start("club with a session", (("ask", "next", "Why is the turn order of Figure 1 fair?"),)),
    "dark": Start("session", inserted=("papers.yaml", "  folder:", "  theme: dark\n")),
    "collected": Start("session", (CASES["export"].argv,)),
    "notebook": Start("session", (CASES["notebooks"].argv,)),
    "edited notebook": Start(
        "notebook", inserted=("sessions/*/notebooks/lab-student.ipynb", "A lab on turns", "Changed: ")
    ),
    "two questions": Start("session", (("ask", "next", "How long is a round in Section 2?"),)),
    "merged": Start("two questions", (CASES["merge"].argv,)),
    "hidden": Start("session", (("questions", "hide", "next", "1"),)),
    "changed": Start("session", (("publish",), CASES["cancel"].argv)),  # published, and changed since
    "over": Start("session", (("move", SESSION, "2027-01-03"),)),  # yesterday's session
    "agreed": Start("over", inserted=("sessions/*/session.yaml", "date:", "consent:\n  presenter: yes\n")),
}
