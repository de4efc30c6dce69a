"""Everything that is read from a page of each kind: every session with all that its row says, and nothing else."""

from __future__ import annotations

import datetime as dt

from journalclub.adopting.record import Leftover
from journalclub.models.session import Part, Person, Session, SessionLink, SessionPaper
from tests.adopting.pages import adopted, sessions

ARXIV = "https://arxiv.org/abs/2401.01230"
A, B = "https://example.org/a.pdf", "https://example.org/b.pdf"
WHOSE = SessionPaper("2401.01230", "Whose Turn", ARXIV)


def table(head: str, *rows: str) -> str:
    return "\n".join((head, "|" + "---|" * (head.count("|") - 1), *rows)) + "\n"


def on(month: int, day: int, **said: object) -> Session:
    return Session("", dt.date(2026, month, day), **said)  # type: ignore[arg-type]


WIDE = f"""# Reading group 2026

## Upcoming

| Week | Date | Time | Room | Topic | Paper | Presenter | Chair | Slides | Code | Video | Notes | Comment |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 1 | Jan 12 | 5-6 p.m. | Room 1 | Queues | [Whose Turn]({ARXIV}v2) (chapter 2) | [First Presenter](https://example.org/first) (A lab) | Second Chair | [PDF](https://example.org/s.pdf) | [repo](https://github.com/example/turns) | [talk](https://youtu.be/abcdefghijk) | [notes](notes/1.md) | bring a laptop |
| 2 | ~~Jan 19~~ Jan 20 | | | Stacks | [A]({A}), [B]({B}) | First Presenter & Third Presenter | | | | | | |
| | | | | b) More stacks | | Fourth Presenter | | | | | | |
| 3 | Jan 26 | | | Cancelled (illness) | | | | | | | | |
| 4 | Feb 2+4 (Mon/Wed) | 17:00 | TBD | ~~Stacks~~ Heaps | | TBD | | | | | | |
| 5 | Feb 9 | | | Public holiday | | | | | | | | |

## Past

| Date | Topic |
|---|---|
| Dec 1, 2025 | [Kick-off](https://example.org/k) |
| Christmas | |
"""  # noqa: E501


def test_a_wide_table_gives_every_cell_to_its_session() -> None:
    both = (SessionPaper("", "A", A), SessionPaper("", "B", B))
    two = ("First Presenter", "Third Presenter")
    found = adopted(WIDE)
    assert [(t.line, t.last_line, t.status) for t in found.sessions] == [
        (7, 7, "upcoming"), (8, 9, "upcoming"), (10, 10, "cancelled"), (11, 11, "upcoming"), (12, 12, "holiday"),
        (18, 18, "held"), (19, 19, "holiday"),
    ]  # fmt: skip
    assert (found.layout, found.unparsed, found.repairs) == ("pipe-table", (), ())
    assert [t.session for t in found.sessions] == [
        on(
            1,
            12,
            date_raw="Jan 12",
            time="5-6 p.m.",
            start="17:00",
            place="Room 1",
            topic="Queues",
            number=1,
            papers=(SessionPaper("2401.01230", "Whose Turn", f"{ARXIV}v2", "(chapter 2)"),),
            presenters=("First Presenter",),
            presenters_raw="First Presenter (A lab)",
            people=(Person("First Presenter", "A lab", "https://example.org/first"),),
            chairs=("Second Chair",),
            links=(
                SessionLink("slides", "https://example.org/s.pdf"),
                SessionLink("code", "https://github.com/example/turns"),
                SessionLink("video", "https://youtu.be/abcdefghijk", "talk"),
                SessionLink("notes", "notes/1.md"),
            ),
            notes=("Comment: bring a laptop",),
        ),
        on(
            1,
            20,
            date_raw="~~Jan 19~~ Jan 20",
            number=2,
            topic="Stacks; b) More stacks",
            papers=both,
            presenters=(*two, "Fourth Presenter"),
            parts=(
                Part(topic="Stacks", papers=both, presenters=two),
                Part("b", "More stacks", ("Fourth Presenter",)),
            ),
        ),
        on(1, 26, date_raw="Jan 26", number=3, topic="Cancelled (illness)", reason="illness"),
        on(
            2,
            2,
            date_raw="Feb 2+4 (Mon/Wed)",
            number=4,
            topic="Heaps",
            start="17:00",
            time="17:00",
            days=(dt.date(2026, 2, 2), dt.date(2026, 2, 4)),
        ),
        on(2, 9, date_raw="Feb 9", number=5, topic="Public holiday"),
        Session(
            "",
            dt.date(2025, 12, 1),
            date_raw="Dec 1, 2025",
            topic="Kick-off",
            links=(SessionLink("other", "https://example.org/k", "Kick-off"),),
        ),
        Session("", date_raw="Christmas"),
    ]


