"""What of a page is content, what its headings are, and which texts tell of its year."""

from __future__ import annotations

import pytest

from journalclub.adopting.page import Heading, read_page

PAGE = """---
title: x
---

Title
=====

Second
------

# Third #
**Bold:**
<h3>Html</h3>

[See below](#third) [q][ref] [ref][]
[ref]: https://example.org/r "title"

```
# no
```

    # code
<!-- a
# no -->
Term
: meaning
- item
----
"""


def test_headings_of_every_form_have_their_level_and_the_one_they_stand_under() -> None:
    page = read_page(PAGE, "f.md")
    assert page.headings == (
        Heading(5, 1, "Title", -1),
        Heading(8, 2, "Second", 0),
        Heading(11, 1, "Third", -1),
        Heading(12, 7, "Bold:", 2),
        Heading(13, 3, "Html", 2),
    )
    assert page.above(9) == ("Second", "Title")
    assert page.above(15) == ("Html", "Third", "See below")
    assert page.hints == ("Title", "title: x", "f.md")


def test_code_comments_front_matter_and_references_are_blanked_and_links_by_reference_spelt_out() -> None:
    page = read_page(PAGE, "f.md")
    assert page.lines == (
        *("", "", "", "", "Title", "=====", "", "Second", "------", "", "# Third #", "**Bold:**"),
        *("<h3>Html</h3>", "", "[See below](#third) [q](https://example.org/r) [ref](https://example.org/r)"),
        *("",) * 9,
        *("- Term:", "  meaning", "- item", "----", ""),
    )
    assert page.raw == tuple(PAGE.split("\n"))
    assert read_page(PAGE.replace("\n", "\r\n"), "f.md") == page


def test_front_matter_that_does_not_end_is_content() -> None:
    assert read_page("---\n# A\n", "f.md").headings == (Heading(2, 1, "A", -1),)
    assert read_page("+++\nyear = 2026\n+++\n# A\n", "f.md").hints == ("A", "year = 2026", "f.md")


def content(text: str) -> list[str]:
    """The lines of a page that are left, without the empty ones."""
    return [line for line in read_page(text, "f.md").lines if line]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # Front matter: up to sixty lines, between two of the same rules.
        ("---\nt: x\n---\na", ["a"]), ("+++\n---\n+++\na", ["a"]), ("\ufeff--- \nt: x\n --- \na", ["a"]),
        ("---\nt: x\n+++\na", ["---", "t: x", "+++", "a"]), ("\n---\na\n---", ["---", "a", "---"]),
        ("---" + "\nx" * 58 + "\n---\na", ["a"]), ("---" + "\nx" * 59 + "\n---\na", ["---", *("x" * 59), "---", "a"]),
        # Fenced code: until a fence of the same kind, as long at least, with nothing behind it.
        ("```\na\n```\nb", ["b"]), ("~~~~py\na\n~~~\nb\n~~~~~ \nc", ["c"]), ("```\na\n```py\nb\n```\nc", ["c"]),
        ("   ```\na\n   ```\nb", ["b"]), ("```\na\n~~~\nb", []), ("``\na", ["``", "a"]), ("---\n```\n---\na", ["a"]),
        # Indented code: behind an empty line, not within a list.
        ("    a\nb", ["b"]), ("a\n    b", ["a", "    b"]), ("a\n\n\tb\n    c\n\n    d\ne", ["a", "e"]),
        ("- a\n\n    b\n\nc\n\n    d", ["- a", "    b", "c"]), ("  1) a\n\n      b", ["  1) a", "      b"]),
        ("- a\n\n  c\n\n    b", ["- a", "  c", "    b"]), ("a\n    b\n\n    c", ["a", "    b"]),
        # Comments, within a line, too; one that is not closed hides nothing.
        ("a <!-- b --> c <!----> d", ["a  c  d"]), ("<!-- a\nb --> c\nd", [" c", "d"]), ("<!--> a -->b", ["b"]),
        ("a <!-- b", ["a <!-- b"]), ("a --> b", ["a --> b"]),
        # Terms with what they mean.
        ("T\n: a\nU\n:\tb", ["- T:", "  a", "- U:", "  b"]), ("T\n\n: a\nU\n:b", ["T", ": a", "U", ":b"]),
        (": a\n: b", [": a", ": b"]),
        # Links by reference, however they are written.
        ("[a][b] [C][] [d][x]\n[B]: u\n [ c ]: <v> 't'", ["[a](u) [C](v) [d][x]"]), ("[a]: ", ["[a]: "]),
        ("[a][b]\nx [b]: u", ["[a][b]", "x [b]: u"]), ("a\rb\r\nc", ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_what_is_no_content_is_blanked(text: str, left: list[str]) -> None:
    assert content(text) == left


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# A\n## B\n# C\n### D\n## E", [(1, 1, "A", -1), (2, 2, "B", 0), (3, 1, "C", -1), (4, 3, "D", 2),
        (5, 2, "E", 2)]),
        ("#A\n#\tB\n   ###### C ##\n# #\n#", [(1, 1, "A", -1), (2, 1, "B", -1), (3, 6, "C", 1), (4, 1, "#", -1)]),
        ("####### x\n    # no\n# ", []),
        ("# [A](b) **c**", [(1, 1, "A c", -1)]),
        ("<h2 id=x>A</h2>\n <H3>B\n<h7>C\n<hr>", [(1, 2, "A", -1), (2, 3, "B", 0)]),
        ("A\n==\n\nB\n  ---  ", [(1, 1, "A", -1), (4, 2, "B", 0)]),
        ("A\n=\n\nB\n=-=\n\n- C\n---\n\nD|E\n---\n\nf\nG\n---\n\nH", []),
        ("A\n" + "=" * 200 + "\n\nB\n" + "=" * 201, [(1, 1, "A", -1)]),
        ("# x\n**A**\n**B:** \n__C__ :", [(1, 1, "x", -1), (2, 7, "A", 0), (3, 7, "B:", 0), (4, 7, "C", 0)]),
        ("**A** x\n**B|C**\n*D*\n**E*F**\n**" + "x" * 121 + "**", []),
    ],
)  # fmt: skip
def test_a_heading_has_a_level_and_a_parent(text: str, headings: list[tuple[int, int, str, int]]) -> None:
    assert read_page(text, "f.md").headings == tuple(Heading(*h) for h in headings)


def test_links_within_the_page_call_a_heading_by_other_names() -> None:
    page = read_page("[one](#some-where-x) [two](#Some-Where-X)\n# Some where: X!\n## Below\ntext\n", "f.md")
    assert page.above(4) == ("Below", "Some where: X!", "one", "two")
    assert (page.above(2), page.above(3)) == ((), ("Some where: X!", "one", "two"))


def test_the_year_may_be_told_by_title_front_matter_and_file_name_in_this_order() -> None:
    assert read_page("---\na: 1\n\nb: 2\n---\n## No\n# T\n# U\n", "").hints == ("T", "a: 1", "b: 2")
