from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.readinglist.matching import matches
from tests.sources.shelf import ATTENTION

PAPER = replace(
    ATTENTION,
    title="Self-Supervised Transformers for LLMs",
    abstract="We study the Schrödinger equation to aid physics.",
    authors=("Ashish Vaswani",),
)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ([], True),
        (["transformer"], True),
        (["TRANSFORMERS"], True),
        (["transformer graph"], False),
        (["physics self-supervised"], True),
        (["self-supervision"], False),
        (["supervised-self"], False),
        (["transformers - physics"], True),
        (["graph", "vaswani"], True),
        (["LLM"], True),
        (["AI"], False),
        (["schrodinger"], True),
        (["former"], False),
        (["transformer*"], True),
    ],
)
def test_all_words_of_one_of_the_texts_must_stand_there(wanted: list[str], fits: bool) -> None:
    assert matches(PAPER, wanted) is fits
