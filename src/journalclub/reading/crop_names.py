"""File names for crops: from the label, safe on every system, no two alike. Not: drawing them (crops.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journalclub.models.paper import Equation, Figure

UNFINISHED = ".part"  # ends the name of a picture that is being written

FOLDER = "figures"
LONGEST = 40
"""Characters of a label that a name keeps."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")


def with_files(
    figures: Sequence[Figure], equations: Sequence[Equation]
) -> tuple[tuple[Figure, ...], tuple[Equation, ...]]:
    """The same records with `file` set: "figures/figure-1.png", "figures/table-A.1.png" and the like.

    A label that comes again ("Figure 3, continued") gets a number after it: "figure-3-2.png".
    """
    taken: set[str] = set()
    named_figures = tuple(replace(f, file=_unused(f.kind, f.label, taken)) for f in figures)
    named_equations = tuple(replace(e, file=_unused("equation", e.label, taken)) for e in equations)
    return named_figures, named_equations


def _unused(kind: str, label: str, taken: set[str]) -> str:
    """A path that was not given before, whatever the system thinks of capitals."""
    safe = _UNSAFE.sub("-", label)[:LONGEST].strip("-.") or "x"
    name, number = f"{kind}-{safe}", 1
    while name.lower() in taken:
        number += 1
        name = f"{kind}-{safe}-{number}"
    taken.add(name.lower())
    return f"{FOLDER}/{name}.png"
