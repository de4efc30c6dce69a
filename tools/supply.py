"""A release, built and tried as those who install it meet it (`make supply`): two builds, contents, clean environments.

Builds what is committed. `--short` is what CI does: this Python only, no lowest versions. Interpreters are found by
name; `--python PATH` names others; `--wheel` tries one that is there and builds none (needs nothing but Python, for a
container or another machine).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from release import ROOT, BrokenError, build, run

VERSIONS = ("3.11", "3.12", "3.13", "3.14")

# What a person does first, in an empty folder, from the wheel alone; each must end with 0.
FIRST_STEPS = (
    ("jc", "--version"),
    ("jc", "init", "club", "--name", "Thursday readers", "--timezone", "Europe/Amsterdam"),
    ("jc", "--club", "club", "status"),
    ("jc", "demo", "demo-club"),
    ("jc", "--club", "demo-club", "show", "next"),
    ("jc", "--club", "demo-club", "publish", "--check"),
    ("journalclub", "--help"),
)
MADE = ("club/papers.yaml", "demo-club/site/index.html", "demo-club/site/calendar.ics", "demo-club/README.md")

IMPORT_ALL = """
import importlib, pkgutil, sys, journalclub
assert "site-packages" in journalclub.__file__, journalclub.__file__
names = [m.name for m in pkgutil.walk_packages(journalclub.__path__, "journalclub.") if not m.name.endswith("__main__")]
optional = {"nbclient", "jupyter_client", "psycopg"}
for name in names:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in optional:
            raise
print(len(names), "modules imported")
"""

# A person's own script; with `py.typed` in the wheel a type checker sees what the functions give.
SCRIPT = '''"""Titles of the papers in a folder."""

from pathlib import Path

import journalclub


def title(paper: Path) -> str | None:
    """The title that stands on the first page."""
    return journalclub.extract(paper).title


def version() -> str:
    """Which journalclub this is."""
    return journalclub.__version__
'''

# With the lowest versions that pyproject.toml admits all tests run but those that start processes by the hundred.
TOO_LONG = ("commands", "examples", "publishing", "sandbox", "tools", "trust")


def main() -> int:
    """Do all of it; the first thing that does not hold ends it with its sentence."""
    arguments = options()
    try:
        wheel = arguments.wheel or build()
        pythons = arguments.python or ([Path(sys.executable)] if arguments.short else found())
        for python in pythons:
            try_wheel(wheel, python)
        if not arguments.short and not arguments.wheel:
            try_lowest(wheel)
    except BrokenError as error:
        print(f"BROKEN: {error}", file=sys.stderr)
        return 1
    return 0


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--short", action="store_true", help="this Python only, and not the lowest versions")
    parser.add_argument(
        "--python", type=Path, action="append", help="an interpreter to try (may be repeated)"
    )
    parser.add_argument("--wheel", type=Path, help="try this wheel and build none")
    return parser.parse_args()


def found() -> list[Path]:
    """The interpreters of this machine, one for each version that we name."""
    pythons = []
    for version in VERSIONS:
        at = shutil.which(f"python{version}")
        works = (
            at
            and not subprocess.run(
                [at, "-c", "import venv, ensurepip"], capture_output=True, check=False
            ).returncode
        )
        print(f"Python {version}: {at if works else 'not on this machine, not tried'}")
        if at and works:
            pythons.append(Path(at))
    return pythons


def try_wheel(wheel: Path, python: Path) -> None:
    """Install the wheel as a person does, into a new environment, and take the first steps with it."""
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        run([python, "-m", "venv", here / "clean"], here)
        tools = here / "clean" / "bin"
        run(
            [tools / "python", "-m", "pip", "install", "--quiet", "--only-binary", ":all:", wheel.resolve()],
            here,
        )
        version = run(
            [tools / "python", "-c", "import sys; print(*sys.version_info[:3], sep='.')"], here
        ).strip()
        run([tools / "python", "-m", "pip", "check"], here)
        imported = run([tools / "python", "-W", "error", "-c", IMPORT_ALL], here).strip()
        for program, *rest in FIRST_STEPS:
            said = run([tools / program, *rest], here, JC_CACHE_DIR=str(here / "cache"), HOME=str(here))
            if rest == ["--version"]:
                print(said.strip(), end=" ")
        lacking = [name for name in MADE if not (here / name).is_file()]
        if lacking:
            raise BrokenError(f"the first steps on Python {version} did not make {', '.join(lacking)}")
        typed = try_types(here, tools / "python")
        print(f"on Python {version}: installed, {imported}, {len(FIRST_STEPS)} first steps, {typed}")


def try_types(here: Path, installed: Path) -> str:
    """Check a person's script against the installed wheel, where mypy is."""
    if subprocess.run([sys.executable, "-c", "import mypy"], capture_output=True, check=False).returncode:
        return "types not checked (no mypy here)"
    (here / "script.py").write_text(SCRIPT, encoding="utf-8")
    run([sys.executable, "-m", "mypy", "--strict", "--python-executable", installed, "script.py"], here)
    wrong = SCRIPT.replace("-> str | None:", "-> int:")
    (here / "wrong.py").write_text(wrong, encoding="utf-8")
    try:
        run([sys.executable, "-m", "mypy", "--strict", "--python-executable", installed, "wrong.py"], here)
    except BrokenError:
        return "types checked"
    raise BrokenError("mypy does not see the wheel's types: a wrong script passes")


def try_lowest(wheel: Path) -> None:
    """Run tests with the lowest versions that pyproject.toml admits, on the lowest Python."""
    if shutil.which("uv") is None:
        print("the lowest versions were not tried: uv is not on this machine")
        return
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        run(["uv", "venv", "--quiet", "--python", VERSIONS[0], here / "lowest"], here)
        lowest, environment = here / "lowest.txt", {"VIRTUAL_ENV": str(here / "lowest")}
        resolve = [
            "uv",
            "pip",
            "compile",
            "--quiet",
            "--resolution",
            "lowest-direct",
            "--only-binary",
            ":all:",
        ]
        run(
            [
                *resolve,
                "--python-version",
                VERSIONS[0],
                "--all-extras",
                ROOT / "pyproject.toml",
                "--output-file",
                lowest,
            ],
            here,
        )
        run(
            ["uv", "pip", "install", "--quiet", "--requirement", lowest, "--no-deps", wheel.resolve()],
            here,
            **environment,
        )
        run(
            ["uv", "pip", "install", "--quiet", "hypothesis", "pytest"],
            here,
            **environment,
        )
        ignored = [f"--ignore=tests/{name}" for name in TOO_LONG]
        test: list[str | Path] = [
            here / "lowest" / "bin" / "python",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
        ]
        said = run([*test, *ignored, "tests"], ROOT)
        print(f"with the lowest versions on Python {VERSIONS[0]}: {said.strip().splitlines()[-1]}")


if __name__ == "__main__":
    sys.exit(main())
