"""The order of the reading list: status, ties, then votes. Not: finding ties (ties.py). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journalclub.models.history import Tie
from journalclub.models.ids import paper_key
from journalclub.models.session import ListedPaper

_STATUSES = ("suggested", "scheduled", "read", "withdrawn")


def in_order(papers: Sequence[ListedPaper], found: Mapping[str, Sequence[Tie]]) -> list[ListedPaper]:
    """What is yet to be chosen first: papers tied to what was read, then by votes; else the list's own order.

    `found` are the ties by paper id without version.
    """
    return sorted(papers, key=lambda p: (_STATUSES.index(p.status), not found.get(paper_key(p.id)), -p.votes))
