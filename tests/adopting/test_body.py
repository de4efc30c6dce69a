"""What stands below a session's heading or item: labelled lines, points with those below them, parts, remarks."""

from __future__ import annotations

from journalclub.adopting.body import Item, Paragraph, blocks, body_fields

BODY = """**Paper:**

- [A](https://example.org/a.pdf)
  - by its authors
- [B](https://example.org/b.pdf)

Slides: [s](s.pdf)

1. one
   more of it
   - below
2. two
![a picture](p.png)

#### Part

Text
goes on
Room: Hall

[code](https://github.com/a/b) [pdf](c.pdf)

[here](https://example.org/x)

o   first

* * *
"""
LINES = BODY.split("\n")


def test_lines_are_items_paragraphs_and_headings_with_those_that_belong_to_them() -> None:
    assert blocks(LINES, 10) == [
        Paragraph(10, "**Paper:**"),
        Item(12, 0, "-", "[A](https://example.org/a.pdf)", 12),
        Item(13, 2, "-", "by its authors", 13),
        Item(14, 0, "-", "[B](https://example.org/b.pdf)", 14),
        Paragraph(16, "Slides: [s](s.pdf)"),
        Item(18, 0, "1", "one\nmore of it", 19),
        Item(20, 3, "-", "below", 20),
        Item(21, 0, "1", "two\n![a picture](p.png)", 22),
        Paragraph(24, "Part", heading=True),
        Paragraph(26, "Text\ngoes on"),
        Paragraph(28, "Room: Hall"),
        Paragraph(30, "[code](https://github.com/a/b) [pdf](c.pdf)"),
        Paragraph(32, "[here](https://example.org/x)"),
        Item(34, 0, "o", "first", 34),
        Item(36, 0, "*", "* *", 36),
    ]


def test_what_is_below_a_label_is_meant_by_it_and_what_is_below_that_is_a_remark() -> None:
    assert [(f.role, f.label, f.text, f.line) for f in body_fields(blocks(LINES, 10))] == [
        ("paper", "Paper", "[A](https://example.org/a.pdf)", 12),
        ("comment", "Paper", "by its authors", 13),
        ("paper", "Paper", "[B](https://example.org/b.pdf)", 14),
        ("slides", "Slides", "[s](s.pdf)", 16),
        ("points", "", "one\nmore of it\nbelow", 18),
        ("points", "", "two\n![a picture](p.png)", 21),
        ("part", "", "Part", 24),
        ("comment", "", "Text\ngoes on", 26),
        ("place", "Room", "Hall", 28),
        ("materials", "", "[code](https://github.com/a/b) [pdf](c.pdf)", 30),
        ("materials", "", "[here](https://example.org/x)", 32),
        ("points", "", "first", 34),
    ]


def test_a_heading_that_names_a_field_is_the_label_of_all_below_it() -> None:
    found = body_fields(blocks(["### Slides", "", "- [one](a.pdf)", "- [two](b.pdf)"], 1))
    assert [(f.role, f.label, f.text, f.line) for f in found] == [
        ("slides", "Slides", "[one](a.pdf)", 3),
        ("slides", "Slides", "[two](b.pdf)", 4),
    ]


def test_addresses_on_lines_of_their_own_belong_to_the_titles_above_them() -> None:
    lines = [
        "First Able - Whose Turn", "https://example.org/a.pdf", "Joined by others", "[ICML] How Many:",
        "https://example.org/b.pdf", "https://example.org/c", "See you",
    ]  # fmt: skip
    assert [(f.role, f.text, f.line) for f in body_fields(blocks(lines, 5))] == [
        ("presenter", "First Able", 5),
        ("paper", "Whose Turn https://example.org/a.pdf", 6),
        ("paper", "How Many https://example.org/b.pdf", 9),
        ("comment", "Joined by others", 9),
        ("comment", "https://example.org/c", 10),
        ("comment", "See you", 11),
    ]
