from __future__ import annotations

import pytest

from tests.adopting.pages import adopted, outline, sessions

NESTED = """## Past Meetings

* **Mon 30 May 2022**
@- **Paper:** [A title
over lines](https://arxiv.org/abs/2010.12827) *(ACL'21)*
@- **Moderator:** First Person

* ~~**Mon 06 May 2022**~~
@**Cancelled: bank holiday**

@ - **Paper:** TBA
@ - **Moderator:** TBA

* **Fri 01 Apr 2022**
@- Review session
@- **Room:** East
- not a session
""".replace("@", "\t")


def test_items_with_labelled_items_below() -> None:
    found = adopted(NESTED)
    first, second, third = (t.session for t in found.sessions)
    assert (first.papers[0].title, first.papers[0].note) == ("A title over lines", "(ACL'21)")
    assert first.presenters == ("First Person",)
    assert [t.status for t in found.sessions] == ["held", "cancelled", "held"]
    assert second.presenters == ()
    assert (third.topic, third.place) == ("Review session", "East")


def test_date_time_place_presenter_and_topic_on_one_line() -> None:
    page = (
        "The dates for 2022 are:\n- 17th of March 2022 (13-16 small room): Ann - Images as data\n"
        "- 31st of March 2022 (13.30-16.30 small room): CANCELLED\n"
        "- 12th of May 2022 (13-16 small room): Bob - Statistics\n"
    )
    found = adopted(page)
    first = found.sessions[0].session
    assert (first.time, first.place, first.presenters, first.topic) == (
        "13-16",
        "small room",
        ("Ann",),
        "Images as data",
    )
    assert [t.status for t in found.sessions] == [None, "cancelled", None]


def test_numbered_items_with_lists_at_the_same_depth() -> None:
    page = (
        "### FALL 2024\n\n1) **September 9th 2024 - Agenda**\n\n"
        "2) **September 16th 2024 - Policy gradients** (presented by Dr. First)\n\n"
        "* Recommended reading: [Chapter 13](https://a.example/13.pdf)\n* [Slides](s.pdf)\n"
    )
    first, second = sessions(page)
    assert first.topic == "Agenda"
    assert (second.topic, second.presenters) == ("Policy gradients", ("Dr. First",))
    assert [x.kind for x in second.links] == ["slides"]
    assert second.papers[0].title == "Chapter 13"


def test_an_author_behind_the_paper_is_nobody_who_presents() -> None:
    page = (
        "## Past papers\n"
        "- __2019.11.29__ [Some Paper About Code](https://d.example/x) by One and Two. ([notes](https://docs.google.com/document/d/1))\n"
        "- __2019.11.15__ [Other](https://arxiv.org/abs/1706.03762)\n"
    )
    first, _ = sessions(page)
    assert first.presenters == ()
    assert first.papers[0].note == "by One and Two."
    assert [x.kind for x in first.links] == ["notes"]


def test_dates_at_the_end_of_items() -> None:
    page = (
        "1. **About one thing** - Ann - 2021-03-01\n2. **On two things** - Bob - 2021-03-08\n"
        "3. **A third** - Cy - 2021-03-15\n"
    )
    assert [(s.topic, s.presenters) for s in sessions(page)] == [
        ("About one thing", ("Ann",)),
        ("On two things", ("Bob",)),
        ("A third", ("Cy",)),
    ]


def test_an_item_beside_sessions_is_reported_and_news_are_none() -> None:
    page = (
        "## Sessions\n- 2020-05-01: One\n- 2020-05-15: Two\n- no date here\n## News\n"
        "- 2020-06-01: we moved\n- 2020-07-01: again\n"
    )
    found = adopted(page)
    assert len(found.sessions) == 2
    assert [(left.line, left.text) for left in found.unparsed] == [(4, "no date here")]


