"""A club with the sample paper's session, made once through the real code, for tests to copy or look at."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journalclub.app import App
from journalclub.club.folder import Club
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.terminal import Screen

NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)


def app(here: Path, club: Path | None = None) -> App:
    """A run of `jc` at a fixed time."""
    return App(NOW, here, str(club) if club else None, Screen(quiet=True), time.monotonic)


@contextmanager
def arxiv(cache: Path) -> Iterator[tuple[LoopbackArxiv, dict[str, str]]]:
    """A loopback arXiv with the sample paper, and the environment that points to it."""
    with LoopbackArxiv([Shelved(*sample_paper())]) as server:
        yield server, {"JC_ARXIV_URL": server.url, "JC_ARXIV_PAUSE": "0", "JC_CACHE_DIR": str(cache)}


def only_session(club: Club) -> Path:
    """The folder of the club's one session."""
    (session,) = club.sessions()
    return club.session_folder(session)
