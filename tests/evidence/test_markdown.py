from __future__ import annotations

from journalclub.evidence.markdown import markdown_lines


def lines(text: str) -> list[tuple[int, str]]:
    return [(line.spot.number, line.text) for line in markdown_lines(text)]


def test_paragraphs_are_joined_over_soft_line_breaks_and_know_their_first_line() -> None:
    assert lines("# Title\n\nFair turns\ntire no one.\n- an item\n  goes on\n") == [
        (1, "Title"),
        (3, "Fair turns tire no one."),
        (5, "an item goes on"),
    ]


def test_markup_and_escapes_are_no_text() -> None:
    assert lines("**Figure 3, p. 5** a \\[b\\] \\* [link](https://example.org) `c` &lt; 5") == [
        (1, "Figure 3, p. 5 a [b] * [link] c < 5")
    ]


def test_cells_are_read_by_themselves_and_pictures_not_at_all() -> None:
    text = "| [![Figure 1, p. 2](a.png)](a.png)<br>**Figure 1, p. 2** One | **Table 2, p. 3** Two |"
    assert [t for _, t in lines(text) if t != "[]"] == ["Figure 1, p. 2 One", "Table 2, p. 3 Two"]


def test_comments_are_notes_line_by_line_and_front_matter_is_left_out() -> None:
    found = markdown_lines("---\ntitle: p. 9\n---\n\n<!--\np. 5: “a < b”\nmore\n-->\nText\n")
    assert [(x.spot.part, x.spot.number, x.text) for x in found] == [
        ("notes", 6, "p. 5: “a < b”"),
        ("notes", 7, "more"),
        ("text", 9, "Text"),
    ]
