"""What the practice page reaches, no real page has to wait for."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

from journalclub.reading.pages import open_pdf, take_page
from tests.reading.make import make_pages
from tests.reading.papers import first_page

# A process of its own: here, other tests have loaded everything.
PRACTISED = """
import marshal, sys
from re import _compiler
from journalclub.sandbox.analysis import Analysis, practise
practise()
loaded = set(sys.modules)
compiled = []
compile = _compiler.compile
_compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or compile(pattern, flags)
analysis = Analysis()
analysis.begin("", 1)
analysis.add(marshal.load(sys.stdin.buffer))
analysis.finish(1)
print(sorted(set(sys.modules) - loaded), compiled)
"""


def test_after_practice_a_paper_needs_no_module_and_no_pattern_any_more(tmp_path: Path) -> None:
    make_pages(tmp_path, first_page)
    page = marshal.dumps(take_page(open_pdf(tmp_path / "made.pdf"), 1))
    done = subprocess.run(
        [sys.executable, "-c", PRACTISED], input=page, capture_output=True, text=False, check=True
    )
    assert done.stdout.decode().strip() == "[] []"
