from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journalclub.evidence.align import align

WORDS = st.lists(st.sampled_from(["a", "b", "c", "ab", "bc"]), min_size=1, max_size=8)


def kinds(quote: str, paper: str) -> list[tuple[str, str, str]]:
    q, p = quote.split(), paper.split()
    steps = align(q, p, [False] * len(p)).steps
    return [(s.kind, " ".join(q[slice(*s.quote)]), " ".join(p[slice(*s.paper)])) for s in steps]


def test_a_word_for_another_is_one_change() -> None:
    assert kinds("four heads each", "we use eight heads each day") == [
        ("changed", "four", "eight"),
        ("same", "heads each", "heads each"),
    ]


def test_words_left_out_are_no_change() -> None:
    assert kinds("turns tire nobody", "fair turns do not tire nobody") == [
        ("same", "turns", "turns"),
        ("left out", "", "do not"),
        ("same", "tire nobody", "tire nobody"),
    ]


def test_a_word_broken_in_two_is_the_same_word() -> None:
    assert kinds("the attention works", "the atten tion works") == [
        ("same", "the attention works", "the atten tion works")
    ]


@given(WORDS, WORDS)
def test_the_steps_use_up_the_quote_and_run_forward(quote: list[str], paper: list[str]) -> None:
    steps = align(quote, paper, [False] * len(paper)).steps
    assert [i for s in steps for i in range(*s.quote)] == list(range(len(quote)))
    assert all(a.paper[1] == b.paper[0] for a, b in pairwise(steps))
