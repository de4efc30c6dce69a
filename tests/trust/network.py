"""Downloads that break off, bad answers, and four processes that want to ask at once. Not: what is tried when.

A feed's row says what is expected of it in words; here it must be a paper or a sentence, in few requests.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from journalclub.demo.loopback import LoopbackArxiv, Reply, Shelved
from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.net.connection import TRIES
from journalclub.sources.arxiv import fetch_metadata
from tests.sources.shelf import PDF, VISION, make_fetcher, make_net
from tests.trust.stepping import ROOT

SLACK = 0.05  # seconds by which a machine's clock and scheduling may blur a pause
PROCESSES = 4
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
    club.mkdir()
    (club / "papers.yaml").write_text("club:\n  name: One\n  timezone: UTC\n")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "JC_ARXIV_URL": arxiv.url,
        "JC_CACHE_DIR": str(club / "cache"),
        "XDG_CACHE_HOME": str(folder / "xdg"),
    }
    if pause is not None:
        environment["JC_ARXIV_PAUSE"] = str(pause)
    words = [sys.executable, "-P", "-m", "journalclub", "suggest", *(p.preprint.id for p in papers)]
    return subprocess.Popen(words, cwd=club, env=environment, stderr=subprocess.PIPE, text=True)
