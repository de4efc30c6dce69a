"""Zoom chats in other languages: "09:05:10 Von A an Alle :". Not: the words, which are in languages/*.toml."""

from __future__ import annotations

import re

from journalclub.models.question import Export
from journalclub.questions import chat
from journalclub.questions.importers.zoom_chat_v1 import chat_export
from journalclub.questions.source import Source

NAME = "zoom-localised"


def recognise(source: Source) -> int:
    """A message whose sender is named in another language."""
    return 8 if _language(source.text) else 0


def read(source: Source) -> Export:
    """Messages in order."""
    return chat_export(source, NAME, _language(source.text) or "en")


def _language(text: str) -> str | None:
    """The language in which most messages name sender and everyone."""
    counts = {}
    for code, zoom in chat.zooms().items():
        if code != "en":
            everyone = "|".join(map(re.escape, zoom.everyone))
            line = re.compile(
                rf"{chat.STAMPED}[^\S\n]+{re.escape(zoom.sender)}[^\S\n]+[^\n]{{1,300}}?"
                rf"[^\S\n]{re.escape(zoom.recipient)}[^\S\n]+(?:{everyone})[^\S\n]*:",
                re.MULTILINE | re.IGNORECASE,
            )
            counts[code] = len(line.findall(text))
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None
