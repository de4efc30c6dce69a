"""One reading process: starting it, lines to and from it, its end. Not: what is said (messages.py, reader.py).

Imports little, so that the process can be started before anything else is loaded (see __main__.py).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading

from journalclub.sandbox.limits import DEFAULT_LIMITS, OUT_OF_MEMORY, Limits

# -m would do the same, more slowly.
WORKER = (sys.executable, "-P", "-c", "from journalclub.sandbox.worker import main; main()")
_PACKAGES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - pathlib loads slowly
_KEPT = ("PATH", "PYTHONHOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "HOME")


class ReadingProcess:
    """A process in a group of its own, whose answers a thread collects line by line."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, command: tuple[str, ...] = WORKER) -> None:
        self.limits = limits
        self.command = command
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._received = self._count = 0  # bytes and lines since the last request
        self._before = 0  # bytes that it had written until then
        self._process = subprocess.Popen(
            [*command, str(limits.memory_bytes), str(limits.cpu_seconds), str(limits.file_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # a group of its own, so that all of it can be killed
            env=_environment(),
        )
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def send(self, line: bytes) -> None:
        """One request; raises OSError when the process ended."""
        self._received = self._count = 0
        self._before = self._written_ever()
        assert self._process.stdin is not None  # noqa: S101 - we asked for a pipe
        self._process.stdin.write(line)
        self._process.stdin.flush()

    def next_line(self, seconds: float) -> bytes | None:
        """The next line of its answers, None at their end; raises TimeoutError when none comes in time."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None

    def written(self) -> int:
        """Bytes that it wrote to files and pipes since the request; 0 where the system does not tell (Linux does)."""
        return self._written_ever() - self._before

    def _written_ever(self) -> int:
        try:
            with open(f"/proc/{self._process.pid}/io", "rb") as counters:  # noqa: PTH123 - pathlib loads slowly
                return next(int(line.split()[1]) for line in counters if line.startswith(b"wchar:"))
        except (OSError, StopIteration):
            return self._before

    def cause_of_death(self) -> str:
        """What ended the process, in words."""
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return "the reading process closed its end"
        if code == -signal.SIGXCPU:
            return "it used up its processor time"
        if code == -signal.SIGKILL or code == OUT_OF_MEMORY:
            return "it used up its memory"
        return (
            f"the PDF library crashed ({signal.Signals(-code).name})"
            if code < 0
            else f"it ended with status {code}"
        )

    def stop(self) -> None:
        """Kill the whole process group; what is left of it goes in the background."""
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        assert self._process.stdin is not None  # noqa: S101 - we asked for a pipe
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _listen(self) -> None:
        """Keep the process's lines, and None at its end, and see it off. Runs in a thread of its own.

        What goes beyond the limits is left where it is, so that the backlog never fills our memory.
        """
        assert self._process.stdout is not None  # noqa: S101 - we asked for a pipe
        with contextlib.suppress(OSError, ValueError), self._process.stdout as answers:
            while line := answers.readline(self.limits.answer_bytes):
                self._lines.put(line)
                self._received += len(line)
                self._count += 1
                if self._received > self.limits.answer_bytes or self._count > self.limits.answer_lines:
                    break
        self._lines.put(None)
        self._process.wait()


_prepared: list[ReadingProcess] = []


def prepare() -> None:
    """Start a process that the first caller of `obtain` is given; it ends with us when nobody wants it."""
    with contextlib.suppress(OSError):  # who needs it will say why it cannot be started
        _prepared.append(ReadingProcess())


def obtain(limits: Limits, command: tuple[str, ...]) -> ReadingProcess:
    """The prepared process, if there is one of this kind and it still runs, else a new one."""
    process = _prepared.pop() if _prepared else None
    if process is not None:
        if (process.limits, process.command) == (limits, command) and process.runs:
            return process
        process.stop()
    return ReadingProcess(limits, command)


def _environment() -> dict[str, str]:
    """What the process needs to run Python and find this package, and nothing secret."""
    paths = [_PACKAGES, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "PYTHONPATH": os.pathsep.join(paths)
    }
