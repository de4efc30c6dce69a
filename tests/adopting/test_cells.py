from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.cells import LONGEST, Piece, parse_cell, plain, unstruck


def links(text: str) -> list[tuple[str, str | None]]:
    return [(p.text, p.url) for p in parse_cell(text) if p.url is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Slides](a.pdf) &#124; [Code](b)", [("Slides", "a.pdf"), ("Code", "b")]),
        ("[![Video](icon.png)](https://v.example/x)", [("Video", "https://v.example/x")]),
        ("T [[A et al, 2019](https://p.example)]", [("A et al, 2019", "https://p.example")]),
        ("T [[A et al]](https://p.example)", [("A et al", "https://p.example")]),
        ("[T]([https://a.example](https://b.example))", [("T", "https://b.example")]),
        ("[T] (https://a.example/x)", [("T", "https://a.example/x")]),
        ("[N](notes/[X]y.md)", [("N", "notes/[X]y.md")]),
        ("(see https://a.example/c_(d)).", [("https://a.example/c_(d)", "https://a.example/c_(d)")]),
        ('<a href="u">label</a>', [("label", "u")]),
        ("[N]()", [("N", "")]),
        ("[PDF]", []),
    ],
)
def test_links_in_all_their_forms(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert links(text) == expected


def test_emphasis_and_escapes_vanish_and_what_only_looks_like_it_stays() -> None:
    assert plain(parse_cell(r"*a* **b** \_\_c\_\_ snake_case_x 2 * 3")) == "a b __c__ snake_case_x 2 * 3"


def test_what_is_struck_through_can_be_left_out() -> None:
    assert plain(unstruck(parse_cell("~~old~~ new <del>gone</del>"))) == "new"


@given(st.text(alphabet="[]()!*_~`<>ab \\|\n&h", max_size=200))
def test_any_text_is_parsed_without_failing(text: str) -> None:
    parse_cell(text)


@pytest.mark.parametrize(
    "mark", ["[", "(", "[](", "![", "<a href=x>", "*", "~~a", "http://", "<del>", "\\[", "[x](y)"]
)
def test_the_time_grows_with_the_length(mark: str) -> None:
    def seconds(length: int) -> float:
        text = (mark * length)[: LONGEST - 1]
        began = time.process_time()
        parse_cell.__wrapped__(text[:length])
        return time.process_time() - began

    # Eight times the text may take eight times as long, squared 64 times; the best of three is free of other load.
    assert min(seconds(16_000) for _ in range(3)) < 40 * max(min(seconds(2_000) for _ in range(3)), 0.002)


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"<a href='{URL}'>x <b>y</b></a> z", [Piece("x y", URL), Piece(" z")]),
        ("</a> x <a name='q'>anchor</a>", [Piece(" x anchor")]),
        (f"<A HREF={URL}></A>", [Piece(URL, URL)]),
        (f"<a href='{URL}'><img src='p' alt='pic'></a>", [Piece("pic", URL, image=True)]),
        (f"[![pic](p.png)]({URL})", [Piece("pic", URL, image=True)]),
        ("![pic](p.png)", [Piece("pic", image=True)]),
        ("![pic] x", [Piece("![pic] x")]),
        (f"[t](<{URL}>)", [Piece("t", URL)]),
        ('[t](a.pdf "title")', [Piece("t", "a.pdf")]),
        ("[t](my file.pdf)", [Piece("t", "my%20file.pdf")]),
        ("[t](a?b&amp;c)", [Piece("t", "a?b&c")]),
        (f"[[t]({URL})]", [Piece("["), Piece("t", URL, bracketed=True), Piece("]")]),
        (f"~~[t]({URL})~~ x", [Piece("t", URL, struck=True), Piece(" x")]),
        (f"[~~t~~]({URL})", [Piece("t", URL, struck=True)]),
        (f"see {URL}).", [Piece("see "), Piece(URL, URL), Piece(").")]),
        (f"<{URL}>", [Piece(URL, URL)]),
        ("a<br/>b", [Piece("a"), Piece("\n"), Piece("b")]),
        ("<del>old</del> <s>x</s>", [Piece("old", struck=True), Piece(" "), Piece("x", struck=True)]),
        ("*e* **s** n", [Piece("e", strong=True), Piece(" "), Piece("s", strong=True), Piece(" n")]),
        (r"\*x\* `c` &amp;", [Piece("*x* c &")]),
        ("<script>x</script>", [Piece("<script>x</script>")]),
        ("https://", [Piece("https://")]),
    ],
)
def test_every_mark_is_read_as_what_it_shows(text: str, pieces: list[Piece]) -> None:
    assert list(parse_cell(text)) == pieces
