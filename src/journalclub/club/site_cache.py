""".jc/site.json: what the site's pages were made from last time. Not the truth: thrown away when it does not fit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from journalclub.club.files import write_bytes
from journalclub.errors import JcError
from journalclub.models.publication import Entry

_VERSION = 4  # raised whenever a record here, or what is kept in it, changes
_FILE = Path(".jc", "site.json")

FileStamp = tuple[int, int, int]  # mtime in ns, bytes, inode: a changed file differs in one of them


@dataclass(frozen=True, slots=True)
class Kept:
    """A session as last published."""

    sources: dict[str, FileStamp | None]  # files below the club's folder; None: it was not there
    entry: Entry
    pictures: tuple[str, ...]  # that its page shows, below the session's folder
    about: str  # what else its page depends on
    made: dict[str, FileStamp | None]  # the page's files below the site's folder
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteCache:
    """The whole site as last published."""

    site: str = ""  # its folder
    about: str = ""  # settings and templates
    sessions: dict[str, Kept] = field(default_factory=dict)  # by folder
    events: dict[str, str] = field(default_factory=dict)  # iCalendar, by what they say
    rows: dict[str, list[str]] = field(default_factory=dict)  # of the README, by what they are written from
    version: int = _VERSION


class Remembered:
    """Rows from last time, and those that were asked for this time."""

    def __init__(self, before: dict[str, list[str]]) -> None:
        self._before = before
        self.used: dict[str, list[str]] = {}

    def __call__(self, key: str, write: Callable[[], list[str]]) -> list[str]:
        """The row of a key, written only when it is not known."""
        row = self._before.get(key)
        self.used[key] = row = write() if row is None else row
        return row


def stamp(path: Path | str) -> FileStamp | None:
    """What tells a changed file from an unchanged one; None when it is not there."""
    try:
        stat = os.stat(path)  # noqa: PTH116 (asked for many thousand files)
    except OSError:
        return None
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)  # programs can set the one back, not the other
    return (changed, stat.st_size, stat.st_ino)


def load_cache(root: Path) -> SiteCache:
    """What was kept; an empty one when there is nothing that fits."""
    import msgspec

    try:
        cache = msgspec.json.decode((root / _FILE).read_bytes(), type=SiteCache)
    except (OSError, msgspec.DecodeError, RecursionError):
        return SiteCache()
    return cache if cache.version == _VERSION else SiteCache()


def save_cache(root: Path, cache: SiteCache) -> None:
    """Keep it for the next time; a folder that cannot be written to only costs time."""
    import msgspec

    with contextlib.suppress(OSError, JcError):
        (root / _FILE.parent).mkdir(exist_ok=True)
        write_bytes(root / _FILE.parent / ".gitignore", b"*\n")
        write_bytes(root / _FILE, msgspec.json.encode(cache), lasting=False)
