"""What is known of each session.yaml, kept in .jc/ so that only changed files are read again. Not: the truth."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from journalclub.club.files import write_bytes, write_text
from journalclub.errors import JcError, Problem
from journalclub.models.session import Session

_VERSION = 1  # raised whenever Session or the parsing changes


@dataclass(frozen=True, slots=True)
class Entry:
    """One session as last read."""

    stamp: tuple[int, int, int]  # mtime in ns, bytes, inode: a changed file differs in one of them
    session: Session | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    version: int
    entries: dict[str, Entry]


def read_sessions(
    root: Path, parse: Callable[[str], tuple[Session | None, list[Problem]]]
) -> dict[str, Entry]:
    """All sessions by folder name, in the folders' order; `parse(folder)` reads one that is new or changed."""
    stamps = _stamps(root / "sessions")
    known = _load(root)
    entries = {}
    for folder, stamp in stamps.items():
        entry = known.get(folder)
        if entry is None or entry.stamp != stamp:
            session, problems = parse(folder)
            entry = Entry(stamp, session, tuple(problems))
        entries[folder] = entry
    if entries != known:
        _save(root, entries)
    return entries


def _stamps(sessions: Path) -> dict[str, tuple[int, int, int]]:
    """Folder to stamp of its session.yaml, sorted; folders without one are none of ours."""
    stamps = {}
    try:
        folders = sorted(p.name for p in sessions.iterdir() if not p.name.startswith("."))
    except OSError:
        return {}
    for folder in folders:
        with contextlib.suppress(OSError):
            stat = (sessions / folder / "session.yaml").stat()
            stamps[folder] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return stamps


def _load(root: Path) -> dict[str, Entry]:
    try:
        stored = msgspec.json.decode((root / ".jc" / "index.json").read_bytes(), type=_Stored)
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}
    return stored.entries if stored.version == _VERSION else {}


def _save(root: Path, entries: dict[str, Entry]) -> None:
    """Keep it for the next time; a folder that cannot be written to only costs time."""
    with contextlib.suppress(OSError, JcError):
        (root / ".jc").mkdir(exist_ok=True)
        write_text(root / ".jc" / ".gitignore", "*\n")
        write_bytes(root / ".jc" / "index.json", msgspec.json.encode(_Stored(_VERSION, entries)))
