"""Lists of words as they are easiest to read and add to. Not: the words."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Words or phrases that are separated by upright strokes."""
    return frozenset(words.split("|"))
