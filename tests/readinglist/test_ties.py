"""What ties a paper to what the club has read: bibliographies by id, else by the whole title."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.models.history import Candidate, KnownPaper, Tie
from journalclub.models.paper import Reference
from journalclub.readinglist.ties import cited_papers, reason, ties

BY_ID = Reference("[1]", "A. Vaswani. arXiv:1706.03762", "1706.03762v5")
DAY = dt.date(2027, 1, 18)
READ = KnownPaper("2010.11929", "An Image is Worth 16x16 Words", "vit", True, DAY, (BY_ID,))
ATTENTION = Candidate("1706.03762", "Attention Is All You Need")
OTHER = Candidate("1512.03385", "Deep Residual Learning for Image Recognition")


def test_what_a_read_paper_cites_is_cited_by_it() -> None:
    assert ties([ATTENTION, OTHER], [READ]) == {
        "1706.03762": (Tie("cited by", READ),),
        "1512.03385": (),
    }


def test_a_paper_that_is_yet_to_be_read_ties_nothing() -> None:
    coming = KnownPaper("2010.11929", "An Image", "vit", False, DAY, (BY_ID,))
    assert ties([ATTENTION], [coming])["1706.03762"] == ()


@pytest.mark.parametrize(
    "candidate",
    [
        Candidate("2103.14030", "Swin", cites=("2010.11929", "1512.03385")),
        Candidate("2103.14030", "Swin", abstract="We extend arXiv:2010.11929v2, and more."),
    ],
)
def test_a_candidate_that_is_known_to_cite_a_read_paper_is_tied(candidate: Candidate) -> None:
    assert ties([candidate], [READ])["2103.14030"] == (Tie("cites", READ),)


def test_the_bibliography_of_a_candidate_with_a_session_is_looked_at() -> None:
    entry = Reference("[1]", "A. Dosovitskiy. An image is worth 16×16 words. ICLR 2021.")
    own = KnownPaper("2103.14030", "Swin", "swin", False, None, (entry,))
    read = KnownPaper("2010.11929", "An Image is Worth 16×16 Words", "vit", True, DAY)
    assert ties([Candidate("2103.14030", "Swin")], [own, read])["2103.14030"] == (Tie("cites", read),)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("A. Vaswani et al. Attention is all you need. In NeurIPS, 2017.", True),
        ("Vaswani (2017). “Attention is All You Need”, NeurIPS", True),
        ("[15] Attention is all you need", True),
        ("S. Rou. Attention is all you need in speech separation. 2021.", False),
        ("J. Doe. Why attention is all you need. 2021.", False),
        ("Attention is all", False),
        ("", False),
    ],
)
def test_without_an_id_the_whole_title_between_two_marks_counts(entry: str, found: bool) -> None:
    papers = [(ATTENTION.id, ATTENTION.title)]
    assert bool(cited_papers([Reference(None, entry)], papers)) is found


def test_titles_are_compared_without_accents_case_and_inner_marks() -> None:
    entry = Reference(None, "E. Schrödinger. Naïve models - a re-appraisal: part two. 1926.")
    title = "Naive Models: A Re-Appraisal, Part Two"
    assert cited_papers([entry], [("x", title)]) == ("x",)


def test_a_short_title_is_no_proof() -> None:
    assert (
        cited_papers([Reference(None, "I. Goodfellow. Deep learning. 2016.")], [("x", "Deep Learning")]) == ()
    )


def test_a_paper_is_not_tied_to_itself() -> None:
    entry = Reference(None, "An image is worth 16x16 words. 2021.", "2010.11929")
    own = KnownPaper("2010.11929", "An Image is Worth 16x16 Words", "vit", True, DAY, (entry,))
    assert ties([Candidate("2010.11929", own.title, "See arXiv:2010.11929.")], [own])["2010.11929"] == ()


def test_the_latest_read_comes_first_and_the_reason_counts_the_others() -> None:
    later = KnownPaper("2103.14030", "Swin", "swin", True, dt.date(2027, 2, 1), (BY_ID,))
    undated = KnownPaper("2104.00001", "", "old", True, None, (BY_ID,))
    found = ties([ATTENTION], [undated, READ, later])["1706.03762"]
    assert [t.paper.id for t in found] == ["2103.14030", "2010.11929", "2104.00001"]
    assert reason(found) == "cited by “Swin”, which you read on 1 February 2027 (and 2 more)"
    assert reason(found[2:]) == "cited by “2104.00001”, which you have read"
    assert reason(()) == ""
