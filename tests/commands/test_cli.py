from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.cli import COMMANDS, globals_first, run


def jc(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = run(list(argv))
    out, err = capsys.readouterr()
    return status, out, err


def test_options_of_every_command_may_stand_anywhere() -> None:
    assert globals_first(["show", "--club", "a", "--json"]) == ["--club", "a", "show", "--json"]
    assert globals_first(["show", "--quiet"]) == ["--quiet", "show"]
    assert globals_first(["file", "x", "--", "--quiet"]) == ["file", "x", "--", "--quiet"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_page_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = jc(capsys, name, "--help")
    assert (status, err) == (0, "")
    assert f"Example: jc {name}" in out


def test_wrong_usage_is_2_and_names_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = jc(capsys, "shwo")
    assert (status, out) == (2, "")
    assert "show" in err


def test_an_expected_failure_is_1_and_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = jc(capsys, "show")
    assert (status, out) == (1, "")
    assert err.startswith("jc: No club here")
    assert err.count("\n") == 1


def test_a_word_that_is_not_utf8_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for argv in (["init", "--name", "\udcff"], ["file", "next", "talk-\udcff.pdf"], ["\udcff"]):
        status, out, err = jc(capsys, *argv)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert "is not UTF-8" in err


def test_interrupting_is_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("journalclub.cli.root.main", interrupt)
    assert jc(capsys, "show")[0] == 130


def test_a_bug_says_so_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("journalclub.cli.root.main", fail)
    status, out, err = jc(capsys, "show")
    assert (status, out) == (3, "")
    assert "--debug" in err
    assert "Traceback" not in err


def test_a_new_club_can_be_shown_and_says_what_to_do_next(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    club = str(tmp_path / "reading-group")
    assert jc(capsys, "init", club, "--timezone", "Asia/Tokyo")[0] == 0
    status, out, _ = jc(capsys, "--club", club, "show", "--json")
    assert status == 0
    assert json.loads(out) == {"club": "Reading group", "sessions": []}
    status, out, _ = jc(capsys, "--club", club, "status", "--json")
    assert status == 0
    assert [t["do"] for t in json.loads(out)["tasks"]] == ["jc new 2010.11929"]


def test_problems_in_the_clubs_files_are_told_with_file_and_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    jc(capsys, "init", str(tmp_path), "--timezone", "UTC")
    folder = tmp_path / "sessions" / "a"
    folder.mkdir()
    (folder / "session.yaml").write_text("date: tomorrow\nstart: late\n")
    status, out, err = jc(capsys, "--club", str(tmp_path), "show")
    assert (status, out) == (1, "")
    assert "sessions/a/session.yaml:1: date" in err
    assert "sessions/a/session.yaml:2: start" in err
