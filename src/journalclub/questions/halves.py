"""Whether a message goes on in the next one of the same author. Pure. Not: whether the whole is a question."""

from __future__ import annotations

import re

from journalclub.models.question import Row
from journalclub.questions import asking
from journalclub.questions.languages import fold, spoken, words

LONGEST_PAUSE = 60.0  # seconds between two halves
_ENDED = re.compile("[.!?。！？؟;\u037e][\"'”’»)\\]]*\\s*$")
_OPEN = re.compile(r"(?:[:,;(–—-]|\.\.\.|…|[：，、])\s*$")
_RESUMES = re.compile(r"\s*(?:\.\.\.|…|[,;)])")
# Who speaks begins a sentence of its own, in small letters, too.
_SPEAKERS = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "it",
        "there",
        "this",
        "that's",
        "thats",
        "sorry",
        "thanks",
        "ich",
        "wir",
        "sie",
        "er",
        "es",
        "je",
        "j",
        "nous",
        "il",
        "elle",
        "yo",
        "nosotros",
        "io",
        "noi",
        "eu",
        "nós",
        "я",
        "мы",
    ]
)


def goes_on(first: Row, second: Row) -> bool:
    """Whether `second`, the next public row, is the other half of `first`."""
    if first.author is None or first.author != second.author or second.sort != "message":
        return False
    if second.root is not None or second.vote is not None or second.text.startswith("@"):
        return False
    if (
        first.moment is None
        or second.moment is None
        or not 0 <= second.moment - first.moment <= LONGEST_PAUSE
    ):
        return False
    begun = first.text.rstrip()
    open_end = bool(_OPEN.search(begun))
    if not open_end and (_ENDED.search(begun) or asking.has_mark(begun)):
        return False
    if asking.seconds(second.text) or not _has_topic(second.text):
        return False
    if open_end or _RESUMES.match(second.text):
        return True
    return _continues(begun, second.text)


def _has_topic(text: str) -> bool:
    folded = fold(asking.without_addresses(text))
    found = words(folded)
    if not found:
        return False
    speech = spoken(folded)
    return found[0] not in _SPEAKERS and not any(found[0] in x.polite for x in speech)


def _continues(begun: str, text: str) -> bool:
    """Without any mark: a small letter goes on, unless it opens a question of its own behind a whole one."""
    opening = next((c for c in text if c.isalnum()), "")
    if not opening or opening.isupper() or opening.isdigit():
        return False
    if opening.islower():
        return not (asking.asks(begun) and asking.asks_in_words(text))
    # A script without capitals: only what asks nothing by itself can be a beginning.
    return not asking.asks(begun) and asking.asks(text)
