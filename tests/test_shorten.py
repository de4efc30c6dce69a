"""Shortening leaves words out and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.shorten import (
    caption_text,
    leading_clause,
    leading_phrases,
    on_slide,
    sentences,
    statement,
    without_citations,
    without_panel,
)
from journalclub.text import display

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                "However,",
                "we",
                "show",
                "(ViT)",
                "[3, 5]",
                "(Smith et al., 2017)",
                "that",
                "(see",
                "Fig. 2)",
                "a.b",
                "—",
            ]
        ),
        max_size=40,
    ).map(" ".join),
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_subsequence(short: list[str], long: list[str]) -> bool:
    rest: Iterator[str] = iter(long)
    return all(word in rest for word in short)


@given(TEXTS)
def test_a_shortened_statement_is_a_subsequence_of_its_words(text: str) -> None:
    assert is_subsequence(words(statement(text)), words(display(text, 10_000)))
    assert is_subsequence(words(statement(text, keep_parentheses=True)), words(display(text, 10_000)))
    assert is_subsequence(words(on_slide(text)), words(display(text, 10_000)))


@given(TEXTS)
def test_titles_made_of_a_text_are_subsequences_of_its_words(text: str) -> None:
    candidates = [without_panel(text), leading_clause(text) or "", *leading_phrases(text)]
    assert all(is_subsequence(words(c), words(text)) for c in candidates)


@given(TEXTS)
def test_sentences_lose_nothing(text: str) -> None:
    assert words(" ".join(sentences(text))) == words(text)


@given(st.text(alphabet="([)] ,.a1", max_size=4000))
def test_brackets_of_any_nesting_are_read_in_time(text: str) -> None:
    statement(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("However, Transformers work well [12, 3–5].", "Transformers work well."),
        ("To this end, we train (see Section 4) a model (Smith et al., 2017).", "We train a model."),
        ("The Vision Transformer (ViT) is plain [VSP+17].", "The Vision Transformer (ViT) is plain."),
        ("• In this paper, we prove it.", "We prove it."),
        ("The interval [0, 1] stays.", "The interval [0, 1] stays."),
        ("We (the authors) agree, too.", "We agree, too."),
        ("(2017)", "(2017)"),
        ("The output is LayerNorm(x + f(x)), by Eq. (3).", "The output is LayerNorm(x + f(x)), by Eq. (3)."),
        ("The strategy described in [13] is used [4]–[6].", "The strategy described in [13] is used."),
        (
            "As Greenstreet et al. (2012) show, p (x) is small.",
            "As Greenstreet et al. (2012) show, p (x) is small.",
        ),
        ("The network (Fig. 1 (a)) is new.", "The network is new."),
        ("It holds. (l, r) is the label.", "It holds. (l, r) is the label."),
        (
            "For our big models,(see Table 3), it took 1.0 seconds.",
            "For our big models, it took 1.0 seconds.",
        ),
        ("In this work we propose it.", "We propose it."),
        ("Hence we find that lots are fair.", "Lots are fair."),
        ("Our results show that it is so.", "Our results show that it is so."),
        ("We believe that lots are fair.", "We believe that lots are fair."),
        ("But lots are fair.", "Lots are fair."),
        ("And Lots is a name.", "And Lots is a name."),
    ],
)
def test_citations_parentheses_and_connectives_are_left_out(text: str, short: str) -> None:
    assert statement(text) == short


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The bound, however, remains.", "The bound remains."),
        ("In practice, however, most groups meet weekly.", "In practice, most groups meet weekly."),
        ("Large groups, for example, meet weekly.", "Large groups meet weekly."),
        (
            "Groups have been firmly established as the usual way to learn in many fields of science such as physics "
            "and biology.",
            "Groups have been firmly established as the usual way to learn in many fields of science.",
        ),
        (
            "We studied many groups over two long years in several fields of science and in several languages, "
            "including physics, biology, and the arts.",
            "We studied many groups over two long years in several fields of science and in several languages.",
        ),
    ],
)
def test_a_slide_has_no_inserted_words_and_no_examples_at_the_end(text: str, short: str) -> None:
    assert on_slide(text) == short


@pytest.mark.parametrize(
    "text",
    [
        "We refer to all of the groups that have met in one town since the war, such as readers, as seminars here.",
        "Groups meet in many towns of the country and in some of the villages around, including two that are new.",
        "Groups meet in many towns of the country and in most villages around, such as those that never paid fees.",
        "Many fields such as physics.",
    ],
)
def test_examples_stay_where_the_sentence_needs_them(text: str) -> None:
    assert on_slide(text) == text


def test_an_interval_is_no_citation() -> None:
    assert without_citations("values in [a, b] (mean 3)") == "values in [a, b] (mean 3)"


def test_initials_and_abbreviations_end_no_sentence() -> None:
    text = "As E. Witten and others, e.g. Smith et al. Show in Fig. 3, it holds. Then it ends."
    assert sentences(text) == [
        "As E. Witten and others, e.g. Smith et al. Show in Fig. 3, it holds.",
        "Then it ends.",
    ]


@pytest.mark.parametrize(
    ("caption", "label", "text"),
    [
        ("Figure 3: The model.", "3", "The model."),
        ("FIG. 3. The model.", "3", "The model."),
        ("Table IV | Scores", "IV", "Scores"),
        ("Fig. 3", "3", "Fig. 3"),
        ("A figure without its label", "3", "A figure without its label"),
    ],
)
def test_a_caption_is_read_without_its_label(caption: str, label: str, text: str) -> None:
    assert caption_text(caption, label) == text


def test_a_title_loses_phrases_from_its_end_but_never_ends_in_the_middle_of_one() -> None:
    phrases = leading_phrases(
        "The model achieves better scores than all others on the test at a fraction of the cost"
    )
    assert phrases == [
        "The model achieves better scores than all others on the test",
        "The model achieves better scores than all others",
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Comparison with others: ours wins", "Comparison with others"),
        ("Lenet for MNIST and Conv-2, Conv-4, and Conv-6 for CIFAR", None),
        ("Postage stamps showing, from top to bottom, objects", None),
        ("Too, short", None),
    ],
)
def test_a_clause_is_cut_where_it_is_whole(text: str, clause: str | None) -> None:
    assert leading_clause(text) == clause


def test_the_panel_a_caption_begins_with_is_no_part_of_its_title() -> None:
    assert without_panel("Left: filters of the layer.") == "Filters of the layer."
    assert without_panel("From left to right: (a) the maze.") == "(a) the maze."
    assert without_panel("(left) one part. (right) another") == "One part. (right) another"
    assert without_panel("Leftovers: what remains") == "Leftovers: what remains"


def test_a_parenthesis_that_is_a_formula_stays() -> None:
    text = "The (1, 0) and (0, 1) currents have spin (0, 0)."
    assert statement(text) == text