TWO = "- Jan 5: Queues\n- Jan 12: Stacks\n"
BOTH = ["3 2026-01-05 Queues", "4 2026-01-12 Stacks"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # Two dated items make a schedule; one does where a heading or the line above announces it.
        (f"# G 2026\n\n{TWO}", BOTH), ("# G 2026\n\n- Jan 5: Queues\n", []),
        ("# Talks 2026\n\n- Jan 5: Queues\n", ["3 2026-01-05 Queues"]),
        ("# G 2026\nThe dates:\n- Jan 5: Queues\n", ["3 2026-01-05 Queues"]),
        ("# G 2026\nwords\n- Jan 5: Queues\n", []), ("- 2026-01-05: Queues\n", []),
        (f"# G 2026\nThe dates{' or not' * 30}:\n- Jan 5: Queues\n", []),
        # Lists of news are none, whatever stands above.
        (f"# Talks 2026\n## Updates\n{TWO}", []), (f"# News 2026\n## Talks\n{TWO}", BOTH),
        # Dates in digits or at the end: three at least, or two below a term.
        ("# G 2026\n- 1/15: Queues\n- 1/22: Stacks\n", ["2 2026-01-15 Queues", "3 2026-01-22 Stacks"]),
        ("# G\n- 1/15: Queues\n- 1/22: Stacks\n", []),
        ("# G 2026\n- 1/15: Queues\n- 1/22: Stacks\n- 1/29: Heaps\n", [
            "2 2026-01-15 Queues", "3 2026-01-22 Stacks", "4 2026-01-29 Heaps"]),
        ("# G\n- Queues (Jan 5, 2026)\n- Stacks (Jan 12, 2026)\n", []),
        ("# G\n- Queues (Jan 5, 2026)\n- Stacks (Jan 12, 2026)\n- Heaps (Jan 19, 2026)\n", [
            "2 2026-01-05 Queues", "3 2026-01-12 Stacks", "4 2026-01-19 Heaps"]),
        # Of several kinds of items the one that most dated ones have.
        ("# G 2026\n- Jan 5: Queues\n* Jan 12: Stacks\n* Jan 19: Heaps\n", ["3 2026-01-12 Stacks",
            "4 2026-01-19 Heaps"]),
        (f"# G 2026\n\n{TWO}  - Jan 13: more\n", ["3 2026-01-05 Queues", "4-5 2026-01-12 Stacks"]),
        # Items without a date: those that say so are sessions, the others are left over, empty ones are nothing.
        (f"# G 2026\n\n{TWO}- **TBD**: Heaps\n- TBD\n- Trees\n-\n", [
            *BOTH, "5 Heaps", "6: TBD", "7: Trees\n-"]),
        (f"# G 2026\n\n{TWO}- \n- Room: 3\n", ["3 2026-01-05 Queues", "4-6 2026-01-12 Stacks"]),
        # What belongs to an item: what is indented, labelled or only links; headings and other words end it.
        (f"# G 2026\n\n{TWO}\n  more\n\nRoom: 1\n\n[s](s.pdf)\n\nend\n\nRoom: 2\n", [
            "3 2026-01-05 Queues", "4-10 2026-01-12 Stacks more"]),
        (f"# G 2026\n\n{TWO}\nRoom: 1\n2 chairs\n", ["3 2026-01-05 Queues", "4-7 2026-01-12 Stacks"]),
        ("# G 2026\n  - Jan 5: Queues\n  - Jan 12: Stacks\n- x\n", ["2 2026-01-05 Queues", "3 2026-01-12 Stacks"]),
        # Each section by itself.
        (f"# G 2026\n\n{TWO}## Sub\n\n- Jan 19: Heaps\n- Jan 26: Trees\n", [
            *BOTH, "7 2026-01-19 Heaps", "8 2026-01-26 Trees"]),
        # The year may stand in the line above the list, if that is short.
        (f"# G\n**Fall 2025**, Fridays\n{TWO}", ["3 2025-01-05 Queues", "4 2025-01-12 Stacks"]),
        (f"# G\nFall 2025{' x' * 250}\n{TWO}", ["3 Queues", "4 Stacks"]),
        (f"# G\nFall 2025{' x' * 95}\n{TWO}", ["3 2025-01-05 Queues", "4 2025-01-12 Stacks"]),
        (f"# G\n- 2025\n\n{TWO}", ["4 Queues", "5 Stacks"]),
        # Without a topic the first point below is it.
        ("# G 2026\n- Jan 5\n  - one\n  - two\n- Jan 12\n\n  see\n", ["2-4 2026-01-05 one", "5-7 2026-01-12 see"]),
        ("# G 2026\n- Jan 5\n  - Room: 1\n- Jan 12\n  - Topic: A\n  - b\n", ["2-3 2026-01-05", "4-6 2026-01-12 A"]),
    ],
)  # fmt: skip
def test_which_items_are_sessions_and_how_far_they_reach(page: str, found: list[str]) -> None:
    assert outline(page) == found
