"""Near-duplicates among questions: the same thing asked in other words of one language. Pure. Not: storing it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from journalclub.models.question import Anchor
from journalclub.questions import asking
from journalclub.questions.languages import fold, spoken

# Tuned on pairs of our own making; a wrong merge is worse than a missed one, as hosts merge by hand in a moment.
ALIKE = 0.55  # share of the shorter question's words, by weight, that the other has, too
ALIKE_ANCHORED = 0.4  # when both name the same place
LEAST_SHARED, MANY_SHARED = 2, 3  # words; with fewer than many and no common place …
ALIKE_SHORT = 0.75  # … the shorter question must be in the other almost whole
STEM = 5  # letters by which words are compared …
ENDINGS = ("ing", "ed", "es", "en", "er", "s", "e", "n")  # … when one of these is off, and so much is left:
SHORTEST_STEM = 3
_REMEMBERED = 4096  # texts


def near_duplicates(
    texts: Sequence[str], anchors: Sequence[Sequence[Anchor]], since: int = 0
) -> list[int | None]:
    """For each question the index of an earlier one that asks the same, or None; never one that is a duplicate.

    Those before `since` are not looked at again: they are what later ones may be duplicates of.
    """
    stems = [_stems(text) for text in texts]
    tongues = [_tongue(text) for text in texts]
    rarity = Counter(stem for found in stems for stem in found)
    having: dict[str, list[int]] = {}
    twins: list[int | None] = []
    for i, mine in enumerate(stems):
        shared = Counter(j for stem in mine for j in having.get(stem, ())) if i >= since else Counter()
        best, most = None, 0.0
        for j in sorted(j for j, times in shared.items() if times >= LEAST_SHARED):
            same, other = _places(anchors[i], anchors[j])
            alike = _alike(mine, stems[j], rarity)
            enough = ALIKE_ANCHORED if same else ALIKE if shared[j] >= MANY_SHARED else ALIKE_SHORT
            if tongues[i] == tongues[j] and not other and alike >= enough and alike > most:
                best, most = j, alike
        twins.append(best)
        if best is None:
            for stem in mine:
                having.setdefault(stem, []).append(i)
    return twins


def think_ahead(texts: Sequence[str]) -> None:
    """Do what takes long about each text now, so that `near_duplicates` is quick where others wait for it."""
    for text in texts[-_REMEMBERED:]:
        _stems(text)
        _tongue(text)


@lru_cache(_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    bare = asking.without_addresses(text)
    return frozenset(_stem(word) for word in asking.weigh(bare, spoken(fold(bare))).meant)


def _stem(word: str) -> str:
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), "")
    return word.removesuffix(ending)[:STEM]


@lru_cache(_REMEMBERED)
def _tongue(text: str) -> str:
    return spoken(fold(asking.without_addresses(text)))[0].code


def _alike(mine: frozenset[str], theirs: frozenset[str], rarity: Counter[str]) -> float:
    """Weight of the shared words over that of the question with fewer; rare words weigh more."""

    def weight(words: frozenset[str]) -> float:
        return sum(1 / math.sqrt(max(1, rarity[word] - 1)) for word in words)

    least = min(weight(mine), weight(theirs))
    return weight(mine & theirs) / least if least else 0.0


def _places(mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> tuple[bool, bool]:
    """Whether both name a common place, and whether both name places and none in common."""
    first = {(a.kind, a.label.casefold()) for a in mine}
    second = {(a.kind, a.label.casefold()) for a in theirs}
    common = bool(first & second)
    return common, bool(first) and bool(second) and not common
