"""The tests of this folder with long settings, minutes to hours; prints a line of figures for each and what was broken.

    python -m tests.trust.soak [--only records,crowd,pdfs,network,strings,questions] [--seed S] [--pdfs FOLDER]
                               [--feeds FOLDER] [--serve COMMAND [--paper ID]] [--strings FILE.json]
                               [--mutants N [--first-mutant N]]

FOLDER and FILE are collections of bad input that you have, COMMAND starts a stand-in for arXiv. Exits with 1 when a
rule was broken.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.browser import chromium, launched
from tests.publishing.hostile import NAUGHTY
from tests.trust import calls, programs
from tests.trust.cases import CASES
from tests.trust.clubs import make_club
from tests.trust.concurrency import asked, filed
from tests.trust.injection import problems
from tests.trust.network import SLACK, broken_downloads, faulty, feeds, gaps
from tests.trust.records import FAULTS, Workshop
from tests.trust.seeds import write_seeds
from tests.trust.stepping import ROOT

ARXIVS_PAUSE = 3.0  # seconds
AT_A_TIME = 500  # mutants that one process reads

Broken = Iterator[str]


def say(text: str) -> None:
    """A line of figures."""
    print(text, flush=True)  # noqa: T201


def records(options: argparse.Namespace, folder: Path) -> Broken:
    """Every step of every command, killed and failing; slow commands fail at some."""
    if (reason := calls.why_not()) is not None:
        say(f"records: skipped, {reason}")
        return
    with Workshop(folder) as workshop:
        for name in options.cases.split(",") if options.cases else CASES:
            struck, broken = 0, 0
            with workshop.trial(name) as trial:
                for kind in FAULTS:
                    some = CASES[name].slow and kind != "killed"
                    most = options.slow_steps if some else trial.steps
                    for at in trial.chosen(most, random.Random(f"{options.seed} {name} {kind}")):
                        struck += 1
                        for problem in trial.problems(kind, at):
                            broken += 1
                            yield problem
                say(f"records: jc {name}: {trial.steps} steps, struck {struck} times, {broken} rules broken")


def crowd(options: argparse.Namespace, folder: Path) -> Broken:
    """Twenty processes at once."""
    club, _ = make_club(folder)
    began = time.monotonic()
    yield from asked(club, options.processes, options.each)
    took = time.monotonic() - began
    say(f"crowd: {options.processes} processes asked {options.each} questions each in {took:.0f} s")
    began = time.monotonic()
    yield from filed(club, options.processes, options.each)
    say(f"crowd: they filed {options.each} each and published as often in {time.monotonic() - began:.0f} s")


def pdfs(options: argparse.Namespace, folder: Path) -> Broken:
    """A folder of bad PDFs, and mutants of our own, some at a time."""
    write_seeds(folder)
    runs = [[str(options.pdfs)]] if options.pdfs else []
    for first in range(options.first_mutant, options.mutants, AT_A_TIME):
        count = min(AT_A_TIME, options.mutants - first)
        which = [f"--mutants={count}", f"--first={first}", f"--drawn={options.drawn}"]
        runs.append([str(folder), *which, f"--seed={options.seed}"])
    for arguments in runs:
        command = [sys.executable, "-m", "tests.trust.pdfs", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        if done.stderr or not done.stdout:
            yield f"pdfs: {done.stderr[-1000:]}"
            continue
        found: Any = json.loads(done.stdout)
        say(
            f"pdfs: {' '.join(arguments[1:])}: {found['files']} files, {found['outcomes']}, "
            f"slowest {found['slowest']:.1f} s ({found['slowest_file']}), parent {found['parent_mb']:.0f} MB"
        )
        yield from found["problems"]


def network(options: argparse.Namespace, folder: Path) -> Broken:
    """Downloads broken off at 200 bytes, arXiv's own pause between four processes, bad feeds, a faulty stand-in."""
    found = list(broken_downloads(folder / "downloads", 200, options.seed))
    say(f"network: 200 downloads broken off once and for good, {len(found)} rules broken")
    yield from found
    shortest = min(gaps(folder, None, each=2))
    say(f"network: at least {shortest:.2f} s between any two requests of four processes")
    if shortest < ARXIVS_PAUSE - SLACK:
        yield f"only {shortest:.2f} s between two requests"
    if options.feeds:
        with (options.feeds / "manifest.csv").open(newline="") as file:
            rows = [(row["file"], row["expected"]) for row in csv.DictReader(file)]
        for fed in feeds(options.feeds, rows, folder / "turns"):
            say(f"network: {fed.name}: expected: {fed.expected}; {fed.said[:100]} ({fed.requests} requests)")
            if fed.bug:
                yield f"{fed.name}: {fed.bug}"

    if options.serve:
        for said, problems in faulty(options.serve, options.paper, folder / "faults"):
            say(f"network: {said}")
            yield from problems


