"""The chat of a Zoom cloud recording: time, sender, text between tabs. Not: private messages, which it never holds."""

from __future__ import annotations

import re

from journalclub.models.question import Export
from journalclub.questions import chat
from journalclub.questions.source import Source

NAME = "zoom-cloud"

_LINE = re.compile(r"^\d{1,2}:\d\d:\d\d\t(?!\s?From\s)[^\t\n]{1,300}:\t", re.MULTILINE)
_OPENS = re.compile(r"\t[^\t]{1,300}:\t")


def recognise(source: Source) -> int:
    """Tabs around a sender that ends in a colon."""
    return 9 if _LINE.search(source.text) else 0


def read(source: Source) -> Export:
    """Messages in order."""
    headless, found = chat.messages(source.text, _OPENS)
    rows = list(headless)
    for message in found:
        sender, _, text = message.line.partition("\t")
        rows.append(chat.row(message, sender.removesuffix(":"), text.strip()))
    return Export(NAME, tuple(chat.threaded(rows)), talk=True)