def test_addresses_in_a_column_of_their_own_go_to_the_papers_beside_them() -> None:
    page = table(
        "| Date | Paper | Paper link | Readings | Presenter |",
        f"| 2026-01-05 | Whose Turn | [link]({ARXIV}) | Chapter 1 | First Presenter |",
        f"| 2026-01-12 | How Many | {B} | [Chapter 2](c2.md), pp. 3 | Second Presenter |",
        f"| 2026-01-19 | | {A} | | Second Presenter |",
    )
    assert sessions(page) == [
        on(1, 5, papers=(WHOSE,), readings=("Chapter 1",), presenters=("First Presenter",)),
        on(
            1,
            12,
            papers=(SessionPaper("", "How Many", B),),
            readings=("Chapter 2, pp. 3",),
            links=(SessionLink("notes", "c2.md", "Chapter 2"),),
            presenters=("Second Presenter",),
        ),
        on(1, 19, papers=(SessionPaper("", None, A),), presenters=("Second Presenter",)),
    ]


def test_where_most_topics_are_papers_a_title_without_link_is_one_and_a_remark_in_brackets_is_no_topic() -> (
    None
):
    page = table(
        "| Date | Topic |",
        f"| 2026-01-05 | [Whose Turn]({ARXIV}) |",
        f"| 2026-01-12 | [How Many]({A}) |",
        f"| 2026-01-19 | [Enough]({B}) |",
        *(f"| 2026-01-{day} | [Queue {day}](https://example.org/{day}.pdf) |" for day in range(20, 26)),
        "| 2026-01-26 | Queues: a survey of them |",
        "| 2026-02-02 | (bring a laptop) |",
        "| ~~2026-02-09~~ | Stacks |",
    )
    assert [(s.topic, s.papers, s.notes) for s in sessions(page)] == [
        (None, (WHOSE,), ()),
        (None, (SessionPaper("", "How Many", A),), ()),
        (None, (SessionPaper("", "Enough", B),), ()),
        *(
            (None, (SessionPaper("", f"Queue {day}", f"https://example.org/{day}.pdf"),), ())
            for day in range(20, 26)
        ),
        (None, (SessionPaper("", "Queues: a survey of them"),), ()),
        (None, (), ("bring a laptop",)),
        ("Stacks", (), ()),
    ]
    assert adopted(page).sessions[-1].status == "cancelled"


def test_names_are_taken_out_of_what_else_a_cell_says_and_its_words_are_kept() -> None:
    page = table(
        "| Date | Topic | Speaker |",
        "| 2026-01-12 | Stacks | video lecture by First Presenter (A University) |",
        "| 2026-01-19 | Heaps | First Presenter, Second Presenter and Third Presenter |",
        "| 2026-02-02 | Tries | ~~First Presenter~~ Second Presenter (suggested by Sixth Attendee) |",
        "| 2026-02-09 | Plans | All |",
        "| 2026-02-16 | Rest | TBD |",
    )
    assert [(s.presenters, s.presenters_raw, s.suggested_by, s.people) for s in sessions(page)] == [
        (
            ("First Presenter",),
            "video lecture by First Presenter (A University)",
            (),
            (Person("First Presenter", "A University"),),
        ),
        (("First Presenter", "Second Presenter", "Third Presenter"), None, (), ()),
        (
            ("Second Presenter",),
            "~~First Presenter~~ Second Presenter (suggested by Sixth Attendee)",
            ("Sixth Attendee",),
            (),
        ),
        ((), "All", (), ()),
        ((), None, (), ()),
    ]


def test_addresses_of_places_and_venues_are_kept_with_the_column_s_name() -> None:
    page = table(
        "| Date | Paper | Speaker | Journal | Related | Location |",
        f"| 2026-01-05 | [Whose Turn]({ARXIV}) | First | [ICML](https://example.org/icml) | [More]({A}) "
        "| [Hall](https://example.org/h) |",
    )
    (session,) = sessions(page)
    assert session.place == "Hall"
    assert session.readings == (f"Related: More {A}",)
    assert session.notes == ("Journal: ICML https://example.org/icml", "Location: Hall https://example.org/h")
    assert session.links == ()