def strings(options: argparse.Namespace, folder: Path) -> Broken:
    """Every naughty string through every output, and all of them before Chromium and LibreOffice."""
    texts = json.loads(options.strings.read_text(encoding="utf-8")) if options.strings else NAUGHTY
    broken = 0
    for text in texts:
        for problem in problems(text):
            broken += 1
            yield f"{text[:60]!r}: {problem}"
    say(f"strings: {len(texts)} texts, {broken} rules broken")
    found = list(shown_to_programs(folder, texts))
    say(f"strings: all of them in Chromium and LibreOffice, {len(found)} rules broken")
    yield from found


def shown_to_programs(folder: Path, texts: Sequence[str]) -> Broken:
    """Decks, sites and pages in Chromium, tables and slides in LibreOffice, where these are installed."""

    def place(name: str) -> Path:
        made = folder / name
        made.mkdir()
        return made

    if (path := chromium()) is None:
        say("strings: no Chromium here")
    else:
        with launched(path) as browser:
            yield from programs.deck_problems(browser, place("deck"), texts)
            yield from programs.site_problems(browser, place("site"), texts)
            for first in range(0, len(texts), programs.AT_ONCE):
                some = texts[first : first + programs.AT_ONCE]
                yield from programs.page_problems(browser, place(f"page-{first}"), some)
    if (office := shutil.which("soffice")) is None:
        say("strings: no LibreOffice here")
    else:
        yield from programs.table_problems(office, place("table"), texts)
        yield from programs.slides_problems(office, place("slides"), texts)


def questions(options: argparse.Namespace, folder: Path) -> Broken:
    """Load and kills on both databases, as one table."""
    del options, folder
    command = [sys.executable, "-m", "bench.questions"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    say(done.stdout.rstrip())
    if done.returncode:
        yield f"questions: {done.stdout.rstrip().rpartition(chr(10))[2]} {done.stderr[-500:]}"


PARTS: dict[str, Callable[[argparse.Namespace, Path], Broken]] = {
    "records": records,
    "crowd": crowd,
    "pdfs": pdfs,
    "network": network,
    "strings": strings,
    "questions": questions,
}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default=",".join(PARTS), metavar="PART,…")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--pdfs", type=Path, metavar="FOLDER")
    parser.add_argument("--feeds", type=Path, metavar="FOLDER", help="with a manifest.csv: file,expected")
    parser.add_argument("--serve", metavar="COMMAND", help="starts a stand-in for arXiv that knows --fault")
    parser.add_argument("--paper", default="1706.03762", help="one that it has")
    parser.add_argument("--strings", type=Path, metavar="FILE.json")
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--first-mutant", type=int, default=0, metavar="N", help="go on from this one")
    parser.add_argument(
        "--drawn", type=int, default=1, metavar="EVERY", help="draw figures of every so many mutants"
    )
    parser.add_argument("--cases", metavar="CASE,…", help="of the records, these cases only")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument(
        "--slow-steps", type=int, default=40, help="steps at which commands that take a second fail"
    )
    options = parser.parse_args()
    say(f"seed {options.seed}")
    broken = 0
    for name in options.only.split(","):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="jc-soak-") as folder:
            for problem in PARTS[name](options, Path(folder)):
                broken += 1
                say(f"BROKEN {problem}")
        say(f"{name}: {time.monotonic() - began:.0f} s")
    say(f"{broken} rules broken (seed {options.seed})")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
