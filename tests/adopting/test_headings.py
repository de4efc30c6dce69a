from __future__ import annotations

import pytest

from tests.adopting.pages import adopted, dates, outline, sessions

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


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # Two dated headings, of the level at which most are; one where the page has hardly any other.
        ("# G 2026\n## Jan 5: Queues\n## Jan 12: Stacks\n## About\n", ["2 2026-01-05 Queues", "3 2026-01-12 Stacks"]),
        ("# G 2026\n## Jan 5: Queues\n### Jan 6: A\n### Jan 7: B\n", ["3 2026-01-06 A", "4-5 2026-01-07 B"]),
        ("# G 2026\n## Jan 5: Queues\n### Jan 6: A\n", []),
        ("# Jan 5, 2026: Queues", ["1 2026-01-05 Queues"]), ("# G 2026\n# Jan 5: Queues\n", ["2-3 2026-01-05 Queues"]),
        ("# Jan 5, 2026: Queues\n# x\n# y\n", []),
        ("# G\n## Queues (Jan 5, 2026)\n## Stacks (Jan 12, 2026)\n", ["2 2026-01-05 Queues", "3-4 2026-01-12 Stacks"]),
        ("**Jan 5, 2026**\n\n**Jan 12, 2026**\n", []),
        ("Jan 5, 2026\n---\n\nJan 12, 2026\n---", ["1-3 2026-01-05", "4-5 2026-01-12"]),
        # Else headings with a labelled date below them.
        ("# G\n## Queues\nDate: 2026-01-05\n## Talk 3: Stacks\n- When: 2026-01-12\n## About\nDate: soon\n", [
            "2-3 2026-01-05 Queues", "4-5 2026-01-12 Stacks"]),
        ("# G\n## Queues\nDate: 2026-01-05\n## About\nPresenter: 2026-01-05\n", ["1-6 2026-01-05 G"]),
        # Else numbered ones that count up or down, plain numbers only below what announces sessions.
        ("# G\n## Lecture 1: Queues\n## Lecture 2: Stacks\n", ["2 Queues", "3-4 Stacks"]),
        ("# G\n## Lecture 2: Queues\n## Lecture 1: Stacks\n", ["2 Queues", "3-4 Stacks"]),
        ("# G\n## Lecture 1: Queues\n## Lecture 1: Stacks\n", []),
        ("# G\n## Lecture 1: Queues\n## Lecture 3: Stacks\n## Lecture 2: Heaps\n", []),
        ("# G\n## Lecture 1\n## Lecture 2\n", []), ("# G\n## Lecture 1: Queues\n", []),
        ("# Papers\n## 1. Queues\n## 2. Stacks\n", ["2 Queues", "3-4 Stacks"]),
        ("# G\n## 1. Queues\n## 2. Stacks\n", []),
        ("# Papers\n## 1. Queues\n### 1. a\n### 2. b\n### 3. c\n", ["3 a", "4 b", "5-6 c"]),
        # A section ends at the next heading of its level or above, or at a rule below some text.
        ("# G 2026\n## Jan 5: Queues\n### a\n# H\n## Jan 12: Stacks\nx\n", [
            "2-3 2026-01-05 Queues", "5-7 2026-01-12 Stacks"]),
        ("# G 2026\n## Jan 5: A\ntext\n\n---\nfoot\n## Jan 12: B\n\n***\n- b\n_ _ _\nfoot", [
            "2-4 2026-01-05 A", "7-10 2026-01-12 B"]),
        ("# G 2026\n## Jan 5: A\ntext\n<hr class=x>\n## Jan 12: B\ntext\n* * *\nfoot", [
            "2-3 2026-01-05 A", "5-6 2026-01-12 B"]),
        ("# G 2026\n## Jan 5: A\n\n- - -\ntext\n- -\n## Jan 12: B", ["2-6 2026-01-05 A", "7 2026-01-12 B"]),
        ("# G 2026\n## Jan 5: A\n\n---\n\n---\ntext\n## Jan 12: B", ["2-7 2026-01-05 A", "8 2026-01-12 B"]),
        # A series before a spaced colon is a remark.
        ("# G 2026\n## Jan 5: Our club : Queues\n## Jan 12: Stacks: why\n", ["2 2026-01-05 Queues",
            "3-4 2026-01-12 Stacks: why"]),
    ],
)  # fmt: skip
def test_which_headings_are_sessions_and_how_far_they_reach(page: str, found: list[str]) -> None:
    assert outline(page) == found


def test_a_series_is_kept_and_what_underlines_a_heading_is_nothing() -> None:
    page = (
        "# G 2026\n\n## Jan 5: Our club : Queues\n=====\n*Room:* 1\n\n## Jan 12: Stacks\n***\n- one\n- - -\n"
    )
    first, second = sessions(page)
    assert (first.topic, first.notes, first.place) == ("Queues", ("Our club",), "1")
    assert (second.topic, second.notes, [p.points for p in second.parts]) == ("Stacks", (), [("one",)])


def test_points_keep_the_addresses_behind_their_labels_and_below_an_abstract_they_are_tasks() -> None:
    head = "# G 2026\n\n## Jan 12: B\n\n## Jan 5: A\n\n"
    points = "- please see [this](https://example.org/t) and https://example.org/u\n  - ~~old~~ **new**\n  - \n- two\n"
    shown = ("please see this (https://example.org/t) and https://example.org/u\n- old new", "two")
    _, plain = sessions(f"{head}{points}")
    assert ([p.points for p in plain.parts], plain.tasks) == ([shown], ())
    _, told = sessions(f"{head}*Abstract:* What\n\n{points}")
    assert (told.parts, told.tasks, told.abstract) == ((), shown, "What")
    _, parted = sessions(f"{head}### One\n\n### Two\n{points}")
    assert [(p.label, p.points) for p in parted.parts] == [("One", ()), ("Two", shown)]
