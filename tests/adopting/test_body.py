"""What stands below a session's heading or item: labelled lines, points with those below them, parts, remarks."""

from __future__ import annotations

import pytest

from journalclub.adopting.body import Item, Labelled, Paragraph, blocks, body_fields, labelled
from journalclub.adopting.record import Role

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


def fields(text: str) -> list[tuple[str, ...]]:
    """Role, label and text of each field of a body."""
    return [(f.role, f.label, f.text) for f in body_fields(blocks(text.split("\n"), 1))]


@pytest.mark.parametrize(
    ("text", "role", "label", "value"),
    [
        ("Paper: x", "paper", "Paper", "x"), ("**Paper:** x", "paper", "Paper", "x"),
        ("Paper :x", "paper", "Paper", "x"),
        ("**Paper** : x", "paper", "Paper", "x"), ("__Paper__ - x", "paper", "Paper", "x"),
        ("_**Paper:**_ x", "paper", "Paper", "x"), ("** Paper: **", "paper", "Paper", ""),
        ("발표자：x", "presenter", "발표자", "x"),
        ("~~**Room:** x", "place", "Room", "x"), ("  Related papers: a: b", "related", "Related papers", "a: b"),
        ("Paper:\nx\ny", "paper", "Paper", "x\ny"),
        # The value keeps its own emphasis.
        ("**Paper:** *x* y", "paper", "Paper", "*x* y"), ("Paper: *x*", "paper", "Paper", "*x*"),
        ("*Paper*: *x*", "paper", "Paper", "*x*"), ("**Paper: x**", "paper", "Paper", "x"),
        ("**Paper:** **x**", "paper", "Paper", "**x**"),
    ],
)  # fmt: skip
def test_a_line_may_begin_with_the_name_of_a_field(text: str, role: Role, label: str, value: str) -> None:
    assert labelled(text) == Labelled(role, label, value)


