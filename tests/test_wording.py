"""How papers and files are spoken of."""

from __future__ import annotations

import pytest

from journalclub.wording import first_author, told_apart


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


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (
            ["hmm-student.ipynb", "hmm-solution.ipynb", "hmm-hard-mode.ipynb"],
            ["student", "solution", "hard mode"],
        ),
        (["hmm.ipynb", "hmm-solution.ipynb"], ["", "solution"]),
        (["talk.pdf", "talk.pdf"], ["", ""]),
        (["", "b.pdf"], ["", "b pdf"]),
        (["a.pdf"], [""]),
        ([], []),
    ],
)
def test_files_are_told_apart_by_the_words_they_do_not_share(names: list[str], apart: list[str]) -> None:
    assert told_apart(names) == apart
