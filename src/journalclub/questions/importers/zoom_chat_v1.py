"""Zoom's older chat file: "17:58:02 From A to Everyone : text" on one line. Not: threads, which it does not have."""

from __future__ import annotations

import re

from journalclub.models.question import Export
from journalclub.questions import chat
from journalclub.questions.source import Source

NAME = "zoom-v1"

_LINE = re.compile(
    rf"{chat.STAMPED}[^\S\n]+From[^\S\n]+[^\n]{{1,300}}?:[^\S\n]+\S", re.MULTILINE | re.IGNORECASE
)


def recognise(source: Source) -> int:
    """A message with its text behind sender and colon."""
    return 8 if _LINE.search(source.text) else 0


def read(source: Source) -> Export:
    """Messages in order."""
    return chat_export(source, NAME, "en")


def chat_export(source: Source, name: str, language: str) -> Export:
    """A chat in which senders and recipients are named in one language."""
    zoom = chat.zooms()[language]
    headless, found = chat.messages(source.text, chat.opening(zoom))
    rows = [*headless, *chat.addressed(found, zoom)]
    return Export(name, tuple(chat.threaded(rows)), talk=True)
