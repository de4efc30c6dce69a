"""Papers for the loopback arXiv, and everything needed to fetch them without waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.errors import JcError
from journalclub.models.paper import Licence, Preprint
from journalclub.net.connection import Net
from journalclub.net.services import services
from journalclub.net.turns import Turns
from journalclub.sources.cache import Cache
from journalclub.sources.fetch import PaperFetcher
from tests.faketime import FakeTime

NOW = dt.datetime(2027, 1, 15, 8, tzinfo=dt.UTC)
PDF = b"%PDF-1.7\n" + b"one page\n" * 50 + b"%%EOF\n"
CC_BY = Licence("http://creativecommons.org/licenses/by/4.0/")
DEFAULT_LICENCE = Licence("http://arxiv.org/licenses/nonexclusive-distrib/1.0/")

ATTENTION = Preprint(
    id="1706.03762",
    version="v7",
    title="Attention Is All You Need",
    authors=("Ashish Vaswani", "Noam Shazeer"),
    abstract="The dominant sequence transduction models are based on complex networks.",
    source="arxiv",
    categories=("cs.CL", "cs.LG"),
    published="2017-06-12",
    updated="2023-08-02",
    doi="10.48550/arXiv.1706.03762",
    journal_ref="NeurIPS 2017",
    comment="15 pages, 5 figures",
    licence=DEFAULT_LICENCE,
)
ATTENTION_V5 = replace(ATTENTION, version="v5", updated="2017-12-06")
VISION = replace(
    ATTENTION, id="2010.11929", version="v2", title="An Image is Worth 16x16 Words", licence=CC_BY
)
STRINGS = replace(ATTENTION, id="hep-th/9901001", version="v3", title="Strings", categories=("hep-th",))
WITHDRAWN = replace(
    ATTENTION,
    id="2401.01230",
    version="v2",
    title="A Hasty Proof",
    comment="This paper has been withdrawn by the author due to an error in Lemma 2",
    withdrawn=True,
)
SHELF = (
    Shelved(ATTENTION, PDF + b"v7 %%EOF"),
    Shelved(ATTENTION_V5, PDF + b"v5 %%EOF"),
    Shelved(VISION, PDF),
    Shelved(STRINGS, PDF),
    Shelved(WITHDRAWN, None),
    Shelved(replace(WITHDRAWN, version="v1", comment=None, withdrawn=False), PDF),
)


def count_pages(path: Path) -> int:
    """Stands in for the sandbox: how often "one page" is said."""
    if b"unreadable" in path.read_bytes():
        raise JcError("the file is encrypted")
    return path.read_bytes().count(b"one page")


def make_net(arxiv: LoopbackArxiv, folder: Path, time: FakeTime | None = None) -> Net:
    """A connection to the loopback arXiv that never sleeps."""
    time = time or FakeTime()
    turns = Turns(folder, pause=3.0, clock=time.clock, sleep=time.sleep)
    return Net(services(arxiv.url), turns, now=NOW.timestamp(), sleep=time.sleep, jitter=lambda: 0.0)


def make_fetcher(
    arxiv: LoopbackArxiv | None,
    folder: Path,
    *,
    offline: bool = False,
    refresh: bool = False,
    opens: Callable[[Path], int] = count_pages,
) -> PaperFetcher:
    """A fetcher with its cache in `folder`; without `arxiv`, any connection is an error."""

    def connect() -> Net:
        assert arxiv is not None, "arXiv was asked"
        return make_net(arxiv, folder / "turns")

    return PaperFetcher(
        Cache(folder / "cache"), connect, opens=opens, now=NOW, offline=offline, refresh=refresh
    )


def paths(arxiv: LoopbackArxiv) -> list[str]:
    """The services asked, in order: "api", "oai" or "pdf"."""
    names = {"/api/query": "api", "/oai": "oai"}
    return [names.get(target.partition("?")[0], "pdf") for _, target, _ in arxiv.log]
