"""What of a page is content, what its headings are, and which texts tell of its year."""

from __future__ import annotations

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
