from __future__ import annotations

import json
from pathlib import Path

import pytest

from journalclub.assembly.renewing import renew_session_page
from journalclub.cli import run
from journalclub.club.folder import Club
from journalclub.commands.notebooks import make_notebooks, solutions
from journalclub.errors import JcError, Problem
from journalclub.teaching.editions import Edition
from tests.commands.club import only_session
from tests.teaching.books import book, code, words

STUDENT: Edition = "student"
SOURCE = book(words("# GLM"), code("a = 1", "solution"), code("a = ...", "student"), code("print(a)"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "glm.ipynb"
    path.write_bytes(SOURCE)
    return path


def repository(club: Club, address: str) -> Club:
    path = club.root / "papers.yaml"
    path.write_text(path.read_text().replace("club:\n", f"club:\n  repository: {address}\n", 1))
    return Club(club.root)


def test_the_editions_are_filed_shown_and_opened_by_colab(club: Club, source: Path) -> None:
    club = repository(club, "https://github.com/club/reading")
    (session,) = club.sessions()
    made = make_notebooks(club, session, source)
    assert [m.edition for m in made] == ["student", "solution", "hard-mode"]
    folder = only_session(club)
    student = json.loads((folder / "notebooks" / "glm-student.ipynb").read_text())
    address = f"blob/main/sessions/{session.folder}/notebooks/glm-student.ipynb"
    assert address in "".join(student["cells"][0]["source"])
    assert "a = 1" not in json.dumps(student)
    (after,) = club.sessions()
    assert [i.file for i in after.items if i.kind == "notebook"] == [m.file for m in made]
    assert solutions(club) == [f"sessions/{session.folder}/notebooks/glm-solution.ipynb"]
    renew_session_page(club, session.folder)
    assert "notebooks/glm-hard-mode.ipynb" in (folder / "README.md").read_text()


def test_a_second_run_changes_nothing_and_a_changed_source_is_made_anew(club: Club, source: Path) -> None:
    (session,) = club.sessions()
    make_notebooks(club, session, source)
    before = (only_session(club) / "session.yaml").read_bytes()
    assert not any(m.changed for m in make_notebooks(club, session, source))
    assert (only_session(club) / "session.yaml").read_bytes() == before
    source.write_bytes(SOURCE.replace(b"a = 1", b"a = 2"))
    assert [m.edition for m in make_notebooks(club, session, source) if m.changed] == ["solution"]


def test_an_edited_or_foreign_file_is_kept_unless_forced(club: Club, source: Path) -> None:
    (session,) = club.sessions()
    make_notebooks(club, session, source)
    student = only_session(club) / "notebooks" / "glm-student.ipynb"
    for content in (student.read_bytes().replace(b"a = ...", b"a = 7"), b"mine"):
        student.write_bytes(content)
        source.write_bytes(SOURCE.replace(b"a = 1", b"a = 3"))
        with pytest.raises(JcError, match=r"glm-student\.ipynb was edited.*--force"):
            make_notebooks(club, session, source)
        assert student.read_bytes() == content
        assert b"a = 3" not in (student.parent / "glm-solution.ipynb").read_bytes()
    make_notebooks(club, session, source, force=True)
    assert b"a = ..." in student.read_bytes()


def test_nothing_is_filed_through_a_link(club: Club, source: Path, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "elsewhere").mkdir()
    (only_session(club) / "notebooks").symlink_to(tmp_path / "elsewhere")
    for force in (False, True):
        with pytest.raises(JcError, match="symbolic link"):
            make_notebooks(club, session, source, force=force)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_solution_can_be_kept_back(club: Club, source: Path) -> None:
    (session,) = club.sessions()
    make_notebooks(club, session, source, (STUDENT,))
    assert [p.name for p in (only_session(club) / "notebooks").iterdir()] == ["glm-student.ipynb"]
    assert solutions(club) == []


def test_check_runs_the_solutions_and_fails_with_them(
    club: Club, source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (session,) = club.sessions()
    make_notebooks(club, session, source)
    asked = []

    def check(root: Path, files: list[str], seconds: float, tell: object) -> list[Problem]:
        asked.append((root, files, seconds))
        return [Problem(files[0], 3, "cell 2: NameError.")]

    monkeypatch.setattr("journalclub.teaching.running.check_solutions", check)
    assert run(["--club", str(club.root), "check", "--notebooks", "--minutes", "2"]) == 1
    file = f"sessions/{session.folder}/notebooks/glm-solution.ipynb"
    assert asked == [(club.root, [file], 120.0)]
    assert f"{file}:3: cell 2: NameError." in capsys.readouterr().out


def test_what_is_no_notebook_is_refused(club: Club, tmp_path: Path) -> None:
    (session,) = club.sessions()
    (tmp_path / "x.ipynb").write_text("no")
    for name in ("x.ipynb", "gone.ipynb"):
        with pytest.raises(JcError, match=name):
            make_notebooks(club, session, tmp_path / name)
