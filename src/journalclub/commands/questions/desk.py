"""What every question command needs: the session, its paper's places, the store. Not: any command."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from journalclub.errors import JcError
from journalclub.text import display

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from journalclub.club.folder import Club
    from journalclub.models.question import Question
    from journalclub.models.session import Session
    from journalclub.questions.places import Places
    from journalclub.questions.store import Store


class Desk:
    """One session's questions, opened; use it as a context."""

    def __init__(self, club: Club, session: Session) -> None:
        """Raises JcError when the database cannot be opened."""
        self.club = club
        self.session = session
        self.store = open_store(club)
        self.places = places_of(club, session)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    def read_paper(self, texts: Iterable[str]) -> None:
        """Read the paper itself when one of the texts quotes what its record does not hold, and the PDF is there.

        A PDF that cannot be read costs the pages of quotes, nothing else.
        """
        pdf = self.club.session_folder(self.session) / "paper.pdf"
        places = self.places
        if places is None or not pdf.is_file() or not any(places.unknown_quotes(text) for text in texts):
            return
        from journalclub.sandbox.reader import Reader

        with contextlib.suppress(JcError), Reader() as reader:
            places.learn(reader.read_text(pdf))

    def questions(self) -> list[Question]:
        """All questions of the session."""
        return self.store.questions(self.session.uid)


def open_store(club: Club) -> Store:
    """The store of a club, or where JC_DATABASE_URL says. A file in the club is kept out of git first."""
    from journalclub.club.gitignore import DATABASE, ignore
    from journalclub.questions.store import Store, database_url

    given = os.environ.get("JC_DATABASE_URL")
    if not given:
        ignore(club.root, [DATABASE])
    return Store(database_url(given, club.root))


def places_of(club: Club, session: Session) -> Places | None:
    """The places of the session's paper; None when nothing is known of it."""
    from journalclub.club.record import load_record
    from journalclub.questions.places import Places

    try:
        return Places(*load_record(club.session_folder(session)))
    except JcError:
        return None


def line(question: Question, *, names: bool = True) -> str:
    """A question in one line for people."""
    by = f" ({display(question.author, 60)})" if names and question.author else ""
    votes = f"  +{question.votes}" if question.votes else ""
    named = [f"{a.name}{f' p. {a.page}' if a.page and a.kind != 'page' else ''}" for a in question.anchors]
    places = f"  [{display(', '.join(named))}]" if named else ""
    return f"{question.id:>5}  {question.status:<8}  {display(question.text, 300)}{by}{places}{votes}"
