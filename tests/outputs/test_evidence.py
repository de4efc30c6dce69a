"""Every quote that a session shows is in its evidence, with its place and its use."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journalclub.decks.slides import make_deck
from journalclub.models.deck import Bullet, Deck, Prompt, Slide
from journalclub.models.evidence import Evidence
from journalclub.models.paper import Outline, PassageLine, UnfoundNumber
from journalclub.outputs.evidence import collect_evidence
from journalclub.sheets.questions import make_prompts
from tests.briefs import READING, brief, figure, said

FIGURE = figure("1", page=2)
QUOTE = said("However, nobody has measured it.", 1)
CLAIM, AGAINST = said("We keep 81 %.", 1), said("They keep 64 %.", 4)


def evidence(*slides: Slide, prompts: tuple[Prompt, ...] = (), **values: Any) -> list[Evidence]:
    """Of a paper with one sentence in its outline and one figure, and what else `values` says."""
    known: dict[str, Any] = {
        "outline": Outline(motivation=(QUOTE,)),
        "figures": (FIGURE,),
        "equations": (),
        "abstract": None,
    }
    made = replace(brief(), reading=replace(READING, **{**known, **values}))
    made = replace(made, preprint=replace(made.preprint, abstract=""))
    return list(collect_evidence(made, Deck("A title", slides, 25), prompts))


def test_what_the_text_tells_of_an_equation_is_evidence_of_its_slide() -> None:
    made = brief()
    prompts = make_prompts(made)
    found = collect_evidence(made, make_deck(made, prompts), prompts)
    (told,) = [e for e in found if e.slot == "told"]
    assert made.reading.equations[0].told is not None
    assert (told.kind, told.text, told.page) == ("the paper says", made.reading.equations[0].told.text, 3)
    assert any(place.startswith("slide ") for place in told.used)


def test_a_sentence_is_used_where_it_is_shown_where_notes_quote_it_and_where_it_is_asked_about() -> None:
    shown = Slide("text", "Why", "Background", bullets=(Bullet("Ours"), Bullet("Measured?", QUOTE)))
    quoted = Slide("text", "Notes", "Background", evidence=(QUOTE,))
    remarked = Slide("text", "Remark", "Background", remarks=(f"Not shown: {QUOTE.text}",))
    other = Slide("text", "Other", "Background", bullets=(Bullet(QUOTE.text, CLAIM),))
    first, *_ = evidence(shown, quoted, remarked, other, prompts=(Prompt("question", "Is it?", 1, QUOTE),))
    assert (first.kind, first.text, first.slot) == ("the paper says", QUOTE.text, "motivation")
    assert (first.page, first.bbox, first.section) == (QUOTE.page, QUOTE.bbox, QUOTE.section)
    assert first.used == ("slide 1", "notes 2", "notes 3", "questions")


def test_a_sentence_of_the_outline_is_evidence_even_where_nothing_shows_it() -> None:
    first, *_ = evidence(
        Slide("text", "Other", "Background"), prompts=(Prompt("question", "Is it?", 1, CLAIM),)
    )
    assert (first.text, first.used) == (QUOTE.text, ())


def test_a_caption_is_used_by_its_slide_the_notes_there_the_sheet_and_the_page() -> None:
    slides = (Slide("text", "x", "x"), Slide("figure", "The rotation", "Approach", figure=FIGURE))
    found = evidence(*slides, prompts=(Prompt("understand", "?", 2, FIGURE),))
    (caption,) = [e for e in found if e.slot == "caption"]
    assert (caption.kind, caption.text, caption.page) == ("the paper says", FIGURE.caption, 2)
    assert (caption.bbox, caption.section) == (FIGURE.caption_bbox, "Figure 1")
    assert caption.used == ("slide 2", "notes 2", "questions", "page")
    hidden = figure("1", pictured=False)
    assert not [e for e in evidence(*slides, figures=(hidden,)) if e.slot == "caption"], (
        "what nothing uses is none"
    )


def test_both_sides_of_a_number_that_was_not_found_are_evidence_where_they_are_shown() -> None:
    slide = Slide("text", "Numbers", "Results", bullets=(Bullet("81", CLAIM), Bullet("64", AGAINST)))
    numbers = (UnfoundNumber("81 %", CLAIM, AGAINST), UnfoundNumber("81 %", CLAIM), UnfoundNumber("1", QUOTE))
    told = [e for e in evidence(slide, unfound=numbers) if e.slot == "told"]
    assert [(e.text, e.used) for e in told] == [(CLAIM.text, ("slide 1",)), (AGAINST.text, ("slide 1",))]
    assert not [e for e in evidence(unfound=numbers) if e.slot == "told"], "what nothing uses is none"


def test_the_abstract_has_the_place_where_it_is_printed_and_the_slides_that_are_named_after_it() -> None:
    slides = (Slide("cover", "A title", "Opening"), Slide("text", "The Abstract", "Background"))
    place = PassageLine(0, 1, (72.0, 90.0, 540.0, 200.0))
    (found,) = [e for e in evidence(*slides, abstract="Words.", abstract_place=place) if e.slot == "abstract"]
    assert (found.kind, found.text, found.section) == ("the paper says", "Words.", "Abstract")
    assert (found.page, found.bbox) == (1, (72.0, 90.0, 540.0, 200.0))
    assert found.used == ("slide 2", "questions", "page")
    assert not [e for e in evidence(*slides) if e.slot == "abstract"], "a paper without one"


def test_what_slides_say_in_our_words_is_told_apart_from_what_they_ask() -> None:
    ours = (Bullet("Nothing was found "), Bullet("Did you find it? "), Bullet("Theirs", QUOTE))
    slides = (
        Slide("text", "Abstract", "Background", bullets=ours),
        Slide("text", "Limits", "Results", bullets=ours),
        Slide("agenda", "Agenda", "Opening", bullets=ours),
        Slide("references", "References", "References", bullets=ours[:1]),
    )
    found = [(e.kind, e.text, e.used) for e in evidence(*slides) if e.slot is None]
    assert found == [
        ("our reading", "Nothing was found ", ("slide 2",)),
        ("to discuss", "Did you find it? ", ("slide 2",)),
        ("our reading", "Nothing was found ", ("slide 4",)),
    ]


def test_a_question_is_kept_with_the_papers_words_and_the_slides_that_ask_it() -> None:
    slides = (
        Slide("text", "No", "Results", bullets=(Bullet("Is it so?", QUOTE),)),
        Slide(
            "discussion", "Discussion", "Discussion", bullets=(Bullet("Other"), Bullet("Is it so? (p. 1)"))
        ),
    )
    prompts = (
        Prompt("question", "Is it so?", 1, QUOTE),
        Prompt("understand", "What is in it?", 2, FIGURE),
        Prompt("next step", "Anything?", 1),
    )
    found = [e for e in evidence(*slides, prompts=prompts) if e.kind == "to discuss" and e.page]
    assert [(e.text, e.page, e.bbox, e.quote, e.used) for e in found] == [
        ("Is it so?", 1, QUOTE.bbox, QUOTE.text, ("questions", "slide 2")),
        ("What is in it?", 2, FIGURE.bbox, FIGURE.caption, ("questions",)),
        ("Anything?", 1, None, None, ("questions",)),
    ]
