from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from journalclub.models.schedule import Consent
from journalclub.models.session import (
    Agenda,
    AgendaPart,
    CheckIn,
    ClubSettings,
    Item,
    Part,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.outputs.announcement import (
    ABSTRACT_WORDS,
    TEMPLATES,
    Medium,
    Meeting,
    Occasion,
    announce,
    meetings_of,
    recorded_line,
)
from journalclub.outputs.session_page import render_topic_page
from journalclub.render import Templates
from tests.briefs import ABSTRACT, PREPRINT

MEETING = "https://zoom.example.org/j/123?pwd=abc&x=1"
CLUB = ClubSettings(
    name="Reading club",
    timezone="Europe/Amsterdam",
    also_shown=("Asia/Tokyo", "America/New_York"),
    start="17:00",
    place="Room 1",
    code_of_conduct="https://example.org/conduct",
    feedback="https://example.org/feedback",
    chat="https://example.org/chat",
    playlist="https://example.org/playlist",
    repository="https://github.com/club/reading",
    site="https://club.example.org/",
)
SESSION = Session(
    "2027-03-22-rotation",
    dt.date(2027, 3, 22),
    presenters=("presenter",),
    papers=(SessionPaper("2401.01230", "A Rotation Keeps Reading Groups Together"),),
    links=(SessionLink("questions", "https://ask.example.org/rotation"),),
)
MEDIA = pytest.mark.parametrize("medium", TEMPLATES)


def text(medium: Medium = "email", session: Session = SESSION, club: ClubSettings = CLUB) -> str:
    occasion = Occasion(session, club, MEETING, PREPRINT, ABSTRACT, has_sheet=True)
    return announce(occasion, medium, Templates()).text


@MEDIA
@pytest.mark.parametrize(
    "words",
    [
        "Monday, 22 March 2027",
        "17:00–18:30 CET (Amsterdam)",
        "01:00–02:30 JST on Tuesday (Tokyo)",
        "12:00–13:30 EDT (New York)",  # America's clocks changed a week before, Europe's have not yet
        "Room 1",
        MEETING,
        "presenter",
        "A Rotation Keeps Reading Groups Together",
        "https://arxiv.org/abs/2401.01230v2",
        ABSTRACT.split(". ")[0],
        "introduction 5 min, talk 25 min, discussion 60 min",
        "https://ask.example.org/rotation",
        "https://github.com/club/reading/blob/main/sessions/2027-03-22-rotation/questions.md",
        "https://club.example.org/sessions/2027-03-22-rotation/",
        "https://example.org/conduct",
        "https://example.org/feedback",
        "https://example.org/chat",
        "https://example.org/playlist",
    ],
)
def test_everything_a_reader_needs_is_said(medium: Medium, words: str) -> None:
    assert words in " ".join(text(medium).split())


def test_a_mail_begins_with_its_subject_and_a_blank_line() -> None:
    first, second, *_ = text().split("\n")
    assert first == "Subject: [Reading club] Mon 22 Mar 2027: A Rotation Keeps Reading Groups Together"
    assert second == ""


@MEDIA
def test_no_text_has_gaps_or_spaces_at_the_end_of_lines(medium: Medium) -> None:
    for made in (text(medium), text(medium, TAUGHT), text(medium, replace(SESSION, status="cancelled"))):
        assert "\n\n\n" not in made
        assert not any(line.endswith(" ") for line in made.split("\n"))


@MEDIA
def test_a_cancelled_session_says_why_and_invites_nobody(medium: Medium) -> None:
    made = text(medium, replace(SESSION, status="cancelled", reason="The presenter is ill"))
    assert "Cancelled: " in made
    assert "The presenter is ill" in made
    assert "17:00–18:30 CET (Amsterdam)" in made
    for absent in (MEETING, "ask.example.org", "arxiv.org"):
        assert absent not in made


@MEDIA
def test_a_moved_session_says_when_it_was_to_be(medium: Medium) -> None:
    made = text(medium, replace(SESSION, moved_from=("2027-03-15 17:00",)))
    assert "Moved: Mon 22 Mar 2027" in made
    assert "It was to be on Monday, 15 March 2027, 17:00." in " ".join(made.split())


TAUGHT = replace(
    SESSION,
    topic="Hidden Markov models",
    papers=(),
    presenters=(),
    chairs=("first chair", "second chair"),
    days=(dt.date(2027, 3, 22), dt.date(2027, 3, 29)),
    parts=(
        Part("Theory evening", date=dt.date(2027, 3, 22), minutes=60),
        Part("Coding evening", points=("Forward pass",), date=dt.date(2027, 3, 29), start="18:00"),
    ),
    install=("numpy 2",),
    readings=("Rabiner 1989, https://doi.org/10.1109/5.18626",),
    tasks=("Run simulations [code required]",),
    check_ins=(CheckIn("Show your plots", dt.date(2027, 4, 5)),),
)


@MEDIA
def test_each_evening_has_its_own_time_in_every_zone(medium: Medium) -> None:
    made = " ".join(text(medium, TAUGHT).split())
    for words in (
        "17:00–18:00 CET (Amsterdam)",
        "18:00 CEST (Amsterdam)",  # Europe's clocks changed in between
        "01:00 JST on Tuesday (Tokyo)",
        "12:00 EDT (New York)",
        "Coding evening",
        "Forward pass",
        "first chair, second chair",
        "numpy 2",
        "https://doi.org/10.1109/5.18626",
        "code required",
        "Monday, 5 April 2027: Show your plots",
    ):
        assert words in made


@MEDIA
def test_notebooks_open_in_colab_and_solutions_stay_unsaid(medium: Medium) -> None:
    files = ("notebooks/hmm-student.ipynb", "notebooks/hmm-solution.ipynb")
    made = text(medium, replace(TAUGHT, items=tuple(Item("notebook", file) for file in files)))
    colab = "https://colab.research.google.com/github/club/reading/blob/main/sessions/2027-03-22-rotation/"
    assert f"{colab}notebooks/hmm-student.ipynb" in made
    assert "solution" not in made


def test_the_meetings_address_stands_in_announcements_alone() -> None:
    club = replace(CLUB, meeting=MEETING)
    assert MEETING in announce(Occasion(SESSION, club, club.meeting), "email", Templates()).text
    assert MEETING not in render_topic_page(SESSION, club, Templates(), lambda _: True)


@pytest.mark.parametrize(
    "session",
    [
        replace(SESSION, place="https://zoom.us/j/7?pwd=x"),
        replace(SESSION, links=(SessionLink("zoom", "https://zoom.us/j/7?pwd=x"),)),
    ],
)
def test_a_door_written_into_the_session_is_for_members_too(session: Session) -> None:
    assert "https://zoom.us/j/7?pwd=x" in announce(Occasion(session, CLUB), "email", Templates()).text
    hidden = replace(session, place=None, links=(SessionLink("host", "https://zoom.us/s/7?key=x"),))
    assert "zoom.us/s" not in announce(Occasion(hidden, CLUB), "email", Templates()).text


HOSTILE = (
    "\r\nBcc: x@example.org\r\n\r\n<!channel> *b* [x](https://evil.example) @octocat #1 {{ 7*7 }} \u202eevil"
)


@MEDIA
def test_hostile_titles_stay_text(medium: Medium) -> None:
    session = replace(
        SESSION,
        papers=(SessionPaper("", HOSTILE, note=HOSTILE), SessionPaper("", HOSTILE)),
        topic=HOSTILE,
        presenters=(HOSTILE,),
        tasks=(HOSTILE,),
        readings=(HOSTILE,),
        install=(HOSTILE,),
        reason=HOSTILE,
    )
    for status in ("scheduled", "cancelled"):
        made = announce(Occasion(replace(session, status=status), CLUB), medium, Templates()).text
        assert "\r" not in made
        assert "\u202e" not in made
        assert "49" not in made
        assert "\n" not in made.split("\n\n")[0] or medium != "email", "nothing but the subject is a header"
        if medium == "slack":
            assert "<" not in made
            assert "*b*" not in made
            assert "@octocat" not in made
        if medium == "issue":
            assert "<!channel" not in made
            assert "[x](https" not in made
            assert "@octocat" not in made
            assert "\\#1" not in made


def test_without_anything_known_the_text_still_invites() -> None:
    made = announce(Occasion(Session("undated"), ClubSettings()), "email", Templates()).text
    assert "to be announced" in made
    assert "Or answer this mail" in made


@pytest.mark.parametrize(
    ("session", "subject"),
    [
        (Session("undated", topic="Soon"), "[Reading club] Soon"),
        (
            replace(SESSION, moved_from=("x",), status="cancelled"),
            "[Reading club] Cancelled: Mon 22 Mar 2027: ",
        ),
        (replace(SESSION, date=dt.date(2027, 4, 5), topic="Late"), "[Reading club] Mon 5 Apr 2027: Late"),
    ],
)
def test_a_subject_says_the_first_day_and_what_became_of_it(session: Session, subject: str) -> None:
    made = announce(Occasion(session, CLUB), "email", Templates())
    assert made.subject.startswith(subject)
    assert (made.medium, made.text.split("\n")[0]) == ("email", f"Subject: {made.subject}")


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ((), ""),
        (
            ("discussion",),
            "Discussion may be recorded if the presenter agrees; introduction and talk are not.",
        ),
        (
            ("introduction", "talk", "discussion"),
            "Introduction, talk and discussion may be recorded if the presenter agrees.",
        ),
        (None, "Introduction and talk may be recorded if the presenter agrees; discussion is not."),
    ],
)
def test_what_is_recorded_is_said_with_what_is_not(record: tuple[str, ...] | None, line: str) -> None:
    assert recorded_line(replace(SESSION, record=record), CLUB) == line


