"""The words of a sentence as the model sees them, and the groups of cue words. Not: weighing them (model.py).

What differs between prints of a sentence is taken away first: citations, "(Figure 3)", hyphens, digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(text.split())


GROUPS: dict[str, frozenset[str]] = {
    "ours": word_set("we our us ours"),
    "propose": word_set(
        """
    propose proposed present presents introduce introduces introduced develop develops
    developed design designed novel new explore explores investigate study studies address tackle extend
    describe describes construct derive formulate proposes report reports addresses examine examines analyze
    """
    ),
    "build": word_set(
        """
    use uses used using employ employs apply applied adopt adopts utilize leverage combine combines
    consists incorporate integrates encode encodes learn learns predict generates generate compute
    capture based
    """
    ),
    "find": word_set(
        """
    show shows shown find found observe observed demonstrate demonstrates prove proves proved obtain
    obtains obtained achieve achieves achieved see indicates indicate suggests suggest reveal confirm
    yields yield results result conclude establish
    """
    ),
    "compare": word_set(
        """
    outperform outperforms outperformed better best worse higher lower improves improve improved
    improvement improvements superior compared comparable competitive significantly exceeds than
    increase increases decrease decreases drop drops gain gains faster state-of-the-art larger smaller
    """
    ),
    "tune": word_set(
        """
    set size rate dropout batch learning dimension dimensions dimensional hidden layers optimizer
    trained train training initialized epochs tuned parameters hyperparameters implemented gpu
    validation development split baseline baselines dataset datasets preprocessing regularization
    """
    ),
    "gap": word_set(
        """
    however lack lacks limited limitation difficult difficulty challenge challenges challenging problem
    problems remain remains unfortunately despite yet issue issues fail fails cannot suffer suffers
    costly expensive unclear unknown open although few little
    """
    ),
    "field": word_set(
        """
    task tasks important recent recently years attention widely applications fundamental goal aims many
    various essential key crucial central long popular
    """
    ),
}

_NUMBER = "#"
_SELF_PAIRS = frozenset(
    f"{this} {paper}"
    for this in ("this", "present")
    for paper in (
        "paper",
        "work",
        "article",
        "letter",
        "study",
        "survey",
        "review",
        "report",
        "thesis",
        "note",
    )
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    noise = re.compile(
        r"\([^()]{0,120}\b(?:19|20)\d\d[a-z]?[^()]{0,120}\)"  # (Author et al., 2017), Author et al. (2017)
        r"|\b[A-Z][\w’'-]{1,30} et al\.?,?(?: (?:19|20)\d\d[a-z]?)?"
        r"|\[\s?\d[\d\s,;–-]{0,40}\]"  # [3, 7–9]
        r"|\b(?:Table|Figure|Fig|Tab|Section|Sec|Eq|Equation|Appendix)s?\.?\s?\(?[A-Z]?\.?\d[\d.]{0,6}\)?"
    )
    word = re.compile(r"(?<![a-z]{3})\d[\d.,]*|[^\W\d_]+|%")  # not the footnote's mark of "rods1"
    plain = re.compile(r"[a-z]+|%")  # the same where there are no digits and no other letters
    digit = re.compile(r"\d")
    return noise, word, plain, digit


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words; every number is "#". Linear in the length of `text`."""
    noise, word, plain, digit = _patterns()
    if digit.search(text) or "et al" in text:  # without one of these there is no noise
        text = noise.sub(" ", text)
    elif text.isascii():
        return tuple(plain.findall(text.lower()))
    return tuple([_NUMBER if w[0].isdigit() else w for w in word.findall(text.lower())])


def announces(words: Sequence[str], groups: Collection[str]) -> bool:
    """Whether a sentence says what is new: "we propose", "this paper introduces"."""
    if "propose" not in groups:
        return False
    return "ours" in groups or any(f"{a} {b}" in _SELF_PAIRS for a, b in pairwise(words))
