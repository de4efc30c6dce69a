"""A deck at a glance shows what its slides show, and never what their notes say."""

from __future__ import annotations

from journalclub.decks.preview import MOST_SLIDES, preview_slides
from journalclub.models.publication import Slide

DECK = """\
---
marp: true
---

# Cover

![First page](cover.png)

By somebody

<!-- Minute 0: SECRET -->

---

# Points

- One **bold**
- Two

<!-- hidden slide
# Hidden
hidden slide -->

---

"""


def test_titles_lines_and_pictures_are_shown() -> None:
    assert preview_slides(DECK) == (
        Slide("Cover", ("By somebody",), "cover.png"),
        Slide("Points", ("One bold", "Two")),
    )


def test_notes_hidden_slides_and_empty_ones_are_not() -> None:
    shown = repr(preview_slides(DECK))
    assert "SECRET" not in shown
    assert "Hidden" not in shown


def test_a_deck_of_any_length_stays_a_glance() -> None:
    assert len(preview_slides("\n---\n".join(f"# {n}" for n in range(500)))) == MOST_SLIDES
