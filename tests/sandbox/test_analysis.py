"""Another process makes the same sense of pages as this one; when it dies, this one follows."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journalclub.reading.pages import open_pdf, take_page
from journalclub.sandbox.analysis import Analysis, Result
from tests.reading.make import make_pages
from tests.reading.papers import first_page

# Python does not like to be forked when it has threads, as a test runner may: each of these is a process of its own.
FORKED = """
import sys
from journalclub.sandbox.analysis import start_analysis
analysis = start_analysis()
from pathlib import Path
from journalclub.reading.pages import open_pdf, take_page
for _ in range(2):
    analysis.begin("0" * 64, 1)
    analysis.add(take_page(open_pdf(Path(sys.argv[1])), 1))
    line, warnings = analysis.finish(1)
sys.stdout.buffer.write(line)
sys.exit(type(analysis).__name__ != "ForkedAnalysis")
"""
DYING = """
import os, signal
from journalclub.sandbox.analysis import start_analysis
analysis = start_analysis()
os.kill(analysis._process, signal.{name})
analysis.begin("", 1)
analysis.finish(1)
"""


def here(pdf: Path) -> Result:
    analysis = Analysis()
    analysis.begin("0" * 64, 1)
    doc = open_pdf(pdf)
    analysis.add(take_page(doc, 1))
    doc.close()
    return analysis.finish(1)


def test_the_other_process_finds_the_same(tmp_path: Path) -> None:
    make_pages(tmp_path, first_page)
    pdf = tmp_path / "made.pdf"
    done = subprocess.run([sys.executable, "-c", FORKED, str(pdf)], capture_output=True, check=True)
    assert (done.stdout, []) == here(pdf)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV", "SIGXCPU"])
def test_when_the_other_process_dies_this_one_dies_the_same_death(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", DYING.format(name=name)], check=False)
    assert done.returncode == -getattr(signal, name)


def test_a_page_that_makes_no_sense_is_a_warning(tmp_path: Path) -> None:
    make_pages(tmp_path, first_page)
    analysis = Analysis()
    analysis.begin("", 1)
    analysis.add((7, 612.0, 792.0, None, ["no line"], [], []))  # type: ignore[list-item]
    _, warnings = analysis.finish(1)
    assert len(warnings) == 1
    assert warnings[0].startswith("page 7 was left out")


def test_pages_that_were_rehearsed_while_others_came_change_nothing(tmp_path: Path) -> None:
    make_pages(tmp_path, *[first_page] * 12)
    doc = open_pdf(tmp_path / "made.pdf")
    expected, found = Analysis(), Analysis()
    for analysis in (expected, found):
        analysis.begin("", 12)
        for number in range(1, 13):
            analysis.add(take_page(doc, number))
            if analysis is found:
                analysis.rehearse()
    doc.close()
    assert found.finish(12) == expected.finish(12)
