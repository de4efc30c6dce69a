"""The club's own words for its people are kept while they name just these."""

from __future__ import annotations

import pytest

from journalclub.layouts.people import as_written, names
from journalclub.models.session import Person

KNOWN = (Person("First", "A lab", "https://example.org/first"), Person("Second"))


def test_names_have_their_links_and_affiliations() -> None:
    assert (
        names(("First", "Second", "Third"), KNOWN)
        == "[First](https://example.org/first) (A lab) & Second & Third"
    )


@pytest.mark.parametrize(
    ("raw", "people", "shown"),
    [
        ("video lecture by First", ("First",), "video lecture by [First](https://example.org/first)"),
        ("All", (), "All"),
        ("All", ("Second",), "Second"),
        ("First (a remark)", ("First", "Second"), "[First](https://example.org/first) (A lab) & Second"),
        ("~~First~~ Second", ("Second",), "~~First~~ Second"),
        (None, (), ""),
    ],
)
def test_what_the_page_said_is_kept_while_it_is_true(
    raw: str | None, people: tuple[str, ...], shown: str
) -> None:
    assert as_written(raw, people, KNOWN) == shown


def test_who_suggested_it_is_said_once() -> None:
    assert as_written(None, ("Second",), KNOWN, ("Third",)) == "Second (suggested by Third)"
    assert (
        as_written("Second (suggested by Third)", ("Second",), KNOWN, ("Third",))
        == "Second (suggested by Third)"
    )
