"""A forked reading process is as alone as one started anew, and does the same work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.make import make_pages
from tests.reading.papers import first_page

# Only a process without threads may be forked; a test runner has some.
FORKED = """
import sys
from journalclub.sandbox.limits import DEFAULT_LIMITS
from journalclub.sandbox.messages import CountRequest, encode_request
from journalclub.sandbox.starting import fork
child = fork(DEFAULT_LIMITS)
child.requests.write(encode_request(CountRequest(sys.argv[1])))
child.requests.close()
print(child.answers.read().decode(), child.wait())
"""
LOOKING_ROUND = """
import os, sys
from journalclub.sandbox import starting, worker
from journalclub.sandbox.limits import DEFAULT_LIMITS
def work(*limits):
    print(*limits, os.getpgrp() == os.getpid(), sorted(os.listdir("/proc/self/fd")), "SECRET" in os.environ, flush=True)
    raise SystemExit("an end that is nobody else's")
worker.work = work
kept = open(os.devnull)
child = starting.fork(DEFAULT_LIMITS)
print(child.answers.read().decode(), child.wait())
"""
STREAMLESS = """
import sys
from journalclub.sandbox.limits import DEFAULT_LIMITS
from journalclub.sandbox.starting import fork
sys.stdin = None
sys.exit(fork(DEFAULT_LIMITS) is not None)
"""


def run(script: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={"PYTHONPATH": ":".join(sys.path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_fork_answers_and_ends_with_its_requests(tmp_path: Path) -> None:
    make_pages(tmp_path, first_page, first_page)
    assert run(FORKED, str(tmp_path / "made.pdf")).split("\n") == ['["pages", 2]', '["done", null]', " 0", ""]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed on Linux only")
def test_a_fork_has_a_group_of_its_own_and_neither_files_nor_environment_of_its_parent() -> None:
    from journalclub.sandbox.limits import DEFAULT_LIMITS as LIMITS

    looked = run(LOOKING_ROUND, SECRET="s")
    limits = f"{LIMITS.memory_bytes} {LIMITS.cpu_seconds} {LIMITS.file_bytes}"
    # The fourth file is the listing's own.
    assert looked == f"{limits} True ['0', '1', '2', '3'] False\n 1\n"


def test_without_standard_streams_there_is_no_fork() -> None:
    run(STREAMLESS)
