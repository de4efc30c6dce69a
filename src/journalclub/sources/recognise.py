"""Which source has the paper that a person names. Not: getting it."""

from __future__ import annotations

from collections.abc import Callable

from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.sources import local_pdf
from journalclub.sources.described import Given

# Asked in this order whether a PAPER argument is theirs; what nobody knows is arXiv's. A new source is one line here.
SOURCES: tuple[Callable[[str], Given | None], ...] = (local_pdf.recognise,)


def recognise(text: str) -> PaperId | Given:
    """What a PAPER argument means; raises JcError when it can be no paper."""
    for ask in SOURCES:
        given = ask(text)
        if given is not None:
            return given
    return parse_paper_id(text)
