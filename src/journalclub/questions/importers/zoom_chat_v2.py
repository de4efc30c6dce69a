"""Zoom's newer chat file: "10:01:00 From A to Everyone:", the text below. Not: other languages (zoom_localised.py)."""

from __future__ import annotations

import re

from journalclub.models.question import Export
from journalclub.questions.chat import STAMPED
from journalclub.questions.importers.zoom_chat_v1 import chat_export
from journalclub.questions.source import Source

NAME = "zoom-v2"

_HEAD = re.compile(rf"{STAMPED}[^\S\n]+From[^\S\n]+[^\n]{{1,300}}:[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
_ANY = re.compile(rf"{STAMPED}[^\S\n]+From[^\S\n]", re.MULTILINE | re.IGNORECASE)


def recognise(source: Source) -> int:
    """Most messages begin with a line that ends behind sender and colon."""
    return 9 if 2 * len(_HEAD.findall(source.text)) > len(_ANY.findall(source.text)) else 0


def read(source: Source) -> Export:
    """Messages in order, those in threads tied to what they quote."""
    return chat_export(source, NAME, "en")
