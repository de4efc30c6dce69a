"""Whose turn it is to ask arXiv, over all `jc` processes of the user. Not: the asking itself (net.py).

https://info.arxiv.org/help/api/tou.html: at most one request every three seconds and one connection at a
time, over all machines one controls.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journalclub.errors import JcError

PAUSE = 3.0  # seconds between two requests: arXiv's terms of use
LONGEST_WAIT = 120.0  # seconds that we sleep because arXiv asked; above it the user is told instead
PATIENCE = 900.0  # seconds to wait for other `jc` processes
_LONGEST_NOTE = 86_400.0  # seconds; a time stamp that asks for more is damaged or from a clock set back
_STALE_AFTER = 86_400.0  # seconds; a stand-in's port is not used again
_STANDIN = "standin-"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When arXiv was last asked, and until when it must be left alone (wall clock, seconds since 1970)."""

    last: float
    not_before: float


def seconds_to_wait(stamp: Stamp | None, now: float, pause: float) -> float:
    """How long to sleep before the next request.

    A stamp from the future means that the clock was set back: then what the stamp asked for is waited in
    full, so that the pause is never too short and never longer than it was meant.
    """
    if stamp is None:
        return 0.0
    asked = stamp.not_before - stamp.last
    if not 0.0 <= asked <= _LONGEST_NOTE:
        asked = pause
    wanted = max(pause, asked)
    elapsed = now - stamp.last
    return wanted if elapsed < 0.0 else max(0.0, wanted - elapsed)


class Turns:
    """Hands out turns to ask one service, across processes.

    `folder` holds the lock and the stamp; `name` tells services apart. The operating system frees the lock of
    a holder that was killed; its stamp stays.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "arxiv",
        pause: float = PAUSE,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        patience: float = PATIENCE,
    ) -> None:
        self.pause = pause
        self._lock_file = folder / f"{name}.lock"
        self._stamp_file = folder / f"{name}.last"
        self._clock, self._sleep, self._patience = clock, sleep, patience

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for our turn and hold it: no other process asks before the block ends.

        Raises JcError when arXiv asked for a longer wait than we sleep, when other processes hold the turn
        for too long, or when the folder cannot be written.
        """
        from filelock import FileLock, Timeout

        try:
            self._lock_file.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._lock_file, timeout=self._patience)
            lock.acquire()
        except Timeout:
            raise JcError(
                f"other jc processes have been talking to arXiv for {in_words(self._patience)}: "
                "wait for them, or end them, and try again."
            ) from None
        except (OSError, NotImplementedError) as error:
            raise self._unwritable(error) from error
        try:
            self._wait()
            self.asked()
            yield
        finally:
            lock.release()

    def asked(self) -> None:
        """Note that arXiv is being asked, or has just begun to answer: the pause counts from here."""
        now = self._clock()
        self._write(Stamp(now, now + self.pause))

    def hold_off(self, seconds: float) -> None:
        """Note that arXiv asked every process of ours to stay away."""
        now = self._clock()
        self._write(Stamp(now, now + min(seconds, _LONGEST_NOTE)))

    def _wait(self) -> None:
        """Sleep until arXiv may be asked again."""
        wait = seconds_to_wait(self._read(), self._clock(), self.pause)
        if wait > LONGEST_WAIT:
            raise JcError(f"arXiv asked to be left alone for another {in_words(wait)}: try again then.")
        if wait > 0.0:
            self._sleep(wait)

    def _read(self) -> Stamp | None:
        """The stamp; None when there is none. A damaged one counts as just written."""
        try:
            data = json.loads(self._stamp_file.read_bytes())
            stamp = Stamp(float(data["last"]), float(data["not_before"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError):
            stamp = Stamp(math.nan, math.nan)
        if math.isfinite(stamp.last) and math.isfinite(stamp.not_before):
            return stamp
        now = self._clock()
        return Stamp(now, now + self.pause)

    def _write(self, stamp: Stamp) -> None:
        """Replace the stamp; the lock is held, so one temporary name is enough."""
        temporary = self._stamp_file.with_suffix(".new")
        try:
            temporary.write_text(json.dumps({"last": stamp.last, "not_before": stamp.not_before}))
            temporary.replace(self._stamp_file)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> JcError:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        folder = self._lock_file.parent
        return JcError(
            f"jc notes its requests to arXiv in {folder}, but cannot ({reason}): make it writable."
        )


def standin_name(host: str, port: int | None) -> str:
    """A name for the turns of a stand-in for arXiv, so that a demo never waits for the real one."""
    return f"{_STANDIN}{''.join(c if c.isalnum() else '-' for c in host)}-{port or 0}"


def sweep_standins(folder: Path, now: float) -> None:
    """Remove what stand-ins of earlier days left behind."""
    for file in folder.glob(f"{_STANDIN}*"):
        with contextlib.suppress(OSError):
            if now - file.stat().st_mtime > _STALE_AFTER:
                file.unlink()


def turns_folder(cache: Path) -> Path:
    """Where all processes of the user meet: not the cache, which may be another for each of them.

    Falls back to the cache when the user's own folder cannot be written.
    """
    import platformdirs

    folder = platformdirs.user_cache_path("journalclub") / "turns"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return cache / "turns"
    return folder if os.access(folder, os.W_OK) else cache / "turns"


def in_words(seconds: float) -> str:
    """A duration as people say it, never shorter than it is: "40 seconds", "3 minutes", "2 hours"."""
    for size, unit in ((3_600, "hour"), (60, "minute")):
        if seconds > size * 1.5:
            return f"{math.ceil(seconds / size)} {unit}s"
    count = max(1, math.ceil(seconds))
    return f"{count} second{'s' if count > 1 else ''}"
