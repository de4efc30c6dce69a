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
        ("[t](my file.pdf) [t](my own file.pdf)", [
            Piece("t", "my%20file.pdf"), Piece(" "), Piece("t", "my%20own%20file.pdf")]),
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
        # Links: of HTML, with a label that is more than text, within one another, and what is none.
        (f"<a href='{URL}'>x</a> > y</a>", [Piece("x", URL), Piece(" > y")]),
        (f"<a href='{URL}'><del>x</del></a> z", [Piece("x", URL, struck=True), Piece(" z")]),
        (f"<a href=' {URL} '>x</a", [Piece("x", URL)]),
        (f"<a href='{URL}'>x", [Piece("x")]),
        (f"<a href='{URL}'>a <a href='v'>b</a></a>", [Piece("a b", URL)]),
        ("<A href=u>x</A> <a href=v>y</a>", [Piece("x", "u"), Piece(" "), Piece("y", "v")]),
        ("[a [b [c [d [e](1)](2)](3)](4)](5)", [Piece("a b c d [e](1)", "5")]),
        ("[a](b", [Piece("[a](b")]),
        ("[a [b](c)", [Piece("[a "), Piece("b", "c")]),
        ("[a] (see)", [Piece("[a] (see)")]),
        ("[a]x", [Piece("[a]x")]),
        (f"[t] ({URL.upper()}) x", [Piece("t", URL.upper()), Piece(" x")]),
        ("[a](b (title))", [Piece("a", "b")]),
        ("[a](<b)", [Piece("a", "<b")]),
        ("[a]([b](c))", [Piece("a", "c")]),
        ("[](u)", [Piece("u", "u")]),
        (f"[![]({URL})](v)", [Piece("", "v", image=True)]),
        ("[![a](u) b](v)", [Piece("b", "v")]),
        ("[[a]](u)", [Piece("a", "u", bracketed=True)]),
        ("[ [a](u) ]", [Piece("[ "), Piece("a", "u"), Piece(" ]")]),
        ("[[a](u) b]", [Piece("["), Piece("a", "u"), Piece(" b]")]),
        ("[~~a~~ b](u)", [Piece("a b", "u")]),
        (r"\[a](u) [a\](u)](v)", [Piece("[a](u) "), Piece("a](u)", "v")]),
        # Addresses in the text end before what belongs to the sentence.
        (f"x{URL}", [Piece(f"x{URL}")]),
        (f"{URL}_b*.,;:!?'\"", [Piece(f"{URL}_b", f"{URL}_b"), Piece("*.,;:!?'\"")]),
        (f"{URL}](b", [Piece(URL, URL), Piece("](b")]),
        (f"({URL}/(a))", [Piece("("), Piece(f"{URL}/(a)", f"{URL}/(a)"), Piece(")")]),
        (f"{URL}?a&amp;b", [Piece(f"{URL}?a&b", f"{URL}?a&b")]),
        ("<mailto:a@b.example>", [Piece("mailto:a@b.example", "mailto:a@b.example")]),
        ("<ftp://x>", [Piece("<ftp://x>")]),
        # Emphasis in pairs of the same kind; a single mark is itself.
        ("~~a ~b~~", [Piece("a ~b", struck=True)]),
        ("*a*b* **c", [Piece("a", strong=True), Piece("b* c")]),
        ("***a*** *~~b~~*", [Piece("a", strong=True), Piece(" "), Piece("b", struck=True, strong=True)]),
        ("2*3*4 a_b_c _d_", [
            Piece("2"), Piece("3", strong=True), Piece("4 a_b_c "), Piece("d", strong=True)]),
        ("* a *", [Piece("* a *")]),
        ("**[a](u)** b", [Piece("a", "u", strong=True), Piece(" b")]),
        ("~~a [b](u)~~", [Piece("a ", struck=True), Piece("b", "u", struck=True)]),
        ("<s>a</s> <strike>b", [Piece("a", struck=True), Piece(" b")]),
        # Other tags: breaks, those that vanish, those that nobody knows.
        ("<p>a</p><li>b", [Piece("\n"), Piece("a"), Piece("\n"), Piece("\n"), Piece("b")]),
        ("<img src=x alt='a &amp; b'><img>", [Piece("a & b", image=True), Piece("", image=True)]),
        ("<td>a</td><H2 id='x'>b</H2>", [Piece("ab")]),
        ("<foo>a</foo> < b> <>", [Piece("<foo>a</foo> < b> <>")]),
        ("a\\", [Piece("a\\")]),
        ("\\a \\\\", [Piece("\\a \\")]),
        ("&lt;b&gt; &#42;x*", [Piece("<b> *x*")]),
        ("a\nb", [Piece("a"), Piece("\n"), Piece("b")]),
    ],
)  # fmt: skip
def test_every_mark_is_read_as_what_it_shows(text: str, pieces: list[Piece]) -> None:
    assert list(parse_cell(text)) == pieces


def test_a_cell_is_read_up_to_a_length() -> None:
    assert plain(parse_cell("x" * LONGEST + "y")) == "x" * LONGEST


def test_the_text_alone_is_one_line_without_pictures_and_with_or_without_labels() -> None:
    pieces = parse_cell(" a  [b](u)\n![c](d) e ")
    assert (plain(pieces), plain(pieces, links=False)) == ("a b e", "a e")
