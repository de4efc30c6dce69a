"""What every source gives: a paper's metadata with remarks, and a PDF with remarks. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journalclub.models.paper import Preprint


@dataclass(frozen=True, slots=True)
class Described:
    """A paper's metadata, with what the user should know about it."""

    preprint: Preprint
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchedPdf:
    """A whole PDF on disk, which must not be changed, with what the user should know about it."""

    path: Path
    sha256: str
    warnings: tuple[str, ...] = ()
