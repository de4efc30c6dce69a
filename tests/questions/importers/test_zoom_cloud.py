from __future__ import annotations

import pytest

from tests.questions.importers import counts, sorted_out

CHAT = """\
00:00:10\tAda:\thi, is the recording on?
00:05:00\tGroup 3: Lab B:\tIs the prior of Fig. 6b improper?
It has no finite integral.
00:05:09\tAda:\t+1
00:06:00\tAda:\thttps://blog.example/post?id=3
00:07:00\tBen:\tadd 👍
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sender_and_text_stand_between_tabs(end: str) -> None:
    collected = sorted_out(CHAT.replace("\n", end))
    assert collected.format == "zoom-cloud"
    assert counts(collected) == (1, 0, 2, 2, 0, 0)
    (question,) = collected.questions
    assert (question.author, question.votes) == ("Group 3: Lab B", 1)  # the emoji is for the address above it
    assert question.text.endswith("?\nIt has no finite integral.")
