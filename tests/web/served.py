"""`jc serve` as a process, for tests with a browser. Not: the page in the test's own process (visiting)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class Served:
    """`jc serve` as a process."""

    def __init__(self, club: Path, *options: str, session: str = "next") -> None:
        command = [
            sys.executable,
            "-m",
            "journalclub",
            "--club",
            str(club),
            "serve",
            session,
            "--port",
            "0",
            *options,
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        addresses = [self._process.stdout.readline().split()[1] for _ in range(3)]
        self.page, self.projector, self.host = addresses

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()
