"""The authors' own caveats and future work, found by what they say. Not: what a reader may object.

Scores are set by hand: the strongest cue counts whole, each further one a quarter, and the section adds or
takes away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role

MIN_SCORE = 2.0
_FURTHER_CUE = 0.25
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
    r"(?:method|model|approach|work|study|analysis|framework|algorithm|system|results?"
    r"|experiments?|proof|bound)"
)
_CUES: tuple[tuple[float, str], ...] = (
    (
        2.2,
        r"\b(?:an?|one|the|another|our|main|key|major|important|potential|possible|some"
        r"|several) limitations?\b",
    ),
    (2.2, r"\blimitations? (?:of (?:our|this|the present|the proposed|the current)|is|are)\b"),
    (
        2.0,
        rf"\b(?:our|the proposed|this) (?:[\w-]+ )?{_OURS} (?:is|are) (?:still |only |however )?"
        r"(?:limited|restricted|not able|unable)\b",
    ),
    (1.8, r"\b(?:drawback|shortcoming|weakness|caveat|disadvantage|downside)(?:e?s)?\b"),
    (
        1.8,
        rf"\b(?:as|for|to|in|part of) (?:our )?(?:the |a )?(?:future|further|follow-?up|subsequent"
        rf"|separate) {_WORK}\b",
    ),
    (1.8, rf"\b(?:future|further) {_WORK} (?:is|are|will|should|could|may|might|can|includes?|would)\b"),
    (1.8, r"\bin (?:the )?(?:near )?future\b"),
    (
        1.8,
        r"\bwe (?:leave|defer|plan|intend|hope|would like|will (?:further |also )?"
        r"(?:explore|investigate|study|extend|consider|apply|focus|try))\b",
    ),
    (
        1.6,
        r"\b(?:remains?|is|are) (?:still )?(?:an? |to be )?"
        r"(?:open|unclear|unknown|unexplored|unresolved|unanswered|seen)\b",
    ),
    (1.6, r"\bopen (?:question|problem|issue|challenge)s?\b"),
    (
        1.8,
        r"\b(?:would|will|might|could) be (?:\w+ )?"
        r"(?:interesting|worthwhile|useful|desirable|of interest|valuable|fruitful)\b",
    ),
    (
        1.6,
        r"\bwe (?:do|did|have|are|were|can|could) ?not (?:yet |been )?(?:consider|address|explore|evaluate"
        r"|test|include"
        r"|know|claim|able|investigate|study|attempt|find|take|account)\w*\b|\bwe cannot\b"
        r"|\bwe were unable\b",
    ),
    (
        1.4,
        rf"\b(?:further|more|additional) (?:{_WORK}|data|observations?) (?:is|are|will be|would be)"
        r" (?:needed|required|necessary)\b|\bneeds? (?:further|to be) (?:study|stud|investigat)",
    ),
    (
        1.2,
        rf"\b(?:our|the) {_OURS} (?:still |often |sometimes |also )?"
        r"(?:fails?|struggles?|cannot|suffers?|does not|performs? (?:poorly|worse))\b",
    ),
    (1.0, r"\bonly (?:consider(?:ed)?|focus(?:ed)?|evaluated?|tested|studied|examined|applies|works?)\b"),
)
# A sentence without any of these has no cue: a cheap test before the dear ones.
_ANY = (
    r"limit|restrict|unable|drawback|shortcoming|weakness|caveat|disadvantage|downside|futur|further"
    r"|follow-?up|leave"
    r"|defer|plan|intend|hope|would|might|could|remain|open|not |only|fail|struggle|cannot|suffer|more"
    r"|additional"
    r"|needs?|we will|separate|subsequent|performs?|is still"
)


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[float, re.Pattern[str]], ...]]:
    cues = tuple((score, re.compile(pattern, re.IGNORECASE)) for score, pattern in _CUES)
    return re.compile(_ANY, re.IGNORECASE), cues


def limitation_scores(quotes: Sequence[Quote]) -> dict[int, float]:
    """Index of each quote that states a limit or future work, with how surely."""
    any_cue, cues = _compiled()
    found: dict[int, float] = {}
    best = max(score for score, _ in cues) * 1.5
    for i, quote in enumerate(quotes):
        base = _ROLE_SCORE.get(quote.role)
        if base is None or base + best < MIN_SCORE or not any_cue.search(quote.text):
            continue
        score = base + _cue_score(cues, quote.text)
        if score >= MIN_SCORE:
            found[i] = score
    return found


def _cue_score(cues: tuple[tuple[float, re.Pattern[str]], ...], text: str) -> float:
    hits = sorted((score for score, pattern in cues if pattern.search(text)), reverse=True)
    return hits[0] + _FURTHER_CUE * sum(hits[1:]) if hits else -9.0
