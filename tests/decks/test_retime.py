"""Re-timing an edited deck: exact sums, nothing else touched, and the way back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.decks import clock
from journalclub.decks.audit import audit
from journalclub.decks.markdown import render_markdown
from journalclub.decks.plan import NEED
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.retime import Found, plan
from journalclub.decks.retime_markdown import retime_markdown
from journalclub.decks.retime_pptx import read_plan, retime_pptx
from journalclub.decks.slides import make_deck
from journalclub.errors import JcError
from journalclub.render import Templates
from tests.briefs import brief, pictures

FOUND = st.builds(
    Found,
    title=st.sampled_from(["One", "Two"]),
    kind=st.sampled_from(sorted(NEED)),
    rank=st.one_of(st.none(), st.integers(0, 30)),
    clock=st.sampled_from(
        [
            None,
            "Minute 1 to 2 of 25 · Results",
            "Minute 25 to 25 of 25 · References",
            "Not shown at 9 minutes · Results",
        ]
    ),
    hidden=st.booleans(),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pptx_bytes(make_deck(brief()), pictures(tmp_path_factory.mktemp("session"), brief()))


@pytest.fixture(scope="module")
def text() -> str:
    return render_markdown(make_deck(brief()), brief(), Templates())


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def saved(presentation: Any) -> bytes:
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def all_text(data: bytes) -> list[str]:
    """Every paragraph of slides and notes that is not a clock."""
    found = []
    for slide in opened(data).slides:
        frames = [s.text_frame for s in slide.shapes if s.has_text_frame]
        frames.append(slide.notes_slide.notes_text_frame)
        found += [p.text for frame in frames for p in frame.paragraphs]
    return [
        x
        for x in found
        if not (
            clock.is_clock(x) or clock.is_hidden_note(x) or clock.is_agenda_title(x) or clock.agenda_part(x)
        )
    ]


@given(st.lists(FOUND, min_size=1, max_size=30), st.integers(1, 600))
def test_a_plan_of_any_deck_sums_exactly(slides: list[Found], minutes: int) -> None:
    made = plan(slides, minutes)
    timed = [s.seconds for s in made.slides if s.seconds is not None]
    by_hand = [s for s in slides if s.hidden and not clock.is_unshown(s.clock or "")]
    assert len(made.slides) == len(slides)
    if any(timed):
        assert sum(timed) == minutes * 60
    else:  # only slides for after the talk, or none that is not hidden by hand
        assert all(s in by_hand or (s.clock and clock.is_after_talk(s.clock)) for s in slides)


def test_the_same_minutes_change_nothing(data: bytes, text: str) -> None:
    assert retime_pptx(data, 25)[0] == data
    assert retime_markdown(text, 25)[0] == text


def test_fewer_minutes_hide_slides_and_list_them_in_notes(data: bytes) -> None:
    made, planned = retime_pptx(data, 9)
    slides = list(opened(made).slides)
    hidden = [i for i, s in enumerate(slides) if s._element.get("show") == "0"]
    assert hidden
    assert [s.number - 1 for s in planned.slides if s.seconds is None] == hidden
    notes = "\n".join(s.notes_slide.notes_text_frame.text for i, s in enumerate(slides) if i not in hidden)
    for index in hidden:
        assert f"Left out at 9 minutes: slide {index + 1}, " in notes
        assert slides[index].notes_slide.notes_text_frame.text.startswith("Not shown at 9 minutes · ")
    assert len(planned.moves) == len(hidden)
    assert audit(made, brief().reading.figures) == []


def test_no_other_text_is_touched(data: bytes) -> None:
    assert all_text(retime_pptx(data, 9)[0]) == all_text(data)


def test_more_minutes_bring_hidden_slides_back(data: bytes) -> None:
    short, _ = retime_pptx(data, 9)
    again, planned = retime_pptx(short, 25)
    assert again == data
    assert all("shown again" in move for move in planned.moves)


def test_the_agenda_slide_keeps_to_the_new_clock(data: bytes) -> None:
    slide = opened(retime_pptx(data, 60)[0]).slides[1]
    assert slide.shapes.title.text_frame.text == "What we will do in 60 minutes"
    lines = [p.text for p in slide.placeholders[1].text_frame.paragraphs]
    assert lines[0].startswith("Opening\t")
    assert lines[-1] == "Then discussion, 60 minutes"


def test_an_agenda_someone_rewrote_stays_as_it_is(data: bytes) -> None:
    presentation = opened(data)
    presentation.slides[1].shapes.title.text_frame.text = "Our plan for tonight"
    retimed = opened(retime_pptx(saved(presentation), 9)[0])
    assert retimed.slides[1].shapes.title.text_frame.text == "Our plan for tonight"


def test_a_slide_of_the_presenter_s_own_stays_and_gets_a_clock(data: bytes) -> None:
    presentation = opened(data)
    own = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Text"))
    own.shapes.title.text_frame.text = "My own slide"
    own.placeholders[1].text_frame.text = "My own text"
    own.notes_slide.notes_text_frame.text = "What I want to say"
    made, planned = retime_pptx(saved(presentation), 5)
    notes = opened(made).slides[len(planned.slides) - 1].notes_slide.notes_text_frame.text.split("\n")
    assert planned.slides[-1].seconds
    assert clock.is_clock(notes[0])
    assert notes[1:] == ["What I want to say"]
    assert sum(s.seconds or 0 for s in planned.slides) == 300


def test_a_slide_hidden_by_hand_stays_hidden(data: bytes) -> None:
    presentation = opened(data)
    presentation.slides[4]._element.set("show", "0")
    made, planned = retime_pptx(saved(presentation), 90)
    assert opened(made).slides[4]._element.get("show") == "0"
    assert planned.slides[4].seconds is None
    assert audit(made) == []


def test_a_deck_that_lost_its_ranks_is_still_timed(data: bytes) -> None:
    presentation = opened(data)
    for slide in presentation.slides:
        slide._element.cSld.set("name", "Slide")
    _, planned = retime_pptx(saved(presentation), 7)
    assert sum(s.seconds or 0 for s in planned.slides) == 420
    assert planned.slides[0].seconds


def test_reading_the_plan_changes_nothing_and_agrees_with_the_deck(data: bytes) -> None:
    assert [s.seconds or 0 for s in read_plan(data, 25).slides] == [
        s.seconds for s in make_deck(brief()).slides
    ]


def test_what_is_no_deck_is_said() -> None:
    with pytest.raises(JcError, match="cannot be read as a PowerPoint file"):
        retime_pptx(b"no deck", 15)
    with pytest.raises(JcError, match="has no slides"):
        retime_markdown("", 15)


def test_markdown_is_retimed_alike(data: bytes, text: str) -> None:
    made, planned = retime_markdown(text, 9)
    assert [s.seconds for s in planned.slides] == [s.seconds for s in retime_pptx(data, 9)[1].slides]
    assert "# What we will do in 9 minutes" in made
    assert made.count("<!-- hidden slide") == sum(s.seconds is None for s in planned.slides)
    assert retime_markdown(made, 25)[0] == text


@given(st.lists(st.integers(1, 120), min_size=1, max_size=4))
@settings(max_examples=20)
def test_markdown_comes_back_the_same_over_any_lengths(lengths: list[int]) -> None:
    first = render_markdown(make_deck(brief()), brief(), Templates())
    made = first
    for minutes in lengths:
        made, planned = retime_markdown(made, minutes)
        assert sum(s.seconds or 0 for s in planned.slides) == minutes * 60
    assert retime_markdown(made, 25)[0] == first


def test_markdown_with_rules_in_code_and_comments_is_split_at_slides_only() -> None:
    text = (
        "# One\n\n```\n---\n```\n\n<!--\nMinute 0 to 1 of 2 · Opening\n---\n100% sure -->\n"
        "\n---\n\n# Two\n\n<!--\nMinute 1 to 2 of 2 · Results\n-->\n"
    )
    made, planned = retime_markdown(text, 4)
    assert [s.title for s in planned.slides] == ["One", "Two"]
    assert "Minute 0 to 2 of 4 · Opening" in made
    assert "100% sure -->" in made
    assert made.replace("of 4", "of 2").count("---") == text.count("---")


def test_markdown_of_a_presenter_s_own_gets_clocks_in_comments(tmp_path: Path) -> None:
    made, planned = retime_markdown("# One\n\ntext\n\n---\n\n# Two\n\ntext\n", 2)
    assert len(planned.slides) == 2
    assert "<!--\nMinute 0 to 1 of 2 · Opening\n-->" in made
    assert retime_markdown(made, 2)[0] == made
