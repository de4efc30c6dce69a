from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.questions import asking
from journalclub.questions.languages import fold, languages, spoken

SAID = Path(__file__).parent / "said"


def said(name: str) -> list[str]:
    """Messages as people write them, of our own making, in many languages; one a line."""
    return (SAID / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("text", said("questions"))
def test_questions_about_a_paper_are_questions_with_or_without_a_mark(text: str) -> None:
    assert asking.asks(text)
    assert not asking.seconds(text)


@pytest.mark.parametrize("text", said("chatter"))
def test_chatter_is_no_question_with_or_without_a_mark(text: str) -> None:
    assert not asking.asks(text)
    assert not asking.seconds(text)


@pytest.mark.parametrize("text", said("votes"))
def test_who_asks_the_same_votes(text: str) -> None:
    assert asking.seconds(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/?why=how&what=table",
        "see www.a.example/why?is=it",
        "write to why@a.example or who@b.example",
        '=HYPERLINK("http://a.example/?x","Why is the loss in Fig. 2 flat?")',
        "???",
        "?",
        "",
        " \n\t",
        "1234 5678",
    ],
)
def test_addresses_formulas_and_signs_ask_nothing(text: str) -> None:
    assert not asking.asks(text)
    assert not asking.asks(text, invited=True)


@pytest.mark.parametrize(
    "text", ["the derivation of equation (6)", "weight decay vs dropout", "损失函数的推导"]
)
def test_naming_a_topic_is_enough_where_a_question_was_asked_for(text: str) -> None:
    assert asking.asks(text, invited=True)
    assert not asking.asks(text)


@pytest.mark.parametrize(
    "text", ["n/a", "-", "nothing", "none, it was all clear", "no question from me :)", "3", "thanks!", "yes"]
)
def test_declining_is_no_question_even_where_one_was_asked_for(text: str) -> None:
    assert not asking.asks(text, invited=True)


def test_words_of_the_paper_are_about_the_paper() -> None:
    text = "Are the phone recordings shared?"
    assert not asking.asks(text)
    assert asking.asks(text, frozenset({"phone", "recordings"}))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Why does this hold for all of them?", "en"),
        ("Warum gilt das für alle?", "de"),
        ("Pourquoi est-ce que cela vaut pour tous ?", "fr"),
        ("¿Por qué vale esto para todos?", "es"),
        ("表2は何ですか", "ja"),
        ("为什么这样", "zh"),
        ("왜 그런가요", "ko"),
        ("Почему это верно для всех?", "ru"),
    ],
)
def test_the_language_is_told_by_its_everyday_words(text: str, code: str) -> None:
    assert spoken(fold(text))[0].code == code


def test_every_language_has_what_every_language_needs() -> None:
    for language in languages():
        for key in ("common", "asks", "wants", "votes", "polite", "around", "science", "none"):
            assert language.listed(key), f"{language.code}.toml has no {key}"
        for kind in ("figure", "table", "section", "equation", "page"):
            assert language.of("places", kind), f"{language.code}.toml has no word for {kind}"


@given(st.text(max_size=400))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    asking.asks(text)
    asking.seconds(text)


@pytest.mark.parametrize("piece", ["why ", "? ", "not a b c ", "+1 ", "a,", "(", "Fig. 1 ", "://?", "啊吗"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    started = time.process_time()
    asking.asks(piece * (8000 // len(piece)))
    asking.seconds(piece * (8000 // len(piece)))
    assert time.process_time() - started < 2
