from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.schedule import ALREADY_PUBLIC, ClubSchedule, Consent, Done, Member
from journalclub.models.session import ClubSettings, Item, Session, SessionLink, SessionPaper
from journalclub.schedule.checklist import (
    LOOK_AHEAD,
    NAMES,
    RECENT,
    STEPS,
    Case,
    Task,
    checklist,
    club_tasks,
    in_order,
    is_near,
    open_tasks,
)

DAY = dt.date(2027, 2, 1)
BARE = Session("2027-02-01-session", DAY)
READY = replace(
    BARE,
    start="17:00",
    place="Room 1",
    presenters=("presenter",),
    papers=(SessionPaper("2010.11929v2"),),
    done=(Done("announced"), Done("sheet-sent")),
)
ALL_FILES = ("presenter.pptx", "questions.md", "collected.md", "discussion.md")


def case(
    session: Session, files: tuple[str, ...] = (), settings: ClubSettings | None = None, **more: object
) -> Case:
    return Case(session, settings or ClubSettings(), "2027-02-01", files, **more)  # type: ignore[arg-type]


def steps(tasks: list[Task]) -> list[str]:
    return [t.step for t in tasks]


def ahead(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


def test_two_weeks_before_paper_and_presenter_are_due_first() -> None:
    found = open_tasks(case(BARE, suggested="1706.03762"), ahead(14))
    assert [(t.step, t.due) for t in found[:2]] == [("paper", ahead(14)), ("presenter", ahead(14))]
    assert found[0].command == "jc new 1706.03762 --date 2027-02-01"
    assert found[1].command == "write `presenters:` in sessions/2027-02-01-session/session.yaml"
    members = ClubSettings(members=(Member("attendee 1"),))
    assert open_tasks(case(BARE, settings=members), ahead(14))[1].command == "jc schedule --count 0 --assign"


def test_what_is_there_is_done_and_what_leaves_no_trace_is_ticked_off() -> None:
    assert open_tasks(case(READY, ALL_FILES), ahead(1)) == []
    assert steps(open_tasks(case(replace(READY, done=()), ALL_FILES), ahead(1))) == [
        "announced",
        "sheet-sent",
    ]
    assert "questions" in steps(open_tasks(case(READY, ALL_FILES[:2]), ahead(1)))
    assert steps(open_tasks(case(READY), ahead(1)))[0] == "deck"


def test_the_clubs_start_and_place_are_every_sessions() -> None:
    settings = ClubSettings(start="17:00", place="Room 1")
    assert "place" not in steps(open_tasks(case(BARE, settings=settings), ahead(3)))
    assert "place" in steps(open_tasks(case(BARE), ahead(3)))


def test_after_the_day_only_what_comes_after_it_is_asked_for() -> None:
    found = open_tasks(case(READY, ALL_FILES, unanswered=2), DAY + dt.timedelta(2))
    assert steps(found) == ["held", "slides", "answers", "published"]
    assert {t.due for t in found} == {DAY + dt.timedelta(1)}
    held = replace(READY, status="held", items=(Item("slides", "slides/a.pdf"),))
    assert open_tasks(case(held, ALL_FILES, unanswered=0, published=True), DAY + dt.timedelta(2)) == []


def test_consent_is_asked_for_before_a_recording_is_made_and_as_long_as_it_is_missing() -> None:
    def consent(session: Session, today: dt.date, *, recorded: bool = False) -> bool:
        return "consent" in steps(open_tasks(case(session, ALL_FILES, recorded=recorded), today))

    assert not consent(READY, ahead(3))
    assert consent(READY, ahead(3), recorded=True)
    assert not consent(replace(READY, record=()), ahead(3), recorded=True)
    assert not consent(replace(READY, consent=(Consent("Presenter", False),)), ahead(3), recorded=True)
    assert not consent(replace(READY, consent=(Consent(ALREADY_PUBLIC, True),)), ahead(3), recorded=True)
    filed = replace(READY, status="held", links=(SessionLink("video", "https://example.org/v"),))
    assert consent(filed, DAY + dt.timedelta(3))


def test_a_recording_is_missed_only_where_the_club_publishes_them() -> None:
    after = DAY + dt.timedelta(1)
    assert "video" not in steps(open_tasks(case(READY, ALL_FILES), after))
    assert "video" in steps(open_tasks(case(READY, ALL_FILES, recorded=True), after))
    nothing = ClubSettings(record=())
    assert "video" not in steps(open_tasks(case(READY, ALL_FILES, nothing, recorded=True), after))


def test_steps_that_the_club_skips_are_nowhere() -> None:
    settings = ClubSettings(skip_steps=("announced", "sheet-sent"))
    assert not {"announced", "sheet-sent"} & set(steps(checklist(case(BARE, ALL_FILES, settings))))


def test_several_evenings_are_prepared_before_the_first_and_filed_after_the_last() -> None:
    two = replace(READY, days=(DAY, DAY + dt.timedelta(2)))
    due = {t.step: t.due for t in checklist(case(two, ALL_FILES))}
    assert (due["announced"], due["slides"]) == (ahead(7), DAY + dt.timedelta(3))


@pytest.mark.parametrize("status", ["cancelled", "holiday"])
def test_what_does_not_take_place_has_no_checklist(status: str) -> None:
    off = replace(BARE, status=status)  # type: ignore[arg-type]
    assert checklist(case(off)) == []
    assert not is_near(off, DAY)
    assert checklist(case(Session("undated"))) == []


def test_a_club_without_a_session_to_come_is_told_to_plan_one() -> None:
    held = replace(BARE, status="held")
    plan = Task("", "plan", "No session is planned; plan one", "jc new 1706.03762", DAY)
    assert club_tasks([held], ClubSettings(), DAY, "1706.03762") == [plan]
    by_rule = ClubSettings(schedule=ClubSchedule(("every Monday",)))
    assert [t.command for t in club_tasks([], by_rule, DAY, None)] == ["jc schedule"]
    assert club_tasks([BARE], by_rule, DAY, None) == []
    undated = Task("vit", "date", "Give it a date", "jc move vit DATE", None)
    assert club_tasks([Session("vit")], by_rule, DAY, None) == [undated]


def test_what_leaves_no_trace_says_how_to_tick_it_off() -> None:
    commands = {t.step: t.command for t in checklist(case(BARE, ALL_FILES))}
    assert commands["announced"] == "jc announce 2027-02-01; then: jc status 2027-02-01 --done announced"


def test_the_most_urgent_comes_first_and_one_command_once() -> None:
    def task(folder: str, command: str, due: dt.date | None) -> Task:
        return Task(folder, "published", "Publish", command, due)

    late, soon, same = (
        task("a", "jc publish", ahead(9)),
        task("b", "x", ahead(5)),
        task("c", "jc publish", ahead(2)),
    )
    assert in_order([task("d", "y", None), same, soon, late]) == [late, soon, task("d", "y", None)]


@given(
    st.integers(-60, 60),
    st.sets(st.sampled_from(ALL_FILES)),
    st.sets(st.sampled_from(NAMES)),
    st.none() | st.integers(0, 3),
    st.booleans(),
)
def test_no_task_is_shown_early_done_or_for_a_session_that_is_not_near(
    days: int, files: set[str], ticked: set[str], unanswered: int | None, recorded: bool
) -> None:
    session = replace(BARE, done=tuple(Done(name) for name in sorted(ticked)))
    today = ahead(days)
    found = open_tasks(Case(session, ClubSettings(), "s", files, unanswered, recorded=recorded), today)
    assert all(t.due is not None and t.due <= today + dt.timedelta(LOOK_AHEAD) for t in found)
    assert not set(steps(found)) & ticked
    if found and days >= -RECENT:
        assert is_near(session, today)


def test_every_step_has_its_own_name() -> None:
    assert len(set(NAMES)) == len(STEPS)
