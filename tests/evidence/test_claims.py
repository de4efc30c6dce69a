"""What a line claims of the paper, in the forms of our own files and in those that people make of them."""

from __future__ import annotations

import time

import pytest

from journalclub.evidence.claims import collect
from journalclub.models.evidence import FileLine, Quote, Reference, Spot

SLIDE, NOTES, LINE = Spot("slide", 3, "slide"), Spot("slide", 3, "notes"), Spot("line", 9)


def quotes(*texts: str, spot: Spot = LINE) -> list[Quote]:
    return collect([FileLine(t, spot) for t in texts])[0]


def references(text: str, spot: Spot = LINE) -> list[Reference]:
    return collect([FileLine(text, spot)])[1]


def test_a_line_of_the_notes_is_one_quote_whatever_marks_stand_in_it() -> None:
    (quote,) = quotes("p. 5 (Why we turn): “We call it ”fair“ and “open”.”", spot=NOTES)
    assert (quote.text, quote.kind, quote.pages) == ("We call it ”fair“ and “open”.", "quote", (5, 5))


def test_a_figure_in_the_notes_is_the_place_of_its_caption() -> None:
    (quote,) = quotes("p. 5 (Figure 3): “Figure 3: Turns.”", spot=NOTES)
    assert quote.place == "Figure 3"


@pytest.mark.parametrize("mark", ["  p. 5", " (p. 5)", "  p.\u00a05"])
def test_a_statement_on_a_slide_ends_with_its_page(mark: str) -> None:
    (quote,) = quotes(f"Fair turns do not tire anyone.{mark}", spot=SLIDE)
    assert (quote.text, quote.kind, quote.pages) == ("Fair turns do not tire anyone.", "statement", (5, 5))


def test_a_prompt_claims_its_quote_and_not_its_own_words() -> None:
    (quote,) = quotes("To question (p. 4): “Fair turns tire no one.” What else could explain this?")
    assert (quote.text, quote.kind, quote.pages) == ("Fair turns tire no one.", "quote", (4, 4))


def test_each_of_several_quotes_has_the_page_after_it() -> None:
    found = quotes("They say “turns are fair” (p. 2) and later “turns are dull” (pp. 7–8).")
    assert [(q.text, q.pages) for q in found if q.kind == "quote"] == [
        ("turns are fair", (2, 2)),
        ("turns are dull", (7, 8)),
    ]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "„{}“", "«{}»"])
def test_quotation_marks_of_several_languages_are_read(marks: str) -> None:
    (quote,) = [q for q in quotes(marks.format("turns are fair") + " (p. 2)") if q.kind == "quote"]
    assert quote.text == "turns are fair"


def test_a_quote_over_several_paragraphs_is_one() -> None:
    (quote,) = quotes("p. 5: “Fair turns", "tire no one.”", spot=NOTES)
    assert quote.text == "Fair turns tire no one."


def test_marks_without_a_page_are_no_quote_of_the_paper() -> None:
    assert all(q.kind == "echo" for q in quotes("What we call a “fair” turn is up to us."))


def test_a_caption_belongs_to_the_figure_before_it_and_so_does_the_title() -> None:
    title, caption = quotes(
        "Members who stayed by rule of rotation", "Figure 1, p. 2 Bars show one.", spot=SLIDE
    )
    assert (caption.text, caption.place) == ("Bars show one.", "Figure 1")
    assert title.hint == "Figure 1"


@pytest.mark.parametrize(
    ("text", "name", "page"),
    [
        ("Figure 3, p. 5", "Figure 3", 5),
        ("Figure 3 is on page 5. Look at it.", "Figure 3", 5),
        ("see Fig. A.2 (p. 12)", "Figure A.2", 12),
        ("Table IV, p. 7: left out", "Table IV", 7),
        ("To understand (p. 5): Equation 7: say it in words.", "Equation 7", 5),
        ("Code: https://example.org/x (p. 5)", "https://example.org/x", 5),
        ("What would you ask? (p. 5)", None, 5),
    ],
)
def test_places_are_named_with_their_page(text: str, name: str | None, page: int) -> None:
    (found,) = references(text)
    assert (found.name, found.pages) == (name, (page, page))


@pytest.mark.parametrize("text", ["p = 0.05", "p. 0.5", "Journal of Turns, pp. 2484–2491, 2019", "page five"])
def test_what_is_no_page_is_none(text: str) -> None:
    assert references(text) == []


@pytest.mark.parametrize("piece", ["“", "”", '"', "p. 1: “”!", "(p. 1", "Figure 1, ", "p. 1 ", "„“"])
def test_hostile_lines_cost_no_more_than_their_length(piece: str) -> None:
    began = time.process_time()
    collect([FileLine(piece * 20_000, LINE)])
    assert time.process_time() - began < 3


def test_a_list_of_figures_and_pages_quotes_nothing() -> None:
    text = "Each link opens its page: [Figure 1, p. 4], [Figure A.1, p. 11], [Table 2, p. 7]."
    quotes, references = collect([FileLine(text, Spot("line", 1))])
    assert not any("Figure" in q.text or "p." in q.text for q in quotes)
    assert [r.name for r in references] == ["Figure 1", "Figure A.1", "Table 2"]
