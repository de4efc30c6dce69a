"""Telling the deck's notes which slides have questions. Not: finding the slides (questions/slides.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journalclub.club.folder import Club
    from journalclub.models.session import Session
    from journalclub.questions.agenda import Group

DECK, MARKDOWN = "presenter.pptx", "presenter.md"


def note_deck(club: Club, session: Session, groups: Sequence[Group]) -> dict[str, int]:
    """Put "2 questions here" into the notes of presenter.pptx and presenter.md; file to number of questions placed.

    Files that are not there are left out. Raises JcError when a deck cannot be read or written.
    """
    from journalclub.club import files
    from journalclub.decks import question_notes as notes
    from journalclub.questions.slides import slides_of
    from journalclub.text import display

    def lines(slides: Sequence[str]) -> dict[int, str]:
        placed = slides_of(groups, slides)
        return {n: notes.question_note([display(g.head.text) for g in found]) for n, found in placed.items()}

    folder = club.session_folder(session)
    told: dict[str, int] = {}
    with files.lock(club.root):
        deck = folder / DECK
        if deck.is_file():
            data = deck.read_bytes()
            found = lines(notes.pptx_texts(data, DECK))
            files.write_back(deck, data, notes.note_pptx(data, found, DECK))
            told[DECK] = sum(int(line.split()[0]) for line in found.values())
        markdown = folder / MARKDOWN
        if markdown.is_file():
            text = files.read_text(markdown)
            found = lines(notes.markdown_texts(text))
            files.write_back(markdown, text, notes.note_markdown(text, found))
            told[MARKDOWN] = sum(int(line.split()[0]) for line in found.values())
    return told
