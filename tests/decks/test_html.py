"""presenter.html: all of the Markdown deck, nothing alive in it but ours, nobody reached, the same clock."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journalclub.decks import clock
from journalclub.decks.html import render_html
from journalclub.decks.html_pictures import Pictures
from journalclub.decks.markdown import render_markdown
from journalclub.decks.retime_markdown import retime_markdown
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError
from journalclub.render import Templates
from tests.briefs import brief, pictures, png

VOID = {"meta", "link", "br", "img", "progress"}
# Every element and attribute the template writes; nothing else may ever come out.
_NAMES = """
    html head meta link title style script body header p span progress button main article div section figure img ul ol
    li small footer details summary h1 h2 h3 h4 h5 h6 strong em s code a br table thead tbody tr th td blockquote pre
    nav dialog dl dt dd kbd form
"""
_ATTRIBUTES = """
    lang charset http-equiv content name rel href class id type aria-label aria-live aria-labelledby data-minutes
    data-do data-start data-end max value hidden target scope start src alt width height method
"""
NAMES, ALLOWED = frozenset(_NAMES.split()), frozenset(_ATTRIBUTES.split())


@dataclass
class Page(HTMLParser):
    """What a browser would find in a page."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    raw: dict[str, list[str]] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID or tag == "progress":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in {"script", "style"}:
            self.raw.setdefault(self.stack[-1], []).append(data)
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def words(self) -> str:
        return " ".join("".join(self.text).split())


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictures(tmp_path_factory.mktemp("session"), brief())


@cache
def deck() -> str:
    made = brief()
    return render_markdown(make_deck(made), made, Templates())


def page_of(text: str, folder: Path) -> Page:
    return parsed(render_html(text, folder, Templates()))


def slide(body: str) -> str:
    return f"---\nmarp: true\n---\n\n# Title\n\n{body}\n"


def test_every_slide_is_there_with_its_title_and_notes(folder: Path) -> None:
    made = make_deck(brief())
    page = page_of(deck(), folder)
    assert [a["id"] for a in page.all("article")] == [str(n) for n in range(1, len(made.slides) + 1)]
    words = page.words()
    for shown in made.slides:
        assert shown.title in words
        assert all(" ".join(said.split()) in words for said in shown.say)
        assert all(f"“{quote.text}”" in words for quote in shown.evidence)


@pytest.mark.parametrize("minutes", [1, 7, 25, 60])
def test_the_clock_is_the_markdowns(folder: Path, minutes: int) -> None:
    text, plan = retime_markdown(deck(), minutes)
    spans = [span for line in text.split("\n") if (span := clock.span_of(line))]
    page = page_of(text, folder)
    found = [(int(a["data-start"]), int(a["data-end"])) for a in page.all("article")]
    assert found == [(s.start, s.end) for s in spans]
    assert len(found) == len([s for s in plan.slides if s.seconds is not None])
    assert sum(end - start for start, end in found) == minutes * 60
    assert page.all("body")[0]["data-minutes"] == str(minutes)


def test_a_slide_without_a_clock_takes_no_time(folder: Path) -> None:
    page = page_of("# One\n<!--\nMinute 0 to 2 of 5 · A\n-->\n---\n# Mine\n---\n", folder)
    assert [(a["data-start"], a["data-end"]) for a in page.all("article")] == [("0", "120")] + [
        ("120", "120")
    ] * 2


def test_the_page_reaches_nobody(folder: Path) -> None:
    text = slide("![x](https://example.org/a.png)\n[y](https://example.org)\n<img src=https://example.org/z>")
    page = page_of(deck() + "\n---\n" + text, folder)
    assert all(a["src"].startswith("data:image/") for a in page.all("img"))
    assert [a["href"] for a in page.all("link")] == ["data:,"]
    assert not any("src" in a for a in page.all("script"))
    assert "url(" not in page.raw["style"][0]
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|https?:", page.raw["script"][0])
    assert all(a["rel"] == "noopener noreferrer" for a in page.all("a"))


def test_the_policy_allows_just_our_style_and_script(folder: Path) -> None:
    page = page_of(deck(), folder)
    (policy,) = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    for kind in ("style", "script"):
        (text,) = page.raw[kind]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data: 'self';")
    assert "unsafe" not in policy


def test_it_says_that_it_is_made_and_from_what(folder: Path) -> None:
    (comment,) = page_of(deck(), folder).comments
    assert "presenter.md" in comment
    assert "overwritten" in comment


