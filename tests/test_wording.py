"""How papers and files are spoken of."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.models.session import Session, SessionPaper
from journalclub.wording import first_author, making, told_apart


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


DAY = dt.date(2027, 1, 18)


@pytest.mark.parametrize(
    ("session", "command"),
    [
        (Session("talk", DAY, papers=(SessionPaper("1706.03762v1"),)), "jc new 1706.03762v1"),
        (Session("talk", DAY), "jc new PAPER --date 2027-01-18"),
        (Session("talk", DAY, papers=(SessionPaper("", "A book"),)), "jc new PAPER --date 2027-01-18"),
        (Session("talk"), "jc new PAPER"),
    ],
)
def test_a_session_is_made_by_its_paper_or_on_its_day(session: Session, command: str) -> None:
    assert making(session) == command
