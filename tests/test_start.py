"""What starting `jc` costs: no library of its heavy work is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "arxiv",
    "jinja2",
    "lxml",
    "numpy",
    "onnxruntime",
    "pptx",
    "pymupdf",
    "requests",
    "sqlite3",
    "urllib3",
)
SESSION = "date: 2027-01-18\npapers:\n  - id: 2010.11929v2\n    title: A paper\n"
LOADED = """
import sys
from journalclub.cli import run
status = run(sys.argv[1:])
sys.stderr.write(" ".join(sys.modules))
sys.exit(status)
"""


def loaded_by(arguments: list[str], folder: Path) -> set[str]:
    """The top-level modules that are loaded when `jc` has done this."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stderr.split()}


@pytest.fixture
def club(tmp_path: Path) -> Path:
    (tmp_path / "papers.yaml").write_text("club:\n  name: Club\n  timezone: UTC\n")
    session = tmp_path / "sessions" / "2027-01-18-a-paper"
    session.mkdir(parents=True)
    (session / "session.yaml").write_text(SESSION)
    return tmp_path


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["show"], ["show", "next"], ["status"]])
def test_what_people_only_look_at_loads_no_heavy_library(arguments: list[str], club: Path) -> None:
    loaded = loaded_by(arguments, club)
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_a_paper_is_read_before_anything_is_loaded_that_makes_its_session() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, journalclub.batch; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "journalclub.sandbox.reader" in loaded
    assert loaded.isdisjoint(
        {"journalclub.assembly.assemble", "journalclub.decks.pptx", "journalclub.render"}
    )
