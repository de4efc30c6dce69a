"""Whole pages from their templates: what each is told. Not: requests, or single questions (cards)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from journalclub.models.question import Question
from journalclub.questions.agenda import Group
from journalclub.render import Templates
from journalclub.web.feed import Feed
from journalclub.web.looks import Looks
from journalclub.web.site import MOST_SHOWN, Site

LONGEST_QUESTION, LONGEST_NAME = 2_000, 60  # characters


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence on top of the form."""

    text: str
    good: bool = True


def new_key() -> str:
    """What makes a form sent twice one question."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    text: str = ""
    name: str = ""
    key: str = field(default_factory=new_key)


class Pages:
    """The pages of one site."""

    def __init__(self, site: Site, looks: Looks) -> None:
        self._site, self._looks = site, looks
        self._templates = Templates(site.hall.templates)
        self._hall = replace(
            site.hall, secret="", templates=None, proxies=(), left_open=()
        )  # a club's template may see all of it
        self._blank = new_key()  # stands for the form's key in pages that are kept
        self._kept: dict[tuple[Notice | None, bool], list[bytes]] = {}
        self._kept_stamp = ""

    def attendees(
        self, typed: Typed, notice: Notice | None, voted: frozenset[int], *, newest: bool = False
    ) -> bytes:
        """Where everybody asks and votes; `voted` by the one who looks at it.

        Drawn once a version for all who have not typed or voted yet: a lecture hall opens it within a minute.
        """
        if typed.text or typed.name or voted:
            return self._attendees(typed, notice, voted, newest).encode("utf-8", "replace")
        if self._kept_stamp != self._site.public.stamp:
            self._kept, self._kept_stamp = {}, self._site.public.stamp
        if (notice, newest) not in self._kept:
            page = self._attendees(Typed(key=self._blank), notice, voted, newest)
            self._kept[notice, newest] = page.encode("utf-8", "replace").split(self._blank.encode(), 1)
        return typed.key.encode().join(self._kept[notice, newest])

    def _attendees(self, typed: Typed, notice: Notice | None, voted: frozenset[int], newest: bool) -> str:
        feed = self._site.public
        shown = [feed.shown.groups[n] for n in feed.shown.lists.get("shown", ())]
        if newest:
            shown.sort(key=lambda g: (not g.head.pinned, -g.head.id))
        answered = [feed.shown.groups[n] for n in feed.shown.lists.get("answered", ())]
        return self._render(
            "serve-page.html.j2",
            feed,
            typed=typed,
            notice=notice,
            newest=newest,
            shown=self._public_cards(shown, voted),
            answered=self._public_cards(answered, voted),
            live="/live",
            longest=LONGEST_QUESTION,
            longest_name=LONGEST_NAME,
        )

    def check(self) -> None:
        """Draw everything once; raises JcError naming the template of the club that is faulty."""
        asked = Question(1, self._site.hall.session, "Why?", None, "shown", "web", self._site.means.now())
        cards = self._site.cards
        for draw in (cards.public, cards.projector, cards.host):
            draw(Group(asked))
        self._attendees(Typed(), None, frozenset(), newest=False)
        self.projector()
        self.host(None)
        self.message("", "")

    def projector(self) -> str:
        """For the wall."""
        feed = self._site.projector
        return self._render(
            "serve-projector.html.j2", feed, shown=_cards(feed, "shown"), live="/projector/live"
        )

    def host(self, notice: Notice | None) -> str:
        """Where the host moderates."""
        feed = self._site.host
        root = f"/host/{self._site.hall.secret}"
        taken = {g.head.text for g in self._site.board.groups}
        return self._render(
            "serve-host.html.j2",
            feed,
            notice=notice,
            lists={name: _cards(feed, name) for name in ("waiting", "shown", "answered", "hidden")},
            left_open=[q for q in self._site.hall.left_open if q.text not in taken],
            root=root,
            live=f"{root}/live",
        )

    def message(self, title: str, text: str) -> str:
        """One sentence and the way back."""
        return self._render("serve-message.html.j2", self._site.public, heading=title, text=text, live="")

    def _public_cards(self, groups: Sequence[Group], voted: frozenset[int]) -> list[str]:
        cards = self._site.public.shown.cards
        return [
            self._site.cards.public(g, voted=True) if g.head.id in voted else cards[g.head.id] for g in groups
        ]

    def _render(self, template: str, feed: Feed, **values: Any) -> str:
        extra = feed.shown.extra or {
            "closed": False,
            "counts": dict.fromkeys(("shown", "waiting", "answered", "hidden"), 0),
        }
        return self._templates.render(
            template,
            hall=self._hall,
            style=self._looks.style,
            script=self._looks.script,
            stamp=feed.stamp,
            most=MOST_SHOWN,
            **extra,
            **values,
        )


def _cards(feed: Feed, name: str) -> list[str]:
    return [feed.shown.cards[number] for number in feed.shown.lists.get(name, ())]
