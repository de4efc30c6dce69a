"""How `jc publish` grows with a club: full, after one change, and with nothing to do; and `jc show` and `jc status`.

    python -m bench.publish_scale [--sizes 1000 10000] [--rounds 3]

Whole processes, in clubs of that many weekly sessions made on the spot, every tenth with a paper, figures and answered
questions. Printed are seconds of processor time and, in brackets, on the clock (the least of some rounds where a
command may be repeated), the peak of memory, and what part of a full run one change costs. Exits with 1 above a budget:
growth, the share of one change, one second on the clock for `jc show` and `jc status`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

GROWTH = 1.3  # how much more than its share a session of the largest club may cost against the smallest
SHARE = 0.25  # of a full run that one changed session may cost
QUICK = 1.0  # seconds for `jc show` and `jc status`
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
SESSION = """\
date: {date}
start: "17:00"
place: Room {room}
status: {status}
topic: Topic {number} of the club
presenters:
  - presenter {person}
papers:
  - id: {month}.{serial:05}
    title: The {number}th paper that this club has read
items: []
links:
  - kind: slides
    url: https://example.org/slides/{number}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float  # of processor time: a busy machine does not change it
    wall: float
    megabytes: float  # the most it held

    @property
    def shown(self) -> str:
        """In the table."""
        return f"{self.seconds:.2f} s ({self.wall:.2f}), {self.megabytes:.0f} MB"


def make_club(folder: Path, sessions: int) -> None:
    """A club with that many weekly sessions; the last ten are still to come."""
    taken(["init", str(folder), "--name", "Bench", "--timezone", "Europe/Berlin"])
    first = dt.date.today() - dt.timedelta(weeks=sessions - 10)  # noqa: DTZ011 (no hour matters)
    for number in range(1, sessions + 1):
        date = first + dt.timedelta(weeks=number - 1)
        session = folder / "sessions" / f"{date}-paper-{number}"
        session.mkdir(parents=True)
        paper = f"{date:%y%m}.{number % 100_000:05}"
        text = SESSION.format(
            date=date,
            room=number % 7,
            person=number % 50,
            status="held" if number <= sessions - 10 else "scheduled",
            number=number,
            month=f"{date:%y%m}",
            serial=number % 100_000,
        )
        (session / "session.yaml").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            add_paper(session, paper, number)


def add_paper(session: Path, paper: str, number: int) -> None:
    """What `jc new` and an evening leave."""
    abstract = f"This is the abstract of paper {number}. It has some sentences. " * 8
    figures = [
        {
            "kind": "figure",
            "label": str(n),
            "page": n,
            "caption": f"Figure {n}: It.",
            "file": f"figures/figure-{n}.png",
        }
        for n in range(1, 6)
    ]
    record = {
        "id": paper,
        "title": f"The {number}th paper that this club has read",
        "authors": [f"Author {n} of {number}" for n in range(5)],
        "abstract": abstract,
        "url": f"https://arxiv.org/abs/{paper}",
        "licence": "http://creativecommons.org/licenses/by/4.0/",
        "pages": 12,
        "evidence": [{"text": abstract, "page": n} for n in range(40)],
    }
    (session / "paper.json").write_text(json.dumps(record), encoding="utf-8")
    (session / "figures").mkdir()
    (session / "figures" / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    for figure in figures:
        (session / str(figure["file"])).write_bytes(PICTURE + bytes(20_000))
    answers = "".join(f"## Question {n}\n\n> Why {n}?\n\n**Answer:** Because.\n\n" for n in range(1, 9))
    (session / "collected.md").write_text(answers, encoding="utf-8")
    deck = "\n---\n".join(f"# Slide {n}\n\n- A point\n" for n in range(20))
    (session / "presenter.md").write_text(deck, encoding="utf-8")


def taken(words: list[str]) -> Cost:
    """Run `jc` once."""
    # Python's own cache of compiled modules is part of how people run it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "journalclub", *words],
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - began
    if status:
        raise SystemExit(f"jc {' '.join(words)} failed.")
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak(usage))


def peak(usage: resource.struct_rusage) -> float:
    """Megabytes; Linux counts in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / (1024 if sys.platform.startswith("linux") else 1024**2)


class Costs(dict[str, Cost]):
    """By command; each is told as soon as it is known."""

    def __setitem__(self, name: str, cost: Cost) -> None:
        super().__setitem__(name, cost)
        print(f"{name}: {cost.shown}", file=sys.stderr)


def least(words: list[str], rounds: int) -> Cost:
    """The quickest of some runs."""
    return min((taken(words) for _ in range(rounds)), key=lambda cost: cost.seconds)


def measure(sessions: int, rounds: int) -> dict[str, Cost]:
    """All commands in a club of that size."""
    with tempfile.TemporaryDirectory() as scratch:
        club = Path(scratch, "club")
        make_club(club, sessions)
        publish = ["--club", str(club), "publish"]
        costs = Costs()
        costs["publish, full"] = taken(publish)
        costs["publish, nothing to do"] = least(publish, rounds)
        some = sorted((club / "sessions").iterdir())[sessions // 2] / "session.yaml"
        changed = []
        for number in range(rounds):
            lines = some.read_text(encoding="utf-8").splitlines()
            lines[-1] = f"    url: https://example.org/{number}"
            some.write_text("\n".join(lines), encoding="utf-8")
            changed.append(taken(publish))
        costs["publish, one change"] = min(changed, key=lambda cost: cost.seconds)
        costs["publish --check"] = least([*publish, "--check"], rounds)
        costs["show"] = least(["--club", str(club), "show"], rounds)
        costs["status"] = least(["--club", str(club), "status"], rounds)
        shutil.rmtree(club / ".jc")
        costs["publish, fresh clone"] = taken(publish)
    return costs


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = {size: measure(size, options.rounds) for size in sorted(options.sizes)}
    names = next(iter(found.values()))
    print(f"{'':26}" + "".join(f"{f'{size:,} sessions':>30}" for size in found))
    for name in names:
        cells = (
            f"{costs[name].seconds:.2f} s ({costs[name].wall:.2f}), {costs[name].megabytes:.0f} MB"
            for costs in found.values()
        )
        print(f"{name:26}" + "".join(f"{cell:>30}" for cell in cells))
    small, large = min(found), max(found)
    growth = found[large]["publish, full"].seconds / found[small]["publish, full"].seconds / (large / small)
    share = {s: c["publish, one change"].seconds / c["publish, full"].seconds for s, c in found.items()}
    print(f"a session of the largest club costs {growth:.2f} times one of the smallest (budget {GROWTH})")
    print(
        "one change costs "
        + ", ".join(f"{part:.1%} of a full run ({size:,})" for size, part in share.items())
    )
    slow = [name for name in ("show", "status") if found[large][name].wall > QUICK]
    print(f"above {QUICK:.0f} s: {', '.join(slow) or 'none'}")
    return int(growth > GROWTH or share[large] > SHARE or bool(slow))


if __name__ == "__main__":
    sys.exit(main())
