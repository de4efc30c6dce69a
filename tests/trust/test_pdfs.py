"""No PDF and no reading process takes the caller down, keeps it waiting beyond the limit, or fills its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journalclub.demo.sample import sample_paper
from journalclub.reading.pdf_file import what_is_wrong
from tests.trust.fakes import FAKES, LIMITS, ROOM
from tests.trust.pdfs import GRACE, PARENT_MB, mutants
from tests.trust.seeds import write_seeds
from tests.trust.stepping import ROOT

MUTANTS, SEED = 60, 8


def report(module: str, *arguments: object) -> Any:
    """What a module of this folder prints, in a process whose memory is its own."""
    command = [sys.executable, "-P", "-m", f"tests.trust.{module}", *map(str, arguments)]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_damaged_pdfs_are_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    write_seeds(tmp_path)
    found = report("pdfs", tmp_path, "--mutants", MUTANTS, "--seed", SEED)
    assert found["problems"] == []
    assert found["files"] == MUTANTS + len(list(tmp_path.iterdir()))
    assert found["outcomes"]["refused"]


def test_the_same_seed_damages_the_same_way() -> None:
    originals = [("sample", sample_paper()[1])]
    assert list(mutants(originals, range(5), SEED)) == list(mutants(originals, range(5), SEED))
    assert list(mutants(originals, range(5), SEED)) != list(mutants(originals, range(5), SEED + 1))


def test_what_is_damaged_was_whole(tmp_path: Path) -> None:
    write_seeds(tmp_path)
    found = report("pdfs", tmp_path)
    assert found["outcomes"] == {"read": len(list(tmp_path.iterdir()))}


def test_a_copy_that_is_cut_within_a_change_appended_to_it_is_refused(tmp_path: Path) -> None:
    write_seeds(tmp_path)
    data = (tmp_path / "updated.pdf").read_bytes()
    appended = data.index(b" obj", len((tmp_path / "plain.pdf").read_bytes()))
    for length in range(appended + 5, len(data) - len(b"%%EOF") - 2):
        (tmp_path / "cut.pdf").write_bytes(data[:length])
        assert what_is_wrong(tmp_path / "cut.pdf") == "is cut short (no %%EOF at its end)"


@pytest.fixture(scope="module")
def misdeeds(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return report("fakes", tmp_path_factory.mktemp("fakes"))


@pytest.mark.parametrize("name", FAKES)
def test_whatever_the_reading_process_does_its_parent_says_in_a_sentence(misdeeds: Any, name: str) -> None:
    found = misdeeds["fakes"][name]
    assert found["ended"].startswith("paper.pdf could not be read")
    assert found["seconds"] < LIMITS.wall_seconds + GRACE
    assert found["left"] <= (ROOM if name.startswith("fill the disk") else LIMITS.file_bytes)


def test_a_reading_process_that_fills_the_disk_is_stopped_for_that(misdeeds: Any) -> None:
    for name in ("fill the disk", "fill the disk and talk"):
        assert "it wrote more to the disk than any paper needs" in misdeeds["fakes"][name]["ended"]


def test_no_reading_process_fills_its_parents_memory(misdeeds: Any) -> None:
    assert misdeeds["parent_mb"] < PARENT_MB
