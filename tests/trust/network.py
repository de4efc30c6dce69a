"""Downloads that break off, bad answers, and four processes that want to ask at once. Not: what is tried when.

A feed's row says what is expected of it in words; here it must be a paper or a sentence, in few requests.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from bench.standin import standin
from journalclub.club.files import TEMPORARY
from journalclub.demo.loopback import LoopbackArxiv, Reply, Shelved
from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.net.connection import TRIES
from journalclub.reading.crop_names import UNFINISHED
from journalclub.sources.arxiv import fetch_metadata
from tests.sources.shelf import PDF, VISION, make_fetcher, make_net
from tests.trust.stepping import ROOT

SLACK = 0.05  # seconds by which a machine's clock and scheduling may blur a pause
PROCESSES = 4
FAULTS = ("429", "500", "503", "403", "html-pdf", "short-pdf", "empty-feed", "slow")
"""What a stand-in does wrong; one that is slow for ever still answers."""
FOR_EVER = 99  # times
SERVICES = 3  # that a new session asks: search, record, PDF
_ENTRY = re.compile(rb"<id>\s*https?://(?:www\.|export\.)?arxiv\.org/abs/([^<\s]+)\s*</id>")


class BreakingArxiv(LoopbackArxiv):
    """One that sends so many bytes of a PDF, the next so many times."""

    def __init__(self, papers: Sequence[Shelved]) -> None:
        super().__init__(papers)
        self.cut, self.times = 0, 0

    def _pdf(self, ref: str) -> Reply:
        reply = super()._pdf(ref)
        if self.times:
            self.times -= 1
            return replace(reply, sent=self.cut)
        return reply


def broken_downloads(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Break a download off at so many random bytes, once and for good: what goes wrong."""
    chance = random.Random(seed)
    arxiv = BreakingArxiv([Shelved(VISION, PDF)])
    with arxiv:
        for number in range(count):
            arxiv.cut = chance.randrange(len(PDF))
            for times in (1, TRIES):
                arxiv.times = times
                home = folder / f"{number}-{times}"
                yield from _download(arxiv, home, f"cut {times} times at {arxiv.cut} (seed {seed})")
                arxiv.times = 0


def _download(arxiv: BreakingArxiv, home: Path, name: str) -> Iterator[str]:
    lasting = arxiv.times == TRIES
    fetcher = make_fetcher(arxiv, home)
    try:
        path = fetcher.pdf(VISION).path
        if lasting or path.read_bytes() != PDF:
            yield f"{name}: accepted {path.stat().st_size} bytes"
    except JcError as error:
        if not lasting:
            yield f"{name}: {error}"
    left = [
        p.name
        for p in (home / "cache").rglob("*")
        if p.is_file() and p.name not in ("paper.pdf", "paper.json")
    ]
    if left or (lasting and any(home.rglob("paper.pdf"))):
        yield f"{name}: left {left or 'a PDF'}"


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of a feed."""

    name: str
    expected: str
    said: str  # the paper's title, or the sentence
    requests: int
    bug: str | None


def feeds(folder: Path, rows: Sequence[tuple[str, str]], home: Path) -> Iterator[Fed]:
    """Serve each file as the answer of the search and see what becomes of it."""
    default = _ENTRY.search((folder / "good.xml").read_bytes())
    for name, expected in rows:
        data = (folder / name).read_bytes()
        found = _ENTRY.search(data) if "wrong" not in name and "error" not in name else None
        paper = parse_paper_id((found or default or [b"", b"2010.11929"])[1].decode()).unversioned
        with LoopbackArxiv([]) as arxiv:
            arxiv.feed = data
            said, bug = _said(arxiv, paper, home / name)
            yield Fed(name, expected, said, len(arxiv.log), bug)


def _said(arxiv: LoopbackArxiv, paper: PaperId, home: Path) -> tuple[str, str | None]:
    try:
        (found,) = fetch_metadata(make_net(arxiv, home), [paper]).values()
    except JcError as error:
        found = error
    except Exception as error:
        return "", f"{type(error).__name__}: {error}"
    return (
        (f"refused: {found}", None)
        if isinstance(found, JcError)
        else (f"taken: {found.preprint.title}", None)
    )


def gaps(folder: Path, pause: float | None, each: int) -> list[float]:
    """Seconds between all requests of four processes that ask about so many papers each; None is arXiv's own pause."""
    papers = [
        Shelved(replace(VISION, id=f"2611.{p}{n:04}", version="v1"), None)
        for p in range(PROCESSES)
        for n in range(each)
    ]
    with LoopbackArxiv(papers) as arxiv:
        started = [_asker(folder, arxiv, pause, papers[p * each : (p + 1) * each]) for p in range(PROCESSES)]
        said = [process.communicate()[1] for process in started]
    assert all(process.returncode == 0 for process in started), said
    times = sorted(time for time, _, _ in arxiv.log)
    assert len(times) >= PROCESSES * each
    return [later - earlier for earlier, later in pairwise(times)]


