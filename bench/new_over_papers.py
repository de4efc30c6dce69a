"""`jc new` over a folder of papers: a line a paper, and totals.

    python -m bench.new_over_papers PAPERS --serve 'python serve.py'
    python -m bench.new_over_papers PAPERS --arxiv http://127.0.0.1:8000 --club /tmp/club

The files are named after their arXiv ids. Each paper is a process of its own; its seconds are those of the
whole process, with fetching from the stand-in. Exits with 1 when a paper made no session.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.standin import add_arguments, arxiv_id, standin
from bench.timing import JC, Command, FailedError, pdfs, seconds

COLUMNS = ("figures", "tables", "statements", "slides")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one paper."""

    paper: str
    seconds: float
    counts: tuple[int, ...]  # as COLUMNS
    warnings: tuple[str, ...]
    failure: str | None = None


def make(paper: str, club: Path, environment: Mapping[str, str]) -> Result:
    """Make one session."""
    command = Command([JC, "--club", str(club), "new", paper, "--json"], environment)
    try:
        took, output = seconds(command)
    except FailedError as error:
        return Result(paper, 0, (0,) * len(COLUMNS), (), str(error))
    made = json.loads(output)["sessions"][0]
    return Result(paper, took, tuple(made[c] for c in COLUMNS), tuple(made["warnings"]))


def row(name: str, took: float, counts: tuple[int, ...], warnings: int) -> str:
    """A line of the table."""
    return f"{name:24}{took:9.2f}" + "".join(f"{count:11}" for count in counts) + f"{warnings:10}"


def report(results: list[Result], *, texts: bool) -> None:
    """Print the totals, and what went wrong."""
    made = [r for r in results if r.failure is None]
    totals = tuple(sum(r.counts[i] for r in made) for i in range(len(COLUMNS)))
    print(row("total", sum(r.seconds for r in made), totals, sum(len(r.warnings) for r in made)))
    ordered = sorted(r.seconds for r in made)
    if ordered:
        middle = ordered[len(ordered) // 2]
        print(f"{len(made)} of {len(results)} made; median {middle:.2f} s, longest {ordered[-1]:.2f} s")
    for result in results:
        for warning in result.warnings if texts else ():
            print(f"{result.paper}: {warning}")
        if result.failure:
            print(f"{result.paper}: FAILED: {result.failure}")


def main() -> int:
    """Read the arguments, make all, report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="+", type=Path, help="PDFs, or folders of them")
    parser.add_argument("--club", type=Path, help="make the sessions in this new club and keep it")
    parser.add_argument("--warnings", action="store_true", help="print every warning")
    add_arguments(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, standin(options, Path(scratch, "cache")) as environment:
        club = options.club or Path(scratch, "club")
        seconds(Command([JC, "init", str(club), "--timezone", "UTC"]))
        print(
            f"{'paper':24}{'seconds':>9}" + "".join(f"{name:>11}" for name in COLUMNS) + f"{'warnings':>10}"
        )
        results = []
        for pdf in pdfs(options.papers):
            results.append(make(arxiv_id(pdf), club, environment))
            last = results[-1]
            print(row(last.paper, last.seconds, last.counts, len(last.warnings)), flush=True)
    report(results, texts=options.warnings)
    return int(any(r.failure for r in results))


if __name__ == "__main__":
    sys.exit(main())
