from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.teaching import running
from journalclub.teaching.running import check_solutions
from tests.teaching.books import book, code, words

installed = all(importlib.util.find_spec(name) for name in running.LIBRARIES)
needs_jupyter = pytest.mark.skipif(not installed, reason="needs the extra `notebooks` (nbclient, ipykernel)")


def put(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return name


@needs_jupyter
def test_a_solution_that_runs_is_no_problem_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("3")
    source = "from pathlib import Path\nassert Path('data.txt').read_text() == '3'\nPath('made').touch()"
    name = put(
        tmp_path, "a-solution.ipynb", book(words("text"), code(source), code("1/0", "raises-exception"))
    )
    before = (tmp_path / name).read_bytes()
    assert check_solutions(tmp_path, [name], 60) == []
    assert {p.name for p in tmp_path.iterdir()} == {"data.txt", name}
    assert (tmp_path / name).read_bytes() == before


@needs_jupyter
def test_a_cell_that_fails_is_named_with_its_line_and_error(tmp_path: Path) -> None:
    content = b"{\n" + book(words("text"), code("fit(3)", id="the-cell"), minor=5)[1:]
    (problem,) = check_solutions(tmp_path, [put(tmp_path, "a-solution.ipynb", content)], 60)
    assert str(problem) == "a-solution.ipynb:2: cell 2: NameError: name 'fit' is not defined."


@needs_jupyter
def test_at_the_limit_everything_is_killed(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    source = (
        "import os, subprocess\n"
        "child = subprocess.Popen(['sleep', '600'])\n"
        f"open({str(pids)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "while True: pass"
    )
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    name = put(notebooks, "a-solution.ipynb", book(words("text"), code(source)))
    (problem,) = check_solutions(notebooks, [name], 8)
    assert problem.message.startswith("cell 2: was still running after 8 seconds")
    for pid in map(int, pids.read_text().split()):
        assert not _runs(pid)


def _runs(pid: int) -> bool:
    """Whether a process is more than a name that nobody has collected."""
    try:
        os.kill(pid, 0)
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (OSError, FileNotFoundError):
        return False


@needs_jupyter
def test_what_cannot_be_run_is_said_and_the_rest_is_run(tmp_path: Path) -> None:
    files = [
        "gone-solution.ipynb",
        put(tmp_path, "broken-solution.ipynb", b"{"),
        put(tmp_path, "julia-solution.ipynb", book(language_info={"name": "julia"})),
        put(tmp_path, "dies-solution.ipynb", book(code("import os\nos._exit(3)"))),
    ]
    found = check_solutions(tmp_path, files, 60)
    assert [(p.file, p.message.split(",")[0]) for p in found] == [
        ("gone-solution.ipynb", "cannot be read: No such file or directory."),
        ("broken-solution.ipynb", "broken-solution.ipynb is no notebook: it is not readable as JSON."),
        ("julia-solution.ipynb", "is not in Python"),
        ("dies-solution.ipynb", "cell 1: the kernel died"),
    ]


@needs_jupyter
def test_a_runner_that_does_not_answer_is_killed_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "START_LIMIT", 0.2)
    (problem,) = check_solutions(tmp_path, [put(tmp_path, "a-solution.ipynb", book(code("1")))], 0.1)
    assert problem.message.startswith("Jupyter did not start")


def test_without_the_extra_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LIBRARIES", ("json", "no-such-library"))
    with pytest.raises(JcError, match=r"needs no-such-library.*journalclub\[notebooks\]"):
        check_solutions(tmp_path, ["a-solution.ipynb"])
