from __future__ import annotations

import contextlib
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.models.question import Export, Row, RowSort
from journalclub.questions.decoding import decode
from journalclub.questions.recognise import all_importers, read_export
from journalclub.questions.sorting import LONGEST, LONGEST_QUESTION, cleaned, sort_out
from journalclub.questions.source import Source


def talk(*said: tuple[str, str], step: float = 90.0) -> Export:
    """Messages of a conversation, `step` seconds apart."""
    return Export(
        "t", tuple(Row(text, who, moment=i * step) for i, (who, text) in enumerate(said)), talk=True
    )


def votes(export: Export) -> list[int]:
    return [q.votes for q in sort_out(export).questions]


Q1 = ("Ada", "Why is the gradient clipped at 5 in Sec. 2?")
Q2 = ("Ben", "How was the annotation noise of the labels measured?")


def test_a_bare_vote_is_for_the_question_before_and_a_named_one_for_that_one() -> None:
    assert votes(talk(Q1, Q2, ("C", "+1"), ("D", "lol"), ("E", "me too"))) == [0, 2]
    assert votes(talk(Q1, Q2, ("C", "+1 to the gradient question"), ("D", "same question as Ada"))) == [2, 0]


def test_nobody_votes_twice_with_two_signs() -> None:
    rows = (
        Row(Q1[1], "Ada"),
        Row(author="B", vote="add", sign="👍", root=0),
        Row(author="B", vote="add", sign="❤️", root=0),
        Row(author="B", vote="remove", sign="❤", root=0),
        Row(author="C", vote="add", sign="👍", root=0),
        Row(author="C", vote="remove", sign="👍", root=0),
    )
    assert votes(Export("t", rows, talk=True)) == [1]


def test_votes_before_any_question_count_for_nothing() -> None:
    assert votes(talk(("C", "+1"), Q1)) == [0]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("What is the inductive bias", "that remains in the hybrid model?", True),
        ("One more on the appendix:", "Does it use the same pruning rate?", True),
        ("So the degradation problem of deep nets...", "... is it still there with 1202 layers?", True),
        ("Ich frage mich, ob AdaMax aus Abschnitt 7", "in Abbildung 3 überhaupt verglichen wird", True),
        ("Please explain why deep networks need a warmup", "sorry, my cat walked over the keyboard", False),
        ("Please explain why deep networks need a warmup", "thanks", False),
        ("Please explain why deep networks need a warmup", "https://a.example/warm?up", False),
        ("Why do deep networks need a warmup?", "and why is the decay linear?", False),
        ("why do deep networks need a warmup", "why is the decay linear", False),
        ("Why do deep networks need a warmup", "+1", False),
    ],
)
def test_a_sentence_that_goes_on_is_one_question(first: str, second: str, one: bool) -> None:
    found = sort_out(talk(("Ada", first), ("Ada", second), step=20)).questions
    assert (found[0].text == f"{first} {second}") is one


def test_only_the_same_author_goes_on_within_a_minute_and_next() -> None:
    first, second = "What is the inductive bias", "that remains in the hybrid model?"
    whole = f"{first} {second}"
    assert sort_out(talk(("A", first), ("A", second), step=60)).questions[0].text == whole
    for export in (
        talk(("A", first), ("B", second), step=20),
        talk(("A", first), ("A", second), step=61),
        talk(("A", first), ("B", "hm"), ("A", second), step=20),
    ):
        assert all(q.text != whole for q in sort_out(export).questions)


def test_an_answer_to_a_name_is_a_reply_and_thanks_to_a_name_are_chatter() -> None:
    counts = sort_out(talk(Q1, ("Ben", "@Ada it is in the appendix"), ("Ada", "@Ben thanks!"))).counts
    assert (counts.questions, counts.replies, counts.chatter) == (1, 1, 1)


def test_a_question_to_a_name_is_a_question() -> None:
    assert sort_out(talk(("Ben", "@Ada why is the gradient clipped at 5?"))).counts.questions == 1


def test_what_is_too_long_or_not_there_cannot_be_read() -> None:
    export = talk(("A", "why is it? " * LONGEST), ("B", "\u200b\u2060"))
    assert sort_out(export).counts.unparsed == 2


def test_near_duplicates_point_to_the_first() -> None:
    again = ("Cleo", "In Sec. 2, why is the gradient being clipped at 5?")
    assert [q.duplicate_of for q in sort_out(talk(Q1, Q2, again)).questions] == [None, None, 0]


def test_mail_addresses_and_telephone_numbers_are_not_kept() -> None:
    text = "Why is +1 so often in Table 2? Mail ada@a.example or call +49 30 23125 004 or +1 (555) 010-3000."
    assert cleaned(text) == "Why is +1 so often in Table 2? Mail [e-mail] or call [phone] or [phone]."


def test_invisible_characters_are_not_kept_and_lines_are() -> None:
    assert cleaned("Why\u202e is\x00 it\r flat,\n\n\n\nor  not?\u200b") == "Why is it flat,\n\nor not?"
    assert len(cleaned("x" * 3 * LONGEST_QUESTION)) == LONGEST_QUESTION


ROWS = st.builds(
    Row,
    text=st.one_of(
        st.text(max_size=60), st.sampled_from(["+1", "Why is Fig. 2 flat?", "@A no", "how does it", "x"])
    ),
    author=st.sampled_from([None, "A", "B", "Anonymous Attendee", "\u202e"]),
    moment=st.one_of(st.none(), st.floats(0, 100)),
    place=st.sampled_from(["", "x"]),
    sort=st.sampled_from(get_args(RowSort)),
    root=st.one_of(st.none(), st.integers(-1, 6)),
    vote=st.sampled_from([None, None, "add", "remove"]),
    sign=st.sampled_from(["👍", ""]),
    votes=st.integers(0, 5),
)


@given(st.lists(ROWS, max_size=12), st.booleans())
def test_every_row_is_counted_exactly_once(rows: list[Row], talking: bool) -> None:
    collected = sort_out(Export("t", tuple(rows), talk=talking))
    assert collected.counts.rows == len(rows)
    assert collected.counts.questions == len(collected.questions)
    assert collected.counts.private >= sum(row.sort == "private" for row in rows)


CHAT = "10:00:00 From A to Everyone : why is eq. (2) flat?\n10:00:01 From B to A(Direct Message) : x\n"
TABLE = 'Question,Name,Votes\n"Why, oh why, is Table 2 so long?",A,2\n'


@settings(max_examples=60)
@given(
    st.one_of(st.text(max_size=200), st.binary(max_size=200)),
    st.sampled_from(["", CHAT, TABLE]),
    st.integers(0, 200),
)
@example("", TABLE, 0)
@example(b"\xff\xfe\x00\xd8", "", 0)
def test_any_file_is_counted_or_told_in_every_format(noise: str | bytes, before: str, cut: int) -> None:
    raw = before.encode()[: len(before) - cut if cut < len(before) else None]
    raw += noise if isinstance(noise, bytes) else noise.encode("utf-8", "surrogatepass")
    for name in (None, *all_importers()):
        with contextlib.suppress(JcError):
            export = read_export(Source("x", decode(raw, "x")), name)
            assert sort_out(export).counts.rows == len(export.rows)
