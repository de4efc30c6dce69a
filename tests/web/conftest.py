"""A running page for each test, moderated or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import browser as browser
from tests.commands.conftest import original as original
from tests.questions.conftest import postgresql_server as postgresql_server
from tests.questions.conftest import url as url
from tests.web.visiting import Visit, hall, sqlite


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """A page on which questions are shown at once."""
    with Visit(sqlite(tmp_path), hall(moderated=False)) as running:
        yield running


@pytest.fixture
def moderated(tmp_path: Path) -> Iterator[Visit]:
    """A page on which the host releases questions."""
    with Visit(sqlite(tmp_path), hall()) as running:
        yield running
