from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.reading.make import column, put
from tests.reading.papers import read, stamp


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("arXiv:2101.00001v2  [cs.DL]  1 Jan 2021", "2101.00001v2"),
        ("arXiv:hep-th/9108004v1  16 Aug 1991", "hep-th/9108004v1"),
        ("arXiv:9999.99999v1 [cs.DL]", None),
        ("arXiv:cs.DL", None),
    ],
)
def test_the_id_is_read_with_its_version(tmp_path: Path, text: str, found: str | None) -> None:
    def draw(page: Any) -> None:
        stamp(page, text)
        column(page, 108, 80, 396, 20)

    assert read(tmp_path, draw).reading.arxiv_id == found


def test_ids_in_the_text_are_no_stamp(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 20, 60, "arXiv:2101.00001v2", 20)
        page.insert_text((300, 700), "arXiv:2101.00001v2", fontsize=20, rotate=90)
        column(page, 108, 80, 396, 20)

    assert read(tmp_path, draw).reading.arxiv_id is None
