"""How a paper is spoken of."""

from __future__ import annotations

import pytest

from journalclub.wording import first_author


@pytest.mark.parametrize(
    ("authors", "spoken"),
    [
        (["Alexey Dosovitskiy", "Lucas Beyer", "Alexander Kolesnikov"], "Dosovitskiy et al."),
        (["Jonathan Frankle", "Michael Carbin"], "Frankle and Carbin"),
        (["Witten, Edward"], "Witten"),
        (["The ATLAS Collaboration"], "The ATLAS Collaboration"),
        (["CMS Collaboration"], "CMS Collaboration"),
        ([], ""),
    ],
)
def test_a_paper_is_called_by_its_first_author_and_a_group_by_its_whole_name(
    authors: list[str], spoken: str
) -> None:
    assert first_author(authors) == spoken
