"""The running text tells what figures and equations show; the sentence that does it best is kept with them."""

from __future__ import annotations

import pytest

from journalclub.models.paper import Box, Equation, Figure, Manuscript, Passage, PassageLine, Reading
from journalclub.outline.telling import tell
from journalclub.reading.mentions import mentioned

PLOT = Figure("figure", "2", 3, (72.0, 90.0, 300.0, 200.0), "Figure 2: Rods.", (72.0, 210.0, 300.0, 222.0))
FORMULA = Equation("4", 2, (200.0, 300.0, 400.0, 320.0))


def passage(text: str, page: int = 2, box: Box = (72.0, 280.0, 540.0, 292.0)) -> Passage:
    return Passage(text, "Sand", "2", (PassageLine(0, page, box),))


def told(*passages: Passage) -> Reading:
    reading = Reading("0" * 64, 5, figures=(PLOT,), equations=(FORMULA,))
    return tell(Manuscript(reading, passages), mentioned)


def test_the_sentence_that_says_what_a_figure_shows_is_preferred() -> None:
    (figure,) = told(
        passage(
            "We cool rods in sand as shown in Fig. 2 and weigh them. Figure 2 shows how rods cool in sand."
        )
    ).figures
    assert figure.told is not None
    assert figure.told.text == "Figure 2 shows how rods cool in sand."


@pytest.mark.parametrize(
    "text",
    [
        "Rods of kind B (Figure 2) were bought, not made, by our laboratory.",
        "This is shown in Figure 2 for all rods.",
        "see Figure 2.",
        "Figure 3 shows how rods cool in sand.",
    ],
)
def test_a_sentence_that_tells_nothing_or_cannot_stand_is_left(text: str) -> None:
    assert told(passage(text)).figures[0].told is None


@pytest.mark.parametrize(
    "text", ["The heat that flows into the sand is given by:", "We write the heat of a rod as"]
)
def test_the_sentence_that_goes_on_in_the_equation_introduces_it(text: str) -> None:
    (equation,) = told(passage(text), passage("By Eq. (4) the sand heats up with every rod.")).equations
    assert equation.told is not None
    assert equation.told.text == text
    assert equation.mentions == 1


def test_a_short_last_line_beside_the_equation_still_leads_to_it() -> None:
    lines = (PassageLine(0, 2, (72.0, 266.0, 540.0, 278.0)), PassageLine(20, 2, (72.0, 280.0, 120.0, 292.0)))
    (equation,) = told(Passage("The heat that flows into the sand is:", "Sand", "2", lines)).equations
    assert equation.told is not None


def test_without_it_a_sentence_that_names_the_equation_is_kept() -> None:
    (equation,) = told(
        passage("It snowed.", box=(72.0, 280.0, 540.0, 292.0)),
        passage("From (4) we conclude that the sand heats up.", 4),
    ).equations
    assert equation.told is not None
    assert equation.told.page == 4


@pytest.mark.parametrize(
    "box",
    [(72.0, 100.0, 540.0, 112.0), (72.0, 330.0, 540.0, 342.0), (420.0, 280.0, 540.0, 292.0)],
    ids=["far above", "below", "other column"],
)
def test_what_does_not_stand_above_leads_to_no_equation(box: Box) -> None:
    assert told(passage("The heat that flows into the sand is given by:", box=box)).equations[0].told is None
