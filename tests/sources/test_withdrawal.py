"""Withdrawn papers are known by their own words, and papers about withdrawals are not withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.sources.withdrawal import is_withdrawn, no_pdf, withdrawn_but_there
from tests.sources.shelf import ATTENTION, WITHDRAWN


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn",
        "This paper has been withdrawn by the author due to a crucial sign error in equation 1",
        "This article was withdrawn by the authors",
        "Withdrawn: superseded by another submission",
        "withdrawn",
        "The paper is withdrawn because of an error in Lemma 3",
        "12 pages. This submission has been withdrawn by arXiv administrators due to text overlap",
        "Withdrawn by arXiv administration because authors have forged affiliations",
        "Paper withdrawn due to an error",
    ],
)
def test_comments_of_withdrawn_papers(comment: str) -> None:
    assert is_withdrawn(comment, "We prove a theorem.")


def test_an_abstract_that_says_so() -> None:
    assert is_withdrawn(None, "This paper has been withdrawn by the author")


@pytest.mark.parametrize(
    ("comment", "abstract"),
    [
        (None, "We prove a theorem."),
        ("15 pages, 5 figures", ""),
        ("v2 withdrawn, this is v3", ""),
        ("replaces an earlier version that was withdrawn", ""),
        ("previous paper withdrawn", ""),
        (None, "We study why drugs are withdrawn from the market."),
        (None, "Liquidity that is withdrawn by banks moves prices. " * 5),
        ("Cash withdrawals; drawn by hand", ""),
    ],
)
def test_papers_that_are_not_withdrawn(comment: str | None, abstract: str) -> None:
    assert not is_withdrawn(comment, abstract)


def test_earlier_versions_are_named_only_when_there_are_any() -> None:
    assert no_pdf(WITHDRAWN).endswith("has no PDF; earlier versions stay: jc new 2401.01230v1.")
    assert no_pdf(replace(WITHDRAWN, version="v1")).endswith("and has no PDF.")


def test_a_withdrawn_paper_without_comment_is_told_without_one() -> None:
    assert (
        no_pdf(replace(WITHDRAWN, comment=None, version="v1")) == "2401.01230v1 was withdrawn and has no PDF."
    )


def test_a_paper_without_pdf_that_is_not_withdrawn() -> None:
    assert no_pdf(ATTENTION) == "arXiv has no PDF of 1706.03762v7: give one with --pdf FILE."


def test_what_a_withdrawn_paper_says_is_repeated_short_and_harmless() -> None:
    loud = replace(WITHDRAWN, comment="Withdrawn\x1b[31m\n" + "x" * 5000)
    for message in (no_pdf(loud), withdrawn_but_there(loud)):
        assert "\x1b" not in message
        assert "\n" not in message
        assert len(message) < 400
