"""The clock: sums exactly, shows the most important first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.decks.plan import NEED, Timed, allot, choose, schedule, timed
from journalclub.models.deck import SlideKind

TIMED = st.builds(Timed, need=st.integers(1, 300), rank=st.integers(0, 50))


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.integers(1, 36_000))
def test_shares_sum_exactly_to_the_slot(weights: list[int], seconds: int) -> None:
    assert sum(allot(weights, seconds)) == seconds


@given(st.lists(st.integers(0, 300), max_size=30), st.integers(1, 7200))
def test_what_weighs_nothing_gets_nothing(weights: list[int], seconds: int) -> None:
    shares = allot(weights, seconds)
    assert len(shares) == len(weights)
    assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)
    assert all(share >= 0 for share in shares)


def test_times_are_whole_half_minutes_when_there_are_enough_of_them() -> None:
    assert all(share % 30 == 0 for share in allot([20, 70, 120, 120], 25 * 60))


def test_every_slide_gets_time_while_there_is_any() -> None:
    assert min(allot([1, 1000, 1000], 60)) > 0


@given(st.lists(TIMED, min_size=1, max_size=30), st.integers(60, 7200))
def test_a_schedule_sums_exactly_and_its_first_slide_is_shown(slides: list[Timed], seconds: int) -> None:
    given_times = schedule(slides, seconds)
    assert sum(t or 0 for t in given_times) == seconds
    most_important = min(range(len(slides)), key=lambda i: (slides[i].rank, i))
    assert given_times[most_important] is not None


@given(st.lists(TIMED, min_size=1, max_size=30), st.integers(1, 3600), st.integers(0, 3600))
def test_more_time_never_hides_a_slide(slides: list[Timed], seconds: int, more: int) -> None:
    few, many = choose(slides, seconds), choose(slides, seconds + more)
    assert all(later or not now for now, later in zip(few, many, strict=True))


@given(st.lists(TIMED, min_size=2, max_size=30), st.integers(1, 3600))
def test_no_slide_is_shown_while_a_more_important_one_is_left_out(slides: list[Timed], seconds: int) -> None:
    shown = choose(slides, seconds)
    left_out = [s.rank for s, on in zip(slides, shown, strict=True) if not on]
    assert all(
        not on or s.need == 0 or s.rank <= min(left_out, default=99)
        for s, on in zip(slides, shown, strict=True)
    )


@given(st.lists(st.sampled_from(sorted(NEED)), min_size=2, max_size=25), st.integers(3, 90))
def test_a_shown_slide_gets_half_of_what_it_needs_at_least(kinds: list[SlideKind], minutes: int) -> None:
    slides = [timed(kind, rank) for rank, kind in enumerate(kinds)]
    for slide, seconds in zip(slides, schedule(slides, minutes * 60), strict=True):
        assert seconds is None or seconds >= slide.need / 2


def test_what_comes_after_the_talk_is_shown_and_takes_none_of_its_time() -> None:
    after = timed("references", 9, after_talk=True)
    assert (after, timed("text", 2)) == (Timed(0, 9), Timed(NEED["text"], 2))
    assert schedule([timed("text", 0), after], 30) == [30, 0]


@pytest.mark.parametrize(("seconds", "shown"), [(99, [True, False, False]), (100, [True, True, False])])
def test_slides_are_shown_by_rank_until_one_does_not_fit(seconds: int, shown: list[bool]) -> None:
    slides = [Timed(50, 0), Timed(50, 1), Timed(20, 2)]
    assert choose(slides, seconds) == shown
    assert choose([*slides, Timed(0, 3)], seconds) == [*shown, True]


def test_a_slide_that_does_not_fit_has_no_time_rather_than_none_of_it() -> None:
    assert schedule([Timed(50, 0), Timed(50, 1)], 60) == [60, None]


@pytest.mark.parametrize(
    ("weights", "seconds", "shares"),
    [
        ([100, 200, 300], 600, [90, 210, 300]),  # the largest remainder
        ([1, 1, 1], 100, [40, 30, 30]),  # the first of equals
        ([1, 2], 120, [30, 90]),  # in half minutes while there are two for each
        ([1, 1000], 2, [1, 1]),  # a second for each, when there are no more
        (
            [1, 1, 1, 1000],
            240,
            [30, 30, 30, 150],
        ),  # what the small ones get for being there, the large one gives
    ],
)
def test_time_is_shared_by_weight_in_steps_that_are_easy_to_read(
    weights: list[int], seconds: int, shares: list[int]
) -> None:
    assert allot(weights, seconds) == shares


def test_a_figure_is_given_more_time_than_a_line_of_text_needs() -> None:
    assert NEED["figure"] > NEED["text"] > NEED["cover"]
