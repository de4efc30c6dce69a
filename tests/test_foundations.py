"""A fresh clone can be set up: locks are complete, hashed and name no host; README promises what exists."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.util import find_spec
from itertools import pairwise

import pytest

from tests.source import ROOT, imported, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOTEBOOKS = {"jupyter_client", "nbclient"}  # of the extra `notebooks`
IMPORTED_AS = {"python-dateutil": "dateutil", "python-pptx": "pptx", "ruamel-yaml": "ruamel"}
THROUGH = {"httptools", "python-multipart", "uvloop"}  # imported by uvicorn and starlette when they are there
DATA = {"tzdata"}  # files only; Python finds them by itself
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-ci.lock", "requirements-proof.lock")


def canonical(requirement: str) -> str:
    """The name of a requirement as the package index spells it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def locked(lock: str) -> dict[str, set[str]]:
    """Names and their versions; a name has several when they depend on the version of Python."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.M
    ):
        versions.setdefault(canonical(name), set()).add(version)
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_host_and_has_a_hash_for_everything(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_everything_the_project_asks_for_is_locked() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    runtime = {canonical(r) for r in project["dependencies"] + groups["build"]}
    assert runtime <= locked("requirements.lock").keys()
    assert runtime | {canonical(r) for r in groups["dev"]} <= locked("requirements-dev.lock").keys()
    assert {canonical(r) for r in groups["ci"]} <= locked("requirements-ci.lock").keys()
    assert {canonical(r) for r in groups["proof"]} <= locked("requirements-proof.lock").keys()


def test_what_users_get_is_what_the_package_imports() -> None:
    asked = {canonical(r) for r in PROJECT["project"]["dependencies"]} - DATA - THROUGH
    found = {name.split(".")[0] for module in modules() for name, _ in imported(module.tree)}
    own = sys.stdlib_module_names | {"journalclub"} | NOTEBOOKS
    assert {IMPORTED_AS.get(name, name) for name in asked} == found - own


def test_the_developers_run_the_versions_that_users_get() -> None:
    for fewer, more in pairwise(LOCKS):
        assert locked(fewer).items() <= locked(more).items()


def test_the_build_uses_what_is_locked() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def commands_in(text: str, program: str) -> set[str]:
    """What follows `program` at the beginning of a line of a code block or of an inline code."""
    return set(re.findall(rf"(?:^|`)(?:\$ )?{program} ([a-z]+)", text, re.M))


def test_every_command_in_the_readme_exists() -> None:
    commands = commands_in(README, "jc")
    assert [c for c in commands if find_spec(f"journalclub.commands.{c}") is None] == []


def test_every_make_target_in_the_documents_exists() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    assert {"demo", "test"} <= commands_in(README, "make") <= targets
    assert commands_in(contributing, "make") <= targets
