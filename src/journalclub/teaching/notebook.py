"""Jupyter notebooks to cells and back, the same bytes for the same cells. Not: which cells an edition has.

What a run left behind (outputs, counts, widgets, the author's machine) is neither read nor written.
Format: https://nbformat.readthedocs.io/en/latest/format_description.html, version 4.5.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from journalclub.errors import JcError
from journalclub.text import shorten

CellKind = Literal["markdown", "code", "raw"]
LARGEST = 64 * 1024 * 1024  # bytes; outputs with pictures make tens of MB
_CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}", re.ASCII)
_MADE_ID = 12  # characters of a hash that name a cell without an id of its own
_KEPT_OF_CELLS = ("slideshow", "jupyter", "cellView")  # how it is shown; the rest belongs to some editor
_KEPT_OF_KERNEL = ("name", "display_name", "language")
_KEPT_OF_LANGUAGE = ("name", "file_extension", "mimetype")
_COLABS_OWN = "view-in-github"  # the badge that Colab saves as first cell; it leads to the source


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, without what running it leaves."""

    kind: CellKind
    source: str
    tags: tuple[str, ...] = ()
    id: str = ""  # empty: one is made from the content
    shown: Mapping[str, Any] = field(default_factory=dict)  # metadata that says how it is shown
    attachments: Mapping[str, Any] = field(default_factory=dict)  # pictures of Markdown cells


@dataclass(frozen=True, slots=True)
class Notebook:
    """Cells in order, and in which language they are."""

    cells: tuple[Cell, ...]
    kernel: Mapping[str, Any] = field(default_factory=dict)
    language: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_python(self) -> bool:
        """Whether the code is Python, which it is unless the notebook says otherwise."""
        named = self.language.get("name") or self.kernel.get("language") or "python"
        return str(named).lower() in {"python", "ipython"}


def read_notebook(content: bytes, name: str) -> Notebook:
    """A notebook of format 3 or 4. Raises JcError when `content` is none; `name` is how the sentence calls it."""
    if len(content) > LARGEST:
        raise JcError(f"{name} is larger than {LARGEST // 1024 // 1024} MB: clear its outputs first.")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise JcError(f"{name} is no notebook: it is not readable as JSON.") from None
    if not isinstance(document, dict) or document.get("nbformat") not in (3, 4):
        raise JcError(f"{name} is no notebook of format 3 or 4: save it anew with a current Jupyter.")
    if document["nbformat"] == 3:
        document = _upgraded(document, name)
    cells = document.get("cells")
    if not isinstance(cells, list):
        raise JcError(f"{name} is no notebook: it has no list of cells.")
    metadata = _map(document.get("metadata"))
    return Notebook(
        tuple(_cell(cell, number, name) for number, cell in enumerate(cells, 1) if not _is_badge(cell)),
        _only(_map(metadata.get("kernelspec")), _KEPT_OF_KERNEL),
        _only(_map(metadata.get("language_info")), _KEPT_OF_LANGUAGE),
    )


def write_notebook(notebook: Notebook, marks: Mapping[str, Any] | None = None) -> bytes:
    """A valid notebook of format 4.5 with one line for each line of source; `marks` is metadata of ours.

    Raises JcError when what was kept of a notebook is nothing that Jupyter writes.
    """
    import nbformat

    document = {
        "cells": [
            _written(cell, own) for cell, own in zip(notebook.cells, _ids(notebook.cells), strict=True)
        ],
        "metadata": _metadata(notebook, marks),
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    node = nbformat.from_dict(document)
    try:
        nbformat.validate(node)
        return f"{nbformat.writes(node)}\n".encode()
    except nbformat.ValidationError as error:
        reason = f"{'/'.join(map(str, error.path))}: {error.message}"
    except UnicodeEncodeError:
        reason = "a character that is none"
    raise JcError(f"The notebook is not as Jupyter writes it ({shorten(reason, 160)}); save it anew.")


def marks_of(content: bytes) -> Mapping[str, Any]:
    """The metadata of ours in a notebook that we wrote; empty for any other file."""
    try:
        document = json.loads(content[:LARGEST])
    except (ValueError, RecursionError):
        return {}
    return _map(_map(_map(document).get("metadata")).get("journalclub"))


def digest(cells: Sequence[Cell]) -> str:
    """What tells one sequence of cells from another: their kinds, sources and tags."""
    content = json.dumps([(c.kind, c.source, c.tags) for c in cells], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _upgraded(document: dict[str, Any], name: str) -> dict[str, Any]:
    """A notebook of format 3 (Jupyter before 2015) as one of format 4."""
    import nbformat

    try:
        return dict(nbformat.convert(nbformat.from_dict(document), 4))
    except (nbformat.ValidationError, KeyError, TypeError, ValueError, AttributeError):
        raise JcError(f"{name} is a damaged notebook of format 3: save it anew with Jupyter.") from None


def _cell(data: Any, number: int, name: str) -> Cell:
    cell = _map(data)
    kind = next((k for k in get_args(CellKind) if k == cell.get("cell_type")), None)
    source = _source(cell.get("source"))
    if kind is None or source is None:
        raise JcError(f"{name}, cell {number}: neither Markdown nor code nor raw text with a source.")
    metadata = _map(cell.get("metadata"))
    tags = metadata.get("tags")
    own = cell.get("id")
    return Cell(
        kind,
        source,
        tuple(dict.fromkeys(t for t in tags if _is_tag(t))) if isinstance(tags, list) else (),
        own if isinstance(own, str) and _CELL_ID.fullmatch(own) else "",
        _only(metadata, _KEPT_OF_CELLS),
        _map(cell.get("attachments")) if kind != "code" else {},
    )


def _is_tag(value: Any) -> bool:
    """Whether it is one as the format has them."""
    return isinstance(value, str) and value != "" and "," not in value


def _source(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else None


def _is_badge(data: Any) -> bool:
    return _map(_map(data).get("metadata")).get("id") == _COLABS_OWN


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _only(data: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: data[key] for key in keys if key in data}


def _metadata(notebook: Notebook, marks: Mapping[str, Any] | None) -> dict[str, Any]:
    kernel = notebook.kernel if {"name", "display_name"} <= notebook.kernel.keys() else {}
    language = notebook.language if "name" in notebook.language else {}
    parts = {"kernelspec": kernel, "language_info": language, "journalclub": marks or {}}
    return {name: dict(part) for name, part in parts.items() if part}


def _written(cell: Cell, own_id: str) -> dict[str, Any]:
    metadata = dict(cell.shown) | ({"tags": list(cell.tags)} if cell.tags else {})
    made: dict[str, Any] = {"cell_type": cell.kind, "id": own_id, "metadata": metadata, "source": cell.source}
    if cell.kind == "code":
        made |= {"execution_count": None, "outputs": []}
    elif cell.attachments:
        made["attachments"] = dict(cell.attachments)
    return made


def _ids(cells: Sequence[Cell]) -> Iterator[str]:
    """Each cell's own id, or one from its content: the same in every run, whatever stands around it."""
    taken = set[str]()
    for cell in cells:
        again, own = 0, cell.id
        while not own or own in taken:
            content = f"{again}\0{cell.kind}\0{cell.source}".encode("utf-8", "surrogatepass")
            own, again = hashlib.sha256(content).hexdigest()[:_MADE_ID], again + 1
        taken.add(own)
        yield own
