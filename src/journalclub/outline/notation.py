"""Symbols that a paper explains in words, with the page where it does first. Not: acronyms (glossary.py), formulas.

Only a letter that stands alone is taken, as in "where N is the number of rods": raised and lowered letters are lost in
running text, so that a longer symbol might be another one. Of the explanation no more is quoted than its first noun
phrase, and none that has symbols itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from journalclub.models.paper import Passage, Term
from journalclub.outline.cued import Cue, Cued
from journalclub.outline.places import page_at
from journalclub.outline.words import word_set

MAX_SYMBOLS = 50
LEAST_WORDS, MAX_WORDS = 2, 9  # of an explanation, its article among them
_NO_SYMBOLS = frozenset({"a", "A", "I"})  # words
_ENDS = word_set(
    "and that which where when with whose who such so if to as set above below obtained depending controlling"
    " determining mapping but then thus let is are we it its this"
)
_OPEN = word_set(
    "of in on for by from to at the a an and or over between per"
)  # no explanation ends with one


class _Patterns(NamedTuple):
    said: Cued
    symbol: re.Pattern[str]
    word: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    symbol = r"(?P<symbol>[A-Za-zα-ωΑ-Ωℓ])"
    meaning = r"(?P<meaning>(?:the|a|an) [^.,;:()=\[\]]{4,90})"
    says = tuple(f" {verb} " for verb in ("is the", "is a", "is an", "denotes", "represents", "stands for"))
    forms = (
        Cue(
            says,
            rf"\b(?:[Ww]here|and|with|[Hh]ere,?) {symbol} (?:is|denotes|represents|stands for) {meaning}",
        ),
        Cue(("Let ", "let "), rf"\b[Ll]et {symbol} (?:be|denote) {meaning}"),
        Cue(("e denote ",), rf"\b[Ww]e denote (?:by )?{symbol} {meaning}"),
    )
    return _Patterns(
        Cued(forms),
        re.compile(r"(?<![\w’'-])[A-Za-zα-ωΑ-Ωℓ](?![\w’'-])"),
        re.compile(r"[“\"]?[A-Za-z][A-Za-z’'-]+[”\"]?"),
    )


def symbols(passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Symbols in the order of their first explanations, each once with its uses, at most MAX_SYMBOLS."""
    found: dict[str, Term] = {}
    for passage in passages:
        for term in _explanations(passage):
            found.setdefault(term.short, term)
        if len(found) >= MAX_SYMBOLS:
            break
    uses = Counter(s for p in passages for s in _patterns().symbol.findall(p.text)) if found else Counter()
    return tuple(replace(term, uses=uses[term.short]) for term in list(found.values())[:MAX_SYMBOLS])


def _explanations(passage: Passage) -> Iterator[Term]:
    matches = _patterns().said.matches(passage.text)
    for match in sorted(matches, key=lambda match: match.start()):
        meaning = _noun_phrase(match["meaning"])
        if meaning and match["symbol"] not in _NO_SYMBOLS:
            yield Term(match["symbol"], meaning, page_at(passage, match.start()))


def _noun_phrase(text: str) -> str | None:
    """The words before the first clause; None when they are too few, have symbols, or break off."""
    words: list[str] = []
    least = LEAST_WORDS
    for word in text.split():
        if word in _ENDS:
            least += word == "and"  # "a smooth and bounded function"
            break
        if len(words) == MAX_WORDS or not (words or word in {"a", "an", "the"}):
            return None
        if word != "a" and not _patterns().word.fullmatch(word):
            return None
        words.append(word)
    return " ".join(words) if len(words) >= least and words[-1] not in _OPEN else None
