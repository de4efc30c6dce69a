"""What must hold when many processes work on one club at once; the tests call it with few, the soak with many."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from journalclub.club.folder import Club
from journalclub.models.session import Session
from tests.trust.clubs import DAY
from tests.trust.crowd import crowd

NOTES = "notes=https://a.example/{p}/{n}"
ASK = ("ask", DAY.isoformat(), "Why does round {n} of part {p} not end earlier?", "--by", "attendee {p}")
FILE = ("file", "2027-03-1{d}", "--code", "../given/{p}-{n}.py", "--link", NOTES)
PUBLISH = ("publish",)
SESSIONS = 10  # under which all file at the same time, one after the other


def give_files(folder: Path, processes: int, each: int) -> None:
    """The files that FILE files, beside the club."""
    (folder / "given").mkdir(exist_ok=True)
    for process in range(processes):
        for number in range(each):
            (folder / "given" / f"{process}-{number}.py").write_text(f"part = {process, number}\n")


def asked(club: Club, processes: int, each: int) -> Iterator[str]:
    """All at once ask: what was lost or doubled."""
    yield from crowd(club.root, processes, each, ASK)
    with contextlib.closing(sqlite3.connect(club.root / "questions.sqlite3")) as database:
        texts = [row[0] for row in database.execute("SELECT text FROM jc_question")]
        ((sound,),) = database.execute("PRAGMA integrity_check")
    wanted = {ASK[2].format(p=p, n=n) for p in range(processes) for n in range(each)}
    yield from _compared(wanted, texts)
    if sound != "ok":
        yield f"the database is damaged: {sound}"


def filed(club: Club, processes: int, each: int) -> Iterator[str]:
    """All at once file files and addresses under the same sessions, and publish: what is lost, doubled, not shown."""
    give_files(club.root.parent, processes, each)
    for number in range(SESSIONS):
        folder = club.root / "sessions" / f"2027-03-1{number}-round-{number}"
        folder.mkdir()
        (folder / "session.yaml").write_text(f"date: 2027-03-1{number}\ntopic: Round {number}\n")
    yield from crowd(club.root, processes, each, FILE, PUBLISH)
    for session in Club(club.root).sessions():
        if session.topic:
            about = int(session.topic.removeprefix("Round "))
            calls = [(p, n) for p in range(processes) for n in range(about, each, SESSIONS)]
            yield from _shown(club, session, calls)
    yield from crowd(club.root, 1, 1, ("publish", "--check"))
    for left in club.root.rglob(".jc-*"):
        yield f"{left.relative_to(club.root)} is left lying"


def _shown(club: Club, session: Session, calls: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What of these calls is not there once, in the session's record, folder and page."""
    yield from _compared(
        {f"https://a.example/{p}/{n}" for p, n in calls}, [link.url for link in session.links]
    )
    yield from _compared({f"code/{p}-{n}.py" for p, n in calls}, [item.file for item in session.items])
    folder = club.session_folder(session)
    page = (folder / "README.md").read_text() if calls else ""
    for process, number in calls:
        if f"(https://a.example/{process}/{number})" not in page:
            yield f"the page of {session.folder} lacks {process}/{number}"
        path = folder / "code" / f"{process}-{number}.py"
        if not path.is_file() or path.read_text() != f"part = {process, number}\n":
            yield f"{path.name} is not there, or holds something else"


def _compared(wanted: set[str], found: list[str]) -> Iterator[str]:
    counted = Counter(found)
    yield from (f"lost: {one}" for one in sorted(wanted - counted.keys()))
    yield from (f"unasked for: {one}" for one in sorted(counted.keys() - wanted))
    yield from (f"{times} times: {one}" for one, times in sorted(counted.items()) if times > 1)
