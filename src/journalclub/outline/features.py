"""A sentence in its place to the names of its features, as they stand in weights.json. Not: their weights.

The same function serves the training script and the product, so that what was learnt is what is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from journalclub.outline.roles import Role
from journalclub.outline.shapes import Gist, gist_of, shape_of
from journalclub.outline.words import GROUPS, word_set, words_of

_PLACE_STEPS = (1, 2, 3, 5, 8, 13, 21)  # sentences from the start or end of a section, in buckets
_AFTER_STEPS = (1, 2, 3, 4, 6, 9, 13, 20)  # sentences since "we propose"
_LENGTH_STEPS = (5, 8, 12, 18, 26, 36, 50)  # words
_STOP = word_set(
    """
    a an the of for in on with and to from by via is are as at using towards toward
    """
)


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
) -> list[list[str]]:
    """Feature names of each sentence of a paper, in reading order.

    `texts` and `roles` are parallel. Names: "word:w", "pair:v w" (neighbours), "first:w", "role:r",
    "length<n", "r:group" (cue group in a section of role r), "r:start<n" and "r:end<n" (sentences from there),
    "r:after<n" (sentences since the introduction said "we propose"), "r:tenthn" (of the paper), "prev:group",
    "next:group", "title:n" and "r:title:n" (share of the title's words, in fifths).
    """
    words = [words_of(t) for t in texts]
    heads = {s: [f"head:{w}" for w in set(words_of(s or ""))] for s in set(sections)}
    groups = [groups_of(w) for w in words]
    title_words = frozenset(words_of(title or "")) - _STOP
    gist = _gist(texts, words, roles, title)
    rows: list[list[str]] = []
    since = -1
    for i, setting in enumerate(settings_of(roles)):
        role, mine = setting.role, words[i]
        row = [f"role:{role}", f"length<{_step(_LENGTH_STEPS, len(mine))}"]
        row += heads[sections[i]]
        shape = shape_of(texts[i], mine, gist)
        row += shape
        row += [f"{role}:{s}" for s in shape]
        row += [f"{role}:{g}" for g in groups[i]]
        row.append(f"{role}:start<{_step(_PLACE_STEPS, setting.place)}")
        row.append(f"{role}:end<{_step(_PLACE_STEPS, setting.left)}")
        row.append(f"{role}:tenth{int(setting.progress * 9.99)}")
        row.append(f"{role}:fifth{5 * setting.place // (setting.place + setting.left + 1)}")
        if title_words:
            shared = len(title_words.intersection(mine)) / len(title_words)
            row.append(f"title:{int(shared * 5)}")
            row.append(f"{role}:title:{int(shared * 5)}")
        if i:
            row += [f"prev:{g}" for g in groups[i - 1]]
        if i + 1 < len(texts):
            row += [f"next:{g}" for g in groups[i + 1]]
        if since >= 0:
            row.append(f"{role}:after<{_step(_AFTER_STEPS, since)}")
            since += 1
        if role == "introduction" and {"ours", "propose"} <= groups[i]:
            row.append("announces")
            since = 0
        row += _word_features(mine)
        row += {f"{role}|{w}" for w in mine}
        rows.append(row)
    _count_down(rows, roles)
    return rows


def _gist(
    texts: Sequence[str], words: Sequence[Sequence[str]], roles: Sequence[Role], title: str | None
) -> Gist:
    """Of title and abstract; without an abstract, of the title and the introduction."""
    source: Role = "abstract" if "abstract" in roles else "introduction"
    of = [i for i, role in enumerate(roles) if role == source]
    return gist_of([title or "", *(texts[i] for i in of)], [words_of(title or ""), *(words[i] for i in of)])


def _count_down(rows: list[list[str]], roles: Sequence[Role]) -> None:
    """Add how many sentences the introduction has until it first announces what is new."""
    first = next((i for i, row in enumerate(rows) if "announces" in row), 0)
    for i in range(first):
        if roles[i] == "introduction":
            rows[i].append(f"before<{_step(_AFTER_STEPS, first - i)}")


def _word_features(words: Sequence[str]) -> list[str]:
    row = [f"word:{w}" for w in set(words)]
    row += {f"pair:{a} {b}" for a, b in pairwise(words)}
    row += [f"first:{w}" for w in words[:1]]
    row.append(f"first:{' '.join(words[:2])}")
    return row


def _step(steps: tuple[int, ...], value: int) -> int:
    at = bisect_right(steps, value)
    return steps[at] if at < len(steps) else 99
