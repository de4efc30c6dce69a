from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.question import Anchor, Question
from journalclub.questions.agenda import LEAST_MINUTES, Group, grouped, plan_discussion, shared_out

NOW = dt.datetime(2027, 1, 18, tzinfo=dt.UTC)


def question(number: int, votes: int = 0, page: int | None = None, **more: object) -> Question:
    anchors = (Anchor("figure", str(number), page),) if page else ()
    made = Question(number, "s", f"Why {number}?", "Ada", "shown", "web", NOW, votes=votes, anchors=anchors)
    return replace(made, **more)  # type: ignore[arg-type]


def order(*questions: Question, minutes: int = 60) -> list[int]:
    return [p.group.head.id for p in plan_discussion(questions, minutes).points]


def test_anchored_questions_come_in_the_papers_order_the_others_by_votes() -> None:
    assert order(question(1), question(2, 5), question(3, 9, page=7), question(4, 0, page=2)) == [4, 3, 2, 1]


def test_at_one_place_the_question_with_more_votes_comes_first() -> None:
    assert order(question(1, 1, page=3), question(2, 5, page=3)) == [2, 1]


def test_a_hidden_question_is_in_no_group() -> None:
    assert grouped([question(1, status="hidden")]) == []


def test_votes_give_time_up_to_a_limit_and_no_question_gets_none() -> None:
    plan = plan_discussion([question(1, votes=90), question(2, votes=6), question(3)], 63)
    assert [p.minutes for p in plan.points] == [27, 27, 9]
    assert (plan.minutes, plan.open_minutes) == (63, 0)


def test_on_one_page_what_stands_higher_comes_first() -> None:
    down = {"1": 400.0, "2": 90.0}
    plan = plan_discussion([question(1, page=3), question(2, page=3)], 60, lambda a: down[a.label])
    assert [p.group.head.id for p in plan.points] == [2, 1]


def test_what_is_named_places_a_question_and_a_quote_only_when_nothing_is_named() -> None:
    both = question(1, anchors=(Anchor("quote", "so it is", 1), Anchor("figure", "2", 6)))
    assert Group(both).page == 6
    assert Group(question(1, anchors=(Anchor("quote", "so it is", 1), Anchor("figure", "2")))).page == 1


def test_merged_questions_count_as_votes_and_bring_their_places() -> None:
    under = question(2, 3, page=4, status="merged", merged_into=1)
    (group,) = grouped([question(1, 1), under])
    assert (group.tally, group.page) == (1 + 3 + 1, 4)


def test_only_released_and_unanswered_questions_are_planned() -> None:
    found = [
        question(1),
        question(2, status="new"),
        question(3, status="hidden"),
        question(4, status="answered"),
    ]
    plan = plan_discussion(found, 30)
    assert [p.group.head.id for p in plan.points] == [1]
    assert [g.head.id for g in plan.answered] == [4]


def test_without_questions_the_whole_slot_is_open() -> None:
    plan = plan_discussion([], 45)
    assert (plan.points, plan.open_minutes) == ((), 45)


def test_what_does_not_fit_waits_for_time_that_is_left() -> None:
    plan = plan_discussion(
        [question(n, votes=n) for n in range(1, 6)] + [question(9, pinned=True)], 3 * LEAST_MINUTES
    )
    assert [(p.group.head.id, p.minutes) for p in plan.points] == [
        (5, 3),
        (4, 3),
        (9, 3),
        (3, 0),
        (2, 0),
        (1, 0),
    ]


QUESTIONS = st.lists(
    st.tuples(st.integers(0, 1000), st.one_of(st.none(), st.integers(1, 30))), max_size=40
).map(lambda given: [question(n, *rest) for n, rest in enumerate(given, 1)])


@given(QUESTIONS, st.integers(1, 300))
def test_minutes_sum_exactly_to_the_slot_and_no_question_is_lost(
    questions: list[Question], minutes: int
) -> None:
    plan = plan_discussion(questions, minutes)
    assert sum(p.minutes for p in plan.points) + plan.open_minutes == minutes
    assert sorted(p.group.head.id for p in plan.points) == [q.id for q in questions]
    assert all(p.minutes == 0 or p.minutes >= LEAST_MINUTES for p in plan.points)


@pytest.mark.parametrize(
    ("minutes", "weights", "shares"),
    [(60, [2, 2, 2], [20, 20, 20]), (10, [8, 2], [6, 4]), (11, [5, 3, 2], [4, 4, 3]), (7, [], [])],
)
def test_minutes_are_shared_by_weight(minutes: int, weights: list[int], shares: list[int]) -> None:
    assert shared_out(minutes, weights) == shares
