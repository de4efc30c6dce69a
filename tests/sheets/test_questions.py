"""Questions from one paper: six at least, of several kinds, each with its page, none untrue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.models.deck import Prompt
from journalclub.models.paper import Equation, Outline, Reading, Statement, UnfoundNumber
from journalclub.sheets.questions import LEAST, MOST, make_prompts
from journalclub.shorten import statement as shortened
from tests.briefs import FIGURES, OUTLINE, brief, said


def test_a_paper_with_material_gets_every_kind() -> None:
    kinds = [p.kind for p in make_prompts(brief())]
    assert set(kinds) == {"understand", "question", "compare", "limits", "next step"}
    assert kinds == sorted(kinds, key=kinds.index)


@given(
    figures=st.integers(0, 6),
    slots=st.sets(
        st.sampled_from(["background", "contributions", "approach", "results", "limitations", "setup"])
    ),
    pages=st.integers(1, 60),
    abstract=st.text(max_size=200),
)
@settings(max_examples=60)
def test_there_are_always_six_with_pages_of_the_paper(
    figures: int, slots: set[str], pages: int, abstract: str
) -> None:
    made = brief(figures=[f for f in FIGURES[:figures] if f.page <= pages])
    outline = Outline(**{s: tuple(q for q in OUTLINE.slot(s) if q.page <= pages) for s in slots})  # type: ignore[arg-type]
    reading = replace(
        made.reading,
        pages=pages,
        outline=outline,
        abstract=abstract,
        references=(),
        sections=(),
        equations=(),
    )
    prompts = make_prompts(replace(made, reading=reading))
    assert LEAST <= len(prompts) <= MOST
    assert len({p.text for p in prompts}) == len(prompts)
    assert all(1 <= p.page <= pages for p in prompts)


def test_a_paper_of_which_nothing_is_known_still_gets_six() -> None:
    made = brief()
    empty = replace(made, reading=Reading("0" * 64, 1), preprint=replace(made.preprint, abstract=""))
    assert len(make_prompts(empty)) == LEAST


def test_a_quote_in_a_question_stands_on_the_page_given() -> None:
    for prompt in make_prompts(brief()):
        for quote in OUTLINE.all():
            if f"“{quote.text}”" in prompt.text:
                assert prompt.page == quote.page


def test_figures_the_text_mentions_most_are_asked_about_first() -> None:
    figures = (FIGURES[0], replace(FIGURES[1], mentions=9), FIGURES[3])
    texts = [p.text for p in make_prompts(brief(figures=figures)) if p.kind == "understand"]
    assert any("Figure 2, “Members who stayed, by group and by year”" in t for t in texts)


def test_equations_stand_in_for_missing_figures() -> None:
    made = brief(figures=())
    reading = replace(made.reading, equations=(Equation("2", 3, (0, 0, 9, 9)),))
    texts = [p.text for p in make_prompts(replace(made, reading=reading))]
    assert any(t.startswith("Equation 2: say in words") for t in texts)


def test_a_cited_work_is_asked_about_where_it_is_cited() -> None:
    quote = said("We follow [1] closely.", 3)
    made = brief(outline=replace(OUTLINE, background=(quote,)))
    compare = [p for p in make_prompts(made) if p.kind == "compare"]
    assert compare[0].page == 3
    assert "Seminars as a habit" in compare[0].text
    assert "cites this work 7 times" in compare[0].text


@pytest.mark.parametrize(
    ("caption", "asked"),
    [
        ("Figure 1: Architecture of the rotation.", "explain it to the person next to you"),
        ("Figure 1: Errors as a function of the size.", "say what the axes are"),
        ("Figure 1: A rotation at night.", "the one thing the authors want you to see, and"),
    ],
)
def test_a_figure_is_asked_about_as_what_it_is(caption: str, asked: str) -> None:
    prompts = make_prompts(brief(figures=(replace(FIGURES[0], label="1", caption=caption),)))
    assert any(asked in p.text for p in prompts if p.kind == "understand" and "Figure 1" in p.text)


def test_results_with_something_measured_are_questioned_first_and_those_of_others_never() -> None:
    results = (
        said("More recently, Lot et al. (2012) kept 90 % of members.", 4),
        said("Differentiation is allowed indefinitely.", 4),
        said("Groups with a rotation kept more members than others.", 5),
    )
    asked = [p.text for p in _with(results=results) if p.kind == "question"]
    assert "than others.” Which figure or table shows this" in asked[0] + asked[1]
    assert not any("Lot et al" in text for text in asked)


def test_a_paper_without_caveats_is_asked_for_some_where_it_ends() -> None:
    (prompt,) = [p for p in _with(limitations=()) if p.kind == "limits"]
    assert prompt.text == "Which limits of this work would you add to Section 5?"
    assert prompt.page == 6


def test_long_quotes_become_no_question() -> None:
    long = said(" ".join(["word"] * 60))
    made = brief(outline=Outline(results=(long,)))
    assert not any("word word" in p.text for p in make_prompts(made))


def _with(**slots: tuple[Statement, ...]) -> list[Prompt]:
    made = brief()
    reading = replace(made.reading, outline=replace(OUTLINE, **slots))  # type: ignore[arg-type]
    return list(make_prompts(replace(made, reading=reading)))


def test_what_is_left_to_be_done_is_asked_about_as_the_next_step() -> None:
    plan = said("We leave groups of other countries to future work.", 6)
    prompts = _with(limitations=(*OUTLINE.limitations, plan))
    assert [p.kind for p in prompts if "other countries" in p.text] == ["next step"]


@pytest.mark.parametrize("limitations", [(), OUTLINE.limitations])
def test_setup_and_method_are_no_limits_and_no_next_step(limitations: tuple[Statement, ...]) -> None:
    asked = [p.text for p in _with(limitations=limitations) if p.kind in {"limits", "next step"}]
    assert not any(shortened(q.text) in text for q in (*OUTLINE.setup, *OUTLINE.approach) for text in asked)


def test_a_claimed_number_that_stands_nowhere_else_is_asked_about_on_its_page() -> None:
    made = brief()
    unfound = (UnfoundNumber("83 %", said("A rotation keeps 83 % of members.", 1, "Abstract")),)
    prompts = make_prompts(replace(made, reading=replace(made.reading, unfound=unfound)))
    (prompt,) = [p for p in prompts if "83 %" in p.text]
    assert (prompt.kind, prompt.page) == ("question", 1)
    assert "did not find" in prompt.text


def test_a_number_that_stands_otherwise_is_shown_with_both_pages() -> None:
    made = brief()
    claim, against = (
        said("A rotation keeps 83 %.", 1, "Abstract"),
        said("Groups with a rotation kept 81 %.", 4),
    )
    reading = replace(made.reading, unfound=(UnfoundNumber("83 %", claim, against),))
    (prompt,) = [p for p in make_prompts(replace(made, reading=reading)) if "83 %" in p.text]
    assert "“Groups with a rotation kept 81 %.” (p. 4)" in prompt.text


def test_no_quote_is_asked_of_twice_under_limits_and_next_step() -> None:
    plan = said("We leave it open how this extends to small groups, but plan to.", 6)
    asked = [
        p.source for p in _with(limitations=(plan, plan)) if p.kind in {"limits", "next step"} and p.source
    ]
    assert asked == [plan]
