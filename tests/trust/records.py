"""What must hold of a club's files when a command was killed, or the disk failed it, and was then run again.

Each command is a line of CASES. Every file is as before or as after, never between; the database is sound; the same
command run again makes the rest and sweeps up what was left lying. Not: how a step is stopped (stepping.py).
"""

from __future__ import annotations

import contextlib
import errno
import json
import random
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journalclub.club.files import TEMPORARY
from journalclub.club.folder import Club
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.reading.crop_names import UNFINISHED
from journalclub.sources.cache import Cache
from tests.trust.cases import CASES, NOTEBOOK, STARTS, Case
from tests.trust.stepping import Fault, Outcome, Stepper

FAILED = "Input/output error"  # in a warning: a part failed while the rest was made
PNG_END = b"IEND\xaeB`\x82"
LAST_WORDS = 300  # characters of what a run said
A_DAY = 86_400.0  # seconds; downloads that are older are nobody's

# The same command sweeps up what a killed one left, unless it has nothing to do any more. What could not be removed is
# swept up by the next change in its folder: here a change in each.
NEXT_CHANGE = """
from pathlib import Path
from journalclub.club.files import write_text
for folder in {p.parent for p in Path().rglob("*")}:
    write_text(folder / "next.txt", "next")
"""

FULL = Fault(
    1, errno.ENOSPC, lasting=True, calls=("write", "pwrite", "writev", "sendfile", "openat", "mkdir")
)
FAULTS = {
    "killed": Fault(1),
    "disk full": FULL,
    "disk broken": Fault(1, errno.EIO),
    "read-only": Fault(1, errno.EROFS, lasting=True),
}

Tree = dict[str, bytes]


class Workshop:
    """Prepared clubs, a loopback arXiv and the process that runs commands; use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self._number = 0

    def __enter__(self) -> Workshop:
        preprint, pdf = sample_paper()
        arxiv = self._stack.enter_context(LoopbackArxiv([Shelved(preprint, pdf)]))
        self.stepper = self._stack.enter_context(Stepper())
        self._environment = {
            "JC_ARXIV_URL": arxiv.url,
            "JC_ARXIV_PAUSE": "0",
            "XDG_CACHE_HOME": str(self._folder / "turns"),
        }
        nothing = self._folder / "starts" / "nothing"
        (nothing / "club").mkdir(parents=True)
        (nothing / "paper.pdf").write_bytes(pdf)
        (nothing / "lab.ipynb").write_text(NOTEBOOK, encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _started(self, name: str) -> Path:
        """The folder with a club as STARTS has it, made when it is first needed."""
        made = self._folder / "starts" / name
        if not made.exists():
            start = STARTS[name]
            shutil.copytree(self._started(start.like), made)
            if start.inserted:
                pattern, line, text = start.inserted
                (file,) = (made / "club").glob(pattern)
                before, found, after = file.read_text(encoding="utf-8").partition(line)
                file.write_text(before + text + found + after, encoding="utf-8")
            for argv in start.commands:
                outcome = self.run(made, argv)
                assert outcome.status == 0, outcome.said
        return made

    def room(self, case: Case) -> Path:
        """A folder with the case's club in club/ and its inputs beside it."""
        self._number += 1
        room = shutil.copytree(self._started(case.start), self._folder / f"room-{self._number}")
        for name, text in case.inputs.items():
            (room / name).parent.mkdir(parents=True, exist_ok=True)
            (room / name).write_text(text, encoding="utf-8")
        return room

    def run(self, room: Path, argv: Sequence[str], fault: Fault | None = None) -> Outcome:
        """Run `jc` in the room's club."""
        cache = room / "cache"
        environment = self._environment | {"JC_CACHE_DIR": str(cache)}
        return self.stepper.run(
            argv, room / "club", fault, watched=(room / "club", cache), environment=environment
        )

    @contextlib.contextmanager
    def trial(self, name: str) -> Iterator[Trial]:
        """One command with what it does when nothing goes wrong."""
        case = CASES[name]
        room = self.room(case)
        before = _tree(room)
        calm = self.run(room, case.argv)
        assert calm.status == case.ends, f"{name}: {calm.said}"
        assert calm.steps, f"{name} writes nothing"
        assert not [*case.lost(calm.said, room / "club")]
        yield Trial(self, name, case, len(calm.steps), before, _tree(room), _rows(room))
        shutil.rmtree(room)


