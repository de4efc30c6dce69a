"""A release holds what is committed and nothing else; what does not belong is named."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
import release

TRACKED = {"src/journalclub/__init__.py", "src/journalclub/py.typed", "LICENSE", "tests/test_x.py"}
INFO = "journalclub-1.dist-info"
LICENSED = "License-Expression: AGPL-3.0-or-later\nLicense-File: LICENSE\n"
METADATA = f"Name: journalclub\n{LICENSED}Requires-Python: >=3.11\n\nx\n"


def wheel(folder: Path, *more: str, without: str = "", metadata: str = METADATA) -> Path:
    names = ["journalclub/__init__.py", "journalclub/py.typed", *more]
    names += [f"{INFO}/{name}" for name in ("WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")]
    with zipfile.ZipFile(folder / "x.whl", "w") as archive:
        archive.writestr(f"{INFO}/METADATA", metadata)
        for name in names:
            if name != without:
                archive.writestr(name, b"")
    return folder / "x.whl"


def sdist(folder: Path, *names: str, owner: str = "") -> Path:
    with tarfile.open(folder / "x.tar.gz", "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(f"journalclub-1/{name}")
            member.uname = owner
            archive.addfile(member, io.BytesIO())
    return folder / "x.tar.gz"


def test_a_wheel_of_the_package_and_its_metadata_is_right(tmp_path: Path) -> None:
    assert release.in_wheel(wheel(tmp_path), TRACKED) == []


@pytest.mark.parametrize(
    "stray", ["tests/test_x.py", "journalclub/notes.txt", "journalclub/__pycache__/x.pyc"]
)
def test_what_does_not_belong_into_a_wheel_is_named(tmp_path: Path, stray: str) -> None:
    assert release.in_wheel(wheel(tmp_path, stray), TRACKED) == [
        f"the wheel has {stray}, which does not belong"
    ]


@pytest.mark.parametrize("lost", ["journalclub/__init__.py", f"{INFO}/licenses/LICENSE"])
def test_what_a_wheel_lacks_is_named(tmp_path: Path, lost: str) -> None:
    assert f"the wheel lacks {lost}" in release.in_wheel(wheel(tmp_path, without=lost), TRACKED)


def test_a_wheel_without_types_or_licence_is_told(tmp_path: Path) -> None:
    untyped = TRACKED - {"src/journalclub/py.typed"}
    found = release.in_wheel(wheel(tmp_path, without="journalclub/py.typed"), untyped)
    assert found == ["the wheel has no py.typed"]
    bare = wheel(tmp_path, metadata=METADATA.replace(LICENSED, ""))
    assert release.in_wheel(bare, TRACKED) == ["the wheel's metadata do not name the licence and its file"]


def test_a_source_distribution_is_the_tree_as_committed(tmp_path: Path) -> None:
    assert release.in_sdist(sdist(tmp_path, *TRACKED, "PKG-INFO"), TRACKED) == []
    found = release.in_sdist(sdist(tmp_path, *(TRACKED - {"LICENSE"}), "secret.txt", owner="me"), TRACKED)
    assert found == [
        "the sdist lacks LICENSE",
        "the sdist has secret.txt, which is not committed",
        "the sdist names who built it",
    ]


def test_a_folder_of_the_builders_machine_is_found_in_either(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "y.whl", "w") as archive:
        archive.writestr("a.py", "HERE = '/srv/build/7'")
    assert release.holds(tmp_path / "y.whl", "/srv/build")
    assert not release.holds(tmp_path / "y.whl", "/srv/buil")
    assert not release.holds(sdist(tmp_path, "a"), "/srv/build")
