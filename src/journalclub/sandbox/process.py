"""One reading process: lines to and from it, its end. Not: starting it (starting.py), what is said (messages.py).

Imports little, so that it can be heard before anything else is loaded (see __main__.py).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading

from journalclub.sandbox.limits import DEFAULT_LIMITS, OUT_OF_MEMORY, Limits
from journalclub.sandbox.starting import WORKER, Child, spawn


class ReadingProcess:
    """A process whose answers a thread collects line by line."""

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        command: tuple[str, ...] = WORKER,
        child: Child | None = None,
    ) -> None:
        """`child` runs `command` within `limits` already; raises OSError when none can be started."""
        self.limits = limits
        self.command = command
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._received = self._count = 0  # bytes and lines since the last request
        self._before = 0  # bytes that it had written until then
        self._status = 0
        self._ended = threading.Event()
        self._child = child or spawn(command, limits)
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return not self._ended.is_set()

    def send(self, line: bytes) -> None:
        """One request; raises OSError when the process ended."""
        self._received = self._count = 0
        self._before = self._written_ever()
        self._child.requests.write(line)
        self._child.requests.flush()

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
            with open(f"/proc/{self._child.pid}/io", "rb") as counters:  # noqa: PTH123 - pathlib loads slowly
                return next(int(line.split()[1]) for line in counters if line.startswith(b"wchar:"))
        except (OSError, StopIteration):
            return self._before

    def cause_of_death(self) -> str:
        """What ended the process, in words."""
        if not self._ended.wait(timeout=2):
            return "the reading process closed its end"
        code = self._status
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
            os.killpg(self._child.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._child.requests.close()

    def _listen(self) -> None:
        """Keep the process's lines, and None at its end, and see it off. Runs in a thread of its own.

        What goes beyond the limits is left where it is, so that the backlog never fills our memory.
        """
        with contextlib.suppress(OSError, ValueError), self._child.answers as answers:
            while line := answers.readline(self.limits.answer_bytes):
                self._lines.put(line)
                self._received += len(line)
                self._count += 1
                if self._received > self.limits.answer_bytes or self._count > self.limits.answer_lines:
                    break
        self._lines.put(None)
        self._status = self._child.wait()
        self._ended.set()


_prepared: list[ReadingProcess] = []


def prepare(child: Child | None = None) -> None:
    """A process for the first caller of `obtain`, `child` if it has started; it ends with us when nobody wants it."""
    with contextlib.suppress(OSError):  # who needs it will say why it cannot be started
        _prepared.append(ReadingProcess(child=child))


def obtain(limits: Limits, command: tuple[str, ...]) -> ReadingProcess:
    """The prepared process, if there is one of this kind and it still runs, else a new one."""
    process = _prepared.pop() if _prepared else None
    if process is not None:
        if (process.limits, process.command) == (limits, command) and process.runs:
            return process
        process.stop()
    return ReadingProcess(limits, command)
