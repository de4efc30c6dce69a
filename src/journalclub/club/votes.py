"""The `votes:` of a paper in papers.yaml: who voted, how many without a name; reading and adding. Not: who wins.

A count (`votes: 3`), or a list of names in which `anonymous: 3` counts those without one:

    votes:
      - NAME
      - anonymous: 2
"""

from __future__ import annotations

from typing import Any

from journalclub.club.yaml_file import Fields, Plain, append, mapping, put, remove
from journalclub.text import NAME_LIMIT, display

_ANONYMOUS = "anonymous"
MOST = 1_000_000  # votes without a name


def same_name(one: str, other: str) -> bool:
    """Whether two names are one person's: case and spaces do not matter."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def read_votes(fields: Fields) -> tuple[tuple[str, ...], int]:
    """Names, each once, and the number of votes without one; what is neither is a problem."""
    value = fields.data.get("votes")
    if not isinstance(value, list):
        return (), fields.number("votes", 0, MOST) or 0
    names: list[str] = []
    anonymous = 0
    for entry in value:
        if isinstance(entry, dict) and list(entry) == [_ANONYMOUS]:
            anonymous += (
                Fields(entry, fields.file, fields.problems, "votes: ").number(_ANONYMOUS, 0, MOST) or 0
            )
        elif isinstance(entry, str) and (name := display(str(entry), NAME_LIMIT)):
            if not any(same_name(name, known) for known in names):
                names.append(name)
        else:
            fields.problem("votes", "expected a number, or a list of names and `anonymous: number`.")
            return (), 0
    return tuple(names), anonymous


def add_vote(entry: Any, name: str | None) -> bool:
    """Add a vote to a loaded entry of the reading list; False when that name has voted."""
    votes = entry.get("votes")
    if not isinstance(votes, list):
        count = int(votes) if isinstance(votes, str) and votes.strip().isdecimal() else 0
        if name is None:
            put(entry, "votes", Plain(count + 1))
            return True
        put(entry, "votes", _new_list(name, count))
        return True
    if name is None:
        counted = next((v for v in votes if isinstance(v, dict) and _ANONYMOUS in v), None)
        if counted is None:
            append(votes, mapping(anonymous=Plain(1)))
        else:
            counted[_ANONYMOUS] = str(int(counted[_ANONYMOUS]) + 1)
        return True
    if any(isinstance(v, str) and same_name(str(v), name) for v in votes):
        return False
    append(votes, name)
    return True


def take_back(entry: Any, name: str | None) -> bool:
    """Take back a vote of a loaded entry; False when there is none."""
    votes = entry.get("votes")
    if isinstance(votes, list):
        for place, vote in enumerate(votes):
            if name is not None and isinstance(vote, str) and same_name(str(vote), name):
                _drop(entry, place)
                return True
            if name is None and isinstance(vote, dict) and int(vote.get(_ANONYMOUS, 0)) > 0:
                left = int(vote[_ANONYMOUS]) - 1
                if left:
                    vote[_ANONYMOUS] = str(left)
                else:
                    _drop(entry, place)
                return True
        return False
    if name is None and isinstance(votes, str) and votes.strip().isdecimal() and int(votes) > 0:
        put(entry, "votes", Plain(int(votes) - 1))
        return True
    return False


def _drop(entry: Any, place: int) -> None:
    """Remove one vote; without any left, the count 0."""
    votes = entry["votes"]
    if len(votes) == 1:
        put(entry, "votes", Plain(0))
    else:
        remove(votes, place)


def _new_list(name: str, anonymous: int) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    votes = CommentedSeq()
    append(votes, name)
    if anonymous:
        append(votes, mapping(anonymous=Plain(anonymous)))
    return votes
