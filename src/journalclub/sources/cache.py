"""What was fetched, kept between clubs, one folder a version. Not: deciding what to fetch (fetch.py).

    papers/2010.11929v2/metadata.json    sealed: {"sha256": …, "data": {…}}
    papers/2010.11929v2/paper.pdf        and paper.json, sealed: its size and SHA-256
    newest/2010.11929.json               sealed: which version was the newest, and since when we know

Everything is written under a temporary name and renamed, and checked when it is read: what is damaged is
removed and counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.models.paper import Preprint
from journalclub.reading.pdf_file import sha256_of, what_is_wrong

_TEMPORARY = ".part"
_STALE_AFTER = 6 * 3600.0  # seconds; no download takes that long, so its process is dead
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Entry:
    """Metadata as kept: what arXiv said, and what had to be remarked about it."""

    preprint: Preprint
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Newest:
    """Which version of a paper was the newest when arXiv was last asked."""

    version: str
    asked: str  # ISO time, UTC


@dataclass(frozen=True, slots=True)
class _PdfSeal:
    size: int
    sha256: str


def cache_folder(setting: str | None) -> Path:
    """The folder that JC_CACHE_DIR names, or the platform's."""
    if setting:
        return Path(setting).expanduser().absolute()
    import platformdirs

    return platformdirs.user_cache_path("journalclub")


class Cache:
    """The papers kept in `folder`. Only writing creates it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entry(self, paper: PaperId) -> Entry | None:
        """The metadata of one version, or of the version that is the newest as far as we know."""
        pinned = self._pinned(paper)
        if pinned is None:
            return None
        file = self._home(pinned) / "metadata.json"
        entry = _read_sealed(file, Entry)
        if entry is not None and (entry.preprint.id, entry.preprint.version) != (pinned.base, pinned.version):
            _remove(file)
            return None
        return entry

    def newest(self, paper: PaperId) -> Newest | None:
        """What is known about the newest version."""
        return _read_sealed(self._newest_file(paper), Newest)

    def keep(self, entry: Entry) -> None:
        """Keep the metadata of a version."""
        preprint = entry.preprint
        self._write_sealed(self._home(PaperId(preprint.id, preprint.version)) / "metadata.json", entry)

    def keep_newest(self, paper: PaperId, newest: Newest) -> None:
        """Keep which version is the newest."""
        self._write_sealed(self._newest_file(paper), newest)

    def pdf(self, paper: PaperId) -> tuple[Path, str] | None:
        """The PDF of one version and its SHA-256, when it is whole and still what was fetched."""
        home = self._home(paper)
        file, seal_file = home / "paper.pdf", home / "paper.json"
        seal = _read_sealed(seal_file, _PdfSeal)
        try:
            if seal is not None and file.stat().st_size == seal.size and what_is_wrong(file) is None:
                digest = sha256_of(file)
                if digest == seal.sha256:
                    return file, digest
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._trouble(error) from error
        for damaged in (file, seal_file):
            _remove(damaged)
        return None

    @contextlib.contextmanager
    def incoming_pdf(self, paper: PaperId) -> Iterator[Path]:
        """A temporary name beside the PDF's own, for a download; removed if it is still there afterwards."""
        home = self._home(paper)
        self._make(home)
        temporary = _temporary(home / "paper.pdf")
        try:
            yield temporary
        finally:
            _remove(temporary)

    def keep_pdf(self, paper: PaperId, incoming: Path) -> tuple[Path, str]:
        """Rename a checked download to its own name, sealed."""
        home = self._home(paper)
        try:
            digest = sha256_of(incoming)
            seal = _PdfSeal(incoming.stat().st_size, digest)
            # The old seal goes first: a crash in between leaves a file without a seal, never with a wrong one.
            (home / "paper.json").unlink(missing_ok=True)
            incoming.replace(home / "paper.pdf")
        except OSError as error:
            raise self._trouble(error) from error
        self._write_sealed(home / "paper.json", seal)
        return home / "paper.pdf", digest

    def sweep(self, now: float) -> None:
        """Remove temporary files of processes that died; `now` is in seconds since 1970."""
        for part in ("papers/*", "newest"):
            for file in self.folder.glob(f"{part}/*{_TEMPORARY}"):
                with contextlib.suppress(OSError):
                    if now - file.stat().st_mtime > _STALE_AFTER:
                        file.unlink()

    def _pinned(self, paper: PaperId) -> PaperId | None:
        """The same paper with a version: its own, or the newest known."""
        if paper.version is not None:
            return paper
        newest = self.newest(paper)
        return PaperId(paper.base, newest.version) if newest else None

    def _home(self, paper: PaperId) -> Path:
        return self.folder / "papers" / paper.file_stem

    def _newest_file(self, paper: PaperId) -> Path:
        return self.folder / "newest" / f"{paper.unversioned.file_stem}.json"

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._trouble(error) from error

    def _write_sealed(self, file: Path, record: object) -> None:
        """Write a record with its checksum, under a temporary name first."""
        import msgspec

        data = msgspec.json.encode(record)
        self._make(file.parent)
        temporary = _temporary(file)
        try:
            temporary.write_bytes(
                msgspec.json.encode({"sha256": hashlib.sha256(data).hexdigest(), "data": msgspec.Raw(data)})
            )
            temporary.replace(file)
        except OSError as error:
            _remove(temporary)
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> JcError:
        problem = f"the cache {self.folder} cannot be used ({error.strerror})"
        return JcError(f"{problem}: make it writable, or set JC_CACHE_DIR.")


def _temporary(file: Path) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}-{secrets.token_hex(4)}{_TEMPORARY}")


def _read_sealed(file: Path, kind: type[_Record]) -> _Record | None:
    """A record whose checksum is right; anything else is removed and None."""
    import msgspec

    try:
        sealed = msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
        data = bytes(sealed["data"])
        if msgspec.json.decode(sealed["sha256"], type=str) != hashlib.sha256(data).hexdigest():
            raise ValueError("damaged")
        return msgspec.json.decode(data, type=kind)
    except OSError:
        return None
    except (msgspec.MsgspecError, ValueError, KeyError):
        _remove(file)
        return None


def _remove(file: Path) -> None:
    """Remove a file if it can be removed; what is damaged or unfinished is never used either way."""
    with contextlib.suppress(OSError):
        file.unlink()
