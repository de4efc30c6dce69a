from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.mojibake import LONGEST_LINE, mended, repair, repairs

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


@pytest.mark.parametrize(
    ("text", "found", "mended_text"),
    [
        ("a\nJ√ºlich, Ã¼ber\n\nGÃ¶del", [(2, "J√ºlich", "Jülich"), (2, "Ã¼ber", "über"), (4, "GÃ¶del", "Gödel")],
         "a\nJülich, über\n\nGödel"),
        ("Ã¼ber Ã¼ber", [(1, "Ã¼ber", "über")], "über über"),
        ("Jâ€™s â€œxâ€", [(1, "Jâ€™s", "J’s"), (1, "â€œxâ", "“xâ")], "J’s “xâ€"),
        ("Â°Ã—", [(1, "Â°Ã—", "°×")], "°×"),
        ("“Ã¼”, Â\x81", [], "“Ã¼”, Â\x81"),
    ],
)  # fmt: skip
def test_damage_is_told_once_a_line_with_the_word_and_mended_everywhere(
    text: str, found: list[tuple[int, str, str]], mended_text: str
) -> None:
    assert [(r.line, r.wrong, r.right) for r in repairs(text)] == found
    assert repair(text) == mended_text


@pytest.mark.parametrize(
    ("before", "after", "shown"), [(70, 70, (58, 0)), (58, 2, (58, 0)), (10, 70, (10, 48)), (0, 58, (0, 58))]
)
def test_at_most_sixty_characters_of_a_word_are_shown(
    before: int, after: int, shown: tuple[int, int]
) -> None:
    (found,) = repairs("x" * before + "Ã¼" + "y" * after)
    assert found.wrong == "x" * shown[0] + "Ã¼" + "y" * shown[1]


def test_of_an_endless_line_only_the_beginning_is_looked_at() -> None:
    assert [r.wrong for r in repairs("x " * (LONGEST_LINE // 2 - 1) + "Ã¼ Ã¶")] == ["Ã¼"]
