"""Text from outside in templates: it shows, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.render import Templates, address, comment, link_target, markdown, markdown_with_links


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain text, 3.5 % (n = 4)", "plain text, 3.5 % (n = 4)"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("=== no rule", r"\=== no rule"),
        ("    no code", "no code"),
        ("*a* _b_ `c` ~d~ $e$", r"\*a\* \_b\_ \`c\` \~d\~ \$e\$"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("a | b", r"a \| b"),
        ("{{ 7 * 7 }} {% x %}", r"\{\{ 7 \* 7 }} \{% x %}"),
        ("see https://a.b and www.c.d", r"see https\://a.b and www\.c.d"),
        ("two\nlines\x00and\u202ebidi", "two lines and bidi"),
        ("a\\", "a\\\\"),
        ("lone \ud800 surrogate", "lone surrogate"),
    ],
)
def test_markdown_shows_exactly_the_characters(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.b/c_(d)", "https://a.b/c_%28d%29"),
        ("javascript:alert(1)", "#"),
        ("https://a b", "#"),
        ("data:text/html,x", "#"),
    ],
)
def test_only_web_addresses_become_links(url: str, target: str) -> None:
    assert link_target(url) == target


def test_a_relative_address_cannot_leave_its_link() -> None:
    assert address("slides/a%20b.pdf") == "slides/a%20b.pdf"
    assert ")" not in address("slides/a).pdf")
    assert address("javascript:alert(1)") == "#"


def test_a_comment_cannot_be_ended_from_inside() -> None:
    assert "-->" not in comment("a --> b --!> c <!-- d")
    assert "--!>" not in comment("a --!> b")


def test_a_club_s_own_template_wins(tmp_path: Path) -> None:
    (tmp_path / "questions.md.j2").write_text("Ours for {{ reader | md }}\n", encoding="utf-8")
    assert Templates(tmp_path).render("questions.md.j2", reader="*you*") == "Ours for \\*you\\*\n"


def test_a_faulty_template_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "questions.md.j2").write_text("one\n{% if %}\n", encoding="utf-8")
    with pytest.raises(JcError, match=r"templates/questions.md.j2:2"):
        Templates(tmp_path).render("questions.md.j2")


def test_a_misnamed_template_is_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "question.md.j2").write_text("", encoding="utf-8")
    (tmp_path / "questions.md.j2").write_text("", encoding="utf-8")
    assert Templates(tmp_path).strangers() == ["question.md.j2"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://a.example/x_y, then", "see <https://a.example/x_y>, then"),
        ("(https://a.example/)", "(<https://a.example/>)"),
        ("https://a.example/<b>", "https\\://a.example/&lt;b&gt;"),
        ("javascript:alert(1) *x*", "javascript:alert(1) \\*x\\*"),
        ("- 1. x", "\\- 1. x"),
    ],
)
def test_only_web_addresses_of_their_own_can_be_clicked(text: str, shown: str) -> None:
    assert markdown_with_links(text) == shown
