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

from bench.questions_server import TEXT, Caller, Server, club, load, question, stored
from tests.questions import postgresql

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


def measure(folder: Path, url: str | None, count: int, rounds: int) -> int:
    """All rounds; 1 when a question was lost."""
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
    return int(bool(lost or twice or not under_way))


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--postgresql", action="store_true", help="two servers on one PostgreSQL")
    options = parser.parse_args()
    with club() as folder:
        if not options.postgresql:
            return measure(folder, None, 1, options.rounds)
        if reason := postgresql.why_not():
            raise SystemExit(reason)
        with postgresql.server(durable=True) as url:
            return measure(folder, url, 2, options.rounds)


if __name__ == "__main__":
    os.environ.pop("JC_DATABASE_URL", None)
    sys.exit(main())
