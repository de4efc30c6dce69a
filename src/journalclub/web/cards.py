"""One question as each audience sees it: what its template is told. Not: the template, or which questions there are."""

from __future__ import annotations

from dataclasses import dataclass

from journalclub.models.question import Anchor
from journalclub.questions.agenda import Group
from journalclub.questions.slides import Slides
from journalclub.render import Templates
from journalclub.web.hall import Hall

PUBLIC, PROJECTOR, HOST = "serve-card.html.j2", "serve-projector-card.html.j2", "serve-host-card.html.j2"
_NAMED_ON_PURPOSE = frozenset({"web", "ask"})  # sources whose authors knew that their name is shown


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the paper that a question names."""

    name: str  # "Figure 3 · p. 5"
    address: str  # of its picture; empty when there is none here


class Cards:
    """Draws questions with the club's templates or ours."""

    def __init__(self, hall: Hall, slides: Slides) -> None:
        """`slides` of the deck that is shown in the room."""
        self._slides = slides
        self._templates = Templates(hall.templates)
        self._hall = hall
        self._pictures = {p.anchor: p.address for p in hall.pictures}

    def public(self, group: Group, twin: int | None = None, *, voted: bool = False) -> str:
        """For attendees; `voted`: by the one who looks at it."""
        del twin
        return self._card(PUBLIC, group, voted=voted)

    def projector(self, group: Group, twin: int | None = None) -> str:
        """For the room."""
        del twin
        return self._card(PROJECTOR, group)

    def host(self, group: Group, twin: int | None = None) -> str:
        """For the host, with what can be done; `twin`: an earlier question that seems to ask the same."""
        return self._card(HOST, group, action=f"/host/{self._hall.secret}/do", twin=twin)

    def _card(self, template: str, group: Group, **more: object) -> str:
        head, slide = group.head, self._slides.of(group)
        return self._templates.render(
            template,
            question=head,
            under=group.under,
            tally=group.tally,
            asked=len(group.under) + 1,
            author=head.author if head.source in _NAMED_ON_PURPOSE else None,
            places=[self._place(a) for a in self._anchors(group)],
            slide=None if slide is None else slide + 1,
            **more,
        )

    def _anchors(self, group: Group) -> list[Anchor]:
        """The places any of them names, each once; quotes only where the paper has them."""
        named = {(a.kind, a.label.casefold()): a for q in (group.head, *group.under)[::-1] for a in q.anchors}
        return sorted(named.values(), key=lambda a: (a.kind == "quote", a.page or 0))

    def _place(self, anchor: Anchor) -> Place:
        page = f" · p. {anchor.page}" if anchor.page is not None and anchor.kind != "page" else ""
        label = anchor.label.casefold()
        whole = label.rstrip("abcdefgh")  # "2a" is in the picture of 2
        address = self._pictures.get((anchor.kind, label)) or self._pictures.get((anchor.kind, whole), "")
        return Place(f"{anchor.name}{page}", address)
