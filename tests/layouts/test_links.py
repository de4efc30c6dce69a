"""Text shows itself and nothing else; links lead only where links may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.cells import parse_cell, plain
from journalclub.layouts.links import inline, link, target, with_addresses, with_links
from journalclub.text import display


@given(st.text(max_size=60))
def test_any_text_in_a_cell_is_read_as_itself(text: str) -> None:
    shown = display(text)
    assert plain(parse_cell(inline(shown).replace("\\|", "|"))) == " ".join(shown.split())


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("https://example.org/a)b(", "https://example.org/a%29b%28"),
        ("slides/a%20b.pdf", "slides/a%20b.pdf"),
        ("javascript:alert(1)", None),
        ("https://user:word@example.org", None),
        ("https://example.org/a b", None),
        ("https://example.org/|", None),
    ],
)
def test_an_address_is_safe_and_ends_where_it_ends(url: str, address: str | None) -> None:
    assert target(url) == address
    (piece,) = parse_cell(link("label", url))
    assert piece.url == address
    assert piece.text == "label"


def test_an_ampersand_that_begins_no_entity_is_left_as_it_is() -> None:
    assert inline("A & B &amp; C") == "A & B &amp;amp; C"


def test_dates_and_signs_at_the_beginning_are_not_escaped_where_no_list_can_begin() -> None:
    assert (inline("2018.01.11"), inline("1) a"), inline("- b")) == ("2018.01.11", "1) a", "- b")


def test_addresses_in_a_remark_can_be_clicked_on() -> None:
    assert with_addresses("see https://example.org/a and b") == "see <https://example.org/a> and b"
    assert with_addresses("javascript:x https://a:b@example.org").count("<") == 0


def test_a_label_within_the_topic_becomes_a_link_where_it_stands() -> None:
    links = [
        ("Queues", "https://example.org/q"),
        ("Que", "https://example.org/x"),
        ("gone", "https://example.org/g"),
    ]
    assert with_links("On Queues, again", links) == "On [Queues](https://example.org/q), again"


def test_an_empty_label_makes_no_link() -> None:
    assert with_links("On Queues", [("", "https://example.org/x")]) == "On Queues"
