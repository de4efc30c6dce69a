"""Notebooks as people's editors save them, as bytes."""

from __future__ import annotations

import json
from typing import Any


def cell(kind: str, source: str, *tags: str, **more: Any) -> dict[str, Any]:
    """A cell as Jupyter keeps it, with what a run left."""
    made: dict[str, Any] = {"cell_type": kind, "metadata": {"tags": list(tags)}, "source": source}
    if kind == "code":
        made |= {"execution_count": 7, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]}
    return made | more


def code(source: str, *tags: str, **more: Any) -> dict[str, Any]:
    """A code cell that was run."""
    return cell("code", source, *tags, **more)


def words(source: str, *tags: str, **more: Any) -> dict[str, Any]:
    """A Markdown cell."""
    return cell("markdown", source, *tags, **more)


def book(*cells: dict[str, Any], minor: int = 4, **metadata: Any) -> bytes:
    """A notebook file."""
    document = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": minor}
    return json.dumps(document).encode()