BULLETS = """# Group

## 2026

- Jan 5: Queues (First Presenter)
- Jan 12: Stacks (Second Presenter)
- TBD: Heaps (Third Presenter)
  - [slides](s.pdf)
  - first point
    - below it
- Jan 19 – Feb 2: Trees (First Presenter)
- no date at all
"""


def test_items_of_a_list_have_their_date_topic_and_presenter_and_what_is_below_them() -> None:
    found = adopted(BULLETS)
    assert (found.layout, found.unparsed) == ("bullets", (Leftover(12, "no date at all"),))
    assert [t.line for t in found.sessions] == [5, 6, 7, 11]
    assert [t.session for t in found.sessions] == [
        on(1, 5, date_raw="Jan 5", topic="Queues", presenters=("First Presenter",)),
        on(1, 12, date_raw="Jan 12", topic="Stacks", presenters=("Second Presenter",)),
        Session(
            "",
            date_raw="TBD",
            topic="Heaps",
            presenters=("Third Presenter",),
            links=(SessionLink("slides", "s.pdf"),),
            parts=(Part(points=("first point\n- below it",)),),
        ),
        on(
            1,
            19,
            date_raw="Jan 19 – Feb 2",
            topic="Trees",
            presenters=("First Presenter",),
            days=(dt.date(2026, 1, 19), dt.date(2026, 2, 2)),
        ),
    ]


SECTIONS = f"""# Club

## Session 3: Queues and stacks

**Date:** January 12, 2026
**Presenter:** First Presenter, Second Presenter
**Time:** 17:00-18:30
**Room:** Room 1

We look at queues.

**Paper:** [Whose Turn]({ARXIV}) – chapter 2

### Reading

- Chapter 1

### Tasks

- Simulate a queue
  - with two heads

Material: [slides](s.pdf) | [code](https://github.com/example/turns)

## Session 4: Heaps

TBD
"""


def test_sections_have_their_labelled_lines_their_parts_and_their_points() -> None:
    found = adopted(SECTIONS)
    assert (found.layout, found.unparsed) == ("headings", ())
    assert [(t.line, t.status) for t in found.sessions] == [(3, None), (25, None)]
    assert [t.session for t in found.sessions] == [
        on(
            1,
            12,
            date_raw="January 12, 2026",
            number=3,
            start="17:00",
            time="17:00-18:30",
            place="Room 1",
            topic="Queues and stacks",
            presenters=("First Presenter", "Second Presenter"),
            papers=(SessionPaper("2401.01230", "Whose Turn", ARXIV, "chapter 2"),),
            links=(
                SessionLink("slides", "s.pdf"),
                SessionLink("code", "https://github.com/example/turns"),
            ),
            parts=(Part("Tasks", points=("Simulate a queue\n- with two heads",)),),
            readings=("Chapter 1",),
            notes=("We look at queues.",),
        ),
        Session("", number=4, topic="Heaps"),
    ]


YAML = f"""spring:
  past:
    - date: 2026-01-05
      title: Queues
      speakers: [First Presenter, Second Presenter]
      paper: {{title: Whose Turn, url: '{ARXIV}', venue: ICML}}
      slides: s.pdf
      extra: ~
  upcoming:
    - {{date: 2026-12-05, title: Stacks, speaker: {{name: Third Presenter, url: 'https://example.org/t', affiliation: A Lab}}, unknown: 7}}
"""  # noqa: E501


def test_a_yaml_file_gives_its_lists_wherever_they_stand_with_the_status_of_the_keys_above() -> None:
    found = adopted(YAML, "talks.yaml")
    assert (found.layout, found.unparsed) == ("yaml", ())
    assert [(t.line, t.last_line, t.status) for t in found.sessions] == [(3, 8, "held"), (10, 10, "upcoming")]
    assert [t.session for t in found.sessions] == [
        on(
            1,
            5,
            topic="Queues",
            presenters=("First Presenter", "Second Presenter"),
            papers=(SessionPaper("2401.01230", "Whose Turn", ARXIV, "ICML"),),
            links=(SessionLink("slides", "s.pdf"),),
        ),
        on(
            12,
            5,
            topic="Stacks",
            presenters=("Third Presenter",),
            presenters_raw="Third Presenter (A Lab)",
            people=(Person("Third Presenter", "A Lab", "https://example.org/t"),),
            notes=("unknown: 7",),
        ),
    ]


