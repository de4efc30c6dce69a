"""A manuscript to its outline: verbatim quotes by slot, with page, box and section. Pure; rewrites no word."""

from __future__ import annotations

from journalclub.models.paper import SLOTS, Manuscript, Outline, Slot, Statement
from journalclub.outline.choosing import choose
from journalclub.outline.model import load_model, load_moves
from journalclub.outline.quotes import quotes_of, statement


def make_outline(manuscript: Manuscript) -> Outline:
    """Choose 12 to 22 of the paper's own sentences, fewer when it has fewer that can stand alone.

    The best statement of a slot comes first; a list of contributions keeps its order.
    A slot for which the paper says nothing is empty.
    """
    passages = [p for p in manuscript.passages if p.lines]
    quotes = quotes_of(passages, manuscript.reading.sections)
    if not quotes:
        return Outline()
    chosen, listed = choose(quotes, manuscript.reading.title, load_model(), load_moves())
    slots: dict[Slot, list[Statement]] = {slot: [] for slot in SLOTS}
    for choice in chosen:
        first, last = quotes[choice.first], quotes[choice.last]
        slots[choice.slot].append(statement(passages, first.passage, first.start, last.end))
    return Outline(**{slot: tuple(s) for slot, s in slots.items()}, contribution_list=listed)
