from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.evidence.words import keys, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eﬃcient", "efficient"),
        ("Poincaré", "Poincare\u0301"),
        ("naïve Bayes", "NAIVE BAYES"),
        ("10,000 pages", "10000 pages"),
        ("x²", "x2"),
        ("“so-called”", "so called"),
        ("soft\nline\vbreaks", "soft line breaks"),
    ],
)
def test_what_typesetting_and_retyping_change_is_no_difference(one: str, other: str) -> None:
    assert "".join(keys(one)) == "".join(keys(other))


@pytest.mark.parametrize(
    ("one", "other"), [("28.4", "28.5"), ("28.4", "284"), ("p < 1", "p > 1"), ("5%", "5"), ("do", "do not")]
)
def test_what_changes_the_meaning_is_a_difference(one: str, other: str) -> None:
    assert "".join(keys(one)) != "".join(keys(other))


@given(st.text(max_size=300))
def test_words_stand_in_order_where_they_say(text: str) -> None:
    found = words(text)
    assert all(w.key and 0 <= w.start < w.end <= len(text) for w in found)
    assert [w.start for w in found] == sorted(w.start for w in found)
