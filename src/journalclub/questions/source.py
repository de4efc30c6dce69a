"""The file or folder an organiser gives, read within limits; nothing else here opens files. Not: its format."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journalclub.errors import JcError
from journalclub.questions.decoding import decode

LARGEST = 64 * 1024 * 1024  # bytes of one file, or of all members of a folder or zip together
MOST_MEMBERS = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """What was given: one text, or a folder of JSON files."""

    name: str
    text: str = ""
    members: Mapping[str, bytes] = field(default_factory=dict)  # of a folder or zip, by path with "/"


def open_source(path: Path) -> Source:
    """Read a file, a folder or a zip; raises JcError when it is missing, empty, cut, too large or no text."""
    try:
        if path.is_dir():
            return Source(path.name, members=_folder(path))
        if not path.exists():
            raise JcError(
                f"{path} does not exist; give a chat, a CSV file, a Slack export or a question sheet."
            )
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise JcError(f"{path} cannot be read: {error.strerror}.") from error
    if len(raw) > LARGEST:
        raise JcError(f"{path} is larger than {LARGEST // 1024 // 1024} MB, which no export of a session is.")
    if raw.startswith(b"PK\x03\x04") or path.suffix.lower() == ".zip":
        return Source(path.name, members=_zip(path))
    return Source(path.name, decode(raw, path.name))


def digest_of(source: Source) -> str:
    """SHA-256 over everything the source holds."""
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass"))
    for name in sorted(source.members):
        digest.update(name.encode() + b"\0" + source.members[name])
    return digest.hexdigest()


def _folder(path: Path) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    room = LARGEST
    for file in sorted(path.rglob("*.json")):
        if file.is_symlink() or not file.is_file():
            continue
        with file.open("rb") as opened:
            raw = opened.read(room + 1)
        room -= len(raw)
        if room < 0 or len(members) >= MOST_MEMBERS:
            raise JcError(
                f"{path} is larger than {LARGEST // 1024 // 1024} MB; take the session's channel out of it."
            )
        members[file.relative_to(path).as_posix()] = raw
    if not members:
        raise JcError(f"{path} has no JSON files; give the folder of a Slack export.")
    return members


def _zip(path: Path) -> dict[str, bytes]:
    """The JSON files of a zip, by the paths in it; nothing is unpacked to disk."""
    members: dict[str, bytes] = {}
    room = LARGEST
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if e.filename.endswith(".json")]
            for entry in sorted(entries, key=lambda e: e.filename):
                with archive.open(entry) as opened:
                    raw = opened.read(room + 1)
                room -= len(raw)
                if room < 0 or len(members) >= MOST_MEMBERS:
                    raise JcError(
                        f"{path} holds more than {LARGEST // 1024 // 1024} MB; take the session's channel out of it."
                    )
                members[entry.filename] = raw
    except JcError:
        raise
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise JcError(f"{path} is no complete zip file ({error}); export it or copy it again.") from error
    except Exception as error:  # zlib.error, lzma.LZMAError: whatever a cut member raises
        raise JcError(f"{path} is no complete zip file ({type(error).__name__}); copy it again.") from error
    if not members:
        raise JcError(f"{path} has no JSON files in it; give the zip of a Slack export.")
    return members
