"""A loopback arXiv with some papers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journalclub.demo.loopback import LoopbackArxiv
from tests.sources.shelf import SHELF


@pytest.fixture
def arxiv() -> Iterator[LoopbackArxiv]:
    with LoopbackArxiv(SHELF) as server:
        yield server
