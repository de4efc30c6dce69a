"""From a brief to a deck: nothing empty, nothing lost, nothing late."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.decks import layout, speech
from journalclub.decks.fit import WORDS_PER_SLIDE, bullet_text, fits
from journalclub.decks.slides import make_deck
from journalclub.models.deck import Deck, Prompt
from journalclub.models.paper import Equation, Outline, Reading
from journalclub.models.session import Agenda, AgendaPart
from tests.briefs import FIGURES, OUTLINE, brief, figure, said

PARTS = ("background", "motivation", "contributions", "approach", "setup", "results", "limitations")
WORDS = st.text(alphabet="abc éß–(),.;[12]", min_size=1, max_size=400)


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def test_a_deck_goes_from_the_cover_through_the_paper_to_its_references() -> None:
    deck = make_deck(brief())
    assert deck.slides[0].part == "Opening"
    assert deck.parts == (
        "Background",
        "Motivation",
        "Contributions",
        "Approach",
        "Results",
        "Limitations",
        "Discussion",
    )
    assert titles(deck)[1] == "What we will do in 25 minutes"
    assert titles(deck)[-2:] == ["Discussion", "References and links"]


@given(minutes=st.integers(1, 600), figures=st.integers(0, 40), short=st.booleans())
@settings(max_examples=30)
def test_the_minutes_sum_exactly_for_any_agenda_and_number_of_figures(
    minutes: int, figures: int, short: bool
) -> None:
    made = brief(
        minutes=minutes,
        figures=[figure(str(i), page=2 + i // 3) for i in range(figures)],
        outline=Outline() if short else OUTLINE,
    )
    deck = make_deck(made)
    assert sum(s.seconds for s in deck.slides) == minutes * 60
    shown = [s.figure for s in deck.slides if s.figure]
    assert len(shown) + len(deck.unshown) == figures
    assert all(s.bullets or s.picture for s in deck.slides)


def test_a_talk_that_is_last_keeps_time_for_the_discussion() -> None:
    deck = make_deck(brief(agenda=Agenda((AgendaPart("talk", 30),))))
    assert next(s for s in deck.slides if s.part == "Discussion").seconds > 0


def test_a_discussion_after_the_talk_takes_none_of_its_time() -> None:
    deck = make_deck(brief())
    assert next(s for s in deck.slides if s.part == "Discussion").seconds == 0


def test_every_figure_is_shown_or_listed_in_notes_with_a_reason() -> None:
    deck = make_deck(brief())
    shown = {s.figure for s in deck.slides}
    for item in FIGURES:
        if item not in shown:
            place = f"{item.name}, p. {item.page}: "
            disposition = next(d for d in deck.unshown if d.figure is item)
            assert any(line.startswith(place) for line in speech.notes(deck, disposition.slide))
            assert disposition.reason
    reasons = {d.figure.label: d.reason for d in deck.unshown}
    assert "picture" in reasons["4"]
    assert "appendix" in reasons["A.1"]


def test_figures_left_out_for_time_say_so() -> None:
    deck = make_deck(brief(minutes=3))
    assert any("3 minutes leave no time" in d.reason for d in deck.unshown)


@pytest.mark.parametrize("slot", PARTS)
def test_a_part_without_statements_gives_no_empty_slide(slot: str) -> None:
    deck = make_deck(brief(outline=replace(OUTLINE, **{slot: ()})))  # type: ignore[arg-type]
    assert all(s.bullets or s.picture for s in deck.slides)


def test_a_paper_that_states_no_limitations_is_discussed_instead() -> None:
    deck = make_deck(brief(outline=replace(OUTLINE, limitations=())))
    slide = next(s for s in deck.slides if s.part == "Limitations")
    assert slide.bullets[0].text == "We found no limitations stated in the paper."
    assert all(b.source is None for b in slide.bullets)


def test_aims_without_a_list_of_contributions_are_called_stated_aims() -> None:
    deck = make_deck(brief(outline=replace(OUTLINE, contribution_list=False)))
    assert "Stated aims" in titles(deck)
    assert "Contributions" not in deck.parts


def test_a_paper_without_found_aims_takes_them_from_its_abstract() -> None:
    deck = make_deck(brief(outline=Outline()))
    slide = next(s for s in deck.slides if s.title == "Stated aims, from the abstract")
    assert slide.bullets[0].text.startswith("We study 40 groups")


def test_a_quote_that_names_a_figure_is_its_headline() -> None:
    deck = make_deck(brief())
    slide = next(s for s in deck.slides if s.figure and s.figure.name == "Table 1")
    assert slide.title == "Groups with a rotation kept 81 % of their members, the others 64 %"
    assert OUTLINE.results[0] in slide.evidence


def test_other_figures_are_headed_by_their_caption() -> None:
    deck = make_deck(brief())
    slide = next(s for s in deck.slides if s.figure and s.figure.label == "2")
    assert slide.title == "Members who stayed, by group and by year"


def test_statements_too_long_for_a_slide_keep_their_full_quote_in_the_notes() -> None:
    long = said(" ".join(["word"] * 400) + ".")
    deck = make_deck(brief(outline=replace(OUTLINE, background=(long,))))
    index = next(i for i, s in enumerate(deck.slides) if s.part == "Background")
    assert deck.slides[index].bullets[0].text.endswith("…")
    assert any(long.text in line for line in speech.notes(deck, index))


@given(st.lists(WORDS, min_size=1, max_size=8))
@settings(max_examples=30)
def test_no_text_of_any_length_leaves_its_area(texts: list[str]) -> None:
    quotes = tuple(said(t) for t in texts)
    made = brief(outline=Outline(background=quotes, approach=quotes, results=quotes, limitations=quotes))
    for slide in make_deck(made).slides:
        design = layout.areas(slide.kind, bool(slide.bullets))
        if design.body is not None and slide.bullets:
            narrow = design.body._replace(width=design.body.width - design.indent)
            assert fits([bullet_text(b) for b in slide.bullets], narrow, design.body_size, design.gap)
        if design.caption is not None and slide.figure is not None:
            line = f"{slide.figure.name}, p. {slide.figure.page} {slide.caption}"
            assert fits([line], design.caption, layout.CAPTION_SIZE)


def test_what_is_said_fits_the_time() -> None:
    for minutes in (1, 5, 25, 60):
        for slide in make_deck(brief(minutes=minutes)).slides:
            if slide.seconds:
                assert len(" ".join(slide.say).split()) <= 130 * slide.seconds / 60


def test_notes_begin_with_the_clock_and_carry_quotes_with_pages() -> None:
    deck = make_deck(brief())
    lines = [speech.notes(deck, i) for i in range(len(deck.slides))]
    assert all(re.match(r"Minute [\d:]+ to [\d:]+ of 25 · ", notes[0]) for notes in lines)
    assert lines[0][0].startswith("Minute 0 to ")
    index = titles(deck).index("Motivation: what is missing")
    assert (
        "p. 1 (Introduction): “Groups lose a third of their members in the first year [3, 5].”"
        in lines[index]
    )


def test_a_citation_is_left_out_of_the_slide_but_not_of_the_notes() -> None:
    deck = make_deck(brief())
    index = titles(deck).index("Background: what was known before")
    assert deck.slides[index].bullets[0].text == (
        "Reading groups have met in laboratories for more than a century."
    )
    assert any("(Smith, 1901)" in line for line in speech.notes(deck, index))


def test_the_most_cited_works_are_to_be_read_first() -> None:
    deck = make_deck(brief())
    assert [b.text for b in deck.slides[-1].bullets][-3:] == [
        "Read first: Jane Smith et al. Seminars as a habit. 1901 (cited 7 times)",
        "Read first: K. Lot. Fair draws without memory. 1987. arXiv:1701.00001 (cited 4 times)",
        "Read first: P. Other. Attendance in small groups of volunteers. 2011 (cited 2 times)",
    ]


def test_what_says_the_same_again_is_told_from_the_notes() -> None:
    first = said("We propose a rotation that draws presenters by lot among members who waited.", 1)
    again = said("This paper proposes rotations drawing presenters by lot among all members.", 2)
    deck = make_deck(brief(outline=Outline(contributions=(first, again))))
    slide = next(s for s in deck.slides if s.part == "Stated aims")
    assert [b.source for b in slide.bullets] == [first]
    assert again in slide.evidence


def test_the_results_end_in_problem_idea_and_result_in_short() -> None:
    deck = make_deck(brief())
    part = [s for s in deck.slides if s.part == "Results"]
    assert part[-1].title == "In short: problem, idea and result"
    assert len(part[-1].bullets) == 3


def test_no_text_slide_is_a_page_to_read() -> None:
    quotes = tuple(said(f"Number {n} says {'much ' * 25}of something else.", 3) for n in range(5))
    deck = make_deck(brief(outline=Outline(background=quotes, results=quotes)))
    texts = [s for s in deck.slides if s.kind == "text"]
    assert all(sum(len(b.text.split()) for b in s.bullets) <= WORDS_PER_SLIDE for s in texts)


def test_questions_of_several_kinds_reach_the_discussion() -> None:
    prompts = (Prompt("understand", "Why this?", 3), Prompt("limits", "How far?", 6))
    slide = next(s for s in make_deck(brief(), prompts).slides if s.part == "Discussion")
    assert [b.text for b in slide.bullets][-2:] == ["How far? (p.\u00a06)", "Why this? (p.\u00a03)"]


def test_a_paper_of_which_nothing_is_known_still_makes_a_deck() -> None:
    made = brief(cover=False)
    empty = replace(
        made,
        reading=Reading("0" * 64, 1),
        preprint=replace(made.preprint, title="", authors=(), abstract="", source="pdf", id="sha256:0"),
    )
    deck = make_deck(empty)
    assert deck.title == "Untitled paper"
    assert sum(s.seconds for s in deck.slides) == 1500
    assert all(s.bullets or s.picture for s in deck.slides)


def test_a_hostile_title_is_cut_and_marked() -> None:
    made = brief()
    deck = make_deck(replace(made, preprint=replace(made.preprint, title="endless " * 400)))
    assert deck.title.endswith("…")
    assert fits([deck.title], layout.LAYOUTS["cover"].title, 18, bold=True)


def test_the_equation_the_text_names_most_gets_a_slide_with_the_sentence_that_leads_to_it() -> None:
    slide = next(s for s in make_deck(brief()).slides if s.equation is not None)
    assert slide.part == "Approach"
    assert slide.picture == "figures/equation-1.png"
    assert [b.source for b in slide.bullets] == [slide.equation.told if slide.equation else None]


@pytest.mark.parametrize(
    "change", [{"file": None}, {"told": None}, {"page": 9}, {"bbox": (0.0, 0.0, 600.0, 20.0)}]
)
def test_an_equation_that_cannot_be_shown_well_gets_none(change: dict[str, object]) -> None:
    made = brief()
    equations = (replace(made.reading.equations[0], **change),)  # type: ignore[arg-type]
    deck = make_deck(replace(made, reading=replace(made.reading, equations=equations)))
    assert all(s.equation is None for s in deck.slides)


def test_the_words_of_the_paper_stand_in_the_agendas_notes() -> None:
    agenda = make_deck(brief()).slides[1]
    assert agenda.remarks == ("Words of this paper:", "RBL: “rotation by lot” (p. 2)")


def test_what_the_authors_bring_is_no_motivation() -> None:
    brought = said("In this paper, we newly propose a rotation without a draw.", 1)
    missing = said("However, nobody has measured what keeps their members.")
    deck = make_deck(brief(outline=Outline(motivation=(brought, missing), results=OUTLINE.results)))
    by_part = {s.part: [b.source for b in s.bullets] for s in deck.slides if s.bullets}
    assert by_part["Motivation"] == [missing]
    assert brought in by_part["Stated aims"]


def test_a_long_quote_is_shown_by_its_main_clause_not_by_a_condition() -> None:
    rest = " and ".join(f"member {i} of the group" for i in range(30))
    long = said(f"When we leave the draw out, attendance falls by a third, as {rest} told us.")
    deck = make_deck(brief(outline=Outline(background=(long,))))
    slide = next(s for s in deck.slides if s.part == "Background")
    assert slide.bullets[0].text == "When we leave the draw out, attendance falls by a third"


def test_quotes_left_over_make_no_slide_where_figures_show_all_others() -> None:
    shown = OUTLINE.results[0]
    again = replace(shown, page=9)
    deck = make_deck(brief(outline=Outline(results=(shown, again))))
    assert not [s for s in deck.slides if s.part == "Results" and s.title.startswith("Results:")]
    assert any(again in s.evidence for s in deck.slides)


def test_a_paper_of_equations_shows_several_and_one_of_figures_one() -> None:
    equations = tuple(
        replace(
            Equation(str(n), 2 + n, (72, 90, 300, 120), f"figures/equation-{n}.png", mentions=n),
            told=said(f"The rate number {n} is:", 2 + n),
        )
        for n in range(1, 6)
    )
    theory, usual = (
        make_deck(replace(b, reading=replace(b.reading, equations=equations)))
        for b in (brief(figures=()), brief())
    )
    assert [s.equation.label for s in theory.slides if s.equation] == ["2", "3", "4", "5"]
    assert [s.equation.label for s in usual.slides if s.equation] == ["5"]


def test_an_equation_is_not_shown_with_half_a_sentence() -> None:
    equations = [
        Equation(
            str(n), 3, (72, 90, 300, 120), f"figures/equation-{n}.png", mentions=9 - n, told=said(text, 3)
        )
        for n, text in enumerate(("We compute the subspace of", "The rate is given by"), 1)
    ]
    made = brief()
    deck = make_deck(replace(made, reading=replace(made.reading, equations=tuple(equations))))
    assert [s.equation.label for s in deck.slides if s.equation] == ["2"]


def test_what_is_said_is_told_from_what_the_presenter_does() -> None:
    deck = make_deck(brief())
    for slide in deck.slides:
        said_aloud = re.sub(r"\([A-Z][^()]*\.\)", "", " ".join(slide.say))
        assert not re.search(r"\b(?:Name what|Point at|Take one)\b", said_aloud)
    aims = next(s for s in deck.slides if s.part == "Contributions")
    assert "This is what the authors say is new. In the authors' words: We propose" in aims.say[0]
