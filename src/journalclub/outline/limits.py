"""The authors' own caveats and future work, found by what they say. Not: what a reader may object.

Scores are set by hand: the strongest cue counts whole, each further one a quarter, and the section adds or
takes away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role

MIN_SCORE = 2.0
_FURTHER_CUE = 0.25
NO_CUE = -9.0
_ROLE_SCORE: dict[Role, float] = {
    "limitations": 1.6,
    "conclusion": 1.0,
    "discussion": 0.8,
    "analysis": 0.2,
    "results": 0.2,
    "experiments": 0.0,
    "body": -0.2,
    "abstract": -0.5,
    "setup": -0.5,
    "method": -0.6,
    "appendix": -0.6,
    "introduction": -0.8,
    "background": -1.5,
    "related": -2.0,
}

_WORK = (
    r"(?:works?|research|stud(?:y|ies)|investigations?|directions?|publications?|experiments?|improvements?)"
)
_OURS = (
    r"(?:method|model|approach|work|study|analysis|framework|algorithm|system|results?|experiments?|proof"
    r"|bound|data|sample|survey|measurements?)"
)


class _Cue(NamedTuple):
    """A wording that states a limit; it is only searched for in sentences that have one of its words."""

    score: float
    words: tuple[str, ...]  # parts of lower-case words
    pattern: str


_CUES = (
    _Cue(
        2.2,
        ("limitation",),
        r"\b(?:an?|one|the|another|our|main|key|major|important|potential|possible|some"
        r"|several) limitations?\b"
        r"(?! of (?!our|this|the (?:present|proposed|study|method|model|approach|analysis)))"
        r"|\blimitations? (?:of (?:our|this|the present|the proposed|the current)|is|are)\b",
    ),
    _Cue(
        2.0,
        ("limited", "restricted", "able"),
        rf"\b(?:our|the proposed|this|these) (?:[\w-]+ )?{_OURS} (?:is|are) (?:still |only |however )?"
        r"(?:limited|restricted|not able|unable)\b",
    ),
    _Cue(
        1.8,
        ("drawback", "shortcoming", "weakness", "caveat", "disadvantage", "downside"),
        r"(?<!strengths and )(?<!advantages and )"
        r"\b(?:drawback|shortcoming|weakness|caveat|disadvantage|downside)(?:e?s)?\b",
    ),
    _Cue(
        1.8,
        ("future", "further", "follow", "subsequent", "separate"),
        rf"\b(?:as|for|to|in|part of) (?:our )?(?:the |a )?(?:future|further|follow-?up|subsequent"
        rf"|separate) {_WORK}\b"
        rf"|\b(?:future|further) {_WORK} (?:is|are|will|should|could|may|might|can|includes?|would)\b"
        r"|\bin (?:the )?(?:near )?future\b",
    ),
    _Cue(1.8, ("we leave", "we defer", "we plan", "we intend"), r"\bwe (?:leave|defer|plan|intend)\b"),
    _Cue(
        1.2,
        ("we hope", "we would", "we will", "we aim"),
        r"\bwe (?:hope to|would like|aim to|will (?:further |also )?(?:explore|investigate|study|extend"
        r"|apply|focus|try))\b",
    ),
    _Cue(
        1.6,
        ("open", "unclear", "unknown", "unexplored", "unresolved", "unanswered", "to be seen"),
        r"\b(?:remains?|is|are) (?:still )?(?:an? |to be )?"
        r"(?:open|unclear|unknown|unexplored|unresolved|unanswered|seen)\b(?!-| source)"
        r"|\bopen (?:question|problem|issue|challenge)s?\b",
    ),
    _Cue(
        1.8,
        (" be ",),
        r"\b(?:would|will|might|could) be (?:\w+ )?"
        r"(?:interesting|worthwhile|useful|desirable|of interest|valuable|fruitful)\b",
    ),
    _Cue(
        1.6,
        (" not ", "cannot", "unable"),
        r"\bwe (?:do|did|have|are|were|can|could) ?not (?:yet |been )?(?:consider|address|explore|evaluate"
        r"|test|include"
        r"|know|claim|able|investigate|study|attempt|find|take|account)\w*\b|\bwe cannot\b"
        r"|\bwe were unable\b",
    ),
    _Cue(
        1.4,
        ("need", "necessary", "required"),
        rf"\b(?:further|more|additional) (?:{_WORK}|data|observations?) (?:is|are|will be|would be)"
        r" (?:needed|required|necessary)\b|\bneeds? (?:further|to be) (?:study|stud|investigat)",
    ),
    _Cue(
        1.2,
        ("fail", "struggle", "cannot", "suffer", "does not", "perform"),
        rf"\b(?:our|the) {_OURS} (?:still |often |sometimes |also )?"
        r"(?:fails?|struggles?|cannot|suffers?|does not(?! (?:rely|require|need|depend|suffer|use|assume))"
        r"|performs? (?:poorly|worse))\b",
    ),
    _Cue(
        1.0,
        ("only ",),
        r"\bonly (?:consider(?:ed)?|focus(?:ed)?|evaluated?|tested|studied|examined|applies|works?)\b",
    ),
)


# Says that there are limits or plans, not which.
_EMPTY = _Cue(
    -2.0,
    ("several", "many", "some ", "number of", "various", "multiple"),
    r"\b(?:several|many|some|number of|various|multiple) (?:\w+ ){0,3}"
    r"(?:directions|avenues|extensions|ways|limitations|possibilities)\b[^:]*$",
)
# Says that the limits of something else are overcome.
_OVERCOME = _Cue(
    -2.0,
    ("weakness", "drawback", "shortcoming", "limitation", "disadvantage"),
    r"\b(?:(?:overcom|alleviat|mitigat|eliminat|remov|solv)e[sd]|(?:address|avoid|remedi)e?[sd]"
    r"|(?:potential|able) to overcome|can overcome|without) [^.;]{0,60}"
    r"\b(?:weakness|drawback|shortcoming|limitation|disadvantage)",
)


@cache
def _compiled() -> tuple[tuple[_Cue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile(cue.pattern)) for cue in (*_CUES, _EMPTY, _OVERCOME))


def limitation_scores(quotes: Sequence[Quote]) -> dict[int, float]:
    """Index of each quote that states a limit or future work, with how surely."""
    found: dict[int, float] = {}
    for i, quote in enumerate(quotes):
        base = _ROLE_SCORE.get(quote.role)
        if base is not None:
            score = base + _cue_score(quote.text.lower())
            if score >= MIN_SCORE:
                found[i] = score
    return found


def _cue_score(text: str) -> float:
    """Of lower-case text: the strongest cue counts whole, each further one a quarter."""
    hits = []
    for cue, pattern in _compiled():
        for word in cue.words:  # any(…) would take three times as long
            if word in text:
                if pattern.search(text):
                    hits.append(cue.score)
                break
    hits.sort(reverse=True)
    if not hits or hits[-1] < 0:
        return NO_CUE
    return hits[0] + _FURTHER_CUE * sum(hits[1:])