def test_recordings_are_spoken_of_where_the_club_has_some_or_somebody_was_asked() -> None:
    without = replace(CLUB, playlist=None)
    assert "may be recorded" not in text(club=without)
    assert "may be recorded" in text(
        session=replace(SESSION, consent=(Consent("presenter", False),)), club=without
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("2027-03-15", "It was to be on Monday, 15 March 2027."),
        ("2027-03-15 16:30", "It was to be on Monday, 15 March 2027, 16:30."),
        ("the week before", "It was to be on the week before."),
    ],
)
def test_the_last_time_it_was_to_be_is_said_as_far_as_it_is_a_date(before: str, words: str) -> None:
    assert words in text(session=replace(SESSION, moved_from=("2027-03-01", before)))


def test_a_time_that_says_more_than_an_hour_is_told_as_it_was_written() -> None:
    club = replace(CLUB, start=None)
    (meeting,) = meetings_of(replace(SESSION, time="after lunch"), club)
    assert meeting == Meeting("Monday, 22 March 2027", ("after lunch",))
    assert meetings_of(SESSION, club) == [Meeting("Monday, 22 March 2027", ())]
    (at,) = meetings_of(replace(SESSION, time="5 to 8", start="17:00"), replace(CLUB, also_shown=()))
    assert at.times == ("17:00 CET (Amsterdam)",), "its end is not the agenda's"


