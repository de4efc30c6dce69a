"""Time, place and names on the first lines of sessions, as whole pages show them."""

from __future__ import annotations

import pytest

from journalclub.adopting.lead import Lead
from journalclub.adopting.title_line import title_fields
from tests.adopting.pages import sessions


@pytest.mark.parametrize(
    ("rest", "fields"),
    [
        (
            ", 4–5pm, Room 4.02 — *Queues*",
            [("time", "4–5pm"), ("place", "Room 4.02"), ("subject", "*Queues*")],
        ),
        (" 15:00 CET: Queues", [("time", "15:00 CET"), ("subject", "Queues")]),
        (", 10:30 Queues in room service", [("time", "10:30"), ("subject", "Queues in room service")]),
        (", 3 queues - a study", [("subject", "3 queues - a study")]),
    ],
)
def test_time_and_place_may_follow_the_date(rest: str, fields: list[tuple[str, str]]) -> None:
    (found,) = title_fields([Lead("", "", "", False, rest, 1)])
    assert [(f.role, f.text) for f in found] == fields


def test_names_behind_by_are_presenters_where_the_list_has_them_throughout() -> None:
    page = (
        "## Séances\n\n* **12 mars 2024** : *Transport optimal* par First Reader — [article](https://arxiv.org/abs/1803.00567)\n"
        "* **26 mars 2024** : Réseaux de neurones par Second Reader\n* **9 avril 2024** : séance annulée\n"
    )
    first, second, third = sessions(page)
    assert (first.presenters, first.papers[0].title) == (("First Reader",), "Transport optimal")
    assert (second.presenters, second.topic) == (("Second Reader",), "Réseaux de neurones")
    assert third.presenters == ()


def test_a_short_list_names_people_as_the_rest_of_the_page_does() -> None:
    page = (
        "**2019**\n\n- Jan 8, First Reader ([1812.00001](https://arxiv.org/abs/1812.00001))\n"
        "- Jan 15, Second Reader (slides: [pdf](files/s.pdf))\n- Jan 22, no meeting\n\n"
        "**2018**\n\n- Oct 16, Third Reader\n- Oct 23, First Reader\n- Oct 30, Second Reader\n"
    )
    found = sessions(page)
    names = [s.presenters for s in found]
    assert names == [
        ("First Reader",),
        ("Second Reader",),
        (),
        ("Third Reader",),
        ("First Reader",),
        ("Second Reader",),
    ]
    assert (found[0].papers[0].id, [(x.kind, x.url) for x in found[1].links]) == (
        "1812.00001", [("slides", "files/s.pdf")],
    )  # fmt: skip


def test_lines_about_no_talk_do_not_decide_where_names_stand() -> None:
    page = (
        "## Schedule\n\n- Oct 6, 2015: *no seminar this week due to a retreat*\n- Oct 13, 2015: TBA\n"
        "- Oct 20, 2015: First Reader (Some Lab) - *Fast arrays* ([slides](s.pdf))\n"
        '- Oct 27, 2015: Second Reader: "Testing code" [video](https://youtu.be/abc)\n- Nov 26, 2015: Thanksgiving\n'
    )
    found = sessions(page)
    assert [s.presenters for s in found] == [(), (), ("First Reader",), ("Second Reader",), ()]
    assert (found[0].reason, found[2].topic) == ("a retreat", "Fast arrays")
