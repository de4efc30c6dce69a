"""Ways of writing that few clubs have, each read without being told."""

from __future__ import annotations

from tests.adopting.pages import adopted, dates, sessions


def test_a_list_in_the_front_matter_of_a_page() -> None:
    page = """---
layout: page
talks:
  - date: 2024-03-01
    speaker: First Speaker
    title: "Learning to wait"
    paper: https://arxiv.org/abs/2401.00001
    slides: /files/wait.pdf
  - {date: 2024-03-15, speaker: Second Speaker, title: Queues}
---
Our talks.
"""
    found = adopted(page, "talks.md")
    first, second = (t.session for t in found.sessions)
    assert (found.layout, [t.line for t in found.sessions]) == ("yaml", [4, 9])
    assert (first.papers[0].id, first.presenters) == ("2401.00001", ("First Speaker",))
    assert [(x.kind, x.url) for x in first.links] == [("slides", "/files/wait.pdf")]
    assert second.topic == "Queues"


def test_front_matter_without_a_schedule_is_left_alone() -> None:
    page = "---\ntitle: x\ntags:\n  - a\n  - b\n---\n\n| Date | Topic |\n|---|---|\n| 1 Mar 2024 | One |\n"
    assert dates(page) == ["2024-03-01"]


def test_dates_whose_year_of_two_digits_stands_first() -> None:
    page = (
        "| 날짜 | 발표자 | 논문 |\n"
        "|---|---|---|\n"
        "| 23.03.05 | 하나 | A |\n"
        "| 23.03.12 | 둘 | B |\n"
        "| 23.03.19 | - | 휴식 |\n"
    )
    assert dates(page) == ["2023-03-05", "2023-03-12", "2023-03-19"]
    assert adopted(page).sessions[2].status == "holiday"


def test_dates_whose_year_of_two_digits_stands_last_stay_so() -> None:
    page = "| Date | Topic |\n|---|---|\n| 13.03.23 | A |\n| 20.03.23 | B |\n| 27.03.23 | C |\n"
    assert dates(page) == ["2023-03-13", "2023-03-20", "2023-03-27"]


def test_the_year_of_a_list_from_the_line_above_it() -> None:
    page = (
        "# Group\n"
        "\n"
        "**Fall 2024** — Fridays at 3\n"
        "\n"
        "- 9/6: Start\n"
        "- 9/13: [A](https://arxiv.org/abs/2401.00001). Lead: Some One\n"
        "- 9/20: B\n"
    )
    assert dates(page) == ["2024-09-06", "2024-09-13", "2024-09-20"]
    assert sessions(page)[1].presenters == ("Some One",)


def test_definition_lists() -> None:
    page = (
        "# Group\n"
        "\n"
        "## Past meetings\n"
        "\n"
        "2021-02-03\n"
        ": Attention [paper](https://arxiv.org/abs/2005.00928)\n"
        "\n"
        "2021-02-17\n"
        ": Probing\n"
    )
    assert dates(page) == ["2021-02-03", "2021-02-17"]
    assert sessions(page)[0].papers[0].id == "2005.00928"


def test_headers_that_name_everybody_and_placeholders_for_nobody() -> None:
    page = (
        "| Termin | Vortragende:r | Artikel |\n"
        "|---|---|---|\n"
        "| 16.10.2025 | Erste Person | [A](https://doi.org/10.1/a) |\n"
    )
    page += "| 25.12.2025 | | Weihnachtsferien |\n| 8.1.2026 | N.N. | tba |\n"
    first, second, third = adopted(page).sessions
    assert first.session.presenters == ("Erste Person",)
    assert second.status == "holiday"
    assert third.session.presenters == ()


def test_no_meeting_at_the_end_of_a_reason() -> None:
    page = (
        "| Date | Presenter | Article |\n"
        "|---|---|---|\n"
        "| 22 Feb 2023 | | **Deadline - no JC** |\n"
        "| 1 Mar 2023 | Some One (remote) | A |\n"
    )
    first, second = adopted(page).sessions
    assert first.status == "cancelled"
    assert (second.session.presenters, second.session.people) == (("Some One",), ())
