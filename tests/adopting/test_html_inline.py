"""The content of an element of HTML as one line of Markdown."""

from __future__ import annotations

import pytest
from lxml import html

from journalclub.adopting.html_inline import DEEPEST, inline_markdown


def markdown(source: str, *but: str) -> str:
    return inline_markdown(html.fragment_fromstring(source, create_parent="div"), but=frozenset(but))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        # Emphasis and strikes, closed before a word and before a mark.
        ("a <b>b</b>c", "a **b** c"),
        ("<strong>a</strong>, <i> x </i>. <em>b</em>) <cite>c</cite>", "**a**, *x*. *b*) *c* "),
        ("<s>a</s>! <del>b</del>? <strike>c</strike>: d", "~~a~~! ~~b~~? ~~c~~: d"),
        ("x<b></b><b> </b>z", "x z"),
        # Breaks: once between blocks, none at the edges.
        ("<br>a<br>b<br/> <br>c<br>", "a<br>b<br>c"),
        ("<p>a</p><p>b</p>c", "a<br>b<br>c"),
        ("<ul><li>a<li>b</ul><h3>c</h3><dl><dt>d<dd>e</dl>", "a<br>b<br>c<br>d<br>e"),
        # Links and pictures.
        ("<a href='u v'>x<br>y</a>", "[x y](u%20v)"),
        ("<a href=''>x</a> <a name='q'>y</a>", "[x]() y"),
        ("<img src='p.png 2x' alt='[x]'>y<img>", "![\\[x\\]](p.png)y![]()"),
        # Everything else is its text, spaces once, and reads as itself.
        ("a\n  b<span>c</span><table><tr><td>d</table>e", "a bcde"),
        ("*a* [b] _c_ ~d~ `e` &lt;f &amp; g", r"\*a\* \[b\] \_c\_ \~d\~ \`e\` \<f &amp; g"),
        ("<script>x</script>a<style>y</style>b<!-- c -->d<noscript>e</noscript>", "abd"),
    ],
)
def test_every_element_is_what_it_shows(source: str, shown: str) -> None:
    assert markdown(source) == shown


def test_elements_of_some_tags_can_be_left_out_with_their_breaks() -> None:
    source = "a<ul><li>x</ul>b<p>c<i>d</i></p>"
    assert (markdown(source, "ul"), markdown(source, "p", "i")) == ("ab<br>c*d*", "a<br>x<br>b")


@pytest.mark.parametrize(("depth", "shown"), [(DEEPEST, "x"), (DEEPEST + 1, "")])
def test_elements_are_read_up_to_a_depth(depth: int, shown: str) -> None:
    assert markdown("<span>" * depth + "x" + "</span>" * depth) == shown
