"""`jc serve` with everything an attendee and the host can do to what is stored, one after the other; then it ends.

Run as a command of CASES: everything but the socket is the real server. Prints what was acknowledged, and ends with 1
when anything was not. Not: what must hold of the club's files (records.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from journalclub.web import server
from journalclub.web.app import make_app
from journalclub.web.showing import cookie_name
from journalclub.web.site import Site
from tests.trust.stepping import jc
from tests.web.visiting import request

COLLECTED, NOTHING = "collected.md", ""
KEPT = "kept: "
VOTER = "token-of-an-attendee"  # by which a vote that is sent again is the same vote
PATIENCE = 30.0  # seconds until the page knows that questions are taken again
TEXT = "Are the weights of Figure 2 the same in every round?"
TWIN = "Is every round of Figure 2 weighted the same?"


class Act(NamedTuple):
    """Something that a person does, and what is in the database from then on."""

    name: str
    path: str  # of the form; {host} is the host's
    form: dict[str, str]
    found: str  # finds a row when it is; COLLECTED: the question is in that file; NOTHING: it is undone later


def _host(name: str, found: str, action: str, question: int | str = "", **more: str) -> Act:
    return Act(name, "{host}/do", {"action": action, "question": str(question), **more}, found)


# In a club whose session has the questions 1 and 2. Each can be done again, and none undoes another.
ACTS = (
    _host("open", NOTHING, "open"),  # when a run before closed it
    Act(
        "ask",
        "/ask",
        {"text": TEXT, "name": "attendee 9", "key": "key-of-the-first"},
        "SELECT 1 FROM jc_question WHERE id = 3 AND text LIKE 'Are the weights%'",
    ),
    Act(
        "ask the same",
        "/ask",
        {"text": TWIN, "name": "", "key": "key-of-the-second"},
        "SELECT 1 FROM jc_question WHERE id = 4 AND text LIKE 'Is every round%'",
    ),
    _host("release", "SELECT 1 FROM jc_question WHERE id = 3 AND status = 'shown'", "release", 3),
    _host("pin", "SELECT 1 FROM jc_question WHERE id = 3 AND pinned", "pin", 3),
    _host("merge", "SELECT 1 FROM jc_question WHERE id = 4 AND merged_into = 3", "merge", 4, into="3"),
    _host("hide", "SELECT 1 FROM jc_question WHERE id = 2 AND status = 'hidden'", "hide", 2),
    _host(
        "answer",
        "SELECT 1 FROM jc_answer WHERE question = 1 AND text = 'Because of the rotation.'",
        "answer",
        1,
        text="Because of the rotation.",
        by="presenter",
    ),
    Act("vote", "/vote", {"question": "3"}, "SELECT 1 FROM jc_vote WHERE question = 3"),
    _host("collect", COLLECTED, "collect"),
    _host("close", "SELECT 1 FROM jc_session WHERE closed", "close"),
)


def main() -> int:
    """Serve, act until something is refused, end."""
    kept = False

    def visited(site: Site, opened: socket.socket, ready: Callable[[], None]) -> None:
        nonlocal kept
        del opened, ready  # nobody calls
        kept = asyncio.run(_acts(site))

    vars(server)["run"] = visited
    return jc(["serve", "next", "--port", "0", "--moderated"]) or int(not kept)


async def _acts(site: Site) -> bool:
    """Everything in order; whether all of it was acknowledged."""
    app, headers = (
        make_app(site),
        {"accept": "application/json", "cookie": f"{cookie_name(site.hall)}={VOTER}"},
    )
    await site.start()
    try:
        for act in ACTS if site.board.closed else ACTS[1:]:
            path = act.path.format(host=f"/host/{site.hall.secret}")
            reply = await request(app, "POST", path, headers, urlencode(act.form).encode())
            if reply.status >= 300:
                _say(f"refused: {act.name}: {reply.status} {reply.text}")
                return False
            _say(f"{KEPT}{act.name}")
            if act.found == NOTHING:
                await site.watch.fresh(PATIENCE)  # or the page would still say that no more can be asked
    finally:
        await site.stop()
    return True


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def lost(said: str, club: Path) -> Iterator[str]:
    """What was acknowledged and is not stored."""
    acknowledged = {line.removeprefix(KEPT) for line in said.splitlines() if line.startswith(KEPT)}
    with contextlib.closing(sqlite3.connect(club / "questions.sqlite3")) as database:
        for act in ACTS:
            if act.name in acknowledged and not _is_there(act.found, club, database):
                yield f"“{act.name}” was acknowledged and is lost"


def _is_there(found: str, club: Path, database: sqlite3.Connection) -> bool:
    if found == COLLECTED:
        (sheet,) = club.glob(f"sessions/*/{COLLECTED}")
        return TEXT in sheet.read_text(encoding="utf-8")
    return found == NOTHING or database.execute(found).fetchone() is not None
