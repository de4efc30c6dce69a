"""The folder that is published: files written when they differ, and those we made removed when nothing makes them.

Which files are ours stands in its list, .made-by-jc; nothing else is overwritten or removed. Not: what is published.
"""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path, PurePosixPath

from journalclub.club import files
from journalclub.errors import JcError

LIST = ".made-by-jc"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold; the same bytes whenever it is made


class SiteFolder:
    """One run over the folder; `check` only finds out what would change."""

    def __init__(self, root: Path, *, check: bool = False) -> None:
        self.root = root
        self.check = check
        self.changed: list[str] = []  # paths below the folder, in order
        self.removed: list[str] = []
        self.ours = frozenset(_listed(root / LIST))  # what earlier runs made
        self._made: set[str] = set()

    def begin(self, paths: Iterable[str]) -> None:
        """Claim the paths that are going to be written. Raises JcError, with nothing written, for what is not ours."""
        claimed = set(paths)
        for path in sorted(claimed - self.ours):
            if (self.root / path).exists():
                raise JcError(
                    f"{self.root / path} is not from jc; move it away, or publish elsewhere with --out DIR."
                )
        if (
            not self.check and not claimed <= self.ours
        ):  # so that a run that is cut short can be told by the next one
            self._write_list(self.ours | claimed)

    def text(self, path: str, content: str) -> None:
        """A file made of text."""
        self.data(path, content.encode("utf-8", "replace"))

    def data(self, path: str, content: bytes) -> None:
        """A file made of bytes."""
        self._made.add(path)
        target = self._target(path)
        changed = (
            not files.holds(target, content)
            if self.check
            else files.write_bytes(target, content, lasting=False)
        )
        if changed:
            self.changed.append(path)

    def copy(self, path: str, source: Path) -> None:
        """A copy of a file; of a folder, a zip of what is in it."""
        if source.is_dir():
            self.data(path, _zipped(source))
            return
        self._made.add(path)
        target = self._target(path)
        changed = not files.same_content(source, target) if self.check else files.copy(source, target)
        if changed:
            self.changed.append(path)

    def keep(self, paths: Iterable[str]) -> None:
        """Files that are as they are to be."""
        self._made.update(paths)

    def sweep(self) -> None:
        """Remove what we made once and nothing makes now, and folders that are empty then."""
        for path in sorted(self.ours - self._made):
            target = self.root / path
            if not target.is_symlink() and not target.is_file():
                continue
            self.removed.append(path)
            if self.check:
                continue
            with contextlib.suppress(OSError):
                target.unlink()
            with contextlib.suppress(OSError):
                for folder in target.relative_to(self.root).parents[:-1]:
                    (self.root / folder).rmdir()
        if not self.check:
            self._write_list(self._made)

    def _target(self, path: str) -> Path:
        """Where a file goes; nothing is written through a symbolic link out of the folder."""
        target = self.root / path
        if not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise JcError(f"{target} leads out of {self.root}; remove the symbolic link.")
        return target

    def _write_list(self, paths: Iterable[str]) -> None:
        files.write_text(self.root / LIST, "".join(f"{path}\n" for path in sorted(paths)))


def _listed(path: Path) -> list[str]:
    """The paths in a list; anything that is no path below the folder is passed over."""
    if not path.is_file():
        return []
    found = []
    for line in files.read_text(path).split("\n"):
        parts = PurePosixPath(line).parts
        if parts and not line.startswith("/") and ".." not in parts and line != LIST:
            found.append(line)
    return found


def _zipped(folder: Path) -> bytes:
    """A zip of a folder's files, without links and what begins with a dot; not packed, as
    packing differs between machines and the same files are to give the same bytes.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            hidden = any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
            if path.is_file() and not path.is_symlink() and not hidden:
                archive.writestr(zipfile.ZipInfo(f"{folder.name}/{name}", _EPOCH), path.read_bytes())
    return out.getvalue()
