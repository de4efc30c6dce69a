from __future__ import annotations

from tests.adopting.pages import adopted


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
