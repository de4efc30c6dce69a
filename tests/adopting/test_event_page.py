from __future__ import annotations

import pytest

from tests.adopting.pages import adopted, outline, sessions


def test_a_page_about_one_event() -> None:
    page = """# Festival #03

Thời gian: Chủ nhật 18/8/2019 14:00 ~ 17:30
Địa điểm: Some Company

First Speaker - [KDD 2019] A Title
http://a.example/p.pdf
A word about it.

Second Speaker - Overview of models
One model:
https://arxiv.org/abs/1906.08237
"""
    (taken,) = adopted(page).sessions
    session = taken.session
    assert (str(session.date), session.time, session.place) == ("2019-08-18", "14:00 ~ 17:30", "Some Company")
    assert session.presenters == ("First Speaker", "Second Speaker")
    assert [(p.title, p.id) for p in session.papers] == [("A Title", ""), ("One model", "1906.08237")]


def test_a_page_without_a_date_is_no_event() -> None:
    assert adopted("# Club\n\nWe meet on Fridays.\n").sessions == ()


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("# Evening #\n\nDate: Jan 5, 2026\n", ["1-4 2026-01-05 Evening"]), ("Date: Jan 5, 2026\n", ["1-2 2026-01-05"]),
        ("## Evening\n\nDate: Jan 5, 2026\n", ["3-4 2026-01-05"]), ("# Evening\nDate: soon\n", []),
        ("# Evening\nDate: Jan 5, 2026\n\nWhen: Jan 6, 2026\n", []),
        ("words\n\n# Evening\n\nDate: Jan 5, 2026\n", ["3-6 2026-01-05 Evening"]),
    ],
)  # fmt: skip
def test_one_labelled_date_makes_an_event_from_its_title_to_the_end(page: str, found: list[str]) -> None:
    assert outline(page) == found


def test_the_parts_of_an_event_s_page_are_left_out_and_what_stands_above_its_title() -> None:
    page = "Room: 9\n\n# Evening\n\nDate: Jan 5, 2026\nSpeaker: First Able\n\n### Menu\n\n- soup\n"
    (session,) = sessions(page)
    assert (session.topic, session.place, session.presenters) == ("Evening", None, ("First Able",))
    assert [(p.label, p.points) for p in session.parts] == [(None, ("soup",))]
