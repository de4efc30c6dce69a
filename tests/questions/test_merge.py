from __future__ import annotations

import time

import pytest

from journalclub.questions.anchors import find_anchors
from journalclub.questions.merge import near_duplicates


def twins(*texts: str, since: int = 0) -> list[int | None]:
    return near_duplicates(texts, [find_anchors(t) for t in texts], since)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Why does the deeper plain network in Fig. 1 have a higher training error than the shallow one?",
            "In Fig. 1, why has the deeper plain net more training error than the shallow net?",
        ),
        (
            "How many negative samples are used per positive pair?",
            "how many negative samples per positive pair are there",
        ),
        (
            "Warum braucht man die Bias-Korrektur in Abschnitt 3?",
            "Wozu ist die Bias-Korrektur in Abschnitt 3 nötig?",
        ),
        ("为什么损失函数要加正则项？", "损失函数为什么需要正则项"),
    ],
)
def test_the_same_thing_in_other_words_is_found(first: str, second: str) -> None:
    assert twins(first, second) == [None, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Why is the loss in Fig. 1 so flat near the minimum?",
            "Why is the loss in Fig. 4 so flat near the minimum?",
        ),
        ("How many negative samples are used?", "Which optimiser did the authors use?"),
        (
            "Why is the learning rate warmed up?",
            "Is the learning rate for fine-tuning the same as for ResNet in Table 2?",
        ),
        ("Why is the variance reduced in layer 3?", "Warum wird die Varianz in Schicht 3 reduziert?"),
        ("Why?", "Why?"),
    ],
)
def test_other_places_topics_and_languages_are_not_the_same(first: str, second: str) -> None:
    assert twins(first, second) == [None, None]


def test_a_duplicate_points_to_the_first_of_all() -> None:
    q = "How many negative samples are used per positive pair?"
    assert twins(q, "Which optimiser did the authors use?", q + " Thanks", q) == [None, None, 0, 0]


def test_those_before_are_left_as_they_are() -> None:
    q = "How many negative samples are used per positive pair?"
    assert twins(q, q, q, since=2) == [None, None, 0]


def test_a_thousand_questions_take_no_time() -> None:
    texts = [
        f"Why is the variance of layer{n} in block{n % 37} reduced by the norm{n % 11}?" for n in range(1000)
    ]
    started = time.process_time()
    twins(*texts)
    assert time.process_time() - started < 5
