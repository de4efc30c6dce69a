"""One workshop for all tests of records: preparing its clubs takes seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.trust.records import Workshop


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with Workshop(tmp_path_factory.mktemp("records")) as opened:
        yield opened
