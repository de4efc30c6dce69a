"""How long `jc` takes to start: `jc --help`, and `jc show` in a club of 500 sessions, against `python -c pass`.

    python -m bench.startup [--sessions 500] [--rounds 21]

All three run in turn, whole processes; printed are medians and what each takes longer than `python -c pass`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path

from bench.timing import JC, Command, medians, seconds

BUDGET = 0.150  # seconds above `python -c pass`
SESSION = """\
date: {date}
start: "17:00"
place: Room {room}
status: {status}
topic: Topic {number}
presenters:
  - presenter {number}
papers:
  - id: {month}.{serial:05}
    title: The {number}th paper of the club
items: []
links:
  - kind: video
    url: https://example.org/recordings/{number}
"""


def make_club(folder: Path, sessions: int) -> None:
    """A club with that many weekly sessions; the last ten are still to come."""
    seconds(Command([JC, "init", str(folder), "--name", "Bench", "--timezone", "Europe/Berlin"]))
    first = dt.date(2017, 1, 2)
    for number in range(1, sessions + 1):
        date = first + dt.timedelta(weeks=number - 1)
        session = folder / "sessions" / f"{date}-paper-{number}"
        session.mkdir(parents=True)
        text = SESSION.format(
            date=date,
            room=number % 7,
            status="held" if number <= sessions - 10 else "scheduled",
            number=number,
            month=date.strftime("%y%m"),
            serial=number,
        )
        (session / "session.yaml").write_text(text, encoding="utf-8")


def main() -> int:
    """Measure and report; exits with 1 above the budget."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        club = Path(scratch, "club")
        make_club(club, options.sessions)
        cold, _ = seconds(Command([JC, "--club", str(club), "show"]))
        taken = medians(
            {
                "python -c pass": Command([sys.executable, "-c", "pass"]),
                "jc --help": Command([JC, "--help"]),
                "jc show": Command([JC, "--club", str(club), "show"]),
                "jc show last": Command([JC, "--club", str(club), "show", "last"]),
            },
            options.rounds,
        )
    base = taken["python -c pass"]
    print(f"{'command':18}{'median ms':>11}{'above ms':>10}")
    for name, took in taken.items():
        print(f"{name:18}{took * 1000:11.1f}{(took - base) * 1000:10.1f}")
    print(f"jc show, for the first time in a club of {options.sessions} sessions: {cold * 1000:.0f} ms")
    slow = [name for name, took in taken.items() if took - base > BUDGET]
    print(f"above the budget of {BUDGET * 1000:.0f} ms: {', '.join(slow) or 'none'}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
