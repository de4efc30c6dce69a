from __future__ import annotations

import pytest

from journalclub.decks.markdown import render_markdown
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.question_notes import (
    is_question_note,
    markdown_texts,
    note_markdown,
    note_pptx,
    pptx_texts,
    question_note,
)
from journalclub.decks.retime_pptx import retime_pptx
from journalclub.decks.slides import make_deck
from journalclub.render import Templates
from tests.briefs import brief, pictures


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pptx_bytes(make_deck(brief()), pictures(tmp_path_factory.mktemp("session"), brief()))


@pytest.fixture(scope="module")
def text() -> str:
    return render_markdown(make_deck(brief()), brief(), Templates())


def test_the_line_counts_and_quotes_and_stays_short() -> None:
    assert question_note(["Why?"]) == "1 question here: “Why?”"
    line = question_note(["Why is this so? " * 40, "And that?"] * 3)
    assert line.startswith("6 questions here: “Why")
    assert len(line) < 400
    assert is_question_note(line)
    assert not is_question_note("There are 2 questions here: mine")


def test_notes_get_their_line_and_lose_it_again(data: bytes) -> None:
    noted = note_pptx(data, {2: question_note(["Why?"])}, "x.pptx")
    assert note_pptx(noted, {2: question_note(["Why?"])}, "x.pptx") is noted
    assert pptx_texts(noted, "x.pptx") == pptx_texts(data, "x.pptx")
    moved = note_pptx(noted, {3: question_note(["Why?", "How?"])}, "x.pptx")
    assert note_pptx(moved, {}, "x.pptx") != moved
    assert note_pptx(data, {}, "x.pptx") is data


def test_re_timing_keeps_the_line(data: bytes) -> None:
    line = question_note(["Why?"])
    timed, _ = retime_pptx(note_pptx(data, {2: line}, "x.pptx"), 12)
    assert note_pptx(timed, {2: line}, "x.pptx") is timed


def test_markdown_decks_have_the_same_slides_and_notes(data: bytes, text: str) -> None:
    slides = markdown_texts(text)
    assert len(slides) - 1 <= len(pptx_texts(data, "x.pptx")) <= len(slides)
    line = question_note(["Why --> that?"])
    noted = note_markdown(text, {2: line})
    assert noted.count("question here") == 1
    assert noted.count("-->") == text.count("-->")
    assert note_markdown(noted, {}) == text
