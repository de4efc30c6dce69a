"""What holds for every layout: nothing is lost, nothing fails, the time grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.json_form import adoption_json
from tests.adopting.pages import adopted, outline

MARKUP = (
    *(
        "# a\n",
        "## Lecture 1\n",
        "- 2021-03-04: b\n",
        "1) **May 3, 2021**\n",
        "**Paper:** [a](b)\n",
        "---\n",
        "    x\n",
    ),
    *(
        "| Date | Topic |\n",
        "|--|--|\n",
        "| 2021-03-04 | t |\n",
        "<table>",
        "<tr><td>2021-03-04<td>x",
        "</table>\n",
    ),
    *("```\n", "<!--", "-->", "date: 2021-03-04\n", "~~", "[x]: y\n", "\n"),
)
VOCABULARY = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "iota", "kappa")
WORDS = st.sampled_from(VOCABULARY)
CELLS = st.one_of(
    st.lists(WORDS, max_size=4).map(" ".join),
    st.sampled_from(
        ["", "TBD", "-", "2021-03-04", "March 5", "13/04/2021", "b) more", "No meeting", "Spring break"]
    ),
    st.builds("[{}](https://a.example/{})".format, WORDS, WORDS),
    st.builds("**{}**".format, WORDS),
)
HEADERS = st.lists(
    st.sampled_from(["Date", "Topic", "Presenter", "Paper", "Slides", "Notes", "Room", "Week", "Gizmo"]),
    min_size=2,
    max_size=6,
    unique=True,
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=12)


@given(HEADERS, ROWS)
def test_every_row_is_a_session_part_of_one_or_reported(header: list[str], rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    found = adopted("\n".join(lines))
    taken = {n for t in found.sessions for n in range(t.line, t.last_line + 1)}
    reported = {left.line for left in found.unparsed}
    filled = {n for n, row in enumerate(rows, 3) if any(c.isalnum() for c in "".join(row))}
    assert filled <= taken | reported
    starts = [t.line for t in found.sessions]
    assert len(starts) == len(set(starts))


@given(HEADERS, ROWS)
def test_every_word_of_a_session_s_row_survives(header: list[str], rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    found = adopted("\n".join(lines))
    reported = {left.line for left in found.unparsed}
    for taken in found.sessions:
        kept = repr(taken.session).lower()
        own = [lines[n - 1] for n in range(taken.line, taken.last_line + 1) if n not in reported]
        assert [word for word in VOCABULARY if any(word in line for line in own) and word not in kept] == []


@given(st.text(max_size=400), st.sampled_from(["README.md", "x.yml", "x.csv", "x.html"]))
def test_any_text_is_read_without_failing(text: str, name: str) -> None:
    adoption_json(adopted(text, name))


@given(st.lists(st.sampled_from(MARKUP), max_size=40))
def test_any_mixture_of_markup_is_read_without_failing(pieces: list[str]) -> None:
    found = adopted("".join(pieces))
    assert all(t.line <= t.last_line for t in found.sessions)


def test_the_document_has_exactly_the_keys_that_programs_rely_on() -> None:
    page = (
        "| Date | Topic | Slides |\n|--|--|--|\n"
        "| Mar 4-5, 2021 | [T](https://arxiv.org/abs/2101.00001) | [s](s.pdf) |\n|x|y|\n"
    )
    document = adoption_json(adopted(page))
    assert set(document) == {"layout", "sessions", "unparsed"}
    assert document["sessions"][0] == {
        "date": "2021-03-04",
        "dates": ["2021-03-04", "2021-03-05"],
        "date_raw": "Mar 4-5, 2021",
        "time": None,
        "topic": None,
        "papers": [{"title": "T", "url": "https://arxiv.org/abs/2101.00001", "arxiv_id": "2101.00001"}],
        "presenters": [],
        "links": [{"kind": "slides", "url": "s.pdf"}],
        "status": None,
        "line": 3,
    }


def test_a_rota_and_minutes_in_one_page_are_both_taken() -> None:
    page = (
        "| Date | Presenter |\n|--|--|\n| 2025-01-28 | Ann |\n| 2025-02-04 | Bob |\n\n## Minutes\n"
        "### 2025-01-21: Cy\nPresented: [T](https://arxiv.org/abs/2501.06304)\n\n"
        "### 2025-01-14: Cy\nx\n### 2025-01-07: Ann\ny\n"
    )
    found = adopted(page)
    assert len(found.sessions) == 5
    assert found.sessions[2].session.presenters == ("Cy",)
    assert found.sessions[2].session.papers[0].id == "2501.06304"


@pytest.mark.parametrize(
    "unit",
    [
        "| 2021-03-04 | [t](u) | a, b |\n",
        "## 2021-03-04 x\ny\n",
        "# a\n",
        "- 2021-03-04: x\n",
        "- a\n",
        "**b**\n",
        "<table><tr><td>x</table>\n",
        "[a]: b\n",
        "<!-- -->",
        "(",
        "x\n---\n",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = "| Date | Topic | Presenter |\n|--|--|--|\n" + unit * count
        began = time.process_time()
        adopted(text)
        return time.process_time() - began

    assert seconds(2_000) < 30 * max(seconds(250), 0.005)


BAD = "[x](javascript:1)"


@pytest.mark.parametrize(
    ("name", "page", "lines"),
    [
        ("x.md", f"| Date | Topic |\n|-|-|\n| 2026-01-05 | {BAD} |\n| | b) {BAD} |", [3, 4]),
        ("x.md", f"# G {BAD}\n\n- Jan 5, 2026: {BAD} (A)\n  - {BAD}\n  - Paper: {BAD}\n- Jan 12, 2026: b\n\n"
         f"Slides: {BAD}\n", [3, 4, 5, 8]),
        ("x.md", f"# G 2026\n\n## Jan 5: {BAD}\n\nPaper:\n- {BAD}\n\n## Jan 12: Ours : {BAD}\n\n"
         f"Slides: {BAD}\n\nhello {BAD}\n", [3, 6, 8, 10, 12]),
        ("x.md", f"# G\n\n## Lecture 1: a\n\n## [Lecture 2](javascript:1): {BAD}\n", [5]),
        ("x.md", f"# E {BAD}\n\nDate: Jan 5, 2026\n\nSlides: {BAD}\n", [1, 5]),
        ("x.html", "<table>\n<tr><th>Date<th>Topic\n<tr><td>2026-01-05<td><a href='javascript:1'>x</a>\n</table>", [3]),
        ("x.yml", f"- date: 2026-01-05\n  topic: a\n- date: 2026-01-12\n  topic: '{BAD}'\n", [3]),
        ("x.csv", f'Date,Topic\n2026-01-05,"a\nb"\n2026-01-12,{BAD}\n', [4]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_field_names_its_line_in_every_layout(
    name: str, page: str, lines: list[int]
) -> None:
    told = [w for t in adopted(page, name).sessions for w in t.warnings]
    assert sorted(int(w.partition(":")[0].removeprefix("line ")) for w in told) == lines


TABLE = "| Date | Topic |\n|-|-|\n| 2026-01-05 | a |\n"
LIST = "## Talks\n- 2026-01-12: b\n- 2026-01-19: c\n"


@pytest.mark.parametrize(
    ("page", "layout"),
    [
        (TABLE, "pipe-table"), (LIST, "bullets"), (f"{TABLE}\n{LIST}", "bullets"),
        (f"{TABLE}| 2026-01-06 | d |\n\n{LIST}", "pipe-table"),
        ("| Time | Activity |\n|-|-|\n| 10:00 | a |\n", "pipe-table"), ("<table><tr><td>a</table>", "html-table"),
        ("words", "other"),
        ("# E\n\nDate: Jan 5, 2026\n", "other"), (f"# E\n\nDate: Jan 6, 2026\n\n{TABLE}", "pipe-table"),
    ],
)  # fmt: skip
def test_the_layout_is_the_one_that_gives_most_sessions_else_that_of_its_tables(
    page: str, layout: str
) -> None:
    assert adopted(page).layout == layout


def test_what_one_layout_read_no_other_reads_again_and_all_stand_in_the_page_s_order() -> None:
    page = f"{LIST}- none\n\n{TABLE}| see you | |\n\n# E\nDate: Jan 5, 2026\n"
    assert outline(page) == [
        "2 2026-01-12 b",
        "3 2026-01-19 c",
        "8 2026-01-05 a",
        "4: none",
        "9: | see you | |",
    ]
