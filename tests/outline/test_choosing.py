"""The choice is small, said once, and honest about what is missing."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading, Section
from journalclub.outline.choosing import MAX_STATEMENTS, MOST
from journalclub.outline.outline import make_outline


def paper(*paragraphs: tuple[str, str]) -> Manuscript:
    """Paragraphs as (section, text)."""
    return Manuscript(
        Reading("0" * 64, 1),
        tuple(
            Passage(text, section, None, (PassageLine(0, 1, (0.0, 0.0, 1.0, 1.0)),))
            for section, text in paragraphs
        ),
    )


def test_the_same_is_not_said_twice() -> None:
    said = "In this paper, we propose a cooler that buries the rod of iron in wet sand."
    outline = make_outline(
        paper(("Introduction", said), ("Conclusion", said.replace("In this paper, we", "We")))
    )
    assert len(outline.all()) == 1


def test_no_slot_and_no_outline_is_overfull() -> None:
    text = " ".join(
        f"We propose cooler{chr(97 + i // 26)}{chr(97 + i % 26)} that reaches {i}% with {i} kg of sand{i} and iron."
        for i in range(300)
    )
    outline = make_outline(paper(("Introduction", text), ("Results", text), ("Experimental setup", text)))
    assert len(outline.all()) <= MAX_STATEMENTS
    assert all(len(outline.slot(slot)) <= most for slot, most in MOST.items())


def test_references_and_thanks_are_never_quoted() -> None:
    outline = make_outline(
        paper(("Acknowledgments", "We propose to remember the people who gave us wet sand."))
    )
    assert outline.all() == ()


def test_a_question_is_no_result() -> None:
    outline = make_outline(paper(("Results", "Do we find that wet sand cools faster than a fan?")))
    assert outline.results == ()


def test_an_essay_of_an_unknown_field_is_read_by_its_moves() -> None:
    outline = make_outline(
        paper(
            ("Wet sand", "In recent years, wet sand has been of great interest to many people in workshops."),
            ("Wet sand", "However, it is an open question whether wet sand can cool a rod of iron."),
            ("Wet sand", "In this letter we report the first measurement of cooling in wet sand."),
            ("Conclusions", "We conclude that wet sand cools a rod of iron twice as fast as dry sand."),
        )
    )
    assert outline.background[0].text.startswith("In recent years")
    assert outline.motivation[0].text.startswith("However")
    assert outline.contributions[0].text.startswith("In this letter")
    assert outline.results[0].text.startswith("We conclude")


def test_a_letter_without_headings_is_read_though_it_ends_with_references() -> None:
    letter = tuple(
        Passage(text, None, None, (PassageLine(0, 1, (0.0, 0.0, 1.0, 1.0)),))
        for text in (
            "In recent years, wet sand has been of great interest to many people in workshops.",
            "However, it is an open question whether wet sand can cool a rod of iron.",
        )
    )
    ends = (Section(None, "Acknowledgements", 1, 2), Section(None, "References", 1, 2))
    outline = make_outline(Manuscript(Reading("0" * 64, 2, sections=ends), letter))
    assert [s.text[:9] for s in (*outline.background, *outline.motivation)] == ["In recent", "However, "]


def test_of_what_the_paper_brings_one_sentence_names_the_problem() -> None:
    """The others are contributions, though people marked sentences like them as the research problem, too."""
    brings = (
        "In this paper, we propose a novel neural network for the task of sentence classification.",
        "We design a neural model for the task of text classification and question answering.",
    )
    outline = make_outline(
        paper(
            ("Introduction", "Text classification is an important task in natural language processing."),
            *(("Introduction", text) for text in brings),
        )
    )
    assert sum(s.text in brings for s in outline.motivation) <= 1
    assert not [s for s in outline.background if s.text in brings]


def test_the_best_statement_of_a_slot_comes_first() -> None:
    outline = make_outline(
        paper(
            ("Abstract", "We propose wet sand, which cools rods of iron by 28.4% faster than the best fan."),
            ("Results", "We note that rods are round."),
            ("Results", "Our cooler outperforms the best fan by 28.4% on long rods of iron."),
        )
    )
    assert outline.results[0].text.startswith("Our cooler outperforms")


def test_a_motivation_is_found_beside_what_the_authors_bring() -> None:
    gap = "However, existing coolers of iron rods remain expensive."
    outline = make_outline(
        paper(
            (
                "Introduction",
                "In this paper, we propose a novel cooler for the task of cooling rods of iron.",
            ),
            ("Introduction", gap),
        )
    )
    assert gap in [s.text for s in outline.motivation]


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Introduction", "Results", "x", ""]), st.text(max_size=300)), max_size=8
    )
)
def test_any_text_makes_an_outline_of_quotes(paragraphs: list[tuple[str, str]]) -> None:
    manuscript = paper(*paragraphs)
    for statement in make_outline(manuscript).all():
        assert any(statement.text in text for _, text in paragraphs)


def test_a_million_hostile_characters_cost_at_most_seconds() -> None:
    manuscript = paper(("Introduction", "A. We (propose [it “b " * 45_000))
    begin = time.process_time()
    make_outline(manuscript)
    assert time.process_time() - begin < 20
