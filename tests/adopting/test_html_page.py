"""Pages of HTML without tables are read as the headings, lists and definitions they are."""

from __future__ import annotations

import pytest

from journalclub.adopting.html_page import DEEPEST, as_markdown, is_html
from tests.adopting.pages import adopted, dates, sessions

TALKS = """<!DOCTYPE html><html><head><title>Seminar</title><script>var x = "1 May 2020 | a";</script></head><body>
<h1>Seminar, Spring 2023</h1>
<div class="talk"><h3>January 18, 2023</h3>
<p><b>Speaker:</b> First Speaker (Some Institute)</p>
<p><b>Title:</b> Lower bounds</p>
<p><b>Abstract:</b> We prove them.</p></div>
<div class="talk"><h3>January 25, 2023</h3>
<p><b>Speaker:</b> Second Speaker</p>
<p><b>Title:</b> <a href="https://arxiv.org/abs/2301.00002">Upper bounds</a></p></div>
<div class="talk"><h3>February 1, 2023</h3><p>No seminar (break)</p></div>
</body></html>
"""
LIST = """<html><body><h2>Schedule 2022</h2>
<ul>
<li><b>Mar 3</b>: First Speaker, <a href="https://arxiv.org/abs/2201.00003">Denoising</a>
[<a href="s.pdf">slides</a>]</li>
<li><b>Mar 10</b>: Second Speaker, <i>Sampling</i></li>
<li><b>Mar 17</b>: cancelled</li>
</ul></body></html>
"""
TERMS = """<html><body><h1>Talks</h1><dl>
<dt>5 October 2021</dt><dd>Person One (Some City): <em>On turns</em>. <a href="t.pdf">Slides</a></dd>
<dt>12 October 2021</dt><dd>Person Two: <em>On queues</em></dd>
</dl></body></html>
"""


def test_headings_with_labelled_paragraphs() -> None:
    found = adopted(TALKS, "index.html")
    first, second, third = found.sessions
    assert (found.layout, [t.line for t in found.sessions]) == ("headings", [3, 7, 10])
    assert (first.session.topic, first.session.presenters) == ("Lower bounds", ("First Speaker",))
    assert first.session.abstract == "We prove them."
    assert second.session.papers[0].id == "2301.00002"
    assert third.status == "holiday"
    assert all(t.last_line >= t.line for t in found.sessions)


def test_lists_with_names_before_linked_or_emphasised_titles() -> None:
    first, second, third = sessions(LIST, "index.html")
    assert (first.presenters, first.papers[0].id, first.links[0].kind) == (
        ("First Speaker",),
        "2201.00003",
        "slides",
    )
    assert (second.presenters, second.topic) == (("Second Speaker",), "Sampling")
    assert dates(LIST, "index.html") == ["2022-03-03", "2022-03-10", "2022-03-17"]
    assert third.presenters == ()


def test_definitions() -> None:
    first, second = sessions(TERMS, "talks.html")
    assert (first.presenters, first.topic, first.links[0].url) == (("Person One",), "On turns.", "t.pdf")
    assert (second.presenters, second.topic) == (("Person Two",), "On queues")


@pytest.mark.parametrize("text", ["# Club\n\n<html>", "A <body> of work", "", "<table><tr></table>"])
def test_markdown_with_some_html_is_no_page_of_html(text: str) -> None:
    assert not is_html(text)


def test_a_deep_or_broken_page_gives_what_can_be_read() -> None:
    lines, sources = as_markdown("<html><body>" + "<div>" * 3_000 + "<p>x</p>")
    assert len(lines) == len(sources)
    assert as_markdown("<html>") in (([], []), (["", ""], [1, 1]), ([""], [1]))


PARTS = """<html><body>
<h1>Club <b>x</b></h1>
<div>
<p>One
two</p>
<ul>
<li>a <b>b</b>
<ul><li>c<ol><li>d</ol></li></ul>
</li>
<li>e</li>
</ul>
<dl><dt>T</dt>
<dd>D</dd></dl>
</div>
<span>s</span><section><article>t</article></section>
<script>no</script><!-- no --><?php no ?>
</body></html>
"""


def test_headings_lists_terms_and_paragraphs_become_lines_that_know_where_they_are_from() -> None:
    shown = [(line, text) for text, line in zip(*as_markdown(PARTS), strict=True) if text]
    assert shown == [
        (2, "# Club **x**"), (4, "One two"), (7, "- a **b**"), (8, "  - c"), (8, "    - d"), (10, "- e"),
        (12, "- T:"), (13, "  D"), (15, "s"), (15, "t"),
    ]  # fmt: skip
    assert as_markdown("<html><body><p>a</p><p>b</p></body></html>")[0][:3] == ["a", "", "b"]


@pytest.mark.parametrize(("depth", "shown"), [(DEEPEST - 2, ["x"]), (DEEPEST - 1, [])])
def test_what_is_nested_too_deep_is_left_out(depth: int, shown: list[str]) -> None:
    assert [t for t in as_markdown("<html><body>" + "<div>" * depth + "<p>x</p>")[0] if t] == shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<html>", True), ("<!DOCTYPE html>", True), ("\ufeff <HTML lang=x>", True), ("<head>", True), ("<body>", True),
        ("<?xml version='1.0'?>\n <!doctype html>", True), (" " * 200 + "<html>", True), (" " * 201 + "<html>", False),
        ("x<html>", False), ("<htmlx>", False), ("<!doctype xml>", False),
    ],
)  # fmt: skip
def test_a_page_of_html_begins_as_one(text: str, html: bool) -> None:
    assert is_html(text) is html


def test_what_is_found_in_a_page_of_html_stands_in_the_page_s_own_lines() -> None:
    page = (
        "<html><body>\n\n<h1>Talks</h1>\n<ul>\n<li>Jan 5, 2026:\nJ\u00c3\u00bclich\n<li>Jan 12, 2026: Stacks\n"
        "<ul><li>one</ul>\n<li>none\n</ul>"
    )
    found = adopted(page, "x.html")
    assert [(t.line, t.last_line) for t in found.sessions] == [(5, 5), (7, 8)]
    assert [(u.line, u.text) for u in found.unparsed] == [(9, "none")]
    assert [(r.line, r.right) for r in found.repairs] == [(5, "Jülich")]