def only_ours(page: Page) -> None:
    """No element and no attribute that the template does not write."""
    assert {tag for tag, _ in page.elements} <= NAMES
    assert {name for _, attributes in page.elements for name in attributes} <= ALLOWED
    assert len(page.all("script")) == len(page.all("style")) == len(page.comments) == 1
    assert all(re.match(r"https?://|(?![a-z+.-]*:|/)", a["href"]) for a in page.all("a"))
    assert all(a["src"].startswith("data:image/") for a in page.all("img"))
    assert not page.stack


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '![" onerror="alert(1)](cover.png)',
    '[x](https://a.b/"onclick="alert(1))',
    "[x](JaVaScRiPt:alert(1)) [y](&#106;avascript:x) [z](data:text/html,x)",
    "<!-- --!> <script>alert(1)</script> -->",
    "</style></script></title></section><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% include 'x' %}",
    "```\n</pre><script>alert(1)</script>\n```",
    "| <b>a</b> | b |\n| --- | --- |\n| <iframe> | `</td><script>` |",
    '<!-- _class: text" onclick="x -->\n<!-- _footer: "<script>alert(1)</script>" -->',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_in_markdown_is_text(folder: Path, text: str) -> None:
    page = page_of(slide(text), folder)
    only_ours(page)
    assert "49" not in page.words()


def test_a_hostile_title_stays_a_title(folder: Path) -> None:
    page = page_of('---\ntitle: "</title><script>alert(1)</script>"\n---\n# A\n', folder)
    only_ours(page)
    assert "</title><script>alert(1)</script>" in page.text


PIECES = st.sampled_from(
    [*HOSTILE, "# ", "- ", "\n", "\n\n---\n", "<!--", "-->", "**", "`", "](", "![", "|", "> ", "\x00"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join))
def test_no_markdown_brings_anything_to_life(folder: Path, text: str) -> None:
    only_ours(page_of(f"# A\n{text}", folder))


def test_pictures_too_many_for_one_page_are_linked_in_the_folder(tmp_path: Path) -> None:
    data = png(10, 10)
    for name in ("a.png", "b c.png"):
        (tmp_path / name).write_bytes(data)
    shown = Pictures(tmp_path, most=len(data))
    assert shown.show("a.png").source.startswith("data:image/png;base64,")
    assert shown.show("b%20c.png").source == "b%20c.png"
    assert (shown.show("a.png").width, shown.show("a.png").height) == (10, 10)


@pytest.mark.parametrize(
    "target",
    [
        "../secret.png",
        "/etc/passwd",
        "no.png",
        "text.png",
        "https://a.b/c.png",
        "//a/b",
        "data:,x",
        "",
        "a%00b",
        "figures",
    ],
)
def test_only_pictures_of_the_session_are_shown(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.png").write_bytes(png(2, 2))
    session = tmp_path / "session"
    (session / "figures").mkdir(parents=True)
    (session / "text.png").write_text("no picture")
    shown = Pictures(session).show(target)
    assert shown.source == ""
    assert shown.problem


def test_a_missing_picture_is_named_on_its_slide(folder: Path) -> None:
    assert "Picture my.png is not shown: no such file." in page_of(slide("![x](my.png)"), folder).words()


def test_what_presenters_write_comes_out(folder: Path) -> None:
    text = slide(
        "Some **bold** words\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "<!-- Say hello. -->\n<!-- paginate: false -->"
    )
    page = page_of(text, folder)
    assert len(page.all("ol")) == len(page.all("table")) == 1
    assert "Say hello." in page.words()
    assert "paginate" not in page.words()


def test_hidden_slides_are_left_out(folder: Path) -> None:
    text, plan = retime_markdown(deck(), 3)
    hidden = [s.title for s in plan.slides if s.seconds is None]
    assert hidden
    page = page_of(text, folder)
    assert len(page.all("article")) == len(plan.slides) - len(hidden)


@pytest.mark.parametrize("text", ["", "---\nmarp: true\n---\n", "\n\n"])
def test_a_deck_without_slides_says_what_to_do(folder: Path, text: str) -> None:
    with pytest.raises(JcError, match=r"presenter\.md has no slides"):
        render_html(text, folder, Templates())


def test_it_is_the_same_every_time(folder: Path) -> None:
    assert render_html(deck(), folder, Templates()) == render_html(deck(), folder, Templates())
