"""A release's two files, built from the last commit: twice, equal, and with nothing in them that does not belong.

Not: trying them out, see supply.py.
"""

from __future__ import annotations

import email
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
LICENCE = "AGPL-3.0-or-later"


class BrokenError(Exception):
    """Something of the release is not as it must be."""


def run(command: Iterable[str | Path], where: Path, **variables: str) -> str:
    """Run a command outside the project; what it printed. Raises BrokenError when it fails."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTHON", "JC_", "VIRTUAL_ENV"))
    }
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=where,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise BrokenError(
            f"{' '.join(words)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}"
        )
    return done.stdout


def build() -> Path:
    """Build sdist and wheel of the last commit twice, and keep them in dist/ when both builds are equal."""
    moment = run(["git", "log", "-1", "--format=%ct"], ROOT).strip()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        builds = [built(Path(folder), moment, mask) for folder, mask in ((one, 0o022), (other, 0o077))]
        first, second = ({path.name: path.read_bytes() for path in sorted(made.iterdir())} for made in builds)
        if first != second:
            raise BrokenError(
                f"two builds of one commit differ: {[n for n in first if first[n] != second.get(n)]}"
            )
        tracked = set(run(["git", "ls-tree", "-r", "--name-only", "HEAD"], ROOT).split("\n")) - {""}
        wheel, sdist = (next(builds[0].glob(pattern)) for pattern in ("*.whl", "*.tar.gz"))
        problems = (
            in_wheel(wheel, tracked)
            + in_sdist(sdist, tracked)
            + [
                f"{path.name} names {place}"
                for path in (wheel, sdist)
                for place in (one, str(Path.home()))
                if holds(path, place)
            ]
        )
        if problems:
            raise BrokenError("; ".join(problems))
        DIST.mkdir(exist_ok=True)
        for path in (wheel, sdist, ROOT / "sbom.cdx.json"):
            shutil.copy(path, DIST)
        sizes = [f"{path.name} ({path.stat().st_size:,} bytes)" for path in (wheel, sdist)]
        print(f"{' and '.join(sizes)}: two builds equal")
        return DIST / wheel.name


def built(folder: Path, moment: str, mask: int) -> Path:
    """Build the last commit in a folder of its own."""
    tree, made = folder / "tree", folder / "made"
    tree.mkdir()
    run(["git", "archive", "--output", folder / "tree.tar", "HEAD"], ROOT)
    before = os.umask(mask)
    try:
        run(["tar", "-xf", folder / "tree.tar"], tree)
        run(
            [sys.executable, "-m", "build", "--no-isolation", "--outdir", made],
            tree,
            SOURCE_DATE_EPOCH=moment,
        )
    finally:
        os.umask(before)
    return made


def in_wheel(wheel: Path, tracked: set[str]) -> list[str]:
    """What is wrong with a wheel: it holds the package as committed, its metadata, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        info = next(name.split("/")[0] for name in names if ".dist-info/" in name)
        metadata = email.message_from_bytes(archive.read(f"{info}/METADATA"))
    package = {name.removeprefix("src/") for name in tracked if name.startswith("src/journalclub/")}
    expected = package | {
        f"{info}/{n}" for n in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    problems = [f"the wheel lacks {name}" for name in sorted(expected - names)]
    problems += [f"the wheel has {name}, which does not belong" for name in sorted(names - expected)]
    if "journalclub/py.typed" not in names:
        problems.append("the wheel has no py.typed")
    if metadata["License-Expression"] != LICENCE or metadata.get_all("License-File") != ["LICENSE"]:
        problems.append("the wheel's metadata do not name the licence and its file")
    if metadata["Requires-Python"] != ">=3.11" or not str(metadata.get_payload()).strip():
        problems.append("the wheel's metadata lack Requires-Python or the README")
    return problems


def in_sdist(sdist: Path, tracked: set[str]) -> list[str]:
    """What is wrong with a source distribution: it is the tree as committed, and PKG-INFO."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()} - {"PKG-INFO"}
        owners = {(member.uid, member.gid, member.uname, member.gname) for member in archive.getmembers()}
    problems = [f"the sdist lacks {name}" for name in sorted(tracked - names)]
    problems += [f"the sdist has {name}, which is not committed" for name in sorted(names - tracked)]
    return problems + (["the sdist names who built it"] if owners != {(0, 0, "", "")} else [])


def holds(archive: Path, place: str) -> bool:
    """Whether a file in a wheel or sdist names a folder of the machine that built it."""
    wanted = re.compile(re.escape(place.encode()) + rb"(?![\w-])")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return any(wanted.search(wheel.read(name)) for name in wheel.namelist())
    with tarfile.open(archive) as sdist:
        return any(
            wanted.search(file.read()) for member in sdist if (file := sdist.extractfile(member)) is not None
        )
