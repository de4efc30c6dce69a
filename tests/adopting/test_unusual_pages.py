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


def test_papers_numbered_within_a_cell() -> None:
    page = (
        "| Date | Papers | Lead |\n|---|---|---|\n"
        "| 29 May 2024 | 1. [First](https://arxiv.org/abs/2111.00396)<br>"
        "2. [Second](https://arxiv.org/abs/2212.14052) | A B |\n"
    )
    assert [(p.title, p.note) for p in sessions(page)[0].papers] == [("First", None), ("Second", None)]


def test_pictures_and_dots_between_links_say_nothing() -> None:
    page = "## 27 February 2025 — Paging\n\n📄 [A paper](https://arxiv.org/abs/2309.06180) · [slides](p.pdf) · [video](https://youtu.be/x)\n"
    (session,) = sessions(page)
    assert (session.papers[0].title, session.notes, len(session.links)) == ("A paper", (), 2)


def test_an_icon_leads_to_material_without_a_label() -> None:
    page = '| Date | Topic | Slides |\n|---|---|---|\n| 3 Feb 2024 | Queues | [<i class="fa"></i>](files/q.pdf) |\n'
    assert [(x.kind, x.url, x.label) for x in sessions(page)[0].links] == [("slides", "files/q.pdf", None)]


def test_addresses_that_a_site_generator_makes() -> None:
    page = (
        "| When | Who | What |\n|---|---|---|\n"
        '| 5 Mar 2021 | First Reader | [Abstract]({{ "/talks/21-03-05" | relative_url }}) |\n'
        "| 12 Mar 2021 | Second Reader | [Slides]({{ site.baseurl }}/files/s.pdf) |\n"
    )
    assert [(x.kind, x.url) for s in sessions(page) for x in s.links] == [
        ("other", "/talks/21-03-05"),
        ("slides", "/files/s.pdf"),
    ]


def test_degrees_behind_names_are_no_people() -> None:
    page = (
        "| Date | Presenter | Topic |\n|---|---|---|\n"
        "| 06/26/2020 11 -- 11:45am | First Reader, MD PhD; Second Reader, MS | Queues |\n"
    )
    (session,) = sessions(page)
    assert session.presenters == ("First Reader", "Second Reader")
    assert session.start == "11:00"


def test_a_label_before_names_within_a_cell() -> None:
    page = "| Date | Who | Paper |\n|---|---|---|\n| 3 Feb 2024 | Discussion lead: First Reader | Queues |\n"
    assert sessions(page)[0].presenters == ("First Reader",)


def test_a_fold_for_the_abstract() -> None:
    page = (
        "## 6 March 2025: Queues\n\n**Presenter:** First Reader\n\n<details>\n<summary>Abstract</summary>\n\n"
        "Queues are slow.\n\n</details>\n\n## 13 March 2025: Stacks\n\n"
        "<details><summary>More</summary>\nwords\n</details>\n"
    )
    first, second = sessions(page)
    assert (first.abstract, second.abstract) == ("Queues are slow.", None)


def test_terms_with_years_of_two_digits() -> None:
    page = "## Fall '24\n\n| Date | Topic |\n|---|---|\n| Sep 12 | A |\n| Sep 19 | B |\n"
    assert dates(page) == ["2024-09-12", "2024-09-19"]
    assert dates(page.replace("Fall '24", "Wintersemester 23/24").replace("Sep 19", "Jan 9")) == [
        "2023-09-12",
        "2024-01-09",
    ]


def test_a_list_of_two_numeric_dates_below_a_term_is_a_schedule() -> None:
    assert dates("## Fall 2022\n\n- 12/12\n  - Paper: Queues\n- 12/05\n  - Social\n") == [
        "2022-12-12",
        "2022-12-05",
    ]
    assert dates("## Remarks\n\n- 12/12 and more\n- 12/05 or less\n") == []
