"""`jc new` on a cached paper against `jc extract` of its PDF, whole processes, in turn.

    python -m bench.new_ratio PAPERS --serve 'python serve.py' [--rounds 3]

The paper is fetched from the stand-in once; what is timed needs no network. Each `jc new` makes its session in a
new club. `jc extract` is timed with and without crops; `jc new` is to take at most twice the time with crops.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from bench.standin import add_arguments, arxiv_id, standin
from bench.timing import JC, Command, pdfs, seconds

LIMIT = 2.0


def measure(pdf: Path, scratch: Path, environment: Mapping[str, str], rounds: int) -> dict[str, float]:
    """Median seconds of extract, extract with crops, and new."""
    empty, club, out = scratch / "empty", scratch / "club", scratch / "out"
    taken: dict[str, list[float]] = {"extract": [], "extract+crops": [], "new": []}
    for turn in range(rounds + 1):
        for folder in (club, out):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(empty, club)
        new = [JC, "--club", str(club), "new", arxiv_id(pdf), "--json", *(["--offline"] if turn else [])]
        run = {
            "new": seconds(Command(new, environment))[0],
            "extract": seconds(Command([JC, "extract", str(pdf), "--json"]))[0],
            "extract+crops": seconds(Command([JC, "extract", str(pdf), "--json", "--out", str(out)]))[0],
        }
        if turn:  # the first fills the cache
            for name, took in run.items():
                taken[name].append(took)
    return {name: median(values) for name, values in taken.items()}


def main() -> int:
    """Measure every paper and report; exits with 1 when the whole run is above the limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="+", type=Path, help="PDFs, or folders of them")
    parser.add_argument("--rounds", type=int, default=3)
    add_arguments(parser)
    options = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as name, standin(options, Path(name, "cache")) as environment:
        scratch = Path(name)
        seconds(Command([JC, "init", str(scratch / "empty"), "--timezone", "UTC"]))
        print(f"{'paper':24}{'extract':>10}{'with crops':>12}{'new':>10}{'ratio':>8}")
        for pdf in pdfs(options.papers):
            taken = measure(pdf, scratch, environment, options.rounds)
            found.append(taken)
            print(line(pdf.stem, taken), flush=True)
    total = {name: sum(taken[name] for taken in found) for name in found[0]}
    print(line("total", total))
    return int(total["new"] > LIMIT * total["extract+crops"])


def line(name: str, taken: Mapping[str, float]) -> str:
    """A line of the table."""
    extract, crops, new = taken["extract"], taken["extract+crops"], taken["new"]
    return f"{name:24}{extract:10.3f}{crops:12.3f}{new:10.3f}{new / crops:8.2f}"


if __name__ == "__main__":
    sys.exit(main())