def test_lists_in_the_front_matter_of_a_page_are_read_with_their_lines() -> None:
    item = "  - date: 2026-01-05\n    title: Queues\n    speaker: First Presenter\n"
    page = f"---\ntitle: Group\ntalks:\n{item}---\n\nText.\n"
    for mark in ("", "\ufeff"):
        found = adopted(mark + page)
        assert [t.line for t in found.sessions] == [4]
        assert [t.session for t in found.sessions] == [
            on(1, 5, topic="Queues", presenters=("First Presenter",))
        ]
    assert adopted(page.replace("---", "--")).layout != "yaml"


def test_a_csv_file_gives_its_rows_and_says_nothing_of_empty_ones() -> None:
    first = f'2026-01-05;"Queues; stacks";First Presenter;{ARXIV};Room 1'
    text = f"Date;Title;Speaker;Link;Room\n{first}\n;;;;\n2026-01-12;No meeting;;;\n"
    found = adopted(text, "talks.csv")
    assert [(t.line, t.status, t.session) for t in found.sessions] == [
        (
            2,
            None,
            on(
                1,
                5,
                topic="Queues; stacks",
                place="Room 1",
                presenters=("First Presenter",),
                papers=(SessionPaper("2401.01230", "Queues; stacks", ARXIV),),
            ),
        ),
        (4, "cancelled", on(1, 12)),
    ]
    assert found.unparsed == ()
    assert adopted(text, "talks.txt").sessions == ()


HTML = f"""<html><body>
<h2>Past talks</h2><p>Hello</p>
<table><tr><th>Date<th>Topic<th>Speaker</tr>
<tr><td rowspan="2">Jan 5, 2026<td><a href='{A}'>Whose<br>Turn</a><td>First Presenter</tr>
<tr><td>Stacks &amp; heaps<td>Second Presenter</tr>
<tr><td>Jan 19, 2026<td colspan="2">Spring break</tr>
<tr><td>more to come<td><td></tr>
</table>
</body></html>
"""


def test_a_web_page_gives_the_rows_of_its_tables_with_the_lines_they_stand_in() -> None:
    found = adopted(HTML, "talks.html")
    paper = (SessionPaper("", "Whose Turn", A),)
    assert (found.layout, [left.line for left in found.unparsed]) == ("html-table", [7])
    assert [(t.line, t.last_line, t.status, t.session) for t in found.sessions] == [
        (
            4,
            5,
            "held",
            on(
                1,
                5,
                date_raw="Jan 5, 2026",
                topic="Stacks & heaps",
                papers=paper,
                presenters=("First Presenter", "Second Presenter"),
                parts=(
                    Part(papers=paper, presenters=("First Presenter",)),
                    Part(topic="Stacks & heaps", presenters=("Second Presenter",)),
                ),
            ),
        ),
        (6, 6, "holiday", on(1, 19, date_raw="Jan 19, 2026", topic="Spring break")),
    ]


def test_a_page_of_one_event_gives_its_papers_from_addresses_on_lines_of_their_own() -> None:
    page = (
        "# An evening\n\nDate: 5 March 2026, 18:00\n\nWhere: Room 1\n\n"
        f"First Presenter - Whose Turn\n{ARXIV}\n\n[ICML] How Many Is Enough:\n{B}\n\nCome along.\n"
    )
    assert sessions(page) == [
        on(
            3,
            5,
            date_raw="5 March 2026, 18:00",
            start="18:00",
            time="18:00",
            place="Room 1",
            topic="An evening",
            presenters=("First Presenter",),
            papers=(WHOSE, SessionPaper("", "How Many Is Enough", B)),
            notes=("Come along.",),
        )
    ]


def test_a_text_among_linked_papers_is_a_topic_and_among_unlinked_ones_a_title() -> None:
    head = "| Date | Paper | Presenter |"
    linked = table(
        head,
        f"| 2026-01-05 | [Whose Turn]({ARXIV}) | First |",
        f"| 2026-01-12 | [How Many]({B}) | Second |",
        "| 2026-01-19 | Open discussion of plans | Second |",
    )
    assert [(s.topic, s.papers) for s in sessions(linked)] == [
        (None, (WHOSE,)),
        (None, (SessionPaper("", "How Many", B),)),
        ("Open discussion of plans", ()),
    ]
    unlinked = table(head, "| 2026-01-05 | Whose Turn | First |", "| 2026-01-12 | No meeting | |")
    assert [(s.topic, s.papers) for s in sessions(unlinked)] == [
        (None, (SessionPaper("", "Whose Turn"),)),
        (None, ()),
    ]


