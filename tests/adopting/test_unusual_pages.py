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


def test_task_lists_and_handles() -> None:
    page = (
        "## 2024\n\n- [x] 2024-01-10: [Queues](https://example.org/q.pdf) (@first)\n"
        "- [x] 2024-01-24: [Stacks](https://example.org/s.pdf) (@second, @third)\n- [ ] TBD: Heaps\n"
    )
    assert [s.presenters for s in sessions(page)] == [("first",), ("second", "third"), ()]
    assert dates(page) == ["2024-01-10", "2024-01-24", None]


def test_a_handle_that_is_a_link_keeps_its_address() -> None:
    page = "| Date | Presenter | Topic |\n|---|---|---|\n| 6 May 2023 | [@first](https://example.org/first) | A |\n"
    (session,) = sessions(page)
    assert [(p.name, p.url) for p in session.people] == [("first", "https://example.org/first")]
    assert session.presenters_raw is None


def test_of_two_columns_for_the_day_the_one_with_dates_counts() -> None:
    page = "# WS 23/24\n\n| Tag | Datum | Thema |\n|---|---|---|\n| Do | 19.10. | A |\n| Do | 11.1. | B |\n"
    assert dates(page) == ["2023-10-19", "2024-01-11"]
    assert sessions(page)[0].notes == ("Tag: Do",)


def test_years_that_fold_away_their_tables() -> None:
    table = "\n\n| Date | Topic |\n|---|---|\n| 12-13 | {} |\n\n</details>\n"
    page = (
        "# Club\n\n| Date | Topic |\n|---|---|\n| 2025-03-12 | A |\n\n<details>\n<summary>2024</summary>"
        + table.format("B") + "\n<details><summary><b>Past: 2023</b></summary>" + table.format("C")
    )  # fmt: skip
    assert dates(page) == ["2025-03-12", "2024-12-13", "2023-12-13"]
    assert [t.status for t in adopted(page).sessions] == [None, None, "held"]


def test_no_meeting_behind_a_reason_in_several_languages() -> None:
    page = (
        "| Fecha | Artículo | Ponente |\n|---|---|---|\n| 7 de marzo de 2024 | Colas | First Reader |\n"
        "| 14 de marzo de 2024 | **Semana Santa — sin reunión** | |\n| 21 de marzo de 2024 | Deadline, no meeting | |\n"
        "| 28 de marzo de 2024 | Weihnachtspause | |\n| 4 de abril de 2024 | Lab retreat | |\n"
    )
    found = adopted(page).sessions
    assert [t.status for t in found] == [None, "holiday", "cancelled", "holiday", None]
    assert (found[4].session.topic, found[4].session.papers) == ("Lab retreat", ())


def test_names_between_title_and_links() -> None:
    page = (
        "### Past\n\n- **2/28/2025** — *Queues* — First — [paper](https://example.org/q.pdf), [slides](q.pdf)\n"
        "- **2/14/2025** — skipped (a storm)\n- **1/31/2025** — *Stacks* — Second & Third — [paper](https://example.org/s.pdf)\n"
    )
    assert [(s.presenters, s.topic) for s in sessions(page)] == [
        (("First",), "Queues"),
        ((), None),
        (("Second", "Third"), "Stacks"),
    ]


def test_a_list_of_html_within_a_page() -> None:
    page = (
        '# Seminar\n\n<ul>\n<li><b>Sep 12, 2023</b> – First Reader, <a href="https://arxiv.org/abs/2309.00001">A</a></li>\n'
        '<li><b>Sep 26, 2023</b> – Second Reader, <a href="https://arxiv.org/abs/2309.00002">B</a></li>\n</ul>\n'
    )
    found = adopted(page).sessions
    assert [(t.line, t.session.presenters, t.session.papers[0].id) for t in found] == [
        (4, ("First Reader",), "2309.00001"),
        (5, ("Second Reader",), "2309.00002"),
    ]


def test_days_below_headings_that_name_their_month() -> None:
    page = (
        "# Group\n\n## October 2023\n\n- **Wed 4**: Queues. Led by First\n- **Wed 18**: Stacks. Led by Second\n\n"
        "## November 2023\n\n- 1st: Heaps\n- 15th: no meeting\n\n## December 2023\n\n- 4. a\n- 5. b\n- in 3 days\n"
    )
    assert dates(page) == ["2023-10-04", "2023-10-18", "2023-11-01", "2023-11-15"]
    assert [s.date_raw for s in sessions(page)][::3] == ["Wed 4 October 2023", "15th November 2023"]
    assert adopted(page).sessions[3].status == "cancelled"


def test_a_time_that_is_told_twice_is_said_once() -> None:
    page = "## 5 March 2024, 18:30: Queues\n\n*Time:* 18:30\n\n## 12 March 2024, 18:30: Stacks\n\nWords.\n"
    assert [s.time for s in sessions(page)] == ["18:30", "18:30"]
