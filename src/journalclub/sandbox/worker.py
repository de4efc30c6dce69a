"""The reading process: limits itself, then answers requests from standard input. Not: being believed by its parent.

Its arguments are MEMORY CPU FILE (bytes, seconds, bytes); its parent is process.py.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import NoReturn

from journalclub.sandbox.analysis import start_analysis
from journalclub.sandbox.limits import OUT_OF_MEMORY


def limit_myself(memory_bytes: int, cpu_seconds: int, file_bytes: int) -> None:
    """Take over the parent's limits for good; where the platform has none, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that grows too large is an error of that file only


def main() -> NoReturn:
    """The process's own command line."""
    work(*(int(a) for a in sys.argv[1:]))


def work(memory_bytes: int, cpu_seconds: int, file_bytes: int) -> NoReturn:
    """Serve within these limits until standard input ends, then end the process."""
    limit_myself(memory_bytes, cpu_seconds, file_bytes)
    gc.disable()  # collecting while a paper is read costs a tenth of the time
    analysis = start_analysis()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # what the PDF library prints must not be taken for answers
    from journalclub.sandbox.answers import Answers
    from journalclub.sandbox.tasks import serve

    for line in sys.stdin.buffer:
        try:
            serve(line, Answers(answers), analysis)
            gc.collect()
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
    os._exit(0)
