"""What the reading process says is believed only as far as it has the form of an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.sandbox.messages import decode_number, decode_sentence, encode_answer, split_answer


@given(st.text(st.characters(codec="utf-8")))
def test_a_sentence_arrives_as_it_was_said(sentence: str) -> None:
    kind, body = split_answer(encode_answer("warning", sentence))
    assert (kind, decode_sentence(body)) == ("warning", sentence)


@pytest.mark.parametrize(
    "line", [b"", b"{}\n", b'["at"]\n', b'["shout", 1]\n', b'["at", 1\n', b'x["at", 1]\n']
)
def test_a_line_of_another_form_is_no_answer(line: bytes) -> None:
    with pytest.raises(ValueError, match="no answer"):
        split_answer(line)


@pytest.mark.parametrize("body", [b"1", b"null", b'["a"]', b'"a" "b"', b'"\\ud800"', b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_sentence_is_refused(body: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        decode_sentence(body)


@pytest.mark.parametrize("body", [b"true", b"1.5", b'"1"', b"", b"1" * 10_000])
def test_a_body_that_is_no_number_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several kinds of it
        decode_number(body)
