"""What `jc extract --json` costs as a paper grows: seconds a page, and peak memory of each of its processes.

    python -m bench.linear PAPER.pdf [--pages 25,50,100,200,400] [--rounds 3] [--crops]

The documents are the given paper's pages over and over. Cost is linear when the seconds of a further page stay
the same; the reading process, which drops each page once it is passed on, needs hardly more memory for more pages,
the second one some for each page's text. Memory is read from /proc, so on Linux only; elsewhere it is left out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pymupdf

from bench.timing import JC

MIB = 1024


def repeat(pdf: Path, pages: int, into: Path) -> Path:
    """A document of so many pages, those of the paper again and again."""
    source, made = pymupdf.open(pdf), pymupdf.open()
    while made.page_count < pages:
        made.insert_pdf(source, to_page=min(source.page_count, pages - made.page_count) - 1)
    path = into / f"{pages}.pdf"
    made.save(path, garbage=3, deflate=True)
    return path


def children(process: int) -> list[int]:
    """The processes started by this one, and by those."""
    try:
        tasks = [task.name for task in Path(f"/proc/{process}/task").iterdir()]
        own = [
            int(child)
            for task in tasks
            for child in Path(f"/proc/{process}/task/{task}/children").read_text().split()
        ]
    except OSError:
        return []
    return own + [further for child in own for further in children(child)]


def peak(process: int) -> int:
    """Its largest memory so far, in KiB; 0 when it has ended or nobody says."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def run(pdf: Path, crops: Path | None) -> tuple[float, list[int]]:
    """Seconds, and the peaks of the parent, the reading process and the second one, in KiB."""
    arguments = [JC, "extract", str(pdf), "--json", *(["--out", str(crops)] if crops else [])]
    began = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peaks: dict[int, int] = {process.pid: 0}
    while process.poll() is None:
        for pid in (process.pid, *children(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0), peak(pid))
        time.sleep(0.01)
    took = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {process.returncode}")
    return took, [*peaks.values(), 0, 0, 0][:3]


def main() -> int:
    """Measure and report; exits with 1 when a further page of the longest document costs half again the usual."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paper", type=Path)
    parser.add_argument("--pages", default="25,50,100,200,400")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--crops", action="store_true", help="cut out the figures, too")
    options = parser.parse_args()
    lengths = [int(n) for n in options.pages.split(",")]
    print(
        f"{'pages':>6}{'seconds':>9}{'ms a further page':>19}{'parent MB':>11}{'reading MB':>12}{'second MB':>11}"
    )
    steps: list[float] = []
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as name:
        out = Path(name, "out") if options.crops else None
        for pages in lengths:
            pdf = repeat(options.paper, pages, Path(name))
            runs = [run(pdf, out) for _ in range(options.rounds)]
            took = median(seconds for seconds, _ in runs)
            memory = [max(peaks[i] for _, peaks in runs) // MIB for i in range(3)]
            step = (took - before[1]) / (pages - before[0]) * 1000 if before else float("nan")
            steps += [step] if before else []
            before = pages, took
            print(
                f"{pages:6}{took:9.2f}{step:19.1f}" + f"{memory[0]:11}{memory[1]:12}{memory[2]:11}",
                flush=True,
            )
    return int(len(steps) > 1 and steps[-1] > 1.5 * median(steps[:-1]))


if __name__ == "__main__":
    sys.exit(main())
