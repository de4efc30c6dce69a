"""Every quote that a session shows is in its evidence, with its place and its use."""

from __future__ import annotations

from journalclub.decks.slides import make_deck
from journalclub.outputs.evidence import collect_evidence
from journalclub.sheets.questions import make_prompts
from tests.briefs import brief


def test_what_the_text_tells_of_an_equation_is_evidence_of_its_slide() -> None:
    made = brief()
    prompts = make_prompts(made)
    found = collect_evidence(made, make_deck(made, prompts), prompts)
    (told,) = [e for e in found if e.slot == "told"]
    assert made.reading.equations[0].told is not None
    assert (told.kind, told.text, told.page) == ("the paper says", made.reading.equations[0].told.text, 3)
    assert any(place.startswith("slide ") for place in told.used)
