"""Which passages are proofs: how a theorem is shown is no statement of the paper's. Not: the theorems themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from journalclub.models.paper import Passage


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    begins = re.compile(r"\W{0,3}(?:Proof|PROOF|(?:Sketch|Outline|Idea) of (?:the )?proof)\b(?! of concept)")
    ends = re.compile(r"[□∎■◻]|\bQ\.E\.D\b")
    # "Claim" and "Case 1" go on with a proof; what stands for itself ends one that has no mark at its end.
    environment = re.compile(
        r"\W{0,3}(?:Theorem|Lemma|Proposition|Corollary|Definition|Remark|Example|Conjecture|Problem)s?\b",
        re.IGNORECASE,
    )
    return begins, ends, environment


def proofs_in(passages: Sequence[Passage]) -> frozenset[int]:
    """Indexes of the passages of proofs.

    A proof lasts from the passage that begins with the word to its mark, to the next theorem or the like, or to the
    end of its section.
    """
    begins, ends, environment = _patterns()
    found: set[int] = set()
    section: tuple[str | None, str | None] | None = None  # of the proof that has not ended yet
    for index, passage in enumerate(passages):
        here = passage.section, passage.section_number
        if begins.match(passage.text):
            section = here
        elif here != section or environment.match(passage.text):
            section = None
        if section is not None:
            found.add(index)
            section = None if ends.search(passage.text) else section
    return frozenset(found)
