from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.question import Anchor, Answer, Collected, Counts, Found, Question
from journalclub.questions.agenda import Group
from journalclub.questions.exports import (
    HEADS,
    answers_of,
    harmless,
    import_json,
    marked_answer,
    place_line,
    question_json,
    to_csv,
    votes_line,
)

NOW = dt.datetime(2027, 1, 18, 17, tzinfo=dt.UTC)
QUESTION = Question(
    7,
    "s",
    '=HYPERLINK("http://a.example";"x")',
    "@Ada",
    "answered",
    "web",
    NOW,
    votes=3,
    anchors=(Anchor("figure", "4", 5), Anchor("page", "9", 9), Anchor("quote", "so it is", 2)),
    answers=(Answer("-1 because", "+Ben", NOW),),
)


def test_no_cell_of_the_csv_begins_like_a_formula() -> None:
    (heads, cells) = list(csv.reader(io.StringIO(to_csv([QUESTION], names=True))))
    assert tuple(heads) == HEADS
    found = dict(zip(heads, cells, strict=True))
    assert found["question"].startswith("'=HYPERLINK")
    assert (found["asked by"], found["answer"]) == ("'@Ada", "'-1 because")
    assert (found["places"], found["pages"], found["votes"]) == ("Figure 4; page 9; “so it is”", "5 9 2", "3")


def test_a_question_is_exported_with_its_number_and_what_it_was_merged_into() -> None:
    assert question_json(QUESTION, names=True)["id"] == 7
    rows = csv.DictReader(io.StringIO(to_csv([replace(QUESTION, merged_into=3)], names=True)))
    assert [(row["number"], row["merged into"]) for row in rows] == [("7", "3")]


@given(st.text(max_size=20))
def test_whatever_a_cell_holds_a_spreadsheet_takes_it_for_text(text: str) -> None:
    shown = harmless(text)
    assert shown in (text, f"'{text}")
    assert not shown.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not shown.startswith(("\t", "\r", "\n"))


def test_names_are_only_given_when_wanted() -> None:
    assert "Ada" not in to_csv([QUESTION], names=False)
    assert question_json(QUESTION, names=False)["author"] is None
    assert question_json(QUESTION, names=True)["author"] == "@Ada"


def test_places_and_votes_are_told_for_people() -> None:
    group = Group(QUESTION, (QUESTION,))
    assert place_line(group) == "Figure 4 (p. 5), page 9, “so it is” (p. 2)"
    assert votes_line(group) == "asked 2 times, 6 votes"
    assert votes_line(Group(Question(1, "s", "?", None, "shown", "web", NOW))) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Question 3\n\n> Why?\n\n**Answer:** Because.\n", [(3, "Because.")]),
        (
            "## Question 3 · Figure 2\n\nBecause\nof that.\n\n### Question 4\n\n**Answer:**\n\nOne.\n\nTwo.\n",
            [(3, "Because\nof that."), (4, "One.\n\nTwo.")],
        ),
        (
            "## Question 3\n\n> Why?\n\n**Answer:** –\n\n## Question 4\n\n**Answer:** given in the session\n",
            [],
        ),
        ("# Notes\n\nQuestion 3\n\n## Questions\n\nno\n", []),
        (
            "## Question 3\n\n**Answer:** a \\_b\\_ &lt;c&gt; https\\://a.example\n\n## Other\n\nno\n",
            [(3, "a _b_ <c> https://a.example")],
        ),
        ("## Question 3\n\n**Answer:** last\n\n<!-- /jc:collected -->\nour notes\n", [(3, "last")]),
        ("", []),
    ],
)
def test_answers_are_read_under_their_headings(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(answers_of(text)) == expected


def test_an_import_says_what_became_of_every_row() -> None:
    kept = replace(QUESTION, merged_into=3, votes=9)
    found = Found(0, "as it was sent", "as it was signed", None, 2)
    collected = Collected(
        "zoom", (found,), Counts(questions=1, replies=2, reactions=3, chatter=4, private=5, unparsed=6)
    )
    assert import_json(collected, [kept]) == {
        "rows": 21,
        "questions": [
            {
                "id": 7,
                "text": kept.text,
                "author": "@Ada",
                "votes": 2,
                "anchors": [
                    {"kind": "figure", "label": "4", "page": 5},
                    {"kind": "page", "label": "9", "page": 9},
                ],
                "duplicate_of": 3,
            }
        ],
        "replies": 2,
        "reactions": 3,
        "chatter": 4,
        "private": 5,
        "unparsed": 6,
    }


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("\u00a0=1", "'\u00a0=1"),
        ("\u3000+1", "'\u3000+1"),
        (" -1", "' -1"),
        ("|x", "'|x"),
        ("%x", "'%x"),
        ("1=1", "1=1"),
    ],
)
def test_blanks_before_a_formula_do_not_hide_it(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_a_place_that_several_name_is_told_once_and_votes_are_counted_together() -> None:
    other = replace(QUESTION, id=8, votes=1, anchors=(Anchor("figure", "4"), Anchor("table", "A", 6)))
    group = Group(QUESTION, (other, replace(other, votes=0)))
    assert place_line(group) == "Figure 4 (p. 5), page 9, “so it is” (p. 2), Table A (p. 6)"
    assert votes_line(group) == "asked 3 times, 4 votes"
    assert votes_line(Group(replace(QUESTION, votes=1))) == "1 vote"


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("> Why?\n\n**Answer:** So. ", ("> Why?\n\n", "So.")),
        ("**Answer**: So.", ("", "So.")),
        ("No such word", (None, "")),
        ("Not at the **Answer:** beginning", (None, "")),
    ],
)
def test_the_word_answer_parts_a_question_from_its_answer(body: str, parts: tuple[str | None, str]) -> None:
    assert marked_answer(body) == parts
