"""Nothing that a club keeps to itself passes into what it publishes, and nothing else is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.paper import Licence
from journalclub.models.schedule import Consent, Done, Member
from journalclub.models.session import (
    CheckIn,
    ClubSettings,
    Item,
    Part,
    Person,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.outputs.public import (
    is_private_address,
    public_club,
    public_note,
    public_session,
    public_text,
    recording_may_be_shown,
)

CLUB = ClubSettings()
MAIL, DOOR = "someone@example.org", "https://us02web.zoom.us/j/81234567890?pwd=CANARY"
RECORDING = SessionLink("video", "https://youtu.be/dQw4w9WgXcQ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Attendee 7 <someone@example.org>", "Attendee 7"),
        ("Attendee 7 (mailto:some.one+x@mail.example.org), attendee 8", "Attendee 7, attendee 8"),
        ("someone [at] example [dot] org", ""),
        ("write to someone(at)example.org", "write to"),
        ("Room 5 / https://meet.google.com/abc-defg-hij", "Room 5 / online"),
        ("Room 5 (zoom.us/j/812?pwd=x).", "Room 5 (online)."),
        ("see https://example.org/page?token=x", "see online"),
        ("talk @ noon, with @handle", "talk @ noon, with @handle"),
        ("both@once, @ and a@b", "both@once, @ and a@b"),
        ("https://arxiv.org/abs/2401.01230", "https://arxiv.org/abs/2401.01230"),
        ("ResNet-50.v1 at 3.5 fps", "ResNet-50.v1 at 3.5 fps"),
    ],
)
def test_words_lose_mail_addresses_and_doors_to_meetings_only(text: str, shown: str) -> None:
    assert public_text(text) == shown


def test_a_persons_page_on_a_host_that_the_club_keeps_to_itself_is_no_link() -> None:
    person = Person("Attendee 7", None, "https://intranet.example.org/7")
    shown = public_session(Session("s", people=(person,)), ClubSettings(private=("intranet.example.org",)))
    assert shown.people == (Person("Attendee 7"),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Meeting ID: 812 3456 7890, Passcode: CANARY", ""),
        ("Room 5, password is CANARY", "Room 5"),
        ("slides in /home/someone/talk.pdf", "slides in"),
        (r"slides in C:\Users\someone\talk.pdf here", "slides in here"),
        ("file:///srv/club/x bring a laptop", "bring a laptop"),
        (
            "read 3/4 of it; password managers are not needed",
            "read 3/4 of it; password managers are not needed",
        ),
    ],
)
def test_notes_lose_passcodes_and_paths_of_a_machine_too(text: str, shown: str) -> None:
    assert public_note(text) == shown


@pytest.mark.parametrize(
    "url",
    [
        DOOR,
        "https://teams.microsoft.com/l/meetup-join/x",
        "https://meet.jit.si/club",
        "https://bbb.uni.example/rooms/x",
        "https://ZOOM.US./j/1",
        "//zoom.us/j/1",
        "https://questions.example.org/host/Zk3v9Qm2xT1Lr8",
        "https://example.org/#access_token=x",
        "/etc/passwd",
        "javascript:alert(1)",
        "https://someone:secret@example.org/",
    ],
)
def test_addresses_of_meetings_secrets_and_machines_are_private(url: str) -> None:
    assert is_private_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/slides.pdf",
        "https://www.meetup.com/club/",
        "https://zoomcharts.example/",
        "slides/a.pdf",
        "https://arxiv.org/abs/2401.01230v2",
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert not is_private_address(url)


def full(secret: str) -> Session:
    """A session with the same words in every place that takes words."""
    paper = SessionPaper("2401.01230", f"Title {secret}", note=f"note {secret}")
    part = Part(
        "a", secret, (secret,), (paper,), (SessionLink("other", DOOR),), (secret,), secret, place=secret
    )
    return Session(
        "f",
        dt.date(2027, 1, 18),
        place=secret,
        topic=secret,
        presenters=(secret,),
        presenters_raw=secret,
        papers=(paper,),
        links=(SessionLink("meeting", "https://example.org/door"), SessionLink("slides", DOOR, secret)),
        date_raw=secret,
        time=secret,
        reason=secret,
        chairs=(secret,),
        people=(Person(secret, secret, DOOR),),
        suggested_by=(secret,),
        abstract=secret,
        parts=(part,),
        sequels=(paper,),
        tasks=(secret,),
        readings=(secret,),
        install=(secret,),
        check_ins=(CheckIn(secret),),
        notes=(secret,),
        participants=(secret,),
        consent=(Consent(secret, True),),
        done=(Done(secret),),
    )


@pytest.mark.parametrize("secret", [MAIL, DOOR, f"<{MAIL}>", f"x{MAIL}y", "join: zoom.us/j/81234567890"])
def test_no_field_of_a_session_lets_a_secret_pass(secret: str) -> None:
    shown = repr(public_session(full(secret), CLUB))
    for canary in (MAIL, "81234567890", "example.org/door"):
        assert canary not in shown


def test_a_session_without_secrets_passes_unchanged() -> None:
    session = replace(full("Words (with brackets), 3/4; and – dashes"), links=(), parts=(), people=())
    assert public_session(session, CLUB) == replace(session, participants=(), consent=(), done=())


@given(st.text(alphabet=st.characters(exclude_characters="@＠./\\:"), max_size=200))
def test_text_without_addresses_passes_unchanged(text: str) -> None:
    if "at" not in text.casefold():
        assert public_text(text) == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_address_between_any_words_is_taken_out(before: str, after: str) -> None:
    assert MAIL not in public_note(f"{before} {MAIL} {after}")


@pytest.mark.parametrize("hostile", ["a@" * 50_000, "a" * 100_000 + ";@x.org", "a." * 50_000, "(" * 100_000])
def test_hostile_text_takes_no_longer_for_being_hostile(hostile: str) -> None:
    assert len(public_note(hostile)) <= len(hostile)


def test_a_recording_is_public_with_the_consent_of_all_who_present() -> None:
    session = Session(
        "f", presenters=("One", "Two"), links=(RECORDING,), items=(Item("video", "video/a.mp4"),)
    )
    answers = {
        (): False,
        (Consent("One", True),): False,
        (Consent("One", True), Consent("Two", False)): False,
        (Consent("one ", True), Consent("Two", True)): True,
        (Consent("already public", True),): True,
    }
    for consent, shown in answers.items():
        public = public_session(replace(session, consent=consent), CLUB)
        assert bool(public.links) == bool(public.items) == shown


def test_a_recording_shows_only_parts_that_the_club_records() -> None:
    discussion = replace(RECORDING, part="discussion")
    session = Session(
        "f", presenters=("One",), consent=(Consent("One", True),), links=(RECORDING, discussion)
    )
    assert public_session(session, CLUB).links == (RECORDING,)
    assert public_session(replace(session, record=("discussion",)), CLUB).links == (discussion,)


def test_a_recording_without_a_part_shows_the_talk_by_whichever_name() -> None:
    video = SessionLink("video", "https://example.org/v")
    session = Session("s", presenters=("a",), links=(video,), consent=(Consent("a", True),))
    for record, shown in (
        (("talk",), True),
        (("presentation",), True),
        (("discussion",), False),
        ((), False),
    ):
        assert bool(public_session(replace(session, record=record), CLUB).links) is shown


def test_what_the_club_marks_private_is_left_out() -> None:
    club = ClubSettings(private=("notes", "wiki.example.org", "Solutions", "place"))
    session = Session(
        "f",
        place="Room 5",
        notes=("ours",),
        links=(
            SessionLink("other", "https://a.wiki.example.org/x"),
            SessionLink("slides", "https://x.example/"),
        ),
        items=(Item("solutions", "s.ipynb"), Item("code", "c.py")),
    )
    shown = public_session(session, club)
    assert (shown.place, shown.notes) == (None, ())
    assert ([x.kind for x in shown.links], [x.kind for x in shown.items]) == (["slides"], ["code"])


@pytest.mark.parametrize(
    ("uri", "copied"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", True),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", True),
        ("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", False),
        ("https://creativecommons.org.example/licenses/by/4.0/", False),
        (None, False),
    ],
)
def test_pictures_are_copied_only_under_a_licence_that_says_so(uri: str | None, copied: bool) -> None:
    assert Licence(uri).may_redistribute is copied


def test_the_club_itself_shows_no_door_and_no_members() -> None:
    club = ClubSettings(place=f"Room 5, {DOOR}", meeting=DOOR, chat=DOOR, feedback="https://example.org/form")
    shown = public_club(replace(club, members=(Member("attendee 7"),)))
    assert (shown.place, shown.meeting, shown.chat, shown.members) == ("Room 5, online", None, None, ())
    assert shown.feedback == "https://example.org/form"


HOST = "https://wiki.example.org/secret"
OWN_HOST = ClubSettings(private=("Wiki.Example.org",))


@pytest.mark.parametrize(
    ("secret", "club", "left"),
    [(MAIL, CLUB, "words"), (DOOR, CLUB, "words online"), (HOST, OWN_HOST, "words online")],
)
def test_each_field_loses_its_secret_and_keeps_its_words(secret: str, club: ClubSettings, left: str) -> None:
    paper = SessionPaper("2401.01230", f"Title {left}", note=f"note {left}")
    assert public_session(full(f"words {secret}"), club) == Session(
        "f",
        dt.date(2027, 1, 18),
        place=left,
        topic=left,
        presenters=(left,),
        presenters_raw=left,
        papers=(paper,),
        date_raw=left,
        time=left,
        reason=left,
        chairs=(left,),
        people=(Person(left, left),),
        suggested_by=(left,),
        abstract=left,
        parts=(Part("a", left, (left,), (paper,), (), (left,), left, place=left),),
        sequels=(paper,),
        tasks=(left,),
        readings=(left,),
        install=(left,),
        check_ins=(CheckIn(left),),
        notes=(left,),
    )


def test_a_label_keeps_its_words_beside_an_address_that_may_be_shown() -> None:
    links = (SessionLink("code", "https://example.org/code", f"Code {HOST}"),)
    session = Session("f", links=links, papers=(SessionPaper("", "A", HOST),))
    shown = public_session(session, OWN_HOST)
    assert shown.links == (SessionLink("code", "https://example.org/code", "Code online"),)
    assert shown.papers == (SessionPaper("", "A"),)


def test_a_clubs_own_addresses_are_shown_unless_they_are_doors() -> None:
    def club(address: str | None, **values: Any) -> ClubSettings:
        return ClubSettings(
            name="Reading club",
            code_of_conduct=address,
            feedback=address,
            chat=address,
            playlist=address,
            **values,
        )

    shown = club("https://example.org/x", place="Room 5")
    assert public_club(shown) == shown
    assert public_club(club(DOOR)) == club(None)
    assert public_club(club(HOST, place=f"Room 5, {HOST}", private=("wiki.EXAMPLE.org",))) == club(
        None, place="Room 5, online"
    )
    assert public_club(replace(shown, private=("Place",))) == replace(shown, place=None)


def test_a_clubs_name_is_never_empty() -> None:
    assert public_club(ClubSettings(name=f"Club {HOST}", private=OWN_HOST.private)).name == "Club online"
    assert public_club(ClubSettings(name=MAIL)).name == ClubSettings().name


def test_a_field_that_held_nothing_but_a_secret_is_empty() -> None:
    shown = public_session(
        Session("f", topic=MAIL, reason=MAIL, notes=(MAIL,), check_ins=(CheckIn(MAIL),)), CLUB
    )
    assert shown == Session("f")


@pytest.mark.parametrize("field", ["folder", "status", "date", "days", "formerly"])
def test_what_a_session_cannot_do_without_stays_though_it_is_marked_private(field: str) -> None:
    day = dt.date(2027, 1, 18)
    session = Session("f", day, status="held", days=(day,), formerly=("e",), number=3, chairs=("One",))
    assert public_session(session, ClubSettings(private=(field,))) == session
    hidden = public_session(session, ClubSettings(private=("number", "chairs", field)))
    assert hidden == replace(session, number=None, chairs=())


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://meet.example.org/x", True),
        ("https://meet.example/x", False),
        ("https://example.org/?a=1&PWD=x", True),
        ("https://example.org/?pwd=", False),
        ("https://example.org/host/Zk3v9Qm2xT1L", True),
        ("https://example.org/host/short", False),
        ("https://example.org/ok?next=/host/Zk3v9Qm2xT1L", False),
        ("https://notzoom.us/j/1", False),
        ("zoom.us/j/1", True),
        ("slides//zoom.us", False),
        ("https://[broken", True),
        ("//example.org/x", False),
    ],
)
def test_an_address_is_private_by_its_host_its_path_or_its_keys(url: str, private: bool) -> None:
    assert is_private_address(url) is private


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see“https://zoom.us/j/1”, or not", "see“online”, or not"),
        ("link:https://zoom.us/j/1.", "link:online."),
        ("zoom.us:443/j/1 at ten", "online at ten"),
        ("mailto:someone@example.org", ""),
        ("MAILTO:someone@example.org;", ""),
        ("someone＠example.org now", "now"),
        ("one@a.example and two@b.example", "and"),
        ("so (someone@example.org) it is", "so it is"),
        ("so, someone@example.org, it is", "so, it is"),
        ("ask someone@example.org; or not", "ask; or not"),
        ("See: someone@example.org.", "See."),
        ("write to someone@example.org!", "write to!"),
        ("so,, it is, without one", "so,, it is, without one"),
        ("e.g. this", "e.g. this"),
        ("https://[broken is no secret", "https://[broken is no secret"),
    ],
)
def test_what_stood_around_a_secret_stays_readable(text: str, shown: str) -> None:
    assert public_text(text) == shown


def test_an_address_with_more_keys_than_one_can_look_through_is_private() -> None:
    assert is_private_address("https://example.org/?" + "a=1&" * 201)
    assert not is_private_address("https://example.org/?" + "a=1&" * 150)


def test_a_persons_own_page_is_shown() -> None:
    person = Person("Attendee 7", "Institute", "https://example.org/7")
    assert public_session(Session("f", people=(person,)), CLUB).people == (person,)


def test_recordings_may_be_shown_by_the_rules_of_the_session_then_of_the_club() -> None:
    agreed = Session("f", presenters=("One",), consent=(Consent("One", True),))
    assert recording_may_be_shown(agreed, CLUB)
    assert not recording_may_be_shown(agreed, CLUB, "discussion")
    assert recording_may_be_shown(agreed, CLUB, "Introduction")
    assert not recording_may_be_shown(agreed, ClubSettings(record=()))
    assert recording_may_be_shown(replace(agreed, record=("Discussion",)), CLUB, "discussion")
    assert not recording_may_be_shown(replace(agreed, presenters=()), CLUB), "nobody could agree"


def test_the_presenters_of_a_part_agree_for_its_recording() -> None:
    parts = (Part("a", presenters=("Two",), links=(RECORDING,)), Part("b", links=(RECORDING,)))
    session = Session("f", presenters=("One",), parts=parts, consent=(Consent("Two", True),))
    first, second = public_session(session, CLUB).parts
    assert (first.links, second.links) == ((RECORDING,), ())
