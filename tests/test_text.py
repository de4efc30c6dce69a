"""Text from outside is shown safely, and any title makes a folder name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.text import SLUG_LIMIT, display, safe_address, slug

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  two\n lines\t", "two lines"),
        ("A\r\nEND:VEVENT\r\nlone\rcr", "A END:VEVENT lone cr"),
        ("a\u202etxt.exe\u2066\u200b", "atxt.exe"),
        ("a\x1b[31mred\x00\x9b", "a[31mred"),
        ("line\u2028separator\u0085next", "line separator next"),
        ("cafe\u0301", "caf\u00e9"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("soft\u00adhyphen \ufeffmark", "softhyphen mark"),
        ("lone \ud800 surrogate \uffff", "lone surrogate"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_display_keeps_words_and_drops_what_hides(raw: str, shown: str) -> None:
    assert display(raw) == shown


def test_display_cuts_a_megabyte_and_says_so() -> None:
    shown = display("x" * 2**20, 100)
    assert len(shown) == 100
    assert shown.endswith("x…")


@given(ANY_TEXT)
def test_display_is_always_one_line_that_utf8_can_hold(text: str) -> None:
    shown = display(text, 50)
    assert len(shown) <= 50
    assert shown.splitlines() in ([], [shown])
    shown.encode()
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in shown)


@given(ANY_TEXT)
def test_display_is_stable(text: str) -> None:
    assert display(display(text)) == display(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Attention Is All You Need", "attention-is-all-you-need"),
        ("0", "0"),
        ("", "paper"),
        ("…/../../etc/passwd", "etc-passwd"),
        (".hidden --option", "hidden-option"),
        ("CON", "con-paper"),
        ("$\\alpha$-divergence: {{7*7}} <script>", "alpha-divergence-7-7-script"),
        ("Über die Größe von ﬁelds", "über-die-größe-von-fields"),
        ("注意力机制", "注意力机制"),
        ("snake_case_name", "snake-case-name"),
        ("\u202e\u0000", "paper"),
    ],
)
def test_slug_of_a_title(title: str, name: str) -> None:
    assert slug(title) == name


def test_slug_is_cut_between_words() -> None:
    name = slug("word " * 40)
    assert name == "-".join(["word"] * 12)


def test_slug_of_one_endless_word_is_cut_inside_it() -> None:
    assert slug("a " + "x" * 500) == "a-" + "x" * (SLUG_LIMIT - 2)


@given(ANY_TEXT)
def test_slug_is_never_empty_never_long_and_never_a_path(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= SLUG_LIMIT + len("-paper")
    assert len(name.encode()) <= 255 - len("2027-01-18-")
    assert all(c == "-" or c.isalnum() or unicodedata.category(c)[0] in "MN" for c in name)
    assert name[0] != "-"
    assert name[-1] != "-"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x?y=(1)#z", "https://a.example/x?y=(1)#z"),
        ("//a.example/x", "https://a.example/x"),
        ("slides/a%20b.pdf", "slides/a%20b.pdf"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://user:secret@a.example", None),
        ("https://[", None),
        ("https:///x", None),
        ("\\\\host\\share", None),
        ('"><script>', None),
        ("a\u202eb", None),
        ("x" * 3000, None),
        ("", None),
    ],
)
def test_only_web_addresses_and_paths_may_stand_in_links(url: str, kept: str | None) -> None:
    assert safe_address(url) == kept
