"""Who follows a calendar or feed is told of every change once, and of nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.published_file import dump_published, parse_published
from journalclub.models.publication import Entry, Published, SessionLine
from journalclub.models.session import ClubSettings
from journalclub.outputs.revisions import parting_day, renewed
from tests.outputs.publications import CLUB, NOW, entry, publication

LATER = NOW + dt.timedelta(days=3)
VIT = entry()


def after(before: Published, *entries: Entry, now: dt.datetime = LATER) -> Published:
    return publication(entries, before, now).record


def line(record: Published, uid: str = VIT.uid) -> SessionLine:
    return record.sessions[uid]


FIRST = after(Published(), VIT, now=NOW)


def test_without_a_change_nothing_changes() -> None:
    assert after(FIRST, VIT).sessions == FIRST.sessions


def test_a_moved_session_keeps_its_id_and_gets_a_higher_sequence() -> None:
    moved = line(after(FIRST, replace(VIT, days=(dt.date(2027, 1, 25),))))
    assert moved.id == line(FIRST).id
    assert moved.events[0].start == "2027-01-25T17:00"
    assert (moved.events[0].sequence, moved.events[0].changed) == (1, "2027-01-07T12:00:00Z")
    assert (moved.published, moved.updated) == ("2027-01-04T12:00:00Z", "2027-01-07T12:00:00Z")


def test_a_cancelled_session_is_cancelled_and_may_come_back() -> None:
    off = after(FIRST, replace(VIT, status="cancelled", reason="ill"))
    assert (line(off).events[0].status, line(off).events[0].sequence) == ("CANCELLED", 1)
    back = after(off, VIT)
    assert (line(back).events[0].status, line(back).events[0].sequence) == ("CONFIRMED", 2)


def test_a_session_whose_folder_is_gone_is_cancelled_once_and_for_ever() -> None:
    gone = after(FIRST)
    assert (line(gone).gone, line(gone).events[0].status, line(gone).events[0].sequence) == (
        True,
        "CANCELLED",
        1,
    )
    assert after(gone, now=LATER + dt.timedelta(days=900)).sessions == gone.sessions
    assert line(after(gone, VIT)).events[0].sequence == 2


def test_a_folder_that_jc_renamed_is_the_same_session() -> None:
    moved = replace(VIT, folder="2027-01-25-vit", days=(dt.date(2027, 1, 25),))
    record = after(FIRST, moved)
    assert list(record.sessions) == [VIT.uid]
    assert line(record).folder == "2027-01-25-vit"


def test_a_folder_that_was_renamed_by_hand_is_the_same_session() -> None:
    moved = replace(VIT, folder="2027-01-25-vit", uid="2027-01-25-vit", days=(dt.date(2027, 1, 25),))
    record = after(FIRST, moved)
    assert [x.id for x in record.sessions.values()] == [line(FIRST).id]
    assert line(record, "2027-01-25-vit").events[0].sequence == 1
    two = after(FIRST, moved, replace(moved, folder="other", uid="other"))
    assert len({x.id for x in two.sessions.values()}) == 3


def test_a_session_that_was_gone_before_is_not_taken_for_renamed() -> None:
    again = replace(VIT, folder="2028-01-17-vit", uid="2028-01-17-vit", days=(dt.date(2028, 1, 17),))
    record = after(after(FIRST), again)
    assert line(record, again.uid).id != line(FIRST).id
    assert line(record).gone


def test_a_holiday_and_an_open_date_take_the_event_away() -> None:
    for changed in (replace(VIT, status="holiday"), replace(VIT, days=())):
        assert [e.status for e in line(after(FIRST, changed)).events] == ["CANCELLED"]
        assert line(renewed(Published(), [changed], CLUB, NOW, NOW.date())).events == ()


def test_each_day_has_its_event_and_a_day_less_is_a_cancelled_one() -> None:
    two = replace(VIT, days=(dt.date(2027, 1, 18), dt.date(2027, 1, 25)))
    both = after(FIRST, two)
    assert [(e.start[:10], e.status) for e in line(both).events] == [
        ("2027-01-18", "CONFIRMED"),
        ("2027-01-25", "CONFIRMED"),
    ]
    one = line(after(both, VIT)).events
    assert [(e.start[:10], e.status, e.sequence) for e in one] == [
        ("2027-01-18", "CONFIRMED", 2),
        ("2027-01-25", "CANCELLED", 1),
    ]


def test_a_lost_record_starts_at_the_revision_the_session_knows_of() -> None:
    assert line(after(Published(), replace(VIT, revision=3))).events[0].sequence == 3


def test_materials_are_news_for_the_feed_and_not_for_the_calendar() -> None:
    told = line(after(FIRST, replace(VIT, lead="Now with an abstract.")))
    assert told.events == line(FIRST).events
    assert told.updated != line(FIRST).updated


def test_a_club_that_changes_its_name_keeps_all_ids() -> None:
    record = renewed(FIRST, [VIT], ClubSettings(name="Another name"), LATER, LATER.date())
    assert line(record).id == line(FIRST).id


def test_the_day_that_parts_past_from_coming_moves_when_a_session_has_passed() -> None:
    record = Published(dt.date(2027, 1, 4))
    assert parting_day(record, [VIT], dt.date(2027, 1, 18)) == dt.date(2027, 1, 4)
    assert parting_day(record, [VIT], dt.date(2027, 1, 19)) == dt.date(2027, 1, 19)
    assert parting_day(Published(), [VIT], dt.date(2027, 1, 1)) == dt.date(2027, 1, 1)
    assert parting_day(Published(dt.date(2030, 1, 1)), [VIT], dt.date(2027, 1, 1)) == dt.date(2027, 1, 1)


@given(
    st.lists(
        st.tuples(st.sampled_from(["scheduled", "cancelled", "gone", "holiday"]), st.integers(1, 3)),
        max_size=8,
    )
)
def test_sequences_only_grow_and_the_file_gives_the_record_back(steps: list[tuple[str, int]]) -> None:
    record = FIRST
    for status, days in steps:
        before = {n: e.sequence for n, e in enumerate(line(record).events)}
        dates = tuple(dt.date(2027, 1, day) for day in range(1, days + 1))
        there = [] if status == "gone" else [replace(VIT, status=status, days=dates)]  # type: ignore[arg-type]
        record = after(record, *there)
        now = {n: e.sequence for n, e in enumerate(line(record).events)}
        assert all(now[n] >= sequence for n, sequence in before.items())
        assert line(record).id == line(FIRST).id
        problems: list[object] = []
        assert parse_published(dump_published(record), problems) == record  # type: ignore[arg-type]
        assert problems == []
