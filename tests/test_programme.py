from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from journalclub.models.session import CheckIn, ClubSettings, Part, Session, SessionPaper
from journalclub.outputs.session_page import render_session_page, render_topic_page
from journalclub.programme import programme
from journalclub.render import Templates
from journalclub.sheets.questions import make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html
from tests.briefs import brief

TUESDAY, THURSDAY = dt.date(2027, 2, 16), dt.date(2027, 2, 18)
EVENINGS = Session(
    "2027-02-16-hmm",
    TUESDAY,
    "17:00",
    place="WAB 236",
    topic="Hidden Markov models",
    days=(TUESDAY, THURSDAY),
    chairs=("first chair", "second chair"),
    parts=(
        Part("Theory evening", "Filtering and smoothing", ("first chair",), date=TUESDAY, minutes=60),
        Part("Coding evening", points=("Forward pass", "Backward pass"), date=THURSDAY, start="18:00"),
    ),
    readings=("Rabiner 1989, https://doi.org/10.1109/5.18626.",),
    install=("numpy 2",),
    tasks=(
        "Run simulations of a simple Hamiltonian [code required]",
        "Select one you wish to implement\n- model\n* training script",
    ),
    check_ins=(CheckIn("Show your plots", dt.date(2027, 3, 1)), CheckIn("A small talk")),
)


def page(session: Session) -> str:
    return render_topic_page(session, ClubSettings(), Templates(), lambda name: name == "questions.md")


def test_a_task_has_steps_and_says_whether_code_is_required() -> None:
    first, second = programme(EVENINGS).tasks
    assert (first.text, first.steps, first.code) == ("Run simulations of a simple Hamiltonian", (), True)
    assert (second.steps, second.code) == (("model", "training script"), False)


def test_a_dash_within_a_task_is_no_bullet() -> None:
    (task,) = programme(Session("x", tasks=("- Compare a - b\n  + then c - d (code required)",))).tasks
    assert (task.text, task.steps, task.code) == ("Compare a - b", ("then c - d",), True)


def test_an_evening_with_a_paper_alone_has_no_programme() -> None:
    assert not programme(Session("x", TUESDAY, presenters=("presenter",)))
    assert programme(EVENINGS)


PAGE = page(EVENINGS)


@pytest.mark.parametrize(
    "text",
    [
        "# Hidden Markov models\n",
        "| When and where | Tuesday, 16 February 2027 and Thursday, 18 February 2027, 17:00 UTC, WAB 236 |",
        "| Chaired by | first chair, second chair |",
        "- **Theory evening: Filtering and smoothing** · Tuesday, 16 February 2027, 60 minutes · first chair\n",
        "- **Coding evening** · Thursday, 18 February 2027, 18:00\n  - Forward pass\n  - Backward pass\n",
        "## Install beforehand\n\n- numpy 2\n",
        "- Rabiner 1989, <https://doi.org/10.1109/5.18626>.\n",
        "1. Run simulations of a simple Hamiltonian **\\[code required\\]**\n",
        "2. Select one you wish to implement\n   - model\n   - training script\n",
        "- Monday, 1 March 2027: Show your plots\n- A small talk\n",
        "[question sheet](questions.md)",
    ],
)
def test_the_page_of_a_session_without_a_paper_shows(text: str) -> None:
    assert text in PAGE


def test_the_page_of_a_session_without_a_paper_has_no_empty_heading_and_no_gap() -> None:
    bare = page(Session("x", TUESDAY, papers=(SessionPaper("2401.01230", "A title", note="chapter 2"),)))
    assert "- [A title](https://arxiv.org/abs/2401.01230) (chapter 2)\n" in bare
    sequel = page(Session("x", TUESDAY, sequels=(SessionPaper("", "After it", "https://a.example/b.pdf"),)))
    assert "## Sequels\n\n- [After it](https://a.example/b.pdf)\n" in sequel
    for made in (bare, PAGE):
        assert "\n\n\n" not in made
        assert not any(a.startswith("#") and b.startswith("#") for a, b in _neighbours(made))


def _neighbours(text: str) -> list[tuple[str, str]]:
    lines = [line for line in text.split("\n") if line]
    return list(pairwise(lines))[1:]


def test_page_and_sheet_of_a_paper_show_the_programme_too() -> None:
    made = brief()
    more = replace(made.session, tasks=EVENINGS.tasks, install=EVENINGS.install, readings=EVENINGS.readings)
    club = replace(
        made.club, code_of_conduct="https://example.org/conduct", feedback="https://example.org/f?a=1"
    )
    taught = replace(made, session=more, club=club)
    prompts = make_prompts(taught)
    sheet = render_sheet(taught, prompts, Templates())
    for text in (render_session_page(taught, Templates()), sheet):
        assert "## Tasks\n\n1. Run simulations of a simple Hamiltonian **\\[code required\\]**\n" in text
        assert "\n\n\n" not in text.split("## Your questions")[0]
    assert "Code of conduct: <https://example.org/conduct> · Feedback: <https://example.org/f?a=1>" in sheet
    printed = render_sheet_html(taught, prompts, Templates())
    assert "Run simulations of a simple Hamiltonian [code required]" in printed
    assert "https://example.org/conduct" in printed


def test_what_is_private_stays_off_the_page() -> None:
    private = replace(
        EVENINGS,
        place="https://zoom.us/j/123?pwd=secret",
        install=("Ask somebody@example.org for the licence",),
        check_ins=(CheckIn("Join https://zoom.us/j/123"),),
        parts=(replace(EVENINGS.parts[0], place="https://meet.google.com/abc"),),
    )
    made = page(private)
    for secret in ("zoom.us", "pwd", "@example.org", "meet.google"):
        assert secret not in made


def test_hostile_words_stay_words() -> None:
    hostile = "</td>[x](javascript:alert) # {{ x }} | <img src=x>"
    made = page(replace(EVENINGS, topic=hostile, tasks=(hostile,), readings=(hostile,), install=(hostile,)))
    assert "<img" not in made
    assert "[x](javascript" not in made
    assert "{{" not in made
