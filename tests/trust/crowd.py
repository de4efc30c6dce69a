"""Many `jc` processes on one club at once. Not: what must hold of the club afterwards (test_concurrency.py, soak.py).

    python -m tests.trust.crowd CLUB PROCESSES EACH COMMANDS   in these {p} is the process, {n} counts its calls,
                                                               {d} is the last digit of that

Prints, as JSON, the exit status of every call that did not end with 0 and what it said.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.trust.stepping import ROOT, load, run

_PLACE = re.compile(r"\{[pnd]\}")


def crowd(club: Path, processes: int, each: int, *commands: Sequence[str]) -> list[str]:
    """Let so many processes call each of the commands so often, in turn; returns what every call that failed said."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    started = [sys.executable, "-P", "-m", "tests.trust.crowd", str(club), str(processes), str(each)]
    done = subprocess.run(
        [*started, json.dumps(commands)], env=environment, check=True, capture_output=True, text=True
    )
    failures: list[str] = json.loads(done.stdout)
    return failures


def main() -> None:
    """Fork the processes and gather what failed."""
    club, processes, each, commands = (
        Path(sys.argv[1]),
        int(sys.argv[2]),
        int(sys.argv[3]),
        json.loads(sys.argv[4]),
    )
    load()
    with tempfile.TemporaryDirectory() as folder:
        children = []
        for process in range(processes):
            child = os.fork()
            if child == 0:
                os._exit(_work(club, process, each, commands, Path(folder, str(process))))
            children.append(child)
        ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        said = [text for p in range(processes) for text in json.loads(Path(folder, str(p)).read_text())]
    print(json.dumps([*said, *(f"a process ended with {status}" for status in ended if status)]))  # noqa: T201


def _work(club: Path, process: int, each: int, commands: list[list[str]], out: Path) -> int:
    """One process's calls, one after the other."""
    os.chdir(club)
    failed = []
    for number in range(each):
        for command in commands:
            values = {"{p}": str(process), "{n}": str(number), "{d}": str(number % 10)}
            argv = [_PLACE.sub(lambda place: values[place[0]], word) for word in command]  # noqa: B023 - used at once
            said = io.StringIO()
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
                status = run(argv)
            if status:
                failed.append(f"{' '.join(argv)}: {status}: {said.getvalue()}")
    out.write_text(json.dumps(failed))
    return 0


if __name__ == "__main__":
    main()
