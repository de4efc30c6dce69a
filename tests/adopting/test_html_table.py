from __future__ import annotations

import pytest

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


SPANS = """<p>x</p><table>
<tr><th>Date<th>Topic<th>Speaker
<tr><td rowspan=2>1 May 2026<td>
One<td>
<tr><td>Two
<tr><td colspan=2>8 May 2026<td>First
<tr><td>15 May 2026<td rowspan=3>b<td>c
<tr><td>22 May 2026
<tr><td>29 May 2026<td>f<td>g
<tr>
</table>
<TABLE><tr><td>Date<td>Topic<tr><td>5 June 2026<td>h<table><tr><td>12 June 2026</table></TABLE> <table"""


def test_cells_that_span_rows_or_columns_leave_the_others_in_their_columns() -> None:
    found = adopted(SPANS)
    assert [
        (t.line, t.last_line, str(t.session.date), t.session.topic, t.session.presenters)
        for t in found.sessions
    ] == [
        (3, 5, "2026-05-01", "One; Two", ()),
        (6, 6, "2026-05-08", None, ("First",)),
        (7, 7, "2026-05-15", "b", ("c",)),
        (8, 8, "2026-05-22", None, ()),
        (9, 9, "2026-05-29", None, ("f",)),
        (12, 12, "2026-06-05", "h12 June 2026", ()),
    ]
    assert found.sessions[4].session.notes == ("g",)
    assert found.unparsed == ()


@pytest.mark.parametrize(
    ("spans", "presenters"),
    [
        ("", ("P",)), ("colspan=1", ("P",)), ("colspan=2", ()), ("colspan=' 2 '", ()), ("colspan=99999", ()),
        ("colspan=0", ("P",)), ("colspan=x", ("P",)), ("colspan=-2", ("P",)), ("colspan=999999", ("P",)),
    ],
)  # fmt: skip
def test_a_span_is_a_number_of_up_to_five_digits(spans: str, presenters: tuple[str, ...]) -> None:
    page = f"<table><tr><th>Date<th>Topic<th>Speaker<tr><td>2026-01-05<td {spans}>t<td>P</table>"
    (session,) = sessions(page)
    assert session.presenters == presenters


def test_a_table_has_at_most_fifty_columns() -> None:
    page = f"<table><tr><th>Date<th>Topic<tr><td>2026-01-05<td>t{'<td>q' * 48}<td>y<td>z</table>"
    (session,) = sessions(page)
    assert session.notes == ("q",)


def test_what_a_row_that_is_no_session_says_is_given_back_on_one_line() -> None:
    page = (
        "<table><tr><th>Date<th>Topic\n<tr><td>2026-01-05<td>t\n<tr><td>see\n  you<td>\n<b>\n</b></table>\n"
        "<table><tr><th>Time<th>Activity<tr><td>10:00<td>Welcome</table>"
    )
    first, second = adopted(page).unparsed
    assert (first.line, first.text, second.line) == (3, "<tr><td>see you<td> <b>", 7)
