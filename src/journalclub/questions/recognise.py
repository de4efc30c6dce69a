"""Which of importers/ reads a file. Not: reading it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Protocol, cast

from journalclub.errors import JcError
from journalclub.models.question import Export
from journalclub.questions import importers
from journalclub.questions.importers import generic_csv
from journalclub.questions.source import Source


class Importer(Protocol):
    """What every module of importers/ offers."""

    NAME: str

    def recognise(self, source: Source) -> int:
        """How sure it is that the source is its own; 0: it is not."""

    def read(self, source: Source) -> Export:
        """Everything the source holds; raises JcError when it cannot be read."""


@cache
def all_importers() -> dict[str, Importer]:
    """By name, in order."""
    names = sorted(m.name for m in pkgutil.iter_modules(importers.__path__))
    modules = [importlib.import_module(f"{importers.__name__}.{name}") for name in names]
    return {module.NAME: cast("Importer", module) for module in modules}


def read_export(
    source: Source, format_: str | None = None, columns: Mapping[str, str] | None = None
) -> Export:
    """Read a source in the format it has, or in the one named.

    `columns` says which column of a CSV holds what, and makes it one. Raises JcError when no format fits, the named
    one is unknown, or the source is not in it.
    """
    if columns is not None:
        return generic_csv.read(source, columns)
    known = all_importers()
    if format_ is not None:
        if format_ not in known:
            raise JcError(f"There is no format {format_!r}; choose one of {', '.join(known)}.")
        return known[format_].read(source)
    sure = {name: importer.recognise(source) for name, importer in known.items()}
    best = max(sure, key=lambda name: sure[name])
    if not sure[best]:
        raise JcError(
            f"{source.name} is in no format that jc knows; name one with --format ({', '.join(known)})."
        )
    return known[best].read(source)
