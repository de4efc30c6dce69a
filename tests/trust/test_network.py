"""A download is whole or not there, and four processes ask arXiv as slowly as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.demo.loopback import LoopbackArxiv
from journalclub.errors import JcError
from tests.sources.shelf import SHELF, VISION, make_fetcher
from tests.trust.network import SLACK, broken_downloads, feeds, gaps

PAUSE = 0.3  # seconds; arXiv's own is three
GOOD = (
    b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
    b"<id>http://arxiv.org/abs/2010.11929v2</id></entry></feed>"
)


def test_a_download_that_breaks_off_anywhere_is_fetched_again_or_leaves_nothing(tmp_path: Path) -> None:
    assert list(broken_downloads(tmp_path, 25, seed=8)) == []


def test_four_processes_keep_the_pause_between_all_their_requests(tmp_path: Path) -> None:
    assert min(gaps(tmp_path, PAUSE, each=2)) >= PAUSE - SLACK


def test_a_403_ends_the_run_with_one_request(tmp_path: Path) -> None:
    with LoopbackArxiv(SHELF) as arxiv:
        arxiv.faults["403"] = 9
        fetcher = make_fetcher(arxiv, tmp_path)
        for _ in range(3):
            with pytest.raises(JcError, match="asks nothing more"):
                fetcher.pdf(VISION)
        assert len(arxiv.log) == 1


def test_a_feed_is_a_paper_or_a_sentence(tmp_path: Path) -> None:
    rows = [("good.xml", "told"), ("cut.xml", "told")]
    (tmp_path / "good.xml").write_bytes(GOOD)
    (tmp_path / "cut.xml").write_bytes(GOOD[:90])
    found = list(feeds(tmp_path, rows, tmp_path / "turns"))
    assert [f.bug for f in found] == [None, None]
    assert [f.said.partition(":")[0] for f in found] == ["refused", "refused"]
