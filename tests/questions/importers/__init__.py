"""One test per format; `rows` reads a text through recognition, as the command does."""

from __future__ import annotations

from journalclub.models.question import Collected, Export
from journalclub.questions.decoding import decode
from journalclub.questions.recognise import read_export
from journalclub.questions.sorting import sort_out
from journalclub.questions.source import Source


def export(text: str | bytes, name: str = "export.txt") -> Export:
    """What a file of that content holds, its format recognised."""
    raw = text.encode() if isinstance(text, str) else text
    return read_export(Source(name, decode(raw, name)))


def sorted_out(text: str | bytes) -> Collected:
    """The same, sorted."""
    return sort_out(export(text))


def counts(collected: Collected) -> tuple[int, ...]:
    """Questions, replies, reactions, chatter, private, unparsed."""
    c = collected.counts
    return (c.questions, c.replies, c.reactions, c.chatter, c.private, c.unparsed)
