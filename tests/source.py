"""The project's own source as syntax trees, for the tests that hold the house in order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "journalclub"


class Module(NamedTuple):
    """One file of the package."""

    path: str  # relative to the package, with forward slashes
    text: str
    tree: ast.Module

    @property
    def family(self) -> str:
        """The folder at the top of the package it stands in, or its own name: "reading", "net", "cli"."""
        return self.path.split("/")[0].removesuffix(".py")


@cache
def modules() -> tuple[Module, ...]:
    """Every file of the package, in order."""
    return tuple(
        Module(path.relative_to(PACKAGE).as_posix(), text, ast.parse(text))
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
    )


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names of what is imported anywhere in the tree (`from a import b` is "a.b"), with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            yield from ((f"{dots}{node.module or ''}.{alias.name}", node.lineno) for alias in node.names)
