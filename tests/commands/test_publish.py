"""`jc publish` on the command line: what it says, how it exits, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from journalclub.cli import EXPECTED, USAGE, run
from journalclub.commands.init import WORKFLOW, add_workflow, init
from journalclub.commands.publish import command
from journalclub.errors import JcError
from journalclub.publishing.parts import PARTS
from tests.publishing.clubs import make_club, put, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_club(tmp_path / "club").root


def jc(root: Path, *words: str) -> int:
    return run(["--club", str(root), "publish", *words])


def test_it_publishes_and_then_everything_is_up_to_date(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jc(root) == 0
    assert "Published 6 sessions" in capsys.readouterr().err
    assert jc(root, "--check") == 0
    assert jc(root) == 0
    assert "was up to date" in capsys.readouterr().err


def test_check_fails_with_the_names_of_what_is_out_of_date(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jc(root)
    put(root, "sessions/undated-later/session.yaml", "topic: Another day\n")
    before = tree(root)
    assert jc(root, "--check") == EXPECTED
    said = capsys.readouterr().err
    assert "site/sessions/undated-later/index.html is out of date." in said
    assert "jc publish" in said
    assert tree(root) == before


def test_the_document_for_programs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert jc(root, "--json") == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (made["sessions"], made["remade"], made["up_to_date"]) == (6, 6, False)
    put(root, "site/sessions/undated-later/index.html", "changed")
    assert jc(root, "--check", "--json") == EXPECTED
    checked = json.loads(capsys.readouterr().out)
    assert checked["out_of_date"] == ["site/sessions/undated-later/index.html"]


def test_only_some_parts_and_another_folder(root: Path, tmp_path: Path) -> None:
    assert jc(root, "--only", "calendar, json", "--out", str(tmp_path / "out")) == 0
    assert tree(tmp_path / "out").keys() == {".made-by-jc", "calendar.ics", "sessions.json"}
    assert not (root / "site").exists()
    assert jc(root, "--only", "calender") == USAGE


def test_the_readme_alone_writes_nothing_else(root: Path) -> None:
    put(root, "README.md", "# Club\n\nOurs.\n\n<!-- jc:sessions -->\n<!-- /jc:sessions -->\n")
    before = tree(root)
    assert jc(root, "--only", "readme") == 0
    after = tree(root)
    assert {name for name in after if after[name] != before.get(name)} == {"README.md"}
    text = (root / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# Club\n\nOurs.\n")
    assert "16x16" in text


def test_problems_are_lines_with_file_and_number(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, "sessions/undated-later/session.yaml", "topic: x\ndate: soon\n")
    put(root, "sessions/2027-02-01-off/session.yaml", "")
    assert jc(root) == EXPECTED
    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == [
        "sessions/2027-02-01-off/session.yaml:1",
        "sessions/undated-later/session.yaml:2",
    ]


def test_the_workflow_uses_official_actions_by_major_version_and_the_least_permissions(
    tmp_path: Path,
) -> None:
    from ruamel.yaml import YAML

    club = init(tmp_path / "club", "Club", "UTC")
    assert add_workflow(club.root)
    flow = YAML(typ="safe").load((club.root / WORKFLOW).read_text())
    used = [step["uses"] for job in flow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(action.startswith("actions/") for action in used)
    assert all(action.split("@v")[1].isdecimal() for action in used)
    assert flow["permissions"] == {"contents": "read"}
    assert flow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert flow["jobs"]["keep"]["permissions"] == {"contents": "write"}
    assert not any("pip" in step.get("run", "") for step in flow["jobs"]["keep"]["steps"])
    for job, step in (("build", "actions/upload-artifact@v4"), ("keep", "actions/download-artifact@v4")):
        assert step in {s.get("uses") for s in flow["jobs"][job]["steps"]}
    assert flow["jobs"]["deploy"]["environment"]["url"] == "${{ steps.deployment.outputs.page_url }}"
    assert "/site/" in (club.root / ".gitignore").read_text().splitlines()
    put(club.root, WORKFLOW, "mine")
    assert not add_workflow(club.root)


def test_a_club_that_is_there_gets_the_workflow_too(tmp_path: Path) -> None:
    init(tmp_path / "club", "Club", "UTC")
    assert run(["init", str(tmp_path / "club"), "--github"]) == 0
    assert (tmp_path / "club" / WORKFLOW).is_file()
    assert run(["init", str(tmp_path / "new"), "--github"]) == 0
    assert (tmp_path / "new" / WORKFLOW).is_file()
    with pytest.raises(JcError, match="is a club already"):
        init(tmp_path / "club", "Club", "UTC")


def test_the_help_names_every_part() -> None:
    (only,) = (p for p in command.params if p.name == "only")
    assert isinstance(only, click.Option)
    assert all(name in (only.help or "") for name in PARTS)
