"""Whose turn it is to ask arXiv, over all `jc` processes of the user. Not: the asking itself (connection.py).

https://info.arxiv.org/help/api/tou.html: at most one request every three seconds and one connection at a
time, over all machines one controls. How long the pause is, services.py says.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journalclub.errors import JcError

LONGEST_WAIT = 120.0  # seconds that we sleep because arXiv asked; above it the user is told instead
PATIENCE = 900.0  # seconds to wait for other `jc` processes
_LONGEST_NOTE = 86_400.0  # seconds; a stamp that asks for more is damaged
_STALE_AFTER = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Stamp:
    """When arXiv was last asked, and for how long it must be left alone from then on.

    The time is the system's monotonic clock, which all processes of a machine share and nobody can set back; it
    means nothing on another machine or after a restart, therefore the machine is noted.
    """

    last: float  # seconds
    hold: float  # seconds
    machine: str


def seconds_to_wait(stamp: Stamp | None, now: float, machine: str, pause: float) -> float:
    """How long to sleep before the next request.

    What a stamp of another machine, or of before a restart, asks for is waited in full: the pause is never too
    short, and never longer than it was meant.
    """
    if stamp is None:
        return 0.0
    wanted = max(pause, stamp.hold if 0.0 <= stamp.hold <= _LONGEST_NOTE else pause)
    elapsed = now - stamp.last if stamp.machine == machine else 0.0
    return max(0.0, wanted - max(0.0, elapsed))


def this_machine() -> str:
    """A name for this machine since its last start."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        boot = ""
    return f"{platform.node()} {boot}".strip()


class Turns:
    """Hands out turns to ask one service, across processes.

    `folder` holds the lock and the stamp; `name` tells services apart; `pause` is the least number of seconds
    between two requests. The operating system frees the lock of
    a holder that was killed; its stamp stays.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pause: float,
        name: str = "arxiv",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        patience: float = PATIENCE,
        machine: str | None = None,
    ) -> None:
        self.pause = pause
        self._lock_file = folder / f"{name}.lock"
        self._stamp_file = folder / f"{name}.last"
        self._clock, self._sleep, self._patience = clock, sleep, patience
        self._machine = this_machine() if machine is None else machine

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
        self._write(Stamp(self._clock(), self.pause, self._machine))

    def hold_off(self, seconds: float) -> None:
        """Note that arXiv asked every process of ours to stay away."""
        self._write(Stamp(self._clock(), min(seconds, _LONGEST_NOTE), self._machine))

    def _wait(self) -> None:
        """Sleep until arXiv may be asked again."""
        wait = seconds_to_wait(self._read(), self._clock(), self._machine, self.pause)
        if wait > LONGEST_WAIT:
            raise JcError(f"arXiv asked to be left alone for another {in_words(wait)}: try again then.")
        if wait > 0.0:
            self._sleep(wait)

    def _read(self) -> Stamp | None:
        """The stamp; None when there is none. A damaged one counts as just written."""
        try:
            data = json.loads(self._stamp_file.read_bytes())
            stamp = Stamp(float(data["last"]), float(data["hold"]), str(data["machine"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError):
            return Stamp(self._clock(), self.pause, self._machine)
        return stamp if math.isfinite(stamp.last) else Stamp(self._clock(), stamp.hold, self._machine)

    def _write(self, stamp: Stamp) -> None:
        """Replace the stamp; the lock is held, so one temporary name is enough."""
        temporary = self._stamp_file.with_suffix(".new")
        try:
            temporary.write_text(json.dumps(dataclasses.asdict(stamp)))
            temporary.replace(self._stamp_file)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> JcError:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        folder = self._lock_file.parent
        return JcError(
            f"jc notes its requests to arXiv in {folder}, but cannot ({reason}): make it writable."
        )


def sweep(folder: Path, prefix: str, now: float) -> None:
    """Remove locks and stamps whose name begins so and is older than a day; `now` is in seconds since 1970."""
    for file in folder.glob(f"{prefix}*"):
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