def _asker(
    folder: Path, arxiv: LoopbackArxiv, pause: float | None, papers: Sequence[Shelved]
) -> subprocess.Popen[str]:
    """`jc suggest` in a club and with a cache of its own."""
    club = folder / papers[0].preprint.id
    environment = {
        "JC_ARXIV_URL": arxiv.url,
        "JC_CACHE_DIR": str(club / "cache"),
        "XDG_CACHE_HOME": str(folder / "xdg"),
    }
    if pause is not None:
        environment["JC_ARXIV_PAUSE"] = str(pause)
    return _jc(club, environment, "suggest", *(p.preprint.id for p in papers))


def faulty(serve: str, paper: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Make a session from a stand-in for arXiv that fails once, then one that fails for ever; what goes wrong.

    `serve` starts it, takes --fault NAME:COUNT and --log FILE, and prints its address.
    """
    for fault in FAULTS:
        for times in (1, FOR_EVER):
            home = folder / f"{fault}-{times}"
            home.mkdir(parents=True)
            status = int(fault == "403" or (times == FOR_EVER and fault != "slow"))
            said, problems = _made(serve, f"{fault}:{times}", paper, home, status)
            yield f"{fault}, {times} times: {said}", problems


def _made(serve: str, fault: str, paper: str, home: Path, status: int) -> tuple[str, list[str]]:
    """Run `jc new` in a new club against a stand-in; what it said last, and which rules were broken."""
    log = home / "log"
    command = f"{serve} --port 0 --fault {fault} --log {shlex.quote(str(log))}"
    with standin(argparse.Namespace(arxiv=None, serve=command), home / "cache") as environment:
        environment["XDG_CACHE_HOME"] = str(home / "xdg")
        ended = _jc(home / "club", environment, "new", paper)
        said = ended.communicate()[1]
    requests = len(log.read_text().splitlines())
    left = [p.name for p in home.rglob("*") if p.name.startswith(TEMPORARY) or p.suffix == UNFINISHED]
    problems = [f"{fault}: left {left}"] if left else []
    if ended.returncode != status or "Traceback" in said:
        problems.append(f"{fault}: ends with {ended.returncode}: {said}")
    if bool(list(home.glob("club/sessions/*/presenter.pptx"))) != (status == 0):
        problems.append(f"{fault}: a session was made, or none, although it ends with {ended.returncode}")
    if requests > (1 if fault.startswith("403") else TRIES * SERVICES):
        problems.append(f"{fault}: {requests} requests")
    return f"{requests} requests; {said.strip().splitlines()[-1][:120]}", problems


def _jc(club: Path, environment: Mapping[str, str], *words: str) -> subprocess.Popen[str]:
    """`jc` in a new club."""
    club.mkdir()
    (club / "papers.yaml").write_text("club:\n  name: One\n  timezone: UTC\n")
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "journalclub", *words],
        cwd=club,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
