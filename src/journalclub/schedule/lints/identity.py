"""Lints of what a session is known by: names that two claim, pages that use an old one. Not: looking it up."""

from __future__ import annotations

from collections.abc import Iterator

from journalclub.schedule.lints.lint import Lint, Sight, file_of

SHARED, FORMER = "shared-name", "former-name"


def shared_names(sight: Sight) -> Iterator[Lint]:
    """Former names that are, or were, another session's: calendars would take both for one (a copied folder)."""
    owners: dict[str, str] = {s.folder.casefold(): s.folder for s in sight.sessions}
    for session in sight.sessions:
        for name in session.formerly:
            owner = owners.setdefault(name.casefold(), session.folder)
            if owner != session.folder:
                message = f"{name} is a name of {owner}, too; take it out of one of them."
                yield Lint(SHARED, file_of(session), name, message)


def former_names(text: str, file: str, sight: Sight) -> Iterator[Lint]:
    """Links of a page to a folder that has another name now."""
    folders = {s.folder for s in sight.sessions}
    for session in sight.sessions:
        for name in session.formerly:
            place = f"sessions/{name}/"
            if name not in folders and place in text:
                yield Lint(FORMER, file, place, f"{place} is sessions/{session.folder}/ now.")