def test_a_cited_title_without_a_link_keeps_its_citation_as_a_remark() -> None:
    page = table(
        "| Date | Topic |",
        *(f"| 2026-01-{day:02} | [Queue {day}](https://example.org/{day}.pdf) |" for day in range(5, 10)),
        "| 2026-01-19 | How Many Is Enough [Author et al., 2019] |",
        "| 2026-01-26 | Plans for us |",
    )
    made = [(s.topic, s.papers) for s in sessions(page)][5:]
    assert made == [
        (None, (SessionPaper("", "How Many Is Enough", None, "Author et al., 2019"),)),
        ("Plans for us", ()),
    ]


def test_a_table_without_outer_strokes_or_without_a_rule_below_its_header_is_read_too() -> None:
    bare = "Date | Topic\n--- | ---\n2026-01-05 | Queues\n\nEnd | of it\n"
    assert sessions(bare) == [on(1, 5, topic="Queues")]
    ruleless = "| Date | Topic |\n| 2026-01-05 | Queues |\n| 2026-01-12 | Stacks |\n"
    assert sessions(ruleless) == [on(1, 5, topic="Queues"), on(1, 12, topic="Stacks")]
    assert sessions("| Date | Topic |\n") == []


def test_a_column_of_dates_is_one_whatever_it_is_called() -> None:
    page = table(
        "| Gizmo | It is on | Topic | Who |",
        "| | 2026-01-05 | Queues | First |",
        "| | 2026-01-12 | Stacks | Second |",
        "| | TBD | Heaps | Third |",
    )
    assert [(s.date, s.topic, s.presenters) for s in sessions(page)] == [
        (dt.date(2026, 1, 5), "Queues", ("First",)),
        (dt.date(2026, 1, 12), "Stacks", ("Second",)),
        (None, "Heaps", ("Third",)),
    ]


def test_rows_that_are_no_sessions_are_given_back_as_they_stand() -> None:
    found = adopted('Date,Title\n2026-01-05,Queues\n"x\ny",\n', "talks.csv")
    assert found.unparsed == (Leftover(3, '"x\ny",'),)
    page = table("| Date | Topic |", "| 2026-01-05 | Queues |", "| See you there | |")
    assert adopted(page).unparsed == (Leftover(4, "| See you there | |"),)


def test_dates_of_months_ranges_and_east_asian_forms_are_read_in_a_table() -> None:
    page = table(
        "| Date | Topic |",
        "| 2022年5月22日 | Queues |",
        "| 2022年6月 | Stacks |",
        "| Mar 2022 (tentative) | Heaps |",
        "| May 5 - May 7, 2022 | Tries |",
        "| May 9 and May 12, 2022 | Trees |",
    )
    assert [(s.date, s.days) for s in sessions(page)] == [
        (dt.date(2022, 5, 22), ()),
        (None, ()),
        (None, ()),
        (dt.date(2022, 5, 5), tuple(dt.date(2022, 5, day) for day in (5, 6, 7))),
        (dt.date(2022, 5, 9), (dt.date(2022, 5, 9), dt.date(2022, 5, 12))),
    ]
    assert [s.date_raw for s in sessions(page)][1:3] == ["2022年6月", "Mar 2022 (tentative)"]


def test_an_item_s_first_point_is_its_topic_only_when_nothing_else_is() -> None:
    page = "# G 2026\n\n- Jan 5\n  - Paper: [Whose Turn]({})\n  - one\n- Jan 12\n  - Stacks\n  - more\n"
    points = (Part(points=("one",)),), (Part(points=("more",)),)
    assert sessions(page.format(ARXIV)) == [
        on(1, 5, date_raw="Jan 5", papers=(WHOSE,), parts=points[0]),
        on(1, 12, date_raw="Jan 12", topic="Stacks", parts=points[1]),
    ]


def test_a_web_page_without_tables_is_read_by_its_headings_and_lists() -> None:
    headed = adopted(
        "<html><body><h1>G</h1>\n<h2>Jan 5, 2026:<br>Queues</h2>\n<p>Presenter: First Able</p>\n"
        "<h2>Jan 12, 2026:<br>Stacks</h2></body></html>\n",
        "x.html",
    )
    assert [(t.line, t.session) for t in headed.sessions] == [
        (2, on(1, 5, date_raw="Jan 5, 2026", topic="Queues", presenters=("First Able",))),
        (4, on(1, 12, date_raw="Jan 12, 2026", topic="Stacks")),
    ]
    listed = adopted(
        "<html><body><h1>G</h1>\n<ul>\n<li>Jan 12, 2026: Stacks</li>\n<li>Jan 19, 2026: Heaps</li>\n"
        "<li>nothing</li></ul></body></html>\n",
        "x.html",
    )
    assert [(t.line, t.session.topic) for t in listed.sessions] == [(3, "Stacks"), (4, "Heaps")]
    assert listed.unparsed == (Leftover(5, "nothing"),)


