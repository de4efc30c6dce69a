"""The choice is small, said once, and honest about what is missing."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading
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
    begin = time.perf_counter()
    make_outline(manuscript)
    assert time.perf_counter() - begin < 20
