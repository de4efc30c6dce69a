"""Lint of what may be recorded: parts that no evening of the club has, most likely misspelt. Not: consent."""

from __future__ import annotations

from collections.abc import Iterator

from journalclub.models.session import RECORDED, TALK_NAMES, Session
from journalclub.schedule.lints.links import all_links
from journalclub.schedule.lints.lint import Lint, Sight, file_of

UNKNOWN_PART = "unknown-part"


def unknown_parts(sight: Sight) -> Iterator[Lint]:
    """Parts under `record:` or beside a link or file that the agenda does not have: nothing of them is ever shown."""
    usual = {p.name.lower() for p in sight.settings.agenda.parts}
    if sight.settings.record != RECORDED:
        yield from _unknown(sight.settings.record, usual, "papers.yaml", "record:")
    for session in sight.sessions:
        own = {p.name.lower() for p in session.agenda.parts} if session.agenda else usual
        yield from _unknown(session.record or (), own, file_of(session), "record:")
        yield from _unknown(_named(session), own, file_of(session), "part:")


def _named(session: Session) -> tuple[str, ...]:
    parts = [i.part for i in session.items] + [x.part for x in all_links(session)]
    return tuple(dict.fromkeys(part.lower() for part in parts if part))


def _unknown(parts: tuple[str, ...], known: set[str], file: str, place: str) -> Iterator[Lint]:
    for part in parts:
        if part not in known | TALK_NAMES:
            names = ", ".join(sorted(known))
            yield Lint(UNKNOWN_PART, file, place, f"{part!r} is no part of the agenda; these are: {names}.")
