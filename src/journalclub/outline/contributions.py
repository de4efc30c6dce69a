"""The paper's own list of contributions, when it has one. Not: its aims stated in prose (choosing.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role

MAX_ITEMS = 6
_REACH = 3  # sentences after "our contributions are" within which the list begins
_LOOKED_AT = 400  # characters of a sentence
_LENGTH = 40  # sentences within which it ends
_ROLES: frozenset[Role] = frozenset({"abstract", "introduction", "body"})


@cache
def _announcement() -> re.Pattern[str]:
    own = r"(?:our|the|main|key|major|primary|novel|following|several|two|three|four|five|important)"
    return re.compile(
        rf"\b{own}(?: [\w-]{{1,20}}){{0,3}} contributions?\b(?! of (?:other|each|individual|every))"
        r"|\bcontributions? (?:of|in) (?:this|our|the present) (?:paper|work|article|study|letter)\b"
        r"|\bwe make the following\b|\b(?:we|paper|work) (?:makes?|offers?"
        r"|provides?) [^.]{0,40}contributions?\b"
        r"|^contributions?\b|\bcontributions? (?:are|can be|is|include)\b|\bwe contribute\b"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"^(?:First|Second|Third|Fourth|Finally|Last)(?:ly)?,\s", re.IGNORECASE)


def contribution_list(quotes: Sequence[Quote]) -> list[int]:
    """Indices of the quotes that are the list's entries, at most MAX_ITEMS; empty when the paper has no list.

    A list follows a sentence that announces contributions: entries of a list, enumerated sentences, or
    sentences
    that count "First, … Second, …".
    """
    for at, quote in enumerate(quotes):
        if quote.role in _ROLES and _announces(quote):
            found = _entries(quotes, at)
            if len(found) >= 2:
                return found[:MAX_ITEMS]
    return []


def _announces(quote: Quote) -> bool:
    """Whether a list of contributions begins after this sentence, or with it under a heading that says so."""
    if quote.item and quote.section and "contribution" in quote.section.lower():
        return True
    low = quote.text[:_LOOKED_AT].lower()
    return ("contribut" in low or "we make" in low) and _announcement().search(low) is not None


def _entries(quotes: Sequence[Quote], at: int) -> list[int]:
    """The first sentences of the entries of the list announced at `at`."""
    reach = range(at if quotes[at].item else at + 1, min(at + 1 + _REACH, len(quotes)))
    begin = next((j for j in reach if quotes[j].item or _counted().match(quotes[j].text)), None)
    if begin is None:
        return []
    found = [begin]
    for j in range(begin + 1, min(begin + _LENGTH, len(quotes))):
        quote = quotes[j]
        if quote.item if quotes[begin].item else _counted().match(quote.text):
            found.append(j)
        elif quote.passage > quotes[found[-1]].passage:
            break  # running text again
    return found
