"""Proofs are known by the word they begin with, and by what comes after them."""

from __future__ import annotations

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading
from journalclub.outline.outline import make_outline
from journalclub.outline.proofs import proofs_in


def passages(*texts: tuple[str, str]) -> tuple[Passage, ...]:
    """Paragraphs as (section, text)."""
    line = PassageLine(0, 1, (0.0, 0.0, 1.0, 1.0))
    return tuple(Passage(text, section, None, (line,)) for section, text in texts)


def test_a_proof_lasts_to_its_mark() -> None:
    found = proofs_in(
        passages(
            ("A", "Theorem 1. Sand is wet."), ("A", "Proof. Touch it."), ("A", "It is. □"), ("A", "So it is.")
        )
    )
    assert found == {1, 2}


def test_without_a_mark_it_lasts_to_the_next_theorem_or_section() -> None:
    found = proofs_in(
        passages(
            ("A", "Proof of Theorem 1. Touch it."),
            ("A", "Case 1: it is wet."),
            ("A", "Lemma 2. Sand is cold."),
            ("A", "Proof. Touch it again."),
            ("B", "Sand is of use."),
        )
    )
    assert found == {0, 1, 3}


def test_a_proof_of_concept_is_none() -> None:
    assert not proofs_in(passages(("A", "Proof of concept coolers have been built of sand.")))


def test_steps_of_a_proof_are_no_statements_of_the_paper() -> None:
    step = "We show that the heat of the rod is less than that of the sand after two minutes."
    outline = make_outline(
        Manuscript(
            Reading("0" * 64, 1),
            passages(
                ("Introduction", "In this paper we prove that wet sand cools every rod of iron."),
                ("Results", "Theorem 1. Wet sand cools every rod of iron."),
                ("Results", f"Proof. {step}"),
            ),
        )
    )
    assert outline.all()
    assert step not in [s.text for s in outline.all()]
