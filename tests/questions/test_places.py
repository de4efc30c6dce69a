from __future__ import annotations

import pytest

from journalclub.models.evidence import PaperText, PrintedText
from journalclub.models.paper import (
    Equation,
    Figure,
    Outline,
    PassageLine,
    Preprint,
    Reading,
    Section,
    Statement,
)
from journalclub.models.question import Anchor, AnchorKind
from journalclub.questions.anchors import find_anchors
from journalclub.questions.places import Places, quoted

BOX = (50.0, 100.0, 300.0, 200.0)
READING = Reading(
    "",
    9,
    sections=(Section("3", "Method", 1, 2), Section("3.1", "Loss", 2, 3), Section("A", "Proofs", 1, 8)),
    figures=(
        Figure("figure", "4", 5, BOX, "Figure 4: The gradient vanishes early.", BOX),
        Figure("table", "IV", 6, BOX, "Table IV: All runs.", BOX),
        Figure("figure", "Extended Data 2", 7, BOX, "Extended Data Figure 2: More.", BOX),
    ),
    outline=Outline(results=(Statement("We find that wider nets are always better.", 4, BOX, "Results"),)),
    equations=(Equation("(3)", 2, BOX),),
)
PREPRINT = Preprint(
    "2010.11929", "v2", "On Audio Recordings", ("A.",), "Sound is hard to compress well.", "arxiv"
)


@pytest.fixture
def places() -> Places:
    return Places(PREPRINT, READING)


@pytest.mark.parametrize(
    ("kind", "label", "page"),
    [
        ("figure", "4", 5),
        ("figure", "4a", 5),
        ("figure", "44", None),
        ("figure", "2", 7),
        ("table", "4", 6),
        ("table", "iv", 6),
        ("equation", "3", 2),
        ("equation", "3b", 2),
        ("section", "3.1", 3),
        ("section", "3.1.7", 3),
        ("section", "3.2", 2),
        ("section", "A", 8),
        ("section", "A.2", 8),
        ("section", "7", None),
        ("page", "9", 9),
        ("page", "10", None),
        ("page", "0", None),
        ("page", "²", None),
        ("quote", "wider nets are ALWAYS better", 4),
        ("quote", "the gradient van-ishes", None),
    ],
)
def test_a_place_is_on_its_page(places: Places, kind: AnchorKind, label: str, page: int | None) -> None:
    spot = places.spot(Anchor(kind, label))
    assert (spot.page if spot else None) == page


def test_anchors_get_their_pages_and_known_quotes_are_added(places: Places) -> None:
    text = 'Why "wider nets are always better" in Fig. 4b, not “something else entirely said”, p. 12?'
    assert places.tied(text, find_anchors(text)) == (
        Anchor("figure", "4b", 5),
        Anchor("page", "12", None),
        Anchor("quote", "wider nets are always better", 4),
    )
    assert places.unknown_quotes(text)
    assert not places.unknown_quotes('"sound is hard to compress"')


def test_the_whole_text_of_the_paper_finds_other_quotes_across_lines_and_pages(places: Places) -> None:
    lines = (PassageLine(0, 6, BOX), PassageLine(21, 7, BOX))
    printed = PrintedText("It wasn't so far that we could not go.", lines)
    places.learn(PaperText(READING, (printed,), (), ()))
    assert [places.spot(Anchor("quote", q)) is not None for q in ("so far that we could", "we could go")] == [
        True,
        False,
    ]
    first, second = (
        places.spot(Anchor("quote", "wasn't so far")),
        places.spot(Anchor("quote", "could not go")),
    )
    assert (first and first.page, second and second.page) == (6, 7)


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "「」", "''", "‘’"])
def test_every_kind_of_quotation_mark_is_known(marks: str) -> None:
    assert list(quoted(f"is it {marks[0]}always better than that{marks[1]} or not")) == [
        "always better than that"
    ]


def test_terms_and_apostrophes_are_no_quotes() -> None:
    assert list(quoted("the \"soft targets\" and the authors' claim that it isn't the teachers' fault")) == []


def test_the_papers_own_words_are_known(places: Places) -> None:
    assert {"audio", "recordings", "gradient", "proofs"} <= places.vocabulary
    assert "that" not in places.vocabulary
