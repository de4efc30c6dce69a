"""The Marp deck: one slide a rule, notes in comments, and no text that acts as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.decks.markdown import render_markdown
from journalclub.decks.slides import make_deck
from journalclub.models.paper import Outline
from journalclub.render import Templates
from tests.briefs import brief, figure, said

HOSTILE = "--> <script>alert(1)</script> ![bg](x) # `a` {{ 7*7 }} --- https://evil.example"


def rendered(**values: object) -> str:
    made = brief(**values)  # type: ignore[arg-type]
    return render_markdown(make_deck(made), made, Templates())


def test_it_has_as_many_slides_as_the_deck() -> None:
    body = rendered().split("---\n", 2)[2]
    assert body.count("\n---\n") == len(make_deck(brief()).slides) - 1


def test_front_matter_turns_marp_on() -> None:
    assert rendered().startswith("---\nmarp: true\n")


def test_every_slide_has_notes_with_the_clock() -> None:
    assert rendered().count("\n<!--\nMinute ") == len(make_deck(brief()).slides)


def test_hostile_text_shows_as_text_and_ends_no_comment() -> None:
    made = brief(
        figures=[figure("1", page=2, caption=HOSTILE)],
        outline=Outline(results=(said(f"We find {HOSTILE}."),)),
    )
    made = replace(made, preprint=replace(made.preprint, title=HOSTILE))
    text = render_markdown(make_deck(made), made, Templates())
    shown, _, noted = text.split("\n---\n", 1)[1].partition("\n<!--\n")
    assert "<script>" not in shown
    assert "![bg]" not in shown
    assert "{{" not in shown
    assert "https\\://evil" in shown
    for part in noted.split("\n<!--\n"):  # each comment ends where the template ends it
        assert part.split("-->")[0].endswith("\n")


def test_pictures_have_no_words_that_marp_takes_as_commands() -> None:
    text = rendered(figures=[figure("1", page=2, caption="Bg contrast, inverted, w:10 left.")])
    line = next(x for x in text.split("\n") if "figure-1.png" in x)
    assert line.startswith("![h:")
    assert line.endswith("Figure 1, p. 2](figures/figure-1.png)")


@pytest.mark.parametrize("name", ["a b.png", "ä(1).png"])
def test_odd_file_names_are_quoted(name: str) -> None:
    text = rendered(figures=[replace(figure("1", page=2), file=f"figures/{name}")])
    assert f"figures/{name}" not in text
    assert "figures/" in text
