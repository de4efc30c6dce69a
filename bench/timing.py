"""Whole processes timed side by side: one round after the other, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

JC = str(Path(sys.executable).with_name("jc"))


@dataclass(frozen=True, slots=True)
class Command:
    """A process to time."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None


class FailedError(Exception):
    """A command that was to be timed failed; the message has its last words."""


def seconds(command: Command) -> tuple[float, bytes]:
    """Run the command once: wall-clock seconds from start to end, and its standard output."""
    # Python's own cache of compiled modules is part of how people run it.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    done = subprocess.run(
        command.arguments,
        env=inherited | dict(command.environment),
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    took = time.perf_counter() - began
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace").strip()
        raise FailedError(f"{' '.join(command.arguments)}: exit {done.returncode}: {said[-300:]}")
    return took, done.stdout


def medians(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """The median seconds of each command over some rounds, in which all of them run in turn, after one for warmth."""
    for command in commands.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command)[0])
    return {name: median(values) for name, values in taken.items()}


def pdfs(paths: Sequence[Path]) -> list[Path]:
    """The PDFs among the paths and in the folders among them, sorted."""
    found = [pdf for path in paths for pdf in (path.glob("*.pdf") if path.is_dir() else [path])]
    if not found:
        raise SystemExit(f"There is no PDF in {', '.join(map(str, paths))}.")
    return sorted(found)
