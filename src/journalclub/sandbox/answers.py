"""The reading process's way back to its parent. Not: what it says (messages.py)."""

from __future__ import annotations

from typing import BinaryIO

from journalclub.sandbox.messages import AnswerKind, encode_answer


class Answers:
    """The way back to the parent; each answer leaves at once, so that nothing said is lost in a crash."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __call__(self, kind: AnswerKind, body: object = None) -> None:
        """Send one answer."""
        self.pass_on(encode_answer(kind, body))

    def pass_on(self, answer: bytes) -> None:
        """Send an answer that is a line already."""
        line = memoryview(answer)
        while line:  # a pipe takes what it has room for
            line = line[self._stream.write(line) or 0 :]
