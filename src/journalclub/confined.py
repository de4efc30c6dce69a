"""A text computed in a process of its own, with limits on time and memory. Not: what is computed, nor PDFs (sandbox/).

The process is a fork: it has all that the caller has, and nothing that it does comes back but the text. Where the
system cannot fork, the work is done without limits.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from journalclub.errors import JcError

CPU_SECONDS = 3  # a club's own template takes some milliseconds
WALL_SECONDS = 30  # if the process should ever wait for something
MEMORY_BYTES = 1 << 30  # beyond what the caller has
_DONE, _FAILED = b"+", b"-"


def confined(work: Callable[[], str], what: str) -> str:
    """What `work` returns; raises its JcError, or one that says that `what` takes too much time or memory."""
    if not hasattr(os, "fork"):
        return work()
    readable, writable = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # of forking beside threads: the child needs none of them
        child = os.fork()
    if child == 0:
        os.close(readable)
        _work(work, writable)
    os.close(writable)
    with os.fdopen(readable, "rb") as answer:
        kind, text = answer.read(1), answer.read().decode("utf-8", "surrogatepass")
    os.waitpid(child, 0)
    if kind == _DONE:
        return text
    raise JcError(
        text if kind == _FAILED and text else f"{what} takes too much time or memory; make it simpler."
    )


def _work(work: Callable[[], str], out: int) -> NoReturn:
    """The child: limits itself, works, answers, ends."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(WALL_SECONDS)
        _limit()
        try:
            answer = _DONE + work().encode("utf-8", "surrogatepass")
        except JcError as error:
            answer = _FAILED + str(error).encode("utf-8", "surrogatepass")
        with os.fdopen(out, "wb") as stream:
            stream.write(answer)
    finally:
        os._exit(0)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (_size() + MEMORY_BYTES, hard))


def _size() -> int:
    """Bytes of address space that this process has; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
