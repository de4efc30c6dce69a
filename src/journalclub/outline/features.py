"""A sentence in its place to its features, as they are named in weights.json and moves.json. Not: their weights.

The same function serves the training script and the product, so that what was learnt is what is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from journalclub.outline.roles import Role
from journalclub.outline.shapes import Gist, gist_of, shape_of
from journalclub.outline.words import GROUPS, announces, word_set, words_of

_PLACE_STEPS = (1, 2, 3, 5, 8, 13, 21)  # sentences from the start or end of a section, in buckets
_AFTER_STEPS = (1, 2, 3, 4, 6, 9, 13, 20)  # sentences since "we propose"
_LENGTH_STEPS = (5, 8, 12, 18, 26, 36, 50)  # words
_STOP = word_set("a an the of for in on with and to from by via is are as at using towards toward")


class Features(NamedTuple):
    """What the models see of a sentence."""

    role: Role
    signs: list[str]  # place, cue groups, shape: see features_of
    words: frozenset[str]  # lower case; numbers are "#"
    pairs: frozenset[str]  # neighbouring words, "we find"

    def names(self) -> Iterator[tuple[str, str]]:
        """Every feature as (family, name): the families are tables of weights.json."""
        for sign in self.signs:
            yield "signs", sign
        for word in self.words:
            yield "words", word
            yield f"words in {self.role}", word
        for pair in self.pairs:
            yield "pairs", pair


class Setting(NamedTuple):
    """What is known of a sentence besides its words."""

    role: Role
    place: int  # sentences since its section began
    left: int  # sentences until its section ends
    progress: float  # 0 at the paper's first sentence, 1 at its last


@cache
def _group_of() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for name, words in GROUPS.items():
        for word in words:
            groups[word] = (*groups.get(word, ()), name)
    return groups


def groups_of(words: Sequence[str]) -> frozenset[str]:
    """The cue groups that a sentence has words of, with "number" and "percent"."""
    table = _group_of()
    found = {name for word in words if word in table for name in table[word]}
    if "#" in words:
        found.add("number")
    if "%" in words:
        found.add("percent")
    return frozenset(found)


def settings_of(roles: Sequence[Role]) -> list[Setting]:
    """Where each sentence stands, from the roles of all in reading order."""
    total = max(len(roles) - 1, 1)
    starts: list[int] = []
    for i, role in enumerate(roles):
        starts.append(starts[-1] if i and roles[i - 1] == role else i)
    settings: list[Setting] = []
    end = len(roles)
    for i in range(len(roles) - 1, -1, -1):
        if i + 1 < len(roles) and roles[i + 1] != roles[i]:
            end = i + 1
        settings.append(Setting(roles[i], i - starts[i], end - 1 - i, i / total))
    settings.reverse()
    return settings


def features_of(
    texts: Sequence[str], roles: Sequence[Role], sections: Sequence[str | None], title: str | None
) -> list[Features]:
    """The features of each sentence of a paper, in reading order; the first three arguments are parallel.

    Signs: "role:r", "length<n" (words), "head:w" (word of the section's heading), "first:w", "first:v w", "r:group"
    (cue group in a section of role r), "r:start<n" and "r:end<n" (sentences from there), "r:tenthn" (of the paper),
    "r:fifthn" (of the section), "r:after<n" and "before<n" (sentences from where the introduction first says "we
    propose"), "announces", "prev:group", "next:group", "title:n" (fifths of the title's words), and those of shape_of,
    with and without "r:".
    """
    words = [words_of(t) for t in texts]
    groups = [groups_of(w) for w in words]
    heads = {s: [f"head:{w}" for w in set(words_of(s or ""))] for s in set(sections)}
    gist = _gist(texts, words, roles, title)
    title_words = frozenset(words_of(title or "")) - _STOP
    rows: list[Features] = []
    since = -1
    for i, setting in enumerate(settings_of(roles)):
        role, mine = setting.role, words[i]
        signs = _signs_of_place(setting, len(mine))
        signs += heads[sections[i]]
        shape = shape_of(texts[i], mine, gist)
        if title_words:
            shape.append(f"title:{5 * len(title_words.intersection(mine)) // len(title_words)}")
        signs += shape
        signs += [f"{role}:{s}" for s in (*shape, *groups[i])]
        if i:
            signs += [f"prev:{g}" for g in groups[i - 1]]
        if i + 1 < len(texts):
            signs += [f"next:{g}" for g in groups[i + 1]]
        if since >= 0:
            signs.append(f"{role}:after<{_step(_AFTER_STEPS, since)}")
            since += 1
        if role == "introduction" and announces(mine, groups[i]):
            signs.append("announces")
            since = 0
        pairs = [f"{a} {b}" for a, b in pairwise(mine)]
        signs += [f"first:{w}" for w in (*mine[:1], *pairs[:1])]
        rows.append(Features(role, signs, frozenset(mine), frozenset(pairs)))
    _count_down(rows)
    return rows


def _signs_of_place(setting: Setting, length: int) -> list[str]:
    role = setting.role
    return [
        f"role:{role}",
        f"length<{_step(_LENGTH_STEPS, length)}",
        f"{role}:start<{_step(_PLACE_STEPS, setting.place)}",
        f"{role}:end<{_step(_PLACE_STEPS, setting.left)}",
        f"{role}:tenth{int(setting.progress * 9.99)}",
        f"{role}:fifth{5 * setting.place // (setting.place + setting.left + 1)}",
    ]


def _gist(
    texts: Sequence[str], words: Sequence[Sequence[str]], roles: Sequence[Role], title: str | None
) -> Gist:
    """Of title and abstract; without an abstract, of the title and the introduction."""
    source: Role = "abstract" if "abstract" in roles else "introduction"
    of = [i for i, role in enumerate(roles) if role == source]
    return gist_of([title or "", *(texts[i] for i in of)], [words_of(title or ""), *(words[i] for i in of)])


def _count_down(rows: list[Features]) -> None:
    """Add how many sentences the introduction has until it first announces what is new."""
    first = next((i for i, row in enumerate(rows) if "announces" in row.signs), 0)
    for i in range(first):
        if rows[i].role == "introduction":
            rows[i].signs.append(f"before<{_step(_AFTER_STEPS, first - i)}")


def _step(steps: tuple[int, ...], value: int) -> int:
    at = bisect_right(steps, value)
    return steps[at] if at < len(steps) else 99
