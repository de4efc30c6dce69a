"""Bad PDFs and bad reading processes, read in a process of its own whose memory is measured at the end.

    python -m tests.trust.pdfs FOLDER… [--mutants N] [--first N] [--drawn EVERY] [--seed S]
                                        [--wall SECONDS] [--stall SECONDS]

Reads every file of the folders, then N damaged copies of those that can be read, and prints a report as JSON. What may
never happen stands under "problems". Not: the making of the originals (seeds.py).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from journalclub.errors import JcError
from journalclub.reading.pdf_file import what_is_wrong
from journalclub.sandbox.limits import DEFAULT_LIMITS, Limits
from journalclub.sandbox.reader import Reader

GRACE = 5.0  # seconds after the limit within which the parent has to be back
PARENT_MB = 150
_NUMBERS = (b"0", b"-1", b"99999999999", b"1e308", b"4294967296")
_TOKENS = (
    b"/Length",
    b"/Kids",
    b"/Parent",
    b"/Contents",
    b"/Font",
    b"endobj",
    b"endstream",
    b"xref",
    b"/Filter",
    b"/W",
)


@dataclass
class Report:
    """What came of a run."""

    files: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0  # seconds
    slowest_file: str = ""
    parent_mb: float = 0.0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged copy; one that is `cut` short has no end and must be refused."""

    number: int
    name: str
    data: bytes
    cut: bool


def mutants(originals: Sequence[tuple[str, bytes]], numbers: Iterable[int], seed: int) -> Iterator[Mutant]:
    """Damaged copies of whole PDFs, the same for the same seed and number."""
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        name, data = chance.choice(originals)
        kind = chance.choice(tuple(_KINDS))
        damaged = _KINDS[kind](data, chance)
        yield Mutant(number, f"{number} {kind} {name}", damaged, kind == "cut" and _is_half(damaged))


def _is_half(data: bytes) -> bool:
    """Whether more than a remark follows the last end: else it was cut where a change began, and is whole."""
    _, end, after = data.rpartition(b"%%EOF")
    return not end or b" obj" in after


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) - len(b"%%EOF") - 2)]


def _holed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 16, 1000, 20_000)) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((8, 500, 20_000))]
    at = chance.randrange(len(data))
    return data[:at] + piece * chance.choice((1, 2, 50)) + data[at:]


def _renumbered(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    found = next((i for i in range(at, len(data)) if data[i : i + 1].isdigit()), 0)
    end = next((i for i in range(found, len(data)) if not data[i : i + 1].isdigit()), found)
    return data[:found] + chance.choice(_NUMBERS) + data[end:]


def _reworded(data: bytes, chance: random.Random) -> bytes:
    return data.replace(chance.choice(_TOKENS), chance.choice(_TOKENS), chance.choice((1, -1)))


def _stuffed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 64, 4096))) + data[at:]


_KINDS = {
    "flip": _flipped,
    "cut": _cut,
    "hole": _holed,
    "double": _doubled,
    "number": _renumbered,
    "word": _reworded,
    "stuff": _stuffed,
}


def read_all(
    files: Sequence[Path], numbers: Iterable[int], seed: int, drawn: int, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """Read the files and draw their figures, then the mutants of these numbers of those that were read.

    Drawing takes three quarters of the time: the figures of every mutant whose number `drawn` divides are drawn.
    """
    report = Report()
    whole = []
    with tempfile.TemporaryDirectory() as folder, Reader(limits) as reader:
        out = Path(folder, "out")
        for file in files:
            if _try(reader, file, out, limits, report):
                whole.append((file.name, file.read_bytes()))
        for mutant in mutants(whole, numbers, seed):
            file = Path(folder, "mutant.pdf")
            file.write_bytes(mutant.data)
            drawing = out if mutant.number % drawn == 0 else None
            accepted = _try(reader, file, drawing, limits, report, mutant.name)
            if accepted and mutant.cut:
                report.problems.append(f"{mutant.name} (seed {seed}) is cut short and was accepted")
    report.parent_mb = most_memory()
    if report.parent_mb > PARENT_MB:
        report.problems.append(f"the parent took {report.parent_mb:.0f} MB")
    return report


def most_memory() -> float:
    """The most memory that this process ever had, in MB; the system's own count holds that of its parent, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _try(
    reader: Reader, file: Path, out: Path | None, limits: Limits, report: Report, name: str | None = None
) -> bool:
    """Read one; whether it was accepted."""
    name = name or file.name
    began = time.monotonic()
    accepted = False
    try:
        reading = reader.read(file, out, cover=out is not None)
        report.outcomes["read, with warnings" if reading.warnings else "read"] += 1
        accepted = True
        if (wrong := what_is_wrong(file)) is not None:
            report.problems.append(f"{name} was accepted although it {wrong}")
        if not reading.pages:
            report.problems.append(f"{name} was accepted without a page")
    except JcError as error:
        report.outcomes["refused"] += 1
        if "\n" in str(error) or "Traceback" in str(error):
            report.problems.append(f"{name}: no sentence: {error}")
    except Exception as error:
        report.problems.append(f"{name}: {type(error).__name__}: {error}")
    took = time.monotonic() - began
    report.files += 1
    if took > report.slowest:
        report.slowest, report.slowest_file = took, name
    if took > limits.wall_seconds + GRACE:
        report.problems.append(f"{name} took {took:.1f} s")
    return accepted


def main() -> None:
    """The command line; exits with 1 when anything happened that may not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--mutants", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    parser.add_argument(
        "--drawn", type=int, default=1, metavar="EVERY", help="draw figures of every so many mutants"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--wall", type=float, default=DEFAULT_LIMITS.wall_seconds)
    parser.add_argument("--stall", type=float, default=DEFAULT_LIMITS.stall_seconds)
    options = parser.parse_args()
    limits = Limits(wall_seconds=options.wall, stall_seconds=options.stall)
    files = sorted(file for folder in options.folders for file in folder.glob("*.pdf"))
    numbers = range(options.first, options.first + options.mutants)
    report = read_all(files, numbers, options.seed, options.drawn, limits)
    print(json.dumps(vars(report), indent=1))  # noqa: T201
    sys.exit(bool(report.problems))


if __name__ == "__main__":
    main()
