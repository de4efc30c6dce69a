"""Each quote stands in the part of the talk where a presenter would say it, the best first, and none twice."""

from __future__ import annotations

import pytest

from journalclub.decks.parts import Best, regrouped
from journalclub.models.paper import Outline, Reading, Slot
from tests.briefs import said

MISSING = said("However, nobody has measured what keeps the members of reading groups.")


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("We introduce a rotation that draws presenters by lot.", "contributions"),
        ("To keep members, we instead draw presenters by lot.", "contributions"),
        ("As groups are small, this paper studies a draw by lot.", "contributions"),
        ("Our approach, named RBL, draws presenters by lot.", "approach"),
        ("RBL draws presenters by lot.", "approach"),
        ("The proposed method achieves the best attendance of all.", "results"),
        ("We further show that members stay longer.", "results"),
        ("Compared to a rota, RBL has much better attendance.", "results"),
        ("We found a problem with the rota of most groups.", "motivation"),
        ("We need to know what keeps members.", "motivation"),
        ("Groups lose a third of their members.", "motivation"),
    ],
)
def test_what_the_authors_do_or_find_is_no_motivation(text: str, slot: Slot) -> None:
    reading = Reading(
        "0" * 64, 9, title="RBL: Rotation by Lot", outline=Outline(motivation=(said(text), MISSING))
    )
    assert said(text) in regrouped(reading).slot(slot)
    assert MISSING in regrouped(reading).motivation


def test_a_list_of_contributions_is_not_added_to() -> None:
    brought = said("We introduce a rotation that draws presenters by lot.")
    listed = (said("A rotation."), said("A measurement."))
    outline = Outline(motivation=(brought,), contributions=listed, contribution_list=True)
    made = regrouped(Reading("0" * 64, 9, outline=outline))
    assert (made.motivation, made.contributions, made.approach) == ((), listed, (brought,))


def test_what_one_part_says_no_other_says_again() -> None:
    first = said("We draw presenters by lot among members who have waited longest.", 1)
    again = said("Presenters are drawn by lot among those members who have waited longest.", 7)
    other = said("Attendance rose by a third within two years.", 8)
    best = Best(Outline(contributions=(first,), results=(again, other)))
    assert best.shown("contributions") == [first]
    assert best.shown("results") == [other]
    assert best.others("results") == [again]


def test_only_the_best_quote_of_a_slot_may_be_long() -> None:
    long = [said(f"Group {name} " + " ".join(f"{name}word{i}" for i in range(45)) + ".") for name in "ab"]
    short = said("Attendance rose by a third.")
    assert Best(Outline(results=(*long, short))).shown("results") == [long[0], short]
