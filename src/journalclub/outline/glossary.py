"""Acronyms that a paper introduces, with the page of their first definition. Not: symbols (notation.py).

Found as people write them, "wet sand cooler (WSC)", by matching initials backwards from the bracket, after Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003): every letter of the
short form must occur in the long one in order, its first letter at the beginning of a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from journalclub.models.paper import Passage, Term
from journalclub.outline.places import page_at

MAX_TERMS = 200
LEAST_INITIALS = 0.6  # of a long form's words begin with a letter of the short one
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"})
_WINDOW = 120  # characters before the bracket in which the long form stands
_BREAK = re.compile(r"[.;:!?]\s|[()\[\]]")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"\((?:(?:or|hereafter|henceforth|i\.e\.,?) )?([A-Z][\w/-]{0,9}[A-Z\d][\w-]{0,2})\)")


def acronyms(passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Acronyms in the order of their first definitions, each once with its uses, at most MAX_TERMS."""
    found: dict[str, Term] = {}
    for passage in passages:
        for term in _definitions(passage):
            found.setdefault(term.short, term)
        if len(found) >= MAX_TERMS:
            break
    terms = list(found.values())[:MAX_TERMS]
    uses = _uses(passages) if terms else Counter()
    return tuple(replace(term, uses=uses[term.short]) for term in terms)


def _uses(passages: Sequence[Passage]) -> Counter[str]:
    """How often each word with a capital occurs, plurals with their singular."""
    words = re.compile(r"[A-Z][\w/]*(?:-[\w/]+)*")
    return Counter(word.removesuffix("s") for passage in passages for word in words.findall(passage.text))


def _definitions(passage: Passage) -> Iterator[Term]:
    for match in _short().finditer(passage.text):
        short = match[1].removesuffix("s")
        window = max(match.start() - _WINDOW, 0)
        before = passage.text[window : match.start()].rstrip()
        begin = _long_form(short, before)
        if begin is not None:
            long = before[begin:].strip("\"“”'‘’ ")
            if _explains(short, long):
                yield Term(short, long, page_at(passage, window + begin))


def _explains(short: str, long: str) -> bool:
    """Whether the long form is no mere run of words around the same letters, most of them others."""
    words = [w for w in re.split(r"[\s/-]+", long.lower()) if len(w) > 3 or w not in _SMALL]
    initials = sum(w[0] in short.lower() for w in words if w)
    says_itself = bool(words) and words[0].startswith(short.lower())  # "searched (SEARCH)"
    return "," not in long and not says_itself and initials >= LEAST_INITIALS * len(words)


def _long_form(short: str, before: str) -> int | None:
    """Where the long form begins in the text before the bracket; None when its letters are not there."""
    letters = [c for c in short.lower() if c.isalnum()]
    low = before.lower()
    initials = list(re.finditer(r"(?<![\w’'])[a-z]", low))[-len(letters) :]
    if (
        len(letters) > 1
        and [m[0] for m in initials] == letters
        and not _BREAK.search(before, initials[0].start())
    ):
        return initials[0].start()  # "American Astronomical Society (AAS)", though "Astronomical" has an s
    at = len(low)
    for number in range(len(letters) - 1, -1, -1):
        at = low.rfind(letters[number], 0, at)
        while number == 0 and at > 0 and low[at - 1].isalnum():
            at = low.rfind(letters[0], 0, at)
        if at < 0:
            return None
    words = len(before[at:].replace("-", " ").split())
    plain = not _BREAK.search(before, at)
    return at if plain and words <= min(len(letters) + 5, 2 * len(letters)) and words > 1 else None
