"""Reading and writing files of a club: whole or not at all, and only when something changed. Not: what they hold."""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from journalclub.errors import JcError, Problem, ProblemsError

LARGEST_TEXT = 8 * 1024 * 1024  # bytes; a hand-written file of a club has some thousand
PATIENCE = 60.0  # seconds; a change takes one or two, making a session without network ten
HOLDER_BYTES = 8  # random ones by which it shows that the club changed hands
TEMPORARY = ".jc-"  # how names of unfinished files begin


class UnwritableError(JcError):
    """A file could not be written."""

    def __init__(self, path: Path, reason: str | None) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} cannot be written: {reason}; what was there is unchanged.")


def read_text(path: Path) -> str:
    """A text file a person wrote; raises JcError when it is missing or too large, ProblemsError when not UTF-8."""
    return read_exactly(path).removeprefix("\ufeff")


def read_inside(path: Path, folder: Path) -> str:
    """As read_text, of a file that lies in a folder; raises JcError when a link leads out of it."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise JcError(f"{path.name} is a link out of {folder.name}/; put the file itself there.")
    return read_text(path)


def read_exactly(path: Path) -> str:
    """As read_text, with the byte order mark, so that writing the text gives the same bytes."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise JcError(f"{path} cannot be read: {error.strerror}.") from error
    if len(raw) > LARGEST_TEXT:
        raise JcError(f"{path} is larger than {LARGEST_TEXT // 1024 // 1024} MB, which no file of a club is.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ProblemsError([Problem(str(path), line, "not UTF-8 text; save it as UTF-8.")]) from error


def holds(path: Path, content: bytes) -> bool:
    """Whether a file is there and has just that content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def write_bytes(path: Path, content: bytes, *, lasting: bool = True) -> bool:
    """Replace a file atomically; False when it already held just that. Raises JcError when it cannot be written.

    `lasting` waits until the disk has it: for all that cannot be made again.
    """
    if holds(path, content):
        return False
    with _replacing(path, lasting=lasting) as file:
        file.write(content)
    return True


@contextlib.contextmanager
def _replacing(path: Path, *, lasting: bool) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block is done.

    What killed processes left unfinished in its folder is removed first.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        handle, name = tempfile.mkstemp(
            prefix=f"{TEMPORARY}{os.getpid()}-", suffix=path.suffix, dir=path.parent
        )
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
        if lasting:
            _sync_folder(path.parent)
    except OSError as error:
        raise UnwritableError(path, error.strerror) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def same_content(source: Path, target: Path) -> bool:
    """Whether two files are there and the same."""
    try:
        return filecmp.cmp(source, target, shallow=False)
    except OSError:
        return False


def copy(source: Path, target: Path) -> bool:
    """As write_bytes with another file's content, however large, which can be copied again."""
    if same_content(source, target):
        return False
    try:
        with source.open("rb") as file, _replacing(target, lasting=False) as new:
            shutil.copyfileobj(file, new)
    except OSError as error:
        raise JcError(f"{source} cannot be read: {error.strerror}.") from error
    return True


def write_text(path: Path, content: str) -> bool:
    """As write_bytes, in UTF-8 with line ends as given."""
    return write_bytes(path, content.encode("utf-8"))


def write_back(path: Path, was: str | bytes, content: str | bytes) -> bool:
    """As write_text or write_bytes, for a file that held `was` when it was read; b"" when there was none.

    What an editor or git saved since then is never overwritten: raises JcError, with nothing written.
    """
    now = read_text(path) if isinstance(was, str) else _content(path)
    if now != was:
        raise JcError(
            f"{path} was changed by another program meanwhile; nothing was written, run this again."
        )
    return write_bytes(path, content.encode("utf-8") if isinstance(content, str) else content)


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the club for one change at a time; other `jc` processes wait.

    Raises JcError when one of them has held it for PATIENCE seconds; while it changes hands, we go on waiting.
    """
    from filelock import FileLock, Timeout

    private = folder / ".jc"
    try:
        private.mkdir(exist_ok=True)
        write_text(private / ".gitignore", "*\n")
        turn, holder = FileLock(private / "lock", timeout=PATIENCE), private / "holder"
        while not turn.is_locked:
            before = _content(holder)
            try:
                turn.acquire()
            except Timeout:
                if _content(holder) == before:
                    raise
        try:
            holder.write_bytes(os.urandom(HOLDER_BYTES))
            yield
        finally:
            turn.release()
    except Timeout:
        raise JcError(
            f"Another jc has been changing {folder} for {PATIENCE:.0f} seconds; try again when it is done."
        ) from None
    except OSError as error:
        raise JcError(f"{folder} cannot be changed: {error.strerror}.") from error


def _content(path: Path) -> bytes:
    """Of a file; nothing when it is not there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A temporary folder inside `folder` to make something whole in, removed afterwards unless it was renamed.

    What killed processes left behind is removed first. Raises JcError when the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        made = Path(tempfile.mkdtemp(prefix=f"{TEMPORARY}{os.getpid()}-", dir=folder))
        made.chmod(0o755)  # mkdtemp makes it private; what comes of it is not
    except OSError as error:
        raise JcError(f"{folder} cannot be written to: {error.strerror}.") from error
    try:
        yield made
    except UnwritableError as error:
        if not error.path.is_relative_to(made):
            raise
        raise JcError(f"{folder} cannot be written to: {error.reason}; nothing was put there.") from error
    except OSError as error:
        raise JcError(
            f"{folder} cannot be written to: {error.strerror or error}; nothing was put there."
        ) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove unfinished files and folders whose process is gone (not below this folder)."""
    with os.scandir(folder) as entries:
        unfinished = [Path(entry.path) for entry in entries if entry.name.startswith(TEMPORARY)]
    for path in unfinished:
        owner = path.name.removeprefix(TEMPORARY).split("-")[0]
        if owner.isdecimal() and not _runs(int(owner)):
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                path.unlink()


def _runs(process: int) -> bool:
    """Whether a process of that number runs; in doubt, yes."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those of a new one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def settle(path: Path) -> None:
    """Wait until the disk has a file, or all of a folder; raises OSError."""
    for part in (path, *path.rglob("*")):
        if part.is_file():
            _sync(part)
        _sync_folder(part.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename durable, where the platform can."""
    with contextlib.suppress(OSError):
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
