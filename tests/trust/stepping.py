"""`jc` step by step: a process that has everything loaded forks one that runs a command and counts what it writes.

    with Stepper() as stepper:
        calm = stepper.run(["ask", "next", "Why?"], club)                          how many steps it takes
        stepper.run(["ask", "next", "Why?"], club, Fault(at=3))                    killed before the third
        stepper.run(["ask", "next", "Why?"], club, Fault(at=3, errno=ENOSPC))      the third fails

A step is a call that creates, writes, flushes, renames or removes a file below the club (or its cache), made by `jc` or
by a process it started. Not: what must hold afterwards (records.py).
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.trust.calls import Calls, install

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120  # seconds for one command
NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)  # when all commands run, so that they write the same again


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong: at step `at` (from 1) the process is killed, or the call fails with `errno`.

    `lasting`: every later step of the kinds in `calls` fails, too, as on a full disk; without `calls`, of every kind.
    """

    at: int
    errno: int = 0
    lasting: bool = False
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: exit status (negative: the signal), what it said, and its steps as "call path"."""

    status: int
    said: str
    steps: tuple[str, ...]


class Stepper:
    """The process that has everything loaded; use it in a `with`."""

    def __enter__(self) -> Stepper:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.trust.stepping"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(LIMIT)
        self._process.stdout.close()

    def run(
        self,
        argv: Sequence[str],
        folder: Path,
        fault: Fault | None = None,
        *,
        watched: Sequence[Path] = (),
        environment: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Run `jc` in `folder`; steps below `watched` (default: that folder) count."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {
            "argv": list(argv),
            "folder": str(folder),
            "fault": dataclasses.asdict(fault) if fault else None,
            "watched": [str(p.resolve()) for p in watched or (folder,)],
            "environment": dict(environment or {}),
        }
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the process that runs the commands ended"
        answer = json.loads(line)
        return Outcome(answer["status"], answer["said"], tuple(answer["steps"]))


def load() -> None:
    """Everything a command imports, so that each run begins at once."""
    import journalclub
    import journalclub.cli

    for module in pkgutil.walk_packages(journalclub.__path__, "journalclub."):
        if "__main__" not in module.name and not module.name.startswith("journalclub.reading"):
            importlib.import_module(module.name)
    from journalclub.assembly.making import load_libraries

    load_libraries()
    for name in ("filelock", "requests", "sqlalchemy.dialects.sqlite", "ruamel.yaml", "msgspec"):
        importlib.import_module(name)


def _child(request: dict[str, Any], channel: socket.socket, output: int) -> None:
    """Run the command in this process, watched, and end."""
    status = 99
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        silence = os.open(os.devnull, os.O_RDONLY)
        os.dup2(silence, 0)
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        socket.send_fds(channel, [b"x"], [install()])
        channel.close()
        status = run(request["argv"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)


def run(argv: list[str]) -> int:
    """`jc` with these arguments; after "-c" a program of a test's own, after "-m" a module's main()."""
    if argv[0] == "-c":
        exec(argv[1], {})  # noqa: S102 - ours
        return 0
    if argv[0] == "-m":
        return int(importlib.import_module(argv[1]).main())
    return jc(argv)


def jc(argv: list[str]) -> int:
    """`jc` at NOW, in this process for good."""
    from journalclub import cli

    fixed = SimpleNamespace(now=lambda: NOW)
    vars(cli)["dt"] = SimpleNamespace(datetime=fixed)
    return cli.run(argv)


def _serve(request: dict[str, Any]) -> dict[str, Any]:
    """Fork, watch, answer."""
    ours, theirs = socket.socketpair()
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        ours.close()
        os.close(readable)
        _child(request, theirs, writable)
    theirs.close()
    os.close(writable)
    _, (listener,), _, _ = socket.recv_fds(ours, 1, 1)
    ours.close()
    fault = Fault(**request["fault"]) if request["fault"] else None
    steps = _watch(child, listener, tuple(request["watched"]), fault, readable)
    said = bytearray(steps.said)
    os.close(listener)
    while chunk := os.read(readable, 65536):
        said += chunk
    os.close(readable)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"status": status, "said": said.decode("utf-8", "replace"), "steps": steps.names}


@dataclass
class _Steps:
    names: list[str]
    said: bytearray


def _watch(child: int, listener: int, watched: tuple[str, ...], fault: Fault | None, readable: int) -> _Steps:
    """Answer every call until all processes are gone; the fault strikes where it is meant to."""
    steps = _Steps([], bytearray())
    os.set_blocking(readable, False)
    signal.alarm(LIMIT)
    for call in Calls(listener):
        ready, _, _ = select.select([readable], [], [], 0)
        if ready:
            with contextlib.suppress(BlockingIOError):
                steps.said += os.read(readable, 65536)
        if not call.path.startswith(watched):
            call.let()
            continue
        steps.names.append(f"{call.name} {call.path}")
        count = len(steps.names)
        if (
            fault is None
            or count < fault.at
            or (fault.errno and fault.calls and call.name not in fault.calls)
        ):
            call.let()
        elif not fault.errno:
            if count == fault.at:
                os.kill(child, signal.SIGKILL)
            call.let()
        elif count == fault.at or fault.lasting:
            call.refuse(fault.errno)
        else:
            call.let()
    signal.alarm(0)
    os.set_blocking(readable, True)
    return steps


def main() -> None:
    """Serve requests, one JSON line each."""
    load()
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        answers.write(json.dumps(_serve(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
