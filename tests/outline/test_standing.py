"""A quote must be understood by someone who has not read the sentence before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.outline.standing import fault


@pytest.mark.parametrize(
    "text",
    [
        "Wet sand cools a rod of iron within two minutes.",
        "In this paper, we propose a cooler that buries the rod in wet sand.",
        "This paper presents the first measurement of cooling in wet sand.",
        "It is well known that wet sand cools better than dry sand.",
        "To address these problems, we propose a cooler that needs no pump.",
        "Our cooler (Table 2) is 12% faster than the best fan.",
        "The sand has a depth of d = 3 cm and a mass of 4 kg.",
        "Both rods and wires are cooled by wet sand.",
    ],
)
def test_a_whole_sentence_stands(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cools the rod of iron within two minutes.", "half"),
        ("Wet sand cools the rod of iron as follows:", "half"),
        ("Wet sand cools the rod (of iron within two minutes.", "half"),
        ("Wet sand cools.", "short"),
        ("Wet sand cools the rod of iron. " * 20, "long"),
        ("It cools the rod of iron within two minutes.", "dangling"),
        ("These coolers need no pump and no fan.", "dangling"),
        ("However, this makes the cooler slow and expensive.", "dangling"),
        ("In these workshops, rods are cooled by fans.", "dangling"),
        ("We leave this to future work on salt water.", "dangling"),
        ("Details of the cooler are given in Section 4.", "pointing"),
        ("Table 2 shows how fast the rods are cooled.", "pointing"),
        ("We report the speed of all coolers in Table 2.", "pointing"),
        ("The rest of this paper is about wet sand.", "pointing"),
        ("By Theorem 2.1 the rod is cold after two minutes.", "pointing"),
        ("By Theorems 2.1 and 3 the rod is cold after two minutes.", "pointing"),
        ("An overview of coolers and their pumps is given in a book on sand.", "pointing"),
        ("The bottom-right plot shows the rods that are hot.", "pointing"),
        ("The figure shows that wet sand cools best.", "pointing"),
        ("Below we describe how the rod of iron is cooled.", "pointing"),
        ("As for that rod of iron, sand cools it well.", "dangling"),
        ("The rod of iron is in that case the hot one.", "dangling"),
        ("The rod has a heat of ht−1 after the first minute.", "formula"),
        ("Of course, no wet rods are reported to the workshop's office.", "pointing"),
        ("Imagine designing a cooler for the rods of your neighbour.", "pointing"),
        ("We conclude with an outlook on coolers of the next years.", "pointing"),
        ("Throughout this paper we write rods in small letters.", "pointing"),
        ("In the future we will follow the following directions.", "pointing"),
        ("As stated earlier, our cooler is not made for long rods of iron.", "pointing"),
        ("We would like to acknowledge the owner of the workshop.", "form"),
        ("Instead we bury the rod in wet sand for two minutes.", "dangling"),
        ("As such, coolers inherit the heat of the whole workshop.", "dangling"),
        ("We also observe that it has a much better effect on long rods.", "dangling"),
        ("For wet gravel we observe a similar trend on all rods.", "dangling"),
        ("The largest box combines these and is harder to cool.", "dangling"),
        ("It is included to demonstrate the principle of wet sand.", "dangling"),
        ("The rod of iron is cooled within two minutes. \ufffd", "half"),
        ("The rod of \ufffd iron is cooled within two minutes.", "formula"),
        ("Conjecture 3.2 may be compared with what is known of sand.", "pointing"),
        ("The rods a1a2 touch the sand after the first minute.", "formula"),
        ("Rod 12.1 13.4 15.2 Wire 11.0 10.2 Plate 9.1 8.8.", "formula"),
        ("The cooler beats Fan 12.1 Ice 13.4 Sand 15.2 by far on rods.", "formula"),
        ("x = a + b and y = c + d so that x = y.", "half"),
        ("Here x = a + b and y = c + d so that z = x y.", "formula"),
        ("Did you describe the limits of your cooler? [Yes] We describe them.", "form"),
        ("Permission to make copies of this work is granted.", "form"),
    ],
)
def test_what_cannot_stand_alone_has_a_reason(text: str, expected: str) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It would be interesting to compare wet sand with salt water.",
        "We observe a similar trend for rods of iron as for rods of copper.",
        "Instead of a fan, the cooler uses a box of wet sand.",
        "We find that it is possible to cool a rod with wet sand alone.",
        "We conclude that wet sand cools a rod of iron in two minutes.",
    ],
)
def test_what_only_looks_like_that_stands(text: str) -> None:
    assert fault(text) is None


def test_an_entry_of_a_list_may_lack_its_full_stop() -> None:
    text = "A public set of 300 measured rods of iron"
    assert fault(text) == "half"
    assert fault(text, item=True) is None


@given(st.text(max_size=600))
def test_any_text_gets_an_answer(text: str) -> None:
    fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "In of our construction it will be clear where the formulas come from.",
        "We refer the readers who wish to check the formulas to the first paper.",
        "For ease of notation, let the area be written without its argument.",
        "The result follows from a standard integral by integration by parts.",
        "In all but a few cases, however, such mechanisms are used with a recurrent network.",
        "Aligning the positions to steps in time, they generate a sequence of hidden states.",
    ],
)
def test_what_lost_a_symbol_leads_the_reader_or_leans_on_the_sentence_before_does_not_stand(
    text: str,
) -> None:
    assert fault(text) is not None
