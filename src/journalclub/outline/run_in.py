"""Headings run into their paragraph without a mark: "Label smoothing We use …". Not: other headings (reading)."""

from __future__ import annotations

import re

from journalclub.outline.words import word_set

_MOST_WORDS = 6  # of such a heading
_SENTENCE_STARTS = word_set(
    "We The This Our In It To For These As During Using When While There Since Following If Given"
)
_JOINING = word_set(
    "a an and as at by for from in into its of on or our than that the their this to via with"
)
_WORD = re.compile(r"[^\W_][\w+-]{0,30} ")


def after_heading(text: str, start: int) -> int:
    """Where the sentence begins that follows such a heading at `start`; `start` itself when there is none.

    A heading is some words without a mark, the first of them a capital, before a capitalised word that usually opens
    a sentence and is followed by a small letter.
    """
    at = start
    before = ""
    for number in range(_MOST_WORDS + 1):
        word = _WORD.match(text, at)
        if word is None:
            return start
        opens = word[0][:-1] in _SENTENCE_STARTS and text[word.end() : word.end() + 1].islower()
        if opens:
            return at if number and before not in _JOINING else start
        if number == 0 and (not word[0][0].isupper() or word[0][:-1] in _SENTENCE_STARTS):
            return start
        before = word[0][:-1].lower()
        at = word.end()
    return start
