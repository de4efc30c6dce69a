from __future__ import annotations

from tests.adopting.pages import adopted, sessions

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
