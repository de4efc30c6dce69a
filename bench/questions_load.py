"""The questions' page under load: `jc serve` as a process, the client on the same machine.

    python -m bench.questions_load [--seconds 30] [--rate 1500] [--postgresql]

1,000 people post at once; so many posts a second for so many seconds; 500 live pages, all told of a question; the same
key sent ten times. With --postgresql all of it against two servers that share one database. Exits with 1 when a
figure is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import uvloop

from bench.figures import Figure, missed
from bench.questions_server import (
    Answer,
    Caller,
    Server,
    club,
    database,
    load,
    question,
    request,
    share,
    stored,
)

PEOPLE, LIVE, SAME = 1_000, 500, 10
P99_SECONDS = 1.0
CONNECTIONS = 64  # over which the sustained posts come


@dataclass(slots=True)
class Bench:
    """One run over some servers."""

    folder: Path
    url: str | None
    servers: list[Server]
    sent: int = 0
    figures: list[Figure] = field(default_factory=list)

    def port(self, number: int) -> int:
        """Callers in turn."""
        return self.servers[number % len(self.servers)].port

    def expect(self, what: str, wanted: str, measured: str, holds: bool, *, of_speed: bool = False) -> None:
        """Note a figure."""
        self.figures.append(Figure(what, wanted, measured, holds, of_speed))

    def all_kept(self, what: str) -> None:
        """Whether exactly what was acknowledged is stored, each once."""
        texts = stored(self.folder, self.url)
        lost, twice = self.sent - len(set(texts)), len(texts) - len(set(texts))
        print(f"{'':22}{len(texts):,} stored of {self.sent:,} acknowledged, {len(set(texts)):,} different")
        self.expect(f"{what}: lost, twice", "0, 0", f"{lost}, {twice}", lost == twice == 0)

    def statuses(self, what: str, answers: list[Answer], most: float | None) -> None:
        """Report a series of answers."""
        counts = Counter(a.status for a in answers)
        seconds = [a.seconds for a in answers]
        p50, p99 = share(seconds, 0.5), share(seconds, 0.99)
        said = ", ".join(f"{count:,} × {status}" for status, count in sorted(counts.items()))
        print(
            f"{what:22}{said}; p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"
        )
        self.sent += counts[303]
        refused = len(answers) - counts[303]
        self.expect(f"{what}: not acknowledged", "0", f"{refused}", refused == 0)
        if most is not None:
            self.expect(f"{what}: p99", f"< {most:.1f} s", f"{p99:.2f} s", p99 < most, of_speed=True)


async def at_once(bench: Bench) -> None:
    """A thousand people connect and post at the same moment."""
    gate = asyncio.Event()

    async def person(number: int) -> Answer:
        await gate.wait()
        began = time.perf_counter()
        caller = await Caller.call(bench.port(number))
        status = await caller.send(question(f"at-once-{number}", number, bench.port(number)))
        took = time.perf_counter() - began
        caller.close()
        return Answer(status, took)

    people = [asyncio.create_task(person(n)) for n in range(PEOPLE)]
    await asyncio.sleep(0.1)
    gate.set()
    bench.statuses(f"{PEOPLE:,} at once", list(await asyncio.gather(*people)), P99_SECONDS)
    bench.all_kept(f"{PEOPLE:,} at once")


async def sustained(bench: Bench, rate: int, seconds: int) -> None:
    """So many posts a second; who sends waits for nobody, so that a slow server shows as late answers."""
    callers = [await Caller.call(bench.port(n)) for n in range(CONNECTIONS)]
    answers: list[Answer] = []
    total = rate * seconds
    turn = iter(range(total))
    before = [s.seconds_used() for s in bench.servers]
    began = time.perf_counter()

    async def sender(number: int) -> None:
        for post in turn:
            due = began + post / rate
            if (ahead := due - time.perf_counter()) > 0:
                await asyncio.sleep(ahead)
            content = question(f"sustained-{post}", PEOPLE + post, bench.port(number))
            status = await callers[number].send(content)
            answers.append(Answer(status, time.perf_counter() - due))

    await asyncio.gather(*(sender(n) for n in range(CONNECTIONS)))
    took = time.perf_counter() - began
    used = sum(s.seconds_used() for s in bench.servers) - sum(before)
    bench.statuses(f"{rate:,}/s for {seconds} s", answers, None)
    reached = total / took
    print(
        f"{'':22}{reached:,.0f} posts/s reached; {used / total * 1e6:.0f} µs of the servers' processor a post; {load()}"
    )
    what = f"{rate:,}/s for {seconds} s"
    bench.expect(
        f"{what}: reached", f"{rate:,}/s", f"{reached:,.0f}/s", reached >= rate * 0.995, of_speed=True
    )
    for caller in callers:
        caller.close()
    bench.all_kept(what)


async def live(bench: Bench) -> None:
    """Live pages are open, and all are told of one question."""
    told = 0
    opened = 0
    everybody = asyncio.Event()

    async def page(number: int) -> None:
        nonlocal told, opened
        port = bench.port(number)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
        writer.write(
            f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode()
        )
        while b"event: board" not in await reader.readline():
            continue
        opened += 1
        while b"the live pages" not in await reader.readline():
            continue
        told += 1
        if told == LIVE:
            everybody.set()
        writer.close()

    pages = [asyncio.create_task(page(n)) for n in range(LIVE)]
    while opened < LIVE:
        await asyncio.sleep(0.05)
    caller = await Caller.call(bench.port(0))
    began = time.perf_counter()
    form = "key=live-page-key&text=Do+the+live+pages+know%3F+This+is+about+the+live+pages."
    status = await caller.send(request(form, bench.port(0)))
    bench.sent += status == 303
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(everybody.wait(), 20)
    took = time.perf_counter() - began
    print(f"{f'{LIVE} live pages':22}{told} told of a question after {took * 1000:.0f} ms; {load()}")
    bench.expect(f"{LIVE} live pages: told of a question", f"{LIVE}", f"{told} in {took:.1f} s", told == LIVE)
    for task in pages:
        task.cancel()
    caller.close()


async def same_key(bench: Bench) -> None:
    """One form sent ten times at once."""
    callers = [await Caller.call(bench.port(n)) for n in range(SAME)]
    statuses = await asyncio.gather(
        *(c.send(question("the-same-key", -1, bench.port(n))) for n, c in enumerate(callers))
    )
    for caller in callers:
        caller.close()
    bench.sent += 1
    print(f"{'the same key':22}{SAME} times: {dict(Counter(statuses))}")
    taken = statuses.count(303)
    bench.expect(f"the same key {SAME} times: taken", f"{SAME}", f"{taken}", taken == SAME)
    bench.all_kept(f"the same key {SAME} times")


async def everything(bench: Bench, rate: int, seconds: int) -> None:
    """All figures."""
    print(load())
    await at_once(bench)
    await same_key(bench)
    await live(bench)
    await sustained(bench, rate, seconds)


def measure(folder: Path, url: str | None, count: int, rate: int, seconds: int) -> list[Figure]:
    """All figures against so many servers."""
    bench = Bench(folder, url, [Server(folder, url) for _ in range(count)])
    try:
        uvloop.run(everything(bench, rate, seconds))
    finally:
        for server in bench.servers:
            server.stop()
    return bench.figures


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--rate", type=int, default=1_500)
    parser.add_argument("--postgresql", action="store_true", help="two servers on one PostgreSQL")
    options = parser.parse_args()
    with club() as folder, database(options.postgresql) as (url, servers):
        figures = measure(folder, url, servers, options.rate, options.seconds)
    print(f"missed: {missed(figures) or 'nothing'}")
    return int(bool(missed(figures)))


if __name__ == "__main__":
    os.environ.pop("JC_DATABASE_URL", None)
    sys.exit(main())
