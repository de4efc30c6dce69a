from __future__ import annotations

from tests.adopting.pages import adopted, dates, sessions

SCHOOL = """# School

Held in the week of 15 February 2021.

## [Lecture 1](https://h.example/tree/1): Introduction to things (First Lecturer)

o    Terms

o    Parts of it

## [Lecture 2](https://h.example/tree/2):Going on (Second Lecturer & Third Lecturer)

### Part 1

o   Begin

### Part 2

o    End
"""
SEMINAR = """# Seminar

## Topics

### 1. [First subject](https://arxiv.org/abs/1906.01563)

*Abstract:* What it is about.

* Read it.
* Do it [code required]

### 2. [Second subject](https://arxiv.org/abs/1508.06576)

*Abstract:* More.

* sequel: [Fast one](https://a.example/f.pdf), [Other](https://arxiv.org/abs/1607.08022)

* Choose
  * model
  * training

----

Requirements:
* your own code
"""


def test_numbered_lectures_with_parts_and_points() -> None:
    first, second = sessions(SCHOOL)
    assert (first.number, first.topic, first.presenters) == (1, "Introduction to things", ("First Lecturer",))
    assert first.links[0].url == "https://h.example/tree/1"
    assert first.parts[0].points == ("Terms", "Parts of it")
    assert second.presenters == ("Second Lecturer", "Third Lecturer")
    assert [(p.label, p.points) for p in second.parts] == [("Part 1", ("Begin",)), ("Part 2", ("End",))]


def test_numbered_topics_with_abstract_tasks_and_sequels() -> None:
    first, second = sessions(SEMINAR)
    assert (first.number, first.topic, first.abstract) == (1, "First subject", "What it is about.")
    assert first.tasks == ("Read it.", "Do it [code required]")
    assert [(p.title, p.id) for p in second.sequels] == [("Fast one", ""), ("Other", "1607.08022")]
    assert second.tasks == ("Choose\n- model\n- training",)


def test_dated_headings_and_what_is_below_them() -> None:
    page = (
        "# Club\n## 2022-03-04: Graphs (Ann)\nPaper: [Survey](https://arxiv.org/abs/1901.00596)\n\n"
        "Slides: [pdf](s/g.pdf)\n\n## 2022-03-11: Attention (Bob)\n* [Video](https://youtu.be/a)\n\n"
        "## 2022-03-18 - cancelled\n\n## How to join\nWrite.\n"
    )
    found = adopted(page)
    first, second, third = (t.session for t in found.sessions)
    assert (first.topic, first.presenters, first.papers[0].id) == ("Graphs", ("Ann",), "1901.00596")
    assert [(x.kind, x.url) for x in first.links] == [("slides", "s/g.pdf")]
    assert second.links[0].kind == "video"
    assert (found.sessions[2].status, third.topic) == ("cancelled", None)


def test_a_date_with_its_label_below_the_heading() -> None:
    page = (
        "## 모임\n### 2차 세미나 : 제목\n- 발표자 : [발표자](https://a.example)\n- 날짜 : 2020.01.15\n\n"
        "### 1차 세미나 : 처음\n- 날짜 : 2019.12.15\n"
    )
    first, second = sessions(page)
    assert (first.number, first.topic, first.presenters, str(first.date)) == (
        2,
        "제목",
        ("발표자",),
        "2020-01-15",
    )
    assert str(second.date) == "2019-12-15"


def test_dates_at_the_end_of_headings_and_several_days() -> None:
    assert dates("## Nets (2022-03-04)\nx\n## More (2022-03-11)\ny\n") == ["2022-03-04", "2022-03-11"]
    found = sessions(
        "# 2017\n# March 24, 31:\npaper: https://arxiv.org/pdf/1512.03385.pdf\n# April 7,14:\nx\n"
    )
    assert [[d.day for d in s.days] for s in found] == [[24, 31], [7, 14]]


def test_headings_of_a_manual_are_no_sessions() -> None:
    assert sessions("# Tool\n## 1. Install\nx\n## 2. Use\ny\n") == []


def test_the_series_before_a_spaced_colon_is_a_remark_and_not_the_topic() -> None:
    page = "# G\n\n## 2026-01-05\n\ntext\n\n## 2026-01-12 - Tutorials : Queues for all\n"
    assert [(s.topic, s.notes) for s in sessions(page)][1] == ("Queues for all", ("Tutorials",))


def test_numbered_sections_end_with_their_dates_and_one_may_have_none() -> None:
    page = (
        "# Group\n\n## About\n\nWe read.\n\n## Session 3: Queues (January 19, 2026)\n\nwords\n\n"
        "## Session 2: Stacks (January 12, 2026)\n\nwords\n\n## Session 1: Start\n\nwords\n"
    )
    found = [(s.number, s.topic, s.date.day if s.date else None) for s in sessions(page)]
    assert found == [(3, "Queues", 19), (2, "Stacks", 12), (1, "Start", None)]
