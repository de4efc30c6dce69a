from __future__ import annotations

import datetime as dt

from journalclub.models.session import Agenda, AgendaPart, ClubSettings, Item, Session, SessionLink
from journalclub.schedule.lints.lint import Lint, Sight
from journalclub.schedule.lints.recording import unknown_parts


def lints(settings: ClubSettings, *sessions: Session) -> list[Lint]:
    return list(unknown_parts(Sight(settings, sessions, dt.date(2027, 1, 18))))


def test_a_part_that_no_evening_has_is_told() -> None:
    (lint,) = lints(ClubSettings(record=("tlak", "talk", "introduction")))
    assert (lint.file, lint.place) == ("papers.yaml", "record:")
    assert lint.message == "'tlak' is no part of the agenda; these are: discussion, introduction, talk."


def test_a_sessions_own_agenda_counts_and_names_beside_links_do_too() -> None:
    agenda = Agenda((AgendaPart("Theory", 60), AgendaPart("Coding", 60)))
    session = Session(
        "s",
        agenda=agenda,
        record=("theory", "introduction"),
        items=(Item("video", "video/a.mp4", "Coding"),),
        links=(SessionLink("video", "https://example.org/v", None, "Party"),),
    )
    assert [(x.file, x.place, x.message.split()[0]) for x in lints(ClubSettings(), session)] == [
        ("sessions/s/session.yaml", "record:", "'introduction'"),
        ("sessions/s/session.yaml", "part:", "'party'"),
    ]


def test_nothing_and_the_usual_parts_are_fine() -> None:
    agenda = Agenda((AgendaPart("presentation", 30),))
    assert lints(ClubSettings(agenda=agenda), Session("s")) == []
    assert lints(ClubSettings(record=()), Session("s", record=("presentation",))) == []
