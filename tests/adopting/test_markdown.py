"""Text and links as Markdown that reads as what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.markdown import escaped, link


@given(st.text(alphabet="\\[]()*_~`<>&;#abh: \"'!", max_size=60))
def test_any_text_reads_as_itself(text: str) -> None:
    assert plain(parse_cell(escaped(text))) == " ".join(text.split())


@pytest.mark.parametrize(
    ("url", "shown", "read"),
    [
        ("https://example.org/a", "[t](https://example.org/a)", "https://example.org/a"),
        (" a.pdf", "[t](%20a.pdf)", "%20a.pdf"),
        ("a\n", "[t](a)", "a"),
        ("my file (1).pdf", "[t](my%20file%20%281%29.pdf)", "my%20file%20%281%29.pdf"),
        ("a(b", "[t](a%28b)", "a%28b"),
        ("a)b", "[t](a%29b)", "a%29b"),
        ("c_(d)", "[t](c_(d))", "c_(d)"),
        ("[x](y)", "[t]([x]%28y%29)", "[x]%28y%29"),
    ],
)
def test_an_address_that_would_end_the_link_is_written_otherwise(url: str, shown: str, read: str) -> None:
    assert link("t", url) == shown
    assert [(p.text, p.url) for p in parse_cell(shown)] == [("t", read)]
