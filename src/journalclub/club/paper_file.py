"""What publishing needs of a session's paper.json and figures.json. Not: the whole of them (record.py)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from journalclub.club.files import read_text
from journalclub.errors import JcError
from journalclub.models.paper import FigureKind, Licence
from journalclub.models.publication import PaperRecord, Shown

PAPER, FIGURES = "paper.json", "figures/figures.json"
_PNG_HEAD = struct.Struct(">8x4x4sII")


@dataclass(frozen=True, slots=True)
class _Paper:
    """The keys of paper.json that are read here; absent ones keep their default."""

    id: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    url: str | None = None
    licence: str | None = None
    published: str | None = None
    withdrawn: bool = False
    pages: int = 0


@dataclass(frozen=True, slots=True)
class _Figure:
    """The keys of figures.json that are read here."""

    kind: FigureKind
    label: str
    page: int
    caption: str = ""
    file: str | None = None


def load_paper(folder: Path) -> PaperRecord | None:
    """What may be published of a session's paper; None without one. Raises JcError when it is not as jc wrote it.

    Figures are given only when the licence lets the club copy them and the picture is there.
    """
    import msgspec

    if not (folder / PAPER).is_file():
        return None
    try:
        paper = msgspec.json.decode(read_text(folder / PAPER), type=_Paper)
        there = (folder / FIGURES).is_file()
        figures = msgspec.json.decode(read_text(folder / FIGURES), type=tuple[_Figure, ...]) if there else ()
    except (msgspec.DecodeError, RecursionError) as error:
        where = f"sessions/{folder.name}/{PAPER}"
        raise JcError(f"{where} is not as jc wrote it ({error}); make it again: jc new ID.") from error
    licence = Licence(paper.licence)
    shown = [s for f in figures if (s := _shown(f, folder)) is not None] if licence.may_redistribute else []
    return PaperRecord(
        id=paper.id,
        title=paper.title,
        authors=paper.authors,
        abstract=paper.abstract or "",
        url=paper.url,
        licence=licence,
        published=paper.published,
        withdrawn=paper.withdrawn,
        figures=tuple(shown),
        listed=tuple((_name(f), f.page) for f in figures),
        pages=paper.pages,
    )


def _name(figure: _Figure) -> str:
    return f"{figure.kind.capitalize()} {figure.label}"


def _shown(figure: _Figure, folder: Path) -> Shown | None:
    """A figure whose picture lies in the session's figures/."""
    if figure.file is None or not _plain_png(figure.file):
        return None
    path = folder / figure.file
    size = _size(path) if not path.is_symlink() and not path.parent.is_symlink() else None
    return Shown(_name(figure), figure.page, figure.caption, figure.file, size) if size else None


def _plain_png(file: str) -> bool:
    """Whether it is a picture right in figures/."""
    folder, _, name = file.partition("/")
    return folder == "figures" and "/" not in name and name.endswith(".png") and not name.startswith(".")


def _size(path: Path) -> tuple[int, int] | None:
    """Pixels across and down; None for what is no PNG."""
    try:
        with path.open("rb") as file:
            head = file.read(_PNG_HEAD.size)
        kind, width, height = _PNG_HEAD.unpack(head)
    except (OSError, struct.error):
        return None
    return (width, height) if kind == b"IHDR" else None
