"""Sessions that are paragraphs."""

from __future__ import annotations

import pytest

from tests.adopting.pages import adopted, dates, sessions

PAGE = """# Reading group

Everyone is welcome.

## Schedule
**January 12, 2026**
*Speaker:* First Reader
*Title:* [Queues](https://arxiv.org/abs/2001.00001)

*Abstract:* We look at queues.

**January 26, 2026** (Mon): Stacks

- [slides](s.pdf)

**February 9, 2026**: No meeting.

Feb 23, 2026 -- Heaps ([paper](https://arxiv.org/abs/2001.00002))

## About

We began on January 5, 2026, and go on.
"""


def test_each_paragraph_with_a_date_is_a_session_up_to_the_next_or_a_heading() -> None:
    found = adopted(PAGE)
    first, second, third, fourth = found.sessions
    assert (found.layout, [(t.line, t.last_line) for t in found.sessions]) == (
        "headings", [(6, 11), (12, 15), (16, 17), (18, 19)],
    )  # fmt: skip
    assert (first.session.presenters, first.session.papers[0].id) == (("First Reader",), "2001.00001")
    assert (first.session.abstract, second.session.topic) == ("We look at queues.", "Stacks")
    assert (second.session.links[0].kind, third.status) == ("slides", "cancelled")
    assert fourth.session.papers[0].title == "Heaps"


@pytest.mark.parametrize(
    "page",
    [
        "# Group\n\n**January 12, 2026**: Queues\n",  # one alone
        "# Group\n\n**January 12, 2026**\n\n**January 19, 2026**: Queues\n",  # one that says something
        "# Group\n\n3 May 2026 is the first day.\n\n10 May 2026 we go on.\n",
        "# Group\n\n## News\n\n**3 May 2026**: a new room\n\n**10 May 2026**: a new web site\n",
        "# Group\n\ntext\n3 May 2026: Queues\n\ntext\n10 May 2026: Stacks\n",
    ],
)
def test_other_paragraphs_with_dates_are_no_sessions(page: str) -> None:
    assert sessions(page) == []


def test_headings_above_tell_the_year_and_whether_it_is_over() -> None:
    page = "# G\n\n## Past\n\n### 2025\n\n**Jan 12**: A\n\n**Jan 19**: B\n\n### 2024\n\n**Nov 4**: C\n"
    assert dates(page) == ["2025-01-12", "2025-01-19", "2024-11-04"]
    assert {t.status for t in adopted(page).sessions} == {"held"}
