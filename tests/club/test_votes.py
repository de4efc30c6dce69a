"""Votes as people keep them in papers.yaml: a count, or names; comments and order stay."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.votes import add_vote, read_votes, take_back
from journalclub.club.yaml_file import Fields, dump, load
from journalclub.errors import Problem

FILE = """\
papers:
  - id: "2010.11929"
    votes: {votes}   # a remark

  # the next paper
  - id: "1706.03762"
"""


def first(text: str) -> tuple[Any, Any]:
    data = load(text, "papers.yaml")
    return data, data["papers"][0]


def votes(text: str) -> tuple[tuple[str, ...], int, list[Problem]]:
    problems: list[Problem] = []
    names, anonymous = read_votes(Fields(first(text)[1], "papers.yaml", problems))
    return names, anonymous, problems


@pytest.mark.parametrize(
    ("written", "names", "anonymous"),
    [
        ("", (), 0),
        ("3", (), 3),
        ("[chair, presenter]", ("chair", "presenter"), 0),
        ('[chair, Chair, "3", No]', ("chair", "3", "No"), 0),
        ("[chair, {anonymous: 2}]", ("chair",), 2),
    ],
)
def test_votes_are_a_count_or_names(written: str, names: tuple[str, ...], anonymous: int) -> None:
    assert votes(FILE.format(votes=written)) == (names, anonymous, [])


@pytest.mark.parametrize(
    "written", ["many", "-1", "[{chair: 2}]", "[[chair]]", "{chair: 1}", "[{anonymous: x}]"]
)
def test_anything_else_is_a_problem_with_its_line(written: str) -> None:
    (problem,) = votes(FILE.format(votes=written))[2]
    assert problem.line == 3


def test_a_name_has_one_vote_and_those_without_are_counted() -> None:
    data, entry = first(FILE.format(votes=""))
    assert add_vote(entry, None)
    assert add_vote(entry, None)
    assert add_vote(entry, "chair")
    assert not add_vote(entry, " Chair ")
    assert add_vote(entry, None)
    assert votes(dump(data)) == (("chair",), 3, [])


def test_comments_and_blank_lines_stay_where_they_were() -> None:
    data, entry = first('papers:\n  - id: "2010.11929"  # mine\n\n  # the next paper\n  - id: "1706.03762"\n')
    for name in ("No", "chair", None, None):
        add_vote(entry, name)
    assert dump(data) == (
        'papers:\n  - id: "2010.11929"  # mine\n    votes:\n      - "No"\n      - chair\n      - anonymous: 2\n'
        '\n  # the next paper\n  - id: "1706.03762"\n'
    )


def test_a_remark_beside_the_count_stays_when_names_take_its_place() -> None:
    data, entry = first(FILE.format(votes="2"))
    add_vote(entry, "chair")
    text = dump(data)
    assert votes(text) == (("chair",), 2, [])
    assert "# a remark\n      - chair\n      - anonymous: 2\n\n  # the next paper\n" in text


def test_a_vote_can_be_taken_back_once() -> None:
    data, entry = first(FILE.format(votes="[chair, presenter, {anonymous: 1}]"))
    assert take_back(entry, "CHAIR")
    assert not take_back(entry, "chair")
    assert take_back(entry, None)
    assert not take_back(entry, None)
    assert take_back(entry, "presenter")
    assert votes(dump(data)) == ((), 0, [])
    assert not take_back(entry, None)


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from(["chair", "CHAIR", "No", "3", "a: b", "# x", None])))
)
def test_votes_always_read_back_as_they_were_given(steps: list[tuple[bool, str | None]]) -> None:
    data, entry = first(FILE.format(votes=""))
    names: set[str] = set()
    anonymous = 0
    for adding, name in steps:
        changed = add_vote(entry, name) if adding else take_back(entry, name)
        if name is None:
            assert changed is (adding or anonymous > 0)
            anonymous += (1 if adding else -1) if changed else 0
        else:
            assert changed is ((name.casefold() in names) != adding)
            names = names | {name.casefold()} if adding else names - {name.casefold()}
    text = dump(data)
    found, count, problems = votes(text)
    assert ({n.casefold() for n in found}, count, problems) == (names, anonymous, [])
    assert text.endswith('# the next paper\n  - id: "1706.03762"\n')
