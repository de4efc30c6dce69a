"""Which quotes are true of a paper, and what is told of those that are not."""

from __future__ import annotations

import time

import pytest

from journalclub.evidence.judging import judge_quote, judge_reference
from journalclub.evidence.paper import Paper, said_elsewhere
from journalclub.models.evidence import ClaimKind, Finding, Quote, Reference, Spot
from journalclub.models.paper import Preprint
from tests.evidence.papers import CAPTION, FIRST, SECOND, paper

SPOT = Spot("slide", 3, "notes")


def judge(
    text: str,
    kind: ClaimKind = "quote",
    page: int | None = 1,
    place: str | None = None,
    where: Paper | None = None,
) -> Finding | None:
    pages = (page, page) if page is not None else None
    return judge_quote(Quote(text, SPOT, kind, pages, place), where or paper())


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        FIRST.upper(),
        FIRST.replace("reading group", "read-\ning group"),
        FIRST.replace("find", "ﬁnd"),
        "Rotating the presenter … fair turns do not tire anyone.",
        "rotating the presenter keeps a reading group alive",
        "we follow 48 groups over three years and find that fair turns do not tire anyone",
        "Rotating the presenter keeps a reading group alive. In this study [...] tire anyone",
    ],
)
def test_what_the_paper_says_raises_no_alarm(text: str) -> None:
    assert judge(text) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("48", "84", "“84” is “48” in the paper"),
        ("three years", "four years", "“four” is “three” in the paper"),
        ("do not tire", "do tire", "“not” is left out"),
        ("fair turns", "fair and open turns", "“and open” is not in the paper's sentence"),
    ],
)
def test_a_changed_word_is_told_with_the_papers_own(old: str, new: str, told: str) -> None:
    found = judge(FIRST.replace(old, new))
    assert found is not None
    assert found.problem == "changed"
    assert found.message.startswith(told)
    assert found.page == 1
    assert found.bbox is not None


def test_a_wrong_page_is_told_with_the_right_one() -> None:
    found = judge(SECOND, page=1)
    assert found is not None
    assert (found.problem, found.page) == ("page", 2)
    assert found.message.endswith("stands on p. 2, not p. 1")


def test_words_that_stand_nowhere_are_told_when_marked_as_a_quote_only() -> None:
    text = "Nobody has ever presented twice in a row without complaint."
    found = judge(text)
    assert found is not None
    assert found.problem == "not found"
    assert judge(text, "statement") is None
    assert judge(text, "echo", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Groups with a fixed order lost 28.4 % of their members.",
        "Groups that drew lots lost 41.0 % within a year.",
        "The difference grows with the size of the group.",
    ],
)
def test_a_statement_may_leave_out_any_words(text: str) -> None:
    assert judge(text, "statement", 2) is None


def test_a_statement_may_not_leave_out_its_negation() -> None:
    found = judge("We find that fair turns do tire anyone.", "statement")
    assert found is not None
    assert "“not” is left out" in found.message


@pytest.mark.parametrize(("kind", "page"), [("statement", 2), ("echo", None)])
def test_a_statement_or_title_with_another_number_is_told(kind: ClaimKind, page: int | None) -> None:
    found = judge("Groups with a fixed order lost 29.4 % of their members", kind, page)
    assert found is not None
    assert found.differences[0].paper == "28.4"


@pytest.mark.parametrize(
    "text",
    [
        "I doubt that drawing lots is what made the members leave.",
        "What would happen in a group of three?",
        "Groups, turns and lots: my own view of the results",
        "An abstract from elsewhere, in other words.",
        "Taking turns in small groups.",
    ],
)
@pytest.mark.parametrize(("kind", "page"), [("statement", 2), ("echo", None)])
def test_the_presenters_own_words_raise_no_alarm(text: str, kind: ClaimKind, page: int | None) -> None:
    assert judge(text, kind, page) is None


def test_a_caption_is_looked_up_in_the_figure_it_is_said_to_belong_to() -> None:
    assert judge(CAPTION, page=2, place="Figure 1") is None
    found = judge(CAPTION, page=2, place="Table 2")
    assert found is not None
    assert found.message.endswith("is the caption of Figure 1, not of Table 2")
    assert judge("Bars show two standard deviation.", "echo", 2, "Figure 1") is not None
    assert judge("My favourite picture!", "echo", 2, "Figure 1") is None


def test_the_title_of_a_cited_work_may_be_named_anywhere() -> None:
    assert judge("Taking turns in small groups", page=2) is None


def test_how_the_paper_is_cited_is_no_quote_of_a_sentence_like_it() -> None:
    sentence = "Adams et al. Turns and lots: our old view of groups"
    cited = "Adams et al. Turns and lots: our own view of groups"
    preprint = Preprint(
        "2101.00001",
        "v1",
        cited.partition(". ")[2],
        ("C. Adams", "D. Brown", "E. Adams"),
        "",
        "arxiv",
    )
    assert judge(cited, "echo", None, where=paper(sentence)) is not None
    assert judge(cited, "echo", None, where=paper(sentence, elsewhere=said_elsewhere(preprint))) is None


def test_a_quote_from_a_footnote_is_found_on_the_page() -> None:
    assert judge("A footnote on chairs", page=2) is None
    assert judge("A footnote on tables", page=2) is not None


@pytest.mark.parametrize(
    ("name", "page", "told"),
    [
        ("Figure 1", 2, None),
        ("Figure 1a", 2, None),
        ("Figure 1", 3, "Figure 1 is on p. 2, not p. 3"),
        ("Figure 9", 2, "the paper has no Figure 9"),
        ("Equation 7", 3, None),
        ("Equation 6", 2, None),
        ("Equation 6", 1, "Equation 6 is on p. 2 and p. 3, not p. 1"),
        ("https://example.org/groups", 3, None),
        ("https://example.org/groups", 1, "https://example.org/groups is on p. 3, not p. 1"),
        ("https://example.org/gro", 1, "the paper has no https://example.org/gro"),
        ("Section 3", 1, "Section 3 is on p. 2, not p. 1"),
        ("https://example.org/turns", 1, None),
        ("https://example.org/turns", 2, "https://example.org/turns is on p. 1, not p. 2"),
        (None, 4, None),
        (None, 5, "“p. 5”: the paper has 4 pages"),
    ],
)
def test_a_place_is_on_its_page(name: str | None, page: int, told: str | None) -> None:
    found = judge_reference(Reference(f"p. {page}", SPOT, (page, page), name), paper())
    assert (found.message if found else None) == told


def test_a_question_of_ours_keeps_the_page_it_was_asked_of() -> None:
    where = paper(questions=(("What is fair?", 3),))
    assert judge_reference(Reference("p. 3", SPOT, (3, 3), None, "What is fair?"), where) is None
    found = judge_reference(Reference("p. 2", SPOT, (2, 2), None, "What is fair?"), where)
    assert found is not None
    assert found.page == 3


def test_a_hostile_paper_costs_no_more_than_its_length() -> None:
    where = paper("turn by turn " * 20_000)
    began = time.process_time()
    for number in range(20):
        judge("turn by turn and " * 60 + str(number), page=3, where=where)
    assert time.process_time() - began < 10