@pytest.mark.parametrize(
    "text",
    ["Paper - x", "Gizmo: x", "Week: 3", "Paper", "[Paper]: x", "a | Paper: x", "x" * 42 + ": y", ": x"],
)
def test_a_line_without_such_a_name_has_no_label(text: str) -> None:
    assert labelled(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Every mark of a list; numbers of up to four digits; an "o" only before a gap.
        ("1. a\n1) b\n• c\n◦ d\n▪ e\n+ f\n* g\n**h", [
            Item(1, 0, "1", "a", 1), Item(2, 0, "1", "b", 2), Item(3, 0, "•", "c", 3), Item(4, 0, "◦", "d", 4),
            Item(5, 0, "▪", "e", 5), Item(6, 0, "+", "f", 6), Item(7, 0, "*", "g\n**h", 8)]),
        ("1.**a**\n-**b**", [Item(1, 0, "1", "**a**", 1), Item(2, 0, "-", "**b**", 2)]),
        ("12345. a\n-b\no c", [Paragraph(1, "12345. a\n-b\no c")]),
        ("o  a\n- ", [Item(1, 0, "o", "a", 1), Item(2, 0, "-", "", 2)]),
        ("- \n\n-\tb", [Item(1, 0, "-", "", 1), Item(3, 0, "-", "b", 3)]),
        # Depth in columns, a tab up to the next fourth.
        ("- a\n\t- b\n  \t- c\n   - d", [
            Item(1, 0, "-", "a", 1), Item(2, 4, "-", "b", 2), Item(3, 4, "-", "c", 3), Item(4, 3, "-", "d", 4)]),
        # What goes on below an item or a paragraph: indented, or at once and without a label.
        ("- a\n\n  b\nc\nRoom: d", [Item(1, 0, "-", "a\nb\nc", 4), Paragraph(5, "Room: d")]),
        ("- a\n\tb\n\n\tc\n\nd", [Item(1, 0, "-", "a\nb\nc", 4), Paragraph(6, "d")]),
        ("a\n  b\nRoom: c\nd\n\ne", [Paragraph(1, "a\nb"), Paragraph(3, "Room: c\nd"), Paragraph(6, "e")]),
        # Headings end everything.
        ("a\n#### B #\nc\n#d\n   # e", [
            Paragraph(1, "a"), Paragraph(2, "B", heading=True), Paragraph(3, "c"), Paragraph(4, "d", heading=True),
            Paragraph(5, "e", heading=True)]),
        ("    # a", [Paragraph(1, "# a")]),
    ],
)  # fmt: skip
def test_each_line_begins_a_block_or_belongs_to_the_one_above(
    text: str, found: list[Item | Paragraph]
) -> None:
    assert blocks(text.split("\n"), 1) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Below a label, until the next one that has a value, and only as deep as the first.
        ("Paper:\n\nA\n\nB", [("paper", "Paper", "A"), ("paper", "Paper", "B")]),
        ("Paper:\n  - a\n    - b\n  - c\n- d", [
            ("paper", "Paper", "a"), ("comment", "Paper", "b"), ("paper", "Paper", "c"), ("paper", "Paper", "d")]),
        ("Paper:\n- a\n\nRoom: 1\n- b", [("paper", "Paper", "a"), ("place", "Room", "1"), ("points", "", "b")]),
        ("Paper:\n  - a\n\nSlides:\n- b\n  - c", [
            ("paper", "Paper", "a"), ("slides", "Slides", "b"), ("comment", "Slides", "c")]),
        # Below a heading; one of dates, of numbers or of nothing known begins a part.
        ("### Paper\n  - a\n\n### *Slides*\n- b\n  - c\n- d", [
            ("paper", "Paper", "a"), ("slides", "Slides", "b"), ("comment", "Slides", "c"), ("slides", "Slides", "d")]),
        ("### Slides\n- a\n### Week\n- b\n### When\n- c\n### Foo\n- d", [
            ("slides", "Slides", "a"), ("part", "", "Week"), ("points", "", "b"), ("part", "", "When"),
            ("points", "", "c"), ("part", "", "Foo"), ("points", "", "d")]),
        # Points with those below them.
        ("  - x\n    - y\n      - z\n  - w", [("points", "", "x\ny\nz"), ("points", "", "w")]),
        ("text\n\n- x\n\nRoom: 1\n  - y", [
            ("comment", "", "text"), ("points", "", "x"), ("place", "Room", "1"), ("points", "", "y")]),
        # Links that name materials, or have hardly a word beside them.
        ("[slides](s) [the code](c)", [("materials", "", "[slides](s) [the code](c)")]),
        ("- two words [Queues](x)", [("materials", "", "- two words [Queues](x)"[2:])]),
        ("- now three words [Queues](x)", [("points", "", "now three words [Queues](x)")]),
        ("now three words [pdf](x)", [("materials", "", "now three words [pdf](x)")]),
        ("[pdf](x) for those three [Queues](y)", [("comment", "", "[pdf](x) for those three [Queues](y)")]),
        # Pictures and rules say nothing, unless they lead somewhere.
        ("![p](p.png)\n\n- ![q](q.png)\n\n***\n\n- **\n\n_ _", []),
        ("[![p](p.png)](u)", [("materials", "", "[![p](p.png)](u)")]),
        # Addresses on lines of their own.
        ("Queues - t\nhttps://x.example/a", [
            ("presenter", "", "Queues"), ("paper", "", "t https://x.example/a")]),
        ("for all - t\n HTTPS://x.example/a", [("paper", "", "for all - t HTTPS://x.example/a")]),
        ("A B\nhttps://x.example/a", [("paper", "", "A B https://x.example/a")]),
        ("- A B - t\nhttps://x.example/a", [("points", "", "A B - t\nhttps://x.example/a")]),
        ("a\nb：\nhttps://x.example/a\nhttps://x.example/b", [
            ("paper", "", "b https://x.example/a"), ("comment", "", "a"), ("comment", "", "https://x.example/b")]),
        ("a\nb:\nc\nhttps://x.example/a", [
            ("paper", "", "a https://x.example/a"), ("comment", "", "b:"), ("comment", "", "c")]),
    ],
)  # fmt: skip
def test_what_a_block_is_follows_from_what_is_above_it_and_from_its_links(
    text: str, found: list[tuple[str, ...]]
) -> None:
    assert fields(text) == found