def test_a_session_of_one_evening_needs_no_name_for_it() -> None:
    (meeting,) = meetings_of(replace(SESSION, parts=(Part("a", "Theory", date=SESSION.date),)), CLUB)
    assert meeting.what == ""


def test_the_agenda_is_told_of_talks_alone() -> None:
    own = Agenda((AgendaPart("Talk", 40), AgendaPart("questions", 20)))
    assert "Talk 40 min, questions 20 min (together 60 minutes)" in text(session=replace(SESSION, agenda=own))
    assert "AGENDA" not in text(session=replace(SESSION, days=(SESSION.date, dt.date(2027, 3, 29))))  # type: ignore[arg-type]
    assert "AGENDA" not in text(session=replace(SESSION, parts=(Part("a"),)))


def test_an_abstract_is_told_in_whole_sentences_of_some_ninety_words() -> None:
    sentence = "Each of these ten words stands here to be counted. "
    made = announce(Occasion(replace(SESSION, abstract=sentence * 20), CLUB), "email", Templates()).text
    assert " ".join(made.split()).count(sentence.strip()) == ABSTRACT_WORDS // 10


def test_a_notebook_opens_where_its_repository_is() -> None:
    club = replace(CLUB, repository="https://gitlab.com/club/reading")
    made = text(session=replace(SESSION, items=(Item("notebook", "a/lot.ipynb"),)), club=club)
    assert (
        "Notebook lot.ipynb: https://gitlab.com/club/reading/-/blob/main/sessions/2027-03-22-rotation/a/lot.ipynb"
        in made
    )
    assert "lot.ipynb" not in text(
        session=replace(SESSION, items=(Item("notebook", "a/lot.ipynb"),)),
        club=replace(CLUB, repository=None),
    )


def test_the_meeting_is_where_the_host_says_then_a_link_then_the_place() -> None:
    link, place = "https://meet.example.org/link", "https://meet.example.org/place"
    session = replace(SESSION, place=place, links=(SessionLink("Meeting", link),))
    for occasion, door in (
        (Occasion(session, CLUB, MEETING), MEETING),
        (Occasion(session, CLUB), link),
        (Occasion(session, replace(CLUB, private=("MEETING",))), place),
        (Occasion(replace(session, links=(), place=None), replace(CLUB, place=f" {place} ")), place),
        (Occasion(replace(session, links=(), place=f"{place} or Room 5"), CLUB), None),
    ):
        lines = [line.strip() for line in announce(occasion, "email", Templates()).text.split("\n")]
        joined = lines[lines.index("JOIN (for members, please do not pass it on)") + 1] if door else None
        assert joined == door
        assert ("JOIN" in " ".join(lines)) is bool(door)
