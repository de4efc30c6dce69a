from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.reading.clean import Vocabulary, clean, squeeze


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("eﬃcient ﬁlters", "efficient filters"),
        ("Universit´e de Montr´eal", "Université de Montréal"),
        ("Merri¨enboer", "Merriënboer"),
        ("Franc¸ois", "François"),
        ("´Ecole", "École"),
        ("na¨ıve", "naïve"),
        ("e\u0301", "é"),
    ],
)
def test_ligatures_and_accents_become_letters(raw: str, meant: str) -> None:
    assert clean(raw) == meant


def test_a_tilde_of_an_address_is_no_accent() -> None:
    assert clean("www.example.org/˜nobody/") == "www.example.org/~nobody/"


def test_an_accent_used_as_quotation_mark_stays() -> None:
    assert clean("the `a´ and the `b´ – they differ") == "the `a´ and the `b´ – they differ"


@given(st.text())
def test_cleaned_text_is_nfc_without_control_characters(raw: str) -> None:
    text = clean(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(c) == "Cc" for c in text)


@pytest.mark.parametrize(
    ("lines", "first", "second", "joined"),
    [
        (["the translation of words"], "a trans-", "lation model", "a translation model"),
        (["a data-driven method"], "our data-", "driven method", "our data-driven method"),
        (["a method that is driven by data"], "a data-", "driven way", "a data-driven way"),
        (["coordinates are given"], "the coordi-", "nate system", "the coordinate system"),
        (["words and put in"], "its out-", "put is", "its output is"),
        (["state of the art is art"], "state-of-the-", "art models", "state-of-the-art models"),
        ([""], "an Encoder-", "Decoder", "an Encoder-Decoder"),
        (["the TableFormer network"], "a Table-", "Former", "a TableFormer"),
        ([""], "a 152-", "layer net", "a 152-layer net"),
        ([""], "pages 3–", "7", "pages 3–7"),
        ([""], "one line", "and another", "one line and another"),
        ([""], "a dash -", "like this", "a dash - like this"),
    ],
)
def test_a_hyphen_at_the_line_end_goes_only_when_the_word_is_one(
    lines: list[str], first: str, second: str, joined: str
) -> None:
    assert Vocabulary(lines).join(first, second) == joined


def test_parts_of_broken_words_do_not_count_as_words() -> None:
    words = Vocabulary(["a supersym-", "metric model and a metric one"])
    assert words.join("a supersym-", "metric theory") == "a supersymmetric theory"


@given(
    st.lists(st.text("ab- ", max_size=8), max_size=6), st.text("ab -", min_size=1), st.text("ab", min_size=1)
)
def test_joining_loses_nothing_but_a_hyphen(lines: list[str], first: str, second: str) -> None:
    joined = Vocabulary(lines).join(first, second)
    assert joined.endswith(second)
    assert joined in (first + second, f"{first} {second}", first[:-1] + second)


def test_white_space_is_one_space() -> None:
    assert squeeze("  a \n\t b ") == "a b"
