"""kill -9 of the questions' page under load, again and again: no question that was acknowledged may be lost.

    python -m bench.questions_kill [--rounds 50] [--postgresql]

In each round people post as fast as they can, a server is killed in the middle and started again. With --postgresql
two servers share a database, and one of them is killed. Exits with 1 when a question is lost or there twice.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import uvloop

from bench.figures import Figure, missed
from bench.questions_server import TEXT, Caller, Server, club, database, load, question, stored

PEOPLE = 40
LEAST, MOST = 0.15, 0.8  # seconds of load before the kill


async def round_of(
    servers: list[Server], number: int, acknowledged: set[str], kill: Callable[[], None]
) -> int:
    """Everybody posts until their server is gone; returns how many posts were under way then."""
    over = False
    broken = 0

    async def person(who: int) -> None:
        nonlocal broken
        port = servers[who % len(servers)].port
        caller = await Caller.call(port)
        count = 0
        while not over:
            count += 1
            post = (number * PEOPLE + who) * 100_000 + count
            try:
                status = await caller.send(question(f"kill-{post}", post, port))
            except ConnectionError:
                broken += 1
                return
            if status == 303:
                acknowledged.add(TEXT.format(post))
        caller.close()

    people = [asyncio.create_task(person(n)) for n in range(PEOPLE)]
    await asyncio.sleep(random.uniform(LEAST, MOST))
    kill()
    await asyncio.sleep(0.05)
    over = True
    await asyncio.gather(*people)
    return broken


def measure(folder: Path, url: str | None, count: int, rounds: int) -> list[Figure]:
    """All rounds against so many servers."""
    servers = [Server(folder, url) for _ in range(count)]
    acknowledged: set[str] = set()
    under_way = 0
    try:
        for number in range(rounds):
            under_way += uvloop.run(round_of(servers, number, acknowledged, servers[0].kill))
            servers[0] = Server(folder, url, servers[0].port)
    finally:
        for server in servers:
            server.stop()
    texts = stored(folder, url)
    lost, twice = acknowledged - set(texts), len(texts) - len(set(texts))
    print(
        f"{rounds} kills: {len(acknowledged):,} acknowledged, {len(texts):,} stored, {under_way} posts cut off; "
        f"{len(lost)} lost, {twice} twice; {load()}"
    )
    what = f"{rounds} times kill -9 under load"
    return [
        Figure(f"{what}: lost, twice", "0, 0", f"{len(lost)}, {twice}", not lost and not twice),
        Figure(f"{what}: acknowledged before", "> 0", f"{len(acknowledged):,}", bool(acknowledged)),
        Figure(f"{what}: posts cut off", "> 0", f"{under_way:,}", under_way > 0),
    ]


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--postgresql", action="store_true", help="two servers on one PostgreSQL")
    options = parser.parse_args()
    with club() as folder, database(options.postgresql) as (url, servers):
        return int(bool(missed(measure(folder, url, servers, options.rounds))))


if __name__ == "__main__":
    os.environ.pop("JC_DATABASE_URL", None)
    sys.exit(main())
