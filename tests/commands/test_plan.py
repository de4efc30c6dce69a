from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.club.folder import Club
from journalclub.commands.plan import follow, plan_json, plan_text, read_talk, retime
from journalclub.errors import JcError
from tests.commands.club import only_session


def total(document: dict[str, object]) -> int:
    slides = document["slides"]
    assert isinstance(slides, list)
    return sum(s["seconds"] or 0 for s in slides)


def test_a_new_deck_takes_exactly_the_agendas_minutes(original: Path) -> None:
    club = Club(original)
    plan = read_talk(club, club.sessions()[0])
    assert total(plan_json(plan)) == 25 * 60
    assert "25:00 in all." in plan_text(plan, 100)


@pytest.mark.parametrize("minutes", [1, 7, 15, 40, 90])
def test_re_timing_sums_exactly_and_is_remembered(club: Club, minutes: int) -> None:
    document = plan_json(retime(club, club.sessions()[0], minutes))
    assert total(document) == minutes * 60
    (session,) = club.sessions()
    assert session.agenda is None or session.agenda.talk_minutes == minutes
    assert total(plan_json(read_talk(club, session))) == minutes * 60


def test_fewer_minutes_say_what_left_and_more_bring_it_back(club: Club) -> None:
    shorter = retime(club, club.sessions()[0], 5)
    assert shorter.moves
    back = retime(club, club.sessions()[0], 25)
    assert len(back.moves) == len(shorter.moves)
    assert all(s.seconds is not None for s in back.slides)


def test_a_session_without_a_deck_says_how_to_make_one(club: Club) -> None:
    (only_session(club) / "presenter.pptx").unlink()
    with pytest.raises(JcError, match="jc new"):
        read_talk(club, club.sessions()[0])


def test_the_browsers_deck_follows_the_edited_markdown(club: Club) -> None:
    session, folder = club.sessions()[0], only_session(club)
    assert not follow(club, session)
    edited = (
        (folder / "presenter.md").read_text().replace("# What we will do", "# My own plan: what we will do")
    )
    (folder / "presenter.md").write_text(edited)
    assert follow(club, session)
    assert "My own plan" in (folder / "presenter.html").read_text()
    assert not follow(club, session)


def test_re_timing_re_times_the_browsers_deck(club: Club) -> None:
    session, folder = club.sessions()[0], only_session(club)
    retime(club, session, 12)
    assert 'data-minutes="12"' in (folder / "presenter.html").read_text()


def test_without_a_markdown_deck_there_is_nothing_to_follow(club: Club) -> None:
    folder = only_session(club)
    (folder / "presenter.md").unlink()
    before = (folder / "presenter.html").read_bytes()
    assert not follow(club, club.sessions()[0])
    assert (folder / "presenter.html").read_bytes() == before


def test_a_plan_names_the_agenda_as_the_deck_then_does(club: Club) -> None:
    shown = plan_text(retime(club, club.sessions()[0], 15), 100)
    assert "What we will do in 15 minutes" in shown
    assert shown == plan_text(read_talk(club, club.sessions()[0]), 100)