def test_days_joined_by_and_are_these_and_days_joined_by_a_dash_all_between() -> None:
    page = table(
        "| Date | Topic |",
        "| 2022-05-09 & 2022-05-12 | A |",
        "| 2022-05-09, 2022-05-12 | B |",
        "| 2022-05-09 – 2022-05-12 | C |",
        "| 16.5.2022 and 18.5.2022 | D |",
    )
    assert [[day.day for day in s.days] for s in sessions(page)] == [
        [9, 12], [9, 12], [9, 10, 11, 12], [16, 18],
    ]  # fmt: skip


def test_in_yaml_a_name_needs_no_address_and_a_year_beside_a_list_is_that_of_its_dates() -> None:
    (session,) = sessions(
        "- {date: 2026-12-05, title: Stacks, speaker: {name: Third Able, affiliation: A Lab}}\n", "a.yml"
    )
    assert (session.presenters, session.people) == (("Third Able",), (Person("Third Able", "A Lab"),))
    assert session.presenters_raw == "Third Able (A Lab)"
    years = "- year: 2025\n  items:\n  - {date: Jan 5, title: A}\n- year: 2026\n  items:\n  - {date: Jan 5, title: B}\n"
    assert [s.date for s in sessions(years, "a.yml")] == [dt.date(2025, 1, 5), dt.date(2026, 1, 5)]


def test_a_list_within_a_table_of_html_is_no_list_of_the_page() -> None:
    page = (
        "<table><tr><th>Date</th><th>Topic</th></tr>\n<tr><td>2026-01-05</td><td>Queues</td></tr>\n"
        "<tr><td>2026-01-12</td><td>\n\n- Jan 6, 2026: one\n- Jan 7, 2026: two\n</td></tr></table>\n"
    )
    assert [s.date for s in sessions(page)] == [dt.date(2026, 1, 5), dt.date(2026, 1, 12)]
    assert adopted(page).layout == "html-table"


def test_dates_without_marks_with_short_years_or_with_a_time_are_days() -> None:
    page = table(
        "| Date | Topic |",
        "| 20210131 | A |",
        "| 20210131 and 20210202 | B |",
        "| 25-Nov-21 | C |",
        "| 2021 May 5, 14.30 | D |",
        "| May 5, 2021, 14:30 | E |",
    )
    assert [(s.date.isoformat() if s.date else None, len(s.days)) for s in sessions(page)] == [
        ("2021-01-31", 0), ("2021-01-31", 2), ("2021-11-25", 0), ("2021-05-05", 0), ("2021-05-05", 0),
    ]  # fmt: skip


def test_a_second_column_of_dates_is_a_remark() -> None:
    page = table("| Date | Topic | Day |", "| 2026-01-05 | Queues | Monday |")
    assert sessions(page) == [on(1, 5, topic="Queues", notes=("Day: Monday",))]


def test_a_paper_may_lie_in_the_club_s_own_folder() -> None:
    page = table(
        "| Date | Paper | Presenter |",
        "| 2026-01-05 | [Whose Turn](papers/a.pdf) | First |",
        "| 2026-01-12 | [How Many](https://example.org/notes/) | Second |",
    )
    assert [s.papers for s in sessions(page)] == [
        (SessionPaper("", "Whose Turn", "papers/a.pdf"),),
        (SessionPaper("", "How Many", "https://example.org/notes/"),),
    ]


def test_a_comment_at_the_very_beginning_hides_what_is_in_it() -> None:
    row = "| 2026-01-05 | Queues |\n"
    page = table("| Date | Topic |", "| 2026-01-12 | Stacks |")
    assert sessions(f"<!-- {row} -->\n{page}") == [on(1, 12, topic="Stacks")]
    assert sessions(f"{page}<!-- {row}")[0] == on(1, 12, topic="Stacks")


def test_a_field_that_is_too_long_is_cut_and_said() -> None:
    page = table("| Date | Topic |", f"| 2026-01-05 | {'queue ' * 20_000} |")
    (taken,) = adopted(page).sessions
    assert taken.warnings[0].startswith("line 3: only the first ")
