from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.session_file import new_session_yaml, parse_session
from journalclub.club.settings_file import parse_settings
from journalclub.club.yaml_file import dump
from journalclub.errors import Problem
from journalclub.models.schedule import ClubSchedule, Consent, Done, Member, Period
from journalclub.models.session import RECORDED, ClubSettings, Session, SessionLink

WHOLE = """\
club:
  timezone: Europe/Amsterdam
  also_shown: [Asia/Tokyo, America/New_York]
  schedule:
    rule: every second Monday
    from: 2027-01-04
    holidays: NL
    evenings: 2
    breaks:
      - Summer: 2027-07-05 to 2027-08-20
      - Retreat: 2027-10-04
  members:
    - attendee 1
    - name: attendee 2
      roles: [organiser, chair]
      away: [2027-02-01 to 2027-02-14, 2027-03-01]
  record: nothing
  code_of_conduct: CODE_OF_CONDUCT.md
  chat: https://chat.example.org
  meeting: https://meet.example.org/room
"""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def settings(text: str) -> tuple[ClubSettings, list[Problem]]:
    problems: list[Problem] = []
    return parse_settings(text, problems)[0], problems


def test_everything_a_club_says_of_its_year_is_read() -> None:
    club, problems = settings(WHOLE)
    assert problems == []
    assert club.schedule == ClubSchedule(
        ("every second Monday",),
        day("2027-01-04"),
        ("NL",),
        (
            Period(day("2027-07-05"), day("2027-08-20"), "Summer"),
            Period(day("2027-10-04"), day("2027-10-04"), "Retreat"),
        ),
        2,
    )
    away = (
        Period(day("2027-02-01"), day("2027-02-14")),
        Period(day("2027-03-01"), day("2027-03-01")),
    )
    assert club.members == (Member("attendee 1"), Member("attendee 2", ("organiser", "chair"), away))
    assert (club.also_shown, club.record) == (("Asia/Tokyo", "America/New_York"), ())
    assert (club.code_of_conduct, club.meeting) == ("CODE_OF_CONDUCT.md", "https://meet.example.org/room")


def test_introduction_and_talk_are_recorded_unless_the_club_says_otherwise() -> None:
    assert settings("club:\n  name: x\n")[0].record == RECORDED
    assert settings("club:\n  record: [talk]\n")[0].record == ("talk",)


def test_what_is_wrong_in_a_schedule_is_told_with_its_line() -> None:
    text = (
        "club:\n  also_shown: [Mars/Base]\n  schedule:\n    from: 4 January\n    evenings: 99\n"
        "    breaks:\n      - Summer: 2027-08-20 to 2027-07-05\n  members:\n    - name: one\n"
        "      roles: [boss]\n      away: next week\n    - one\n  feedback: javascript:alert(1)\n"
    )
    _, problems = settings(text)
    assert sorted({p.line for p in problems}) == [2, 4, 5, 7, 8, 10, 11, 13]


def test_a_rule_or_place_that_is_not_known_is_told_with_its_line() -> None:
    club, problems = settings("club:\n  schedule:\n    rule: [every Monday, blue moon]\n    holidays: XX\n")
    assert [(p.line, p.message.split(":")[1]) for p in problems] == [(3, " rule"), (4, " holidays")]
    assert club.schedule == ClubSchedule(("every Monday",))


def test_breaks_may_be_named_or_not_listed_or_not() -> None:
    june, july = (
        Period(day("2027-06-01"), day("2027-06-30")),
        Period(day("2027-07-01"), day("2027-07-31"), "July"),
    )
    for breaks in (
        "\n      - 2027-06-01 to 2027-06-30\n      - July: 2027-07-01 to 2027-07-31\n",
        " [2027-06-01 to 2027-06-30, July: 2027-07-01 to 2027-07-31]\n",
    ):
        club, problems = settings(f"club:\n  schedule:\n    rule: Mondays\n    breaks:{breaks}")
        assert (problems, club.schedule and club.schedule.breaks) == ([], (june, july))
    one = settings(
        "club:\n  schedule:\n    rule: Mondays\n    breaks:\n      July: 2027-07-01 to 2027-07-31\n"
    )
    assert one[0].schedule == ClubSchedule(("Mondays",), breaks=(july,))
    bare = settings("club:\n  schedule:\n    rule: Mondays\n    breaks: 2027-06-01 to 2027-06-30\n")
    assert bare[0].schedule == ClubSchedule(("Mondays",), breaks=(june,))
    assert settings("club:\n  schedule:\n    rule: Mondays\n    breaks: in summer\n")[1][0].line == 4


@given(
    st.lists(
        st.builds(Consent, st.from_regex(r"[a-z]{1,8}( [0-9])?", fullmatch=True), st.booleans()),
        max_size=4,
        unique_by=lambda c: c.name,
    ),
    st.none() | st.sampled_from([(), ("talk",), ("introduction", "talk")]),
)
def test_consent_and_what_is_recorded_survive_the_file(
    consent: list[Consent], record: tuple[str, ...] | None
) -> None:
    session = Session(
        "2027-02-01-vit",
        day("2027-02-01"),
        links=(SessionLink("video", "https://example.org/v", None, "discussion"),),
        consent=tuple(consent),
        record=record,
        participants=("attendee 1",),
        done=(Done("announced", day("2027-01-20")),),
        formerly=("2027-01-18-vit",),
        moved_from=("2027-01-18",),
    )
    problems: list[Problem] = []
    assert parse_session(dump(new_session_yaml(session)), session.folder, problems) == session
    assert problems == []


def test_an_answer_that_is_neither_yes_nor_no_is_told() -> None:
    problems: list[Problem] = []
    session = parse_session("consent:\n  one: maybe\n  two: 'no'\n  three:\nformerly: ../x\n", "f", problems)
    assert session.consent == (Consent("two", False),)
    assert [p.line for p in problems] == [2, 5]


def test_a_renamed_session_keeps_its_uid_and_counts_its_changes() -> None:
    session = Session("2027-02-01-vit", formerly=("2027-01-18-vit", "2027-01-25-vit"))
    assert (session.uid, session.revision) == ("2027-01-18-vit", 0)
    changed = Session("b", status="cancelled", moved_from=("2027-01-18",))
    assert (changed.uid, changed.revision) == ("b", 3)
