from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.mojibake import mended, repair, repairs

LETTERS = st.text("äöüßéèñçøåÄÖÜ", min_size=1, max_size=8)


@given(LETTERS, st.sampled_from(["latin-1", "mac_roman"]))
def test_wrongly_decoded_letters_are_offered_back(word: str, codec: str) -> None:
    damaged = word.encode().decode(codec)
    if not any(c.isspace() for c in damaged):
        assert mended(damaged) == word


@given(st.text(max_size=50))
def test_text_that_is_in_order_is_left_alone(text: str) -> None:
    if text.isascii() or mended(text) is None:
        assert mended(text) is None or not text.isascii()


@pytest.mark.parametrize("word", ["Jülich", "González", "日本語", "naïve", "…", "Ã", "№", "한국어"])
def test_right_words_are_no_damage(word: str) -> None:
    assert repairs(word) == []


def test_the_whole_word_is_shown_with_its_line() -> None:
    (found,) = repairs("a\nthe J\u00c3\u00bclich centre")
    assert (found.line, found.wrong, found.right) == (2, "J\u00c3\u00bclich", "Jülich")
    assert repair("the J\u00c3\u00bclich centre") == "the Jülich centre"
