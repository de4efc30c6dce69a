"""Running the solutions of notebooks, each in processes of its own and within a time limit. Not: what runs (runner.py).

Code of the club's own notebooks is run with the rights of the person who asks for it, as Jupyter does; the limit is
there for loops that never end. At the limit every process is killed: the runner's group and the kernel's.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from journalclub.errors import JcError, Problem
from journalclub.teaching.notebook import read_notebook
from journalclub.text import display

TIME_LIMIT = 300.0  # seconds a solution's cells may take together: what a teaching evening can wait for
START_LIMIT = 60.0  # seconds for Jupyter to start and end besides; it takes about two
LIBRARIES = ("nbclient", "ipykernel")  # the extra `notebooks`
_PROGRESS = "jc-progress.jsonl"
_COMPLAINT = 300  # characters of an error that are shown
_RUNNER = (sys.executable, "-P", "-m", "journalclub.teaching.runner")
_PACKAGES = Path(__file__).resolve().parents[2]


def check_solutions(
    root: Path,
    files: Sequence[str],
    seconds: float = TIME_LIMIT,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Problem]:
    """Run notebooks (paths under `root`), one after the other; what fails or takes too long, with file and line.

    `tell` is called with each file before it is run. Raises JcError when the libraries are not installed.
    """
    if missing := [name for name in LIBRARIES if importlib.util.find_spec(name) is None]:
        raise JcError(
            f"Running notebooks needs {' and '.join(missing)}: install journalclub with its extra, "
            "as in pip install 'journalclub[notebooks]'."
        )
    found: list[Problem] = []
    for file in files:
        tell(file)
        found.extend(_problem(root, file, seconds))
    return found


def _problem(root: Path, file: str, seconds: float) -> Iterator[Problem]:
    """What is wrong with one notebook: nothing or one thing."""
    try:
        content = (root / file).read_bytes()
        notebook = read_notebook(content, file)
    except OSError as error:
        yield Problem(file, 0, f"cannot be read: {error.strerror}.")
        return
    except JcError as error:
        yield Problem(file, 0, str(error))
        return
    if not notebook.is_python:
        yield Problem(file, 0, "is not in Python, so it was not run: run it by hand.")
        return
    fault = run_notebook(root / file, seconds)
    if fault is not None:
        cell, message = fault
        yield Problem(file, _line(content, cell), f"cell {cell}: {message}" if cell else message)


def run_notebook(path: Path, seconds: float) -> tuple[int, str] | None:
    """Run a copy of a notebook beside a copy of its folder; the cell (from 1, 0 for none) and what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="jc-notebook-", ignore_cleanup_errors=True) as temporary:
        here = Path(temporary)
        work, progress = here / "work", here / _PROGRESS
        shutil.copytree(path.parent, work)
        progress.touch()
        timed_out = _run(work, path.name, progress, seconds)
        events = [json.loads(line) for line in progress.read_text("utf-8").splitlines()]
    late = timed_out or any(e.get("late") for e in events)
    return _fault(events, seconds if late else None)


def _run(work: Path, name: str, progress: Path, seconds: float) -> bool:
    """Run it in `work` until it ends or is killed; whether it had to be."""
    process = subprocess.Popen(
        [*_RUNNER, name, str(progress), str(seconds)],
        cwd=work,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,  # a group of its own, so that all of it can be killed
        env=_environment(progress.parent),
    )
    try:
        process.wait(timeout=seconds + START_LIMIT)
    except subprocess.TimeoutExpired:
        return True
    finally:
        _kill(process.pid)
        for event in progress.read_text("utf-8").splitlines():
            _kill(json.loads(event).get("kernel"))  # Jupyter gives it a session, so a group, of its own
        process.wait()
    return False


def _kill(group: Any) -> None:
    if isinstance(group, int) and group > 1:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


def _fault(events: Sequence[dict[str, Any]], limit: float | None) -> tuple[int, str] | None:
    """What the runner's lines say; `limit` is given when it was killed."""
    cell = max((e["cell"] for e in events if "cell" in e), default=0)
    if any(e.get("done") for e in events):
        return None
    failure = next((e["failed"] for e in events if "failed" in e), None)
    if failure is not None:
        return cell, f"{display(str(failure), _COMPLAINT)}."
    if limit is not None and cell == 0:
        return 0, f"Jupyter did not start within {_minutes(START_LIMIT)}; try again, or run it by hand."
    if limit is not None:
        return cell, f"was still running after {_minutes(limit)}; make it faster, or allow more time."
    return cell, "its kernel ended without a word, as when memory runs out; run it by hand."


def _minutes(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:g} seconds"
    return f"{seconds / 60:g} minute{'' if seconds == 60 else 's'}"


def _line(content: bytes, cell: int) -> int:
    """Where a cell begins in the file, by its id; 0 when the file does not say."""
    cells = json.loads(content).get("cells", []) if cell else []
    own = cells[cell - 1].get("id") if 0 < cell <= len(cells) and isinstance(cells[cell - 1], dict) else None
    place = content.find(f'"id": "{own}"'.encode()) if own else -1
    return content[:place].count(b"\n") + 1 if place >= 0 else 0


def _environment(private: Path) -> dict[str, str]:
    """The person's own, so that the notebook's libraries are found, with Jupyter's files in a passing folder."""
    paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "IPYTHONDIR": str(private / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_PLATFORM_DIRS": "1",
    }
