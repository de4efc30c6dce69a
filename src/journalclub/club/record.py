"""paper.json and figures.json of a session, back to records. Not: making them (outputs/paper_json.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journalclub.club.files import read_text
from journalclub.errors import JcError
from journalclub.models.paper import SLOTS, Figure, Licence, Outline, Preprint, Reading, Statement


def load_record(folder: Path) -> tuple[Preprint, Reading]:
    """What is known of a session's paper without its PDF.

    Raises JcError when the files are missing or not as `jc new` wrote them.
    """
    import msgspec

    paper = _document(folder / "paper.json", dict)
    figures = _document(folder / "figures" / "figures.json", list)
    try:
        licence = Licence(paper.get("licence"))
        preprint = msgspec.convert(
            {**paper, "licence": {"uri": licence.uri}, "pdf_sha256": paper.get("sha256")}, Preprint
        )
        slots = {
            slot: tuple(msgspec.convert(e, Statement) for e in paper["evidence"] if e.get("slot") == slot)
            for slot in SLOTS
        }
        outline = Outline(**slots, contribution_list=bool(paper.get("contribution_list")))
        reading = msgspec.convert({**paper, "arxiv_id": None, "outline": {}}, Reading)
        found = msgspec.convert(figures, tuple[Figure, ...])
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError) as error:
        raise JcError(
            f"{folder / 'paper.json'} is not as jc wrote it ({error}); make it again: jc new ID."
        ) from error
    import dataclasses

    return preprint, dataclasses.replace(reading, outline=outline, figures=found)


def load_questions(folder: Path) -> list[tuple[str, int]]:
    """The questions that were made from a session's paper, each with its page; none when paper.json is damaged."""
    try:
        evidence = _document(folder / "paper.json", dict).get("evidence", [])
    except JcError:
        return []
    entries = [e for e in evidence if isinstance(e, dict) and e.get("kind") == "to discuss"]
    return [
        (e["text"], e["page"])
        for e in entries
        if isinstance(e.get("text"), str) and isinstance(e.get("page"), int)
    ]


def _document(path: Path, kind: type) -> Any:
    """A JSON file whose top level is of `kind`."""
    try:
        document = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise JcError(f"{path} is not readable as JSON ({error}); make it again: jc new ID.") from error
    if not isinstance(document, kind):
        raise JcError(f"{path} is not as jc wrote it; make it again: jc new ID.")
    return document