@dataclass(frozen=True, slots=True)
class Trial:
    """A command, how many steps it takes, and the files without, before and after it."""

    workshop: Workshop
    name: str
    case: Case
    steps: int
    before: Tree
    after: Tree
    rows: list[tuple[object, ...]]

    def chosen(self, most: int, chance: random.Random) -> list[int]:
        """Steps to strike at: all, or `most` of them."""
        if self.steps <= most:
            return list(range(1, self.steps + 1))
        return sorted(chance.sample(range(1, self.steps + 1), most))

    def problems(self, kind: str, at: int) -> list[str]:
        """Strike at a step, look, run the command again, look again; every rule that was broken."""
        pattern = FAULTS[kind]
        fault = Fault(at, pattern.errno, pattern.lasting, pattern.calls)
        room = self.workshop.room(self.case)
        struck = self.workshop.run(room, self.case.argv, fault)
        hit = struck.steps[at - 1] if len(struck.steps) >= at else "nothing"
        degraded = struck.status == self.case.ends and FAILED in struck.said
        found = list(_damaged(room) if degraded else self._torn(room))
        found += self.case.lost(struck.said, room / "club")
        found += _bad_end(struck, self._names(room)) if fault.errno else ()
        again = self.workshop.run(room, self.case.argv)
        if again.status != self.case.ends and not (self.case.done and self.case.done in again.said):
            found.append(f"run again it ends with {again.status}: {again.said}")
        left = [*(_damaged(room) if degraded else self._unfinished(room))]
        found += [f"{problem}; that run said: {again.said[-LAST_WORDS:]}" for problem in left]
        if kind != "killed" or self.case.done:
            self.workshop.run(room, ("-c", NEXT_CHANGE))
        found += _left_lying(room)
        shutil.rmtree(room)
        return [f"{self.name}, {kind} at step {at} ({hit}): {problem}" for problem in found]

    def _names(self, room: Path) -> set[str]:
        """By which a message may name what could not be written."""
        records = (Path(path) for path in self.after)
        return {
            "questions.sqlite3",
            str(room / "club"),
            str(room / "cache"),
            *(p.name for path in records for p in (path, path.parent)),
        } - {""}

    def _torn(self, room: Path) -> Iterator[str]:
        for path, content in _tree(room).items():
            # A session's folder may have another name by now.
            known = (
                tree[p] for tree in (self.before, self.after) for p in tree if Path(p).name == Path(path).name
            )
            if content not in known and not (path == self.case.twice and not Club(room / "club").problems()):
                yield f"{path} is neither as before nor as after ({len(content)} bytes)"
        yield from _unreadable(room)

    def _unfinished(self, room: Path) -> Iterator[str]:
        now = _tree(room)
        yield from _unreadable(room)
        for path in sorted(now.keys() | self.after.keys()):
            if now.get(path) != self.after.get(path):
                yield f"after running again, {path} is not as it should be"
        if (rows := _rows(room)) != self.rows:
            yield f"after running again, the questions are {rows}, not {self.rows}"


def _damaged(room: Path) -> Iterator[str]:
    """Of what was made without a picture that failed: what is not whole."""
    yield from _unreadable(room)
    for deck in (room / "club").rglob("*.pptx"):
        try:
            damaged = zipfile.ZipFile(deck).testzip()
        except zipfile.BadZipFile as error:
            damaged = str(error)
        if damaged is not None:
            yield f"{deck.name} is damaged: {damaged}"
    for picture in (room / "club").rglob("*.png"):
        if not picture.read_bytes().endswith(PNG_END):
            yield f"{picture.name} is cut short"


def _left_lying(room: Path) -> Iterator[str]:
    """Unfinished files that nothing swept; in the cache, which other machines may use, those of a day ago."""
    Cache(room / "cache").sweep(time.time() + A_DAY)
    for left in room.rglob("*"):
        if left.name.startswith(TEMPORARY) or left.name.endswith((UNFINISHED, ".new")):
            yield f"{left.relative_to(room)} is left lying"


def _is_record(path: Path) -> bool:
    """Whether a file is one that people or `jc` rely on: nothing unfinished, and nothing of .jc/ or the database."""
    parts = path.parts
    unfinished = path.suffix == UNFINISHED or any(
        part == ".jc" or part.startswith(TEMPORARY) for part in parts
    )
    return not unfinished and ".sqlite3" not in path.name


def _tree(room: Path) -> Tree:
    """The records in the room's club."""
    club = room / "club"
    files = (p for p in club.rglob("*") if p.is_file() and _is_record(p.relative_to(club)))
    return {p.relative_to(club).as_posix(): p.read_bytes() for p in files}


def _rows(room: Path) -> list[tuple[object, ...]]:
    """The questions as they are kept, without times."""
    file = room / "club" / "questions.sqlite3"
    if not file.exists():
        return []
    with contextlib.closing(sqlite3.connect(file)) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        if "jc_question" not in tables:
            return []
        query = "SELECT id, text, author, status, merged_into, pinned FROM jc_question ORDER BY id"
        answers = "SELECT question, text FROM jc_answer ORDER BY id"
        votes = "SELECT question, count(*) FROM jc_vote GROUP BY question ORDER BY question"
        closed = "SELECT session, closed FROM jc_session ORDER BY session"
        return [row for asked in (query, answers, votes, closed) for row in database.execute(asked)]


def _unreadable(room: Path) -> Iterator[str]:
    """What cannot be read back: JSON, the database, the cache."""
    for file in (room / "club").rglob("*.json"):
        if not any(part.startswith(TEMPORARY) for part in file.relative_to(room).parts):
            try:
                json.loads(file.read_bytes())
            except ValueError as error:
                yield f"{file.name} is torn ({error})"
    database = room / "club" / "questions.sqlite3"
    if database.exists():
        with contextlib.closing(sqlite3.connect(database)) as opened:
            ((sound,),) = opened.execute("PRAGMA integrity_check")
            if sound != "ok":
                yield f"the database is damaged: {sound}"
    for kept in (room / "cache").glob("papers/*/paper.pdf"):
        seal = kept.with_suffix(".json")
        if seal.exists() and kept.read_bytes() != sample_paper()[1]:
            yield f"{kept} is sealed and torn"


def _bad_end(outcome: Outcome, names: set[str]) -> Iterator[str]:
    """How a command ends when a call failed: done all the same, or with a sentence that names a file or its folder."""
    if outcome.status not in (0, 1):
        yield f"it ends with {outcome.status}: {outcome.said}"
    if outcome.status == 1 and not any(name in outcome.said for name in names):
        yield f"it names no file: {outcome.said}"
    if TEMPORARY in outcome.said or UNFINISHED in outcome.said:
        yield f"it names an unfinished file: {outcome.said}"
