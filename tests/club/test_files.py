from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import filelock
import pytest

from journalclub.club import files
from journalclub.errors import JcError


def test_writing_the_same_again_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert files.write_text(path, "x: 1\n")
    before = path.stat().st_mtime_ns
    assert not files.write_text(path, "x: 1\n")
    assert path.stat().st_mtime_ns == before


def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    files.write_text(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(JcError, match=r"a\.yaml cannot be written: No space left"):
        files.write_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_permissions_survive(tmp_path: Path) -> None:
    path = tmp_path / "a.sh"
    files.write_text(path, "1")
    path.chmod(0o750)
    files.write_text(path, "2")
    assert path.stat().st_mode & 0o777 == 0o750


def test_text_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(JcError, match=r"a\.yaml:2: not UTF-8"):
        files.read_text(path)


def test_staging_vanishes_and_sweeps_what_killed_processes_left(tmp_path: Path) -> None:
    orphan = tmp_path / ".jc-999999999-abc"
    orphan.mkdir()
    (orphan / "half").write_text("x")
    running = tmp_path / f".jc-{os.getpid()}-abc"
    running.mkdir()
    with files.staging(tmp_path) as staging:
        (staging / "f").write_text("x")
        assert staging.is_dir()
    assert sorted(p.name for p in tmp_path.iterdir()) == [running.name]


def test_what_cannot_be_staged_is_told_of_the_folder_it_was_for_never_of_the_temporary_one(
    tmp_path: Path,
) -> None:
    def stage() -> None:
        with files.staging(tmp_path / "sessions") as staging:
            (staging / "taken").write_text("a file")
            files.write_text(staging / "taken" / "session.yaml", "date: 2027-01-18\n")

    with pytest.raises(JcError, match=r"sessions cannot be written to: .+; nothing was put there") as told:
        stage()
    assert files.TEMPORARY not in str(told.value)


def test_what_cannot_be_written_elsewhere_meanwhile_is_told_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    match = r"taken/papers\.yaml cannot be written: "
    with pytest.raises(JcError, match=match), files.staging(tmp_path / "sessions"):
        files.write_text(tmp_path / "taken" / "papers.yaml", "club:\n")


def test_the_lock_is_private_to_git(tmp_path: Path) -> None:
    with files.lock(tmp_path):
        assert (tmp_path / ".jc" / ".gitignore").read_text() == "*\n"


class TakenTurns:
    """A lock that times out so often; `hands` tells after which of these times another process has it."""

    hands: ClassVar[Sequence[bool]] = ()

    def __init__(self, path: Path, timeout: float) -> None:
        self.is_locked = False
        self._folder, self._timeout, self._times = path.parent, timeout, iter(self.hands)

    def acquire(self) -> None:
        changed = next(self._times, None)
        if changed is None:
            self.is_locked = True
            return
        if changed:
            (self._folder / "holder").write_bytes(os.urandom(8))
        raise filelock.Timeout("lock")

    def release(self) -> None:
        self.is_locked = False


def test_a_club_that_changes_hands_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filelock, "FileLock", TakenTurns)
    monkeypatch.setattr(TakenTurns, "hands", [True, True, True])
    with files.lock(tmp_path):
        pass


def test_a_club_that_one_process_holds_is_waited_for_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filelock, "FileLock", TakenTurns)
    monkeypatch.setattr(TakenTurns, "hands", [True, False])
    with pytest.raises(JcError, match="for 60 seconds; try again"), files.lock(tmp_path):
        pass


def test_who_holds_the_club_leaves_a_mark_of_its_own(tmp_path: Path) -> None:
    marks = set()
    for _ in range(3):
        with files.lock(tmp_path):
            marks.add((tmp_path / ".jc" / "holder").read_bytes())
    assert len(marks) == 3
