"""Which slide of a deck a question belongs to, by the places both name. Pure. Not: reading or writing decks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.models.question import Anchor
from journalclub.questions.agenda import Group
from journalclub.questions.anchors import find_anchors

_PAGE = re.compile(r"\bp\. (\d{1,4})\b")
_SHOWN = ("figure", "table", "equation")


class Slides:
    """The slides of one deck."""

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are what each slide shows and its notes say."""
        self._named: list[set[tuple[str, str]]] = [
            {(a.kind, a.label.casefold()) for a in find_anchors(text)} for text in texts
        ]
        self._pages = [_PAGE.findall(text) for text in texts]

    def of(self, group: Group) -> int | None:
        """The slide (from 0) that a question is about; None when no slide is.

        A figure, table or equation is where its slide names it first; otherwise the page decides, at the slide that
        tells most of that page.
        """
        anchors = [a for q in (group.head, *group.under) for a in q.anchors]
        for anchor in anchors:
            if anchor.kind in _SHOWN:
                wanted = {(anchor.kind, label) for label in _labels(anchor)}
                for number, there in enumerate(self._named):
                    if wanted & there:
                        return number
        page = group.page
        if page is None:
            return None
        counts = [found.count(str(page)) for found in self._pages]
        best = max(range(len(counts)), key=lambda i: (counts[i], -i), default=None)
        return best if best is not None and counts[best] else None


def slides_of(groups: Sequence[Group], slides: Sequence[str]) -> dict[int, list[Group]]:
    """Slide (from 0) to the questions about it; `slides` are their texts with notes.

    Questions that no slide is about are left out.
    """
    deck = Slides(slides)
    found: dict[int, list[Group]] = {}
    for group in groups:
        slide = deck.of(group)
        if slide is not None:
            found.setdefault(slide, []).append(group)
    return found


def _labels(anchor: Anchor) -> tuple[str, str]:
    label = anchor.label.casefold()
    return label, label.rstrip("abcdefgh") or label
