"""Starts a reading process: as a fork of a command that has just begun, or anew. Not: talking to it (process.py).

Imports little and starts no thread, so that the fork can be made before anything else is loaded (see __main__.py).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from journalclub.sandbox.limits import Limits

# -m would do the same, more slowly.
WORKER = (sys.executable, "-P", "-c", "from journalclub.sandbox.worker import main; main()")
_PACKAGES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - pathlib loads slowly
_KEPT = ("PATH", "PYTHONHOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "HOME")
_MOST_FILES = 1 << 20  # whatever the command was started with beyond the three streams


class Child(NamedTuple):
    """A process in a group of its own, so that all of it can be killed."""

    pid: int
    requests: IO[bytes]
    answers: IO[bytes]
    wait: Callable[[], int]  # until it has ended; negative when a signal ended it; to be called once


def spawn(command: tuple[str, ...], limits: Limits) -> Child:
    """A new process that runs `command`; raises OSError when it cannot be started."""
    import subprocess

    process = subprocess.Popen(
        [*command, str(limits.memory_bytes), str(limits.cpu_seconds), str(limits.file_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,
        env=_environment(),
    )
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - we asked for pipes
    return Child(process.pid, process.stdin, process.stdout, process.wait)


def fork(limits: Limits) -> Child | None:
    """The WORKER as a fork of this process, which saves Python's own start; None where that cannot be done.

    For a process that has no thread and has read nothing yet. What the fork shares with it is what a child could
    find out about its parent anyway.
    """
    if not hasattr(os, "fork") or None in (sys.stdin, sys.stdout, sys.stderr):
        return None
    try:
        (theirs, to), (back, ours) = os.pipe(), os.pipe()
        pid = os.fork()
    except OSError:
        return None
    if pid == 0:
        _become_worker(theirs, ours, limits)
    os.close(theirs)
    os.close(ours)
    _lead_group(pid)
    return Child(pid, os.fdopen(to, "wb"), os.fdopen(back, "rb"), lambda: _wait(pid))


def _become_worker(requests: int, answers: int, limits: Limits) -> NoReturn:
    """What `spawn` sees to, in the fork itself: group, streams, environment; then the work."""
    try:
        _lead_group(0)
        silence = os.open(os.devnull, os.O_WRONLY)
        for ours, standard in ((requests, 0), (answers, 1), (silence, 2)):
            os.dup2(ours, standard)
        os.closerange(3, _MOST_FILES)
        for name in os.environ.keys() - set(_KEPT):
            del os.environ[name]
        from journalclub.sandbox.worker import work

        work(limits.memory_bytes, limits.cpu_seconds, limits.file_bytes)
    finally:
        os._exit(1)


def _lead_group(pid: int) -> None:
    """Put a process into a group of its own; parent and child both do, as either may be the first to need it."""
    try:
        os.setpgid(pid, pid)
    except OSError:  # it has been done, or the child has ended
        return


def _wait(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _environment() -> dict[str, str]:
    """What the process needs to run Python and find this package, and nothing secret."""
    paths = [_PACKAGES, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "PYTHONPATH": os.pathsep.join(paths)
    }
