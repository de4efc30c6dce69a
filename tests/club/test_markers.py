from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.markers import block_of, replace_block
from journalclub.errors import JcError


@given(
    st.text(st.characters(exclude_characters="<"), max_size=50),
    st.text(st.characters(exclude_characters="<"), max_size=50),
)
def test_everything_outside_the_block_is_untouched(before: str, after: str) -> None:
    text = f"{before}<!-- jc:session -->\nold\n<!-- /jc:session -->{after}"
    assert (
        replace_block(text, "session", "new", "README.md")
        == f"{before}<!-- jc:session -->\nnew\n<!-- /jc:session -->{after}"
    )


def test_a_new_file_is_the_block_alone_and_gives_it_back() -> None:
    text = replace_block(None, "session", "one\n\ntwo", "README.md")
    assert block_of(text) == "one\n\ntwo"


def test_a_file_without_the_block_is_somebodys_own() -> None:
    assert replace_block("mine", "session", "new", "README.md") == "mine"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- jc:s -->",
        "<!-- /jc:s -->",
        "<!-- /jc:s --><!-- jc:s -->",
        "<!-- jc:s --><!-- jc:s --><!-- /jc:s -->",
    ],
)
def test_markers_that_do_not_pair_up_are_an_error(text: str) -> None:
    with pytest.raises(JcError, match="do not pair up"):
        replace_block(text, "s", "new", "README.md")
