"""A presenter's file of any kind, checked against the paper. Not: how (evidence/), nor finding either file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journalclub.decks.deck_lines import deck_lines, deck_tables
from journalclub.errors import JcError
from journalclub.evidence.markdown import markdown_lines, markdown_tables
from journalclub.evidence.paper import Paper
from journalclub.evidence.verify import Checked, verify_lines

KINDS = (".pptx", ".md", ".markdown", ".txt")


def verify_files(files: Sequence[Path], paper: Paper) -> list[tuple[str, Checked]]:
    """The name of each file, and what it says that is not so; raises JcError for one that cannot be read."""
    found = []
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise JcError(f"{path} cannot be read: {error.strerror}.") from error
        found.append((path.name, verify_file(path.name, data, paper)))
    return found


def verify_file(name: str, data: bytes, paper: Paper) -> Checked:
    """What a file says of the paper and is not so; raises JcError for a kind of file that cannot be read."""
    lower = name.lower()
    if not lower.endswith(KINDS):
        raise JcError(f"{name} is not a file that can be verified; give one that ends in {', '.join(KINDS)}.")
    if lower.endswith(".pptx"):
        return verify_lines(deck_lines(data, name), paper, deck_tables(data, name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise JcError(f"{name}:{line}: not UTF-8 text; save it as UTF-8.") from error
    tables = markdown_tables(text)
    cells = {spot for table in tables for spot in table.spots}
    return verify_lines((x for x in markdown_lines(text) if x.spot not in cells), paper, tables)
