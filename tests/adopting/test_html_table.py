from __future__ import annotations

from tests.adopting.pages import adopted, sessions

PAGE = """<h2>Fall 2021</h2>
<table class="x"><thead><tr><th>Date</th><th>Topic</th><th>Speaker</th><th>Material</th></tr></thead>
<tr><td rowspan="2">Sep 3</td><td>One</td><td>First</td>
<td><ul><li><a href="s.pdf">Slides</a></li><li><a href="https://youtu.be/x">Video</a></li></ul></td></tr>
<tr><td>Two</td><td>Second</td><td></td></tr>
<tr><td>Sep 10</td><td colspan=3><i>Labor Day</i></td></tr>
<tr><td>Sep 17</td><td>Three <b>*</b> [x](y)</a></td><td>A &amp; B</td><td>
</table>
"""


def test_spans_lists_and_links_in_cells() -> None:
    found = adopted(PAGE)
    first, second, third = (t.session for t in found.sessions)
    assert found.layout == "html-table"
    assert [p.topic for p in first.parts] == ["One", "Two"]
    assert [(x.kind, x.url) for x in first.links] == [("slides", "s.pdf"), ("video", "https://youtu.be/x")]
    assert found.sessions[1].status == "holiday"
    assert second.date_raw == "Sep 10"
    assert third.presenters == ("A", "B")


def test_text_that_looks_like_markdown_stays_text() -> None:
    assert sessions(PAGE)[2].topic == "Three * [x](y)"
    assert sessions(PAGE)[2].papers == ()


def test_lines_are_those_of_the_page() -> None:
    assert [(t.line, t.last_line) for t in adopted(PAGE).sessions] == [(3, 5), (6, 6), (7, 7)]


def test_two_meetings_a_week_in_a_column_named_week() -> None:
    page = (
        '+++\ndate = "21 Aug 2023"\n+++\n<table><tr><th>Week</th><th>Lead Team</th><th>Topic</th></tr>'
        "<tr><td>0: 23 Aug</td><td>1</td><td>Start</td></tr><tr><td>1: 28/30 Aug</td><td>2</td><td></td></tr></table>"
    )
    first, second = sessions(page)
    assert (first.number, str(first.date), first.presenters) == (0, "2023-08-23", ())
    assert [str(d) for d in second.days] == ["2023-08-28", "2023-08-30"]


def test_a_table_that_never_ends_and_absurd_spans_do_no_harm() -> None:
    page = (
        "<table><tr><th>Date<th>Topic<tr><td rowspan=999999999 colspan=999999>2021-01-02<td>x"
        + "<table>" * 300
    )
    assert len(adopted(page).sessions) <= 1
