"""Columns whose names tell nothing, or the wrong thing."""

from __future__ import annotations

import pytest

from journalclub.adopting.column_contents import counting_column, titled_column, unnamed_columns
from tests.adopting.pages import adopted, sessions


def test_a_table_without_names_of_columns_is_read_by_its_cells() -> None:
    page = (
        "# Papers 2023\n\n|  |  |  |\n|---|---|---|\n"
        "| 3 Feb | [Attention is all you need](https://arxiv.org/abs/1706.03762) | First Reader |\n"
        "| 10 Feb | Stacks of all kinds | Second Reader |\n| 17 Feb | Winter break | |\n"
    )
    first, second, third = adopted(page).sessions
    assert (first.session.papers[0].id, first.session.presenters) == ("1706.03762", ("First Reader",))
    assert (second.session.topic, second.session.presenters) == ("Stacks of all kinds", ("Second Reader",))
    assert third.status == "holiday"


def test_a_first_row_of_html_with_a_date_is_a_session() -> None:
    page = (
        "<table>\n<tr><td>10-Jan-22</td><td>[Queues](https://example.org/q.pdf)</td><td>First Reader</td></tr>\n"
        "<tr><td>17-Jan-22</td><td>Stacks of all kinds</td><td>Second Reader</td></tr>\n</table>\n"
    )
    assert [(s.topic, s.presenters) for s in sessions(page)] == [
        (None, ("First Reader",)),
        ("Stacks of all kinds", ("Second Reader",)),
    ]
    assert sessions(page)[0].papers[0].title == "Queues"


@pytest.mark.parametrize("code", ["S02E01", "2.1", "Session 4", "#3", "L7"])
def test_a_column_of_codes_beside_the_dates_counts_sessions(code: str) -> None:
    assert counting_column([[code], ["3 Feb"]], ["topic", "date"]) == 0


@pytest.mark.parametrize("text", ["Queues", "Queues in 2024 and later", "3 ways to wait"])
def test_a_column_of_topics_counts_nothing(text: str) -> None:
    assert counting_column([[text], ["3 Feb"]], ["topic", "date"]) is None


def test_a_column_for_links_may_hold_the_titles() -> None:
    cells = ["[Queues for all](/q/)", "[Stacks **of kinds**](/s/)", "[Slides](/t.pdf)"]
    assert titled_column([["x"], cells], ["date", "materials"]) == 1
    assert titled_column([["x"], ["[Slides](/q.pdf)", "[Video link](/v)"]], ["date", "materials"]) is None


def test_a_single_column_beside_the_dates_is_the_topic_though_it_looks_like_names() -> None:
    assert unnamed_columns([["3 Feb"], ["Graph Networks"]], ["date", "other"]) == ["date", "topic"]


def test_a_code_is_no_number_of_a_session() -> None:
    page = "| Session | Date | Title | Presenter |\n|---|---|---|---|\n| S02E01 | 3 Feb 2024 | Queues | A |\n| S02E02 | 10 Feb 2024 | Stacks | B |\n"  # noqa: E501
    assert [(s.number, s.topic, s.notes) for s in sessions(page)] == [
        (None, "Queues", ("Session: S02E01",)),
        (None, "Stacks", ("Session: S02E02",)),
    ]
