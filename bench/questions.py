"""All promises of the questions' page under load and kill -9, on SQLite and PostgreSQL, as one table.

    python -m bench.questions [--short]

What is measured: questions_load.py, questions_kill.py. `--short` takes minutes off; then speed does not count.
Without PostgreSQL's programs its column is left out, and said so. Exits with 1 when a figure is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from bench import questions_kill, questions_load
from bench.figures import Figure, missed, table
from bench.questions_server import club, database
from tests.questions import postgresql


def measured(of_postgresql: bool, rate: int, seconds: int, rounds: int) -> list[Figure]:
    """Load, then kills, each in a club of its own."""
    with club() as folder, database(of_postgresql) as (url, servers):
        found = questions_load.measure(folder, url, servers, rate, seconds)
    with club() as folder, database(of_postgresql) as (url, servers):
        return found + questions_kill.measure(folder, url, servers, rounds)


def columns(*, short: bool) -> dict[str, Sequence[Figure]]:
    """Figures by database."""
    rate, seconds, rounds = (500, 5, 3) if short else (1_500, 30, 50)
    found = {"SQLite, one server": measured(False, rate, seconds, rounds)}
    if reason := postgresql.why_not():
        print(f"PostgreSQL is left out: {reason}")
    else:
        found["PostgreSQL, two servers"] = measured(True, rate, seconds, rounds)
    return dict(found)


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true")
    short = parser.parse_args().short
    found = columns(short=short)
    print(f"\n{table(found)}\n")
    wrong = [
        f"{name}: {line}" for name, figures in found.items() if (line := missed(figures, speed=not short))
    ]
    print(f"missed: {'; '.join(wrong) or 'nothing'}")
    return int(bool(wrong))


if __name__ == "__main__":
    os.environ.pop("JC_DATABASE_URL", None)
    sys.exit(main())
