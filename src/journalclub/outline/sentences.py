"""A paragraph to its sentences, by character offsets. Not: judging them (standing.py), nor their place.

One pass over the text: candidate ends are found by one regular expression without nested repetition, then
each is
accepted or refused by the word before it and the word after it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from journalclub.outline.words import word_set

# Ends of abbreviations that are followed by a capital or a number inside a sentence.
_NEVER_END = word_set(
    """
    e.g i.e cf viz vs resp fig figs eq eqs eqn eqns sec secs sect tab tabs ref refs thm prop lem def cor
    rem ch chap app appx alg ex nos vol pp approx dr prof mr mrs ms st et ca ibid p.s u.k incl excl
    esp max min proc phys rev lett math comm ann astron astrophys nucl appl conf int trans soc assoc
    univ inst dept ed eds w.r.t s.t
    """
)
# Abbreviations that may end a sentence: they do when a usual first word follows.
_MAY_END = word_set(
    """
    al etc u.s a.m p.m i.i.d a.k.a jr sr inc ltd co corp a.e a.s
    """
)
_STARTERS = word_set(
    """
    a after all also although an another as at based because besides both but by consequently despite
    each even finally first for from furthermore given hence here how however if in indeed instead it
    its later let like many meanwhile moreover most nevertheless next no note now of on once one only
    other our overall rather recent recently second several similarly since so some specifically still
    such that the their then there therefore these they third this those though through thus to today
    unlike using we what when where whereas whether which while with without
    """
)
_PARENTHESIS_CHARS = 300  # a bracket that stays open longer than this is a misprint, not a parenthesis

KEPT = 1024  # paragraphs whose sentences are remembered, as outline, claims and figures each ask for them


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ends = re.compile(
        r"""[.!?…]{1,3}                       # the mark
            ["'”’»)\]]{0,3}                    # what closes with it
            (?:(?<=[^\W\d]\.)\d{1,2}(?:,\d{1,2}){0,2})?  # footnote marks set against the full stop
            (?=\s+(["'“‘«(\[]{0,2}[^\W_][\w.’'-]{0,40})|\s*$|\s+[•▪–*\u2022-])  # the next word, or the end
            |(?<=[a-z%)][a-z%)])\.(?=([A-Z][a-z]{0,20})\s[a-z])  # a missing space
            |[。！？]""",
        re.VERBOSE,
    )
    brackets = re.compile(rf"\([^()]{{0,{_PARENTHESIS_CHARS}}}\)|\[[^\[\]]{{0,{_PARENTHESIS_CHARS}}}\]")
    return ends, brackets


@lru_cache(maxsize=KEPT)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end offsets of the sentences of `text`, without surrounding space; every other character is
    in one.
    """
    ends, brackets = _patterns()
    inside = [m.span() for m in brackets.finditer(text)]
    spans: list[tuple[int, int]] = []
    start = hole = 0
    for match in ends.finditer(text):
        while hole < len(inside) and inside[hole][1] <= match.start():
            hole += 1
        if hole < len(inside) and inside[hole][0] < match.start() < inside[hole][1] - 1:
            continue
        if _is_end(text, start, match):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark found ends the sentence that began at `start`."""
    following = match[1] or match[2]
    if following is None or match[0][0] != ".":
        return following is None or not following[0].islower()
    bare = following.lstrip("\"'“‘«([")
    if bare[:1].islower():
        return False
    before = _word_before(text, max(start, match.start() - 40), match.start())
    low = before.lower().lstrip("(\"'“[")
    starter = (bare.rstrip(".").lower() in _STARTERS and len(bare) > 1) or bare == "A"
    if low in _NEVER_END or (low == "no" and bare[:1].isdigit()):
        return False
    initials = all(len(part) == 1 and part.isupper() for part in before.lstrip("(\"'“[").split("."))
    if low in _MAY_END or initials:  # "et al.", "J. Smith", "M.O. Smith"
        return starter
    enumerator = match.start() - len(before) <= start and (low.isdigit() or len(low) <= 2)
    return not enumerator  # "1. Firstly" is not two sentences


def _word_before(text: str, low: int, end: int) -> str:
    """The run of non-space characters that ends at `end`, at most back to `low`."""
    return text[low:end].rsplit(None, 1)[-1] if end > low and not text[end - 1].isspace() else ""
