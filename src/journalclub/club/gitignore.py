"""The club's .gitignore: what git must never take along. Not: a session's own one, which follows its licence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journalclub.club import files

FILE = ".gitignore"
DATABASE = "*.sqlite3*"  # what people asked, with their names
ALWAYS = (
    "# made by jc: what is private, passing, or not ours to hand on",
    ".jc/",
    "private.yaml",
    "paper.pdf",
    DATABASE,
    ".jc-*",
)


def ignore(folder: Path, wanted: Sequence[str]) -> None:
    """Add the lines that are missing, at the end; raises JcError when the file cannot be read or written."""
    path = folder / FILE
    before = files.read_text(path) if path.exists() else ""
    there = before.splitlines()
    missing = [line for line in wanted if line not in there]
    if missing:
        gap = "\n" if before and not before.endswith("\n") else ""
        files.write_text(path, before + gap + "\n".join(missing) + "\n")
