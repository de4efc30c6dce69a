"""What presenters write in Markdown is read as Markdown; whatever is not, is text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.decks.markdown_blocks import (
    Code,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Table,
    read_blocks,
    without_comments,
)
from journalclub.decks.markdown_spans import MOST_NESTED, Span, plain, read_spans, safe_target
from journalclub.render import markdown

LONGEST = 60.0  # seconds: a quadratic reader would take hours; a loaded machine takes some five


def outline(spans: tuple[Span, ...]) -> str:
    """Spans as a short notation: strong(a b) link(words -> target)."""
    parts = []
    for span in spans:
        if span.kind == "text":
            parts.append(span.text)
        else:
            target = f" -> {span.target}" if span.target else ""
            parts.append(f"{span.kind}({span.text}{outline(span.inside)}{target})")
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a **b** *c* __d__ _e_ ~~f~~", "a strong(b) em(c) strong(d) em(e) strike(f)"),
        ("***both***", "strong(em(both))"),
        ("*a **b** c*", "em(a strong(b) c)"),
        ("2 * 3 * 4, snake_case_name, **open", "2 * 3 * 4, snake_case_name, **open"),
        ("`a *b*` and ``c ` d``", "code(a *b*) and code(c ` d)"),
        ("[words](https://example.org/a_(b))", "link(words -> https://example.org/a_(b))"),
        ("[the *paper*](paper.pdf#page=3)", "link(the em(paper) -> paper.pdf#page=3)"),
        ("<https://example.org>", "link(https://example.org -> https://example.org)"),
        ("see https://example.org/x.", "see link(https://example.org/x -> https://example.org/x)."),
        ("[x](javascript:alert(1)) [y](//host/z) [z](/etc)", "x y z"),
        ("[a [b](c.md) d](e.md)", "link(a b d -> e.md)"),
        ("![h:552 First page](cover.png)", "picture(First page -> cover.png)"),
        ("![bg left:40%](a%20b.png)", "picture( -> a%20b.png)"),
        (r"\*no\* \[x](y) https\://a.b &amp; &lt;b&gt;", "*no* [x](y) https://a.b & <b>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a<br>b\nc", "abreak()bbreak()c"),
        ("** ** and ]( and ![", "** ** and ]( and !["),
    ],
)
def test_inside_a_line(text: str, read: str) -> None:
    assert outline(read_spans(text)) == read


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_text_escaped_for_markdown_reads_back_as_that_text(text: str) -> None:
    spans = read_spans(markdown(text))
    assert not {s.kind for s in spans} - {"text"}
    assert plain(spans) == " ".join(text.split())


@given(st.text(alphabet="*_~`[]!<>\\ab ", max_size=80))
def test_no_letter_is_lost_and_nesting_is_bounded(text: str) -> None:
    def depth(spans: tuple[Span, ...]) -> int:
        return max((1 + depth(s.inside) for s in spans), default=0)

    spans = read_spans(text)
    assert depth(spans) <= MOST_NESTED + 1
    assert [c for c in plain(spans) if c in "ab"] == [c for c in text if c in "ab"]


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 50_000,
        "[" * 100_000,
        "](" * 50_000,
        "`" * 7 + "` `` " * 40_000,
        "**_" * 50_000,
        "![a](" * 40_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    begun = time.monotonic()
    read_spans(text)
    assert time.monotonic() - begun < LONGEST


@pytest.mark.parametrize("line", ["<!--", "| a ", "> ", "- a", "    - b", "#", "|-", "```", "--> <!-- x"])
def test_hostile_slides_take_linear_time(line: str) -> None:
    begun = time.monotonic()
    shown, _ = without_comments([line] * 20_000)
    read_blocks(shown)
    assert time.monotonic() - begun < LONGEST


def test_blocks_of_a_slide() -> None:
    text = """# A title #
Words
on two lines
- one
  goes on
  - inner
* two

3. three
4. four

> said
> so

![h:418 Figure 1, p. 2](figures/figure-1.png)

| a | b \\| c |
|---|--:|
| 1 | 2 | 3 |
| 4 |

```python
# no heading
```
## End"""
    heading, words, bullets, numbers, quote, picture, table, code, end = read_blocks(text.split("\n"))
    assert isinstance(heading, Heading)
    assert plain(heading.spans) == "A title"
    assert isinstance(words, Paragraph)
    assert outline(words.spans) == "Wordsbreak()on two lines"
    assert isinstance(bullets, Listing)
    assert [plain(i.spans) for i in bullets.items] == ["one goes on", "two"]
    assert plain(bullets.items[0].inside[0].items[0].spans) == "inner"
    assert isinstance(numbers, Listing)
    assert (numbers.first, len(numbers.items)) == (3, 2)
    assert isinstance(quote, Quote)
    assert isinstance(picture, Picture)
    assert picture.span == Span("picture", "Figure 1, p. 2", "figures/figure-1.png")
    assert isinstance(table, Table)
    assert table.align == ("left", "right")
    assert [[plain(c) for c in row] for row in (table.head, *table.rows)] == [
        ["a", "b | c"],
        ["1", "2"],
        ["4", ""],
    ]
    assert code == Code("# no heading")
    assert isinstance(end, Heading)


def test_comments_are_taken_out_but_not_of_code() -> None:
    lines = ["a <!-- one --> b", "<!--", "two", "-->", "```", "<!-- code -->", "```", "<!-- open"]
    shown, comments = without_comments(lines)
    assert comments == [" one ", "\ntwo\n"]
    assert shown == ["a  b", "", "```", "<!-- code -->", "```", "<!-- open"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "//host/x",
        "/x",
        "\\\\host",
        "file:///x",
        "x:y",
        "#1",
        "",
    ],
)
def test_a_click_can_only_reach_the_web_and_files_beside_the_deck(target: str) -> None:
    assert safe_target(target) == ""
