from __future__ import annotations

import contextlib
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.club.yaml_file import Fields, Plain, append, dump, load, mapping, put, remove
from journalclub.errors import Problem, ProblemsError

HAND_WRITTEN = """\
# our club
club:
  name: No   # the Norwegian club
  start: 16:00
papers:
  - id: 2401.01230
    title: 'quoted'
  - id: "null"
  - id: 0705.1010
"""


def test_plain_values_are_text_whatever_they_look_like() -> None:
    data = load(HAND_WRITTEN, "papers.yaml")
    assert data["club"]["name"] == "No"
    assert data["club"]["start"] == "16:00"
    assert [p["id"] for p in data["papers"]] == ["2401.01230", "null", "0705.1010"]


def test_what_is_not_edited_keeps_its_bytes() -> None:
    assert dump(load(HAND_WRITTEN, "papers.yaml")) == HAND_WRITTEN


def test_an_edit_keeps_comments_and_order_and_quotes_what_other_readers_would_misread() -> None:
    data = load(HAND_WRITTEN, "papers.yaml")
    data["papers"].append(mapping(id="2010.11929", title="Yes", date=Plain("2027-01-18")))
    after = dump(data)
    assert after.startswith(HAND_WRITTEN)
    assert (
        after.removeprefix(HAND_WRITTEN) == '  - id: "2010.11929"\n    title: "Yes"\n    date: 2027-01-18\n'
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_survives_the_round_trip(text: str) -> None:
    assert load(dump(mapping(title=text)), "f")["title"] == text


@given(st.text(string.printable, max_size=200))
def test_no_text_of_a_person_raises_anything_but_problems(text: str) -> None:
    with contextlib.suppress(ProblemsError):
        load(text, "f.yaml")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x 1\nb: *x\n", 1),
        ("b: 2\na: !!python/object:os.system x\n", 2),
        ("a: 1\na: 2\n", 2),
        ("a:\n\t- 1\n", 2),
        ("- a\n- b\n", 1),
        ("a: [1\n", 2),
        ("a: 1\n? [b, c]\n: 2\n", 2),
        ("a: 1\n? {b: c}\n: 2\n", 2),
        ('a: 1\n"k\\e[31mey": 2\n', 2),
        ('a: 1\nb: "\\ud800"\n', 2),
        ("a: 1\nb: " + "[" * 30 + "]" * 30, 2),
        ("a: " + "{b: " * 5_000, 1),
        ("".join(" " * n + f"k{n}:\n" for n in range(500)), 21),
        ("a: 1\nb: !!binary aGVsbG8=\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(text, "f.yaml")
    assert [p.line for p in caught.value.problems] == [line]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    with pytest.raises(ProblemsError):
        load(bomb, "f.yaml")


def test_after_a_file_that_is_too_deep_others_are_read_as_before() -> None:
    for _ in range(30):
        with pytest.raises(ProblemsError):
            load("a: " + "[" * 30 + "]" * 30, "f.yaml")
    assert load("a: {b: [c]}\n", "f.yaml") == {"a": {"b": ["c"]}}


def test_merge_keys_are_keys_as_any_other() -> None:
    assert load("<<: {a: b}\nc: d\n", "f.yaml") == {"<<": {"a": "b"}, "c": "d"}


def test_what_nobody_can_see_is_not_read_as_part_of_a_text() -> None:
    text = 'a: "one \\e[31m\\0\\x9b\\u202e two"\nb: ["\\u200b", "x\\ay"]\nc: "first\\nsecond"\n'
    fields = Fields(load(text, "f.yaml"), "f.yaml", [])
    assert (fields.text("a"), fields.texts("b"), fields.text("c")) == (
        "one [31m two",
        ["xy"],
        "first\nsecond",
    )


def test_problems_are_collected_with_their_lines() -> None:
    problems: list[Problem] = []
    fields = Fields(load("number: many\nlinks: here\nstatsu: x\n", "f.yaml"), "f.yaml", problems)
    assert fields.number("number", 0, 10) is None
    assert fields.maps("links") == []
    fields.unknown({"number", "links", "status"})
    assert [str(p) for p in problems] == [
        "f.yaml:1: number: expected a whole number from 0 to 10, found 'many'.",
        "f.yaml:2: links: expected a list.",
        "f.yaml:3: statsu: unknown key; did you mean status?",
    ]


def test_an_empty_value_is_nothing_and_a_quoted_null_is_text() -> None:
    fields = Fields(load('a:\nb: ~\nc: null\nd: "null"\n', "f"), "f", [])
    assert [fields.text(key) for key in "abcd"] == [None, None, None, "null"]


LISTED = """\
papers:
  - id: a  # beside a
    votes: [x, y]  # beside the votes

  # before b
  - id: b

# before the club
club:
  name: c
"""


def test_what_is_added_comes_before_the_lines_that_follow() -> None:
    data = load(LISTED, "papers.yaml")
    put(data["papers"][0], "why", "No")
    append(data["papers"], mapping(id="d"))
    text = LISTED.replace("the votes\n", 'the votes\n    why: "No"\n').replace(
        "- id: b\n", "- id: b\n  - id: d\n"
    )
    assert dump(data) == text


def test_what_is_replaced_keeps_the_lines_that_follow() -> None:
    data = load(LISTED, "papers.yaml")
    put(data["papers"][0], "votes", mapping(x="y"))
    assert re.search(r'votes: +# beside the votes\n      x: "y"\n\n  # before b\n', dump(data))


def test_taking_the_last_entry_out_keeps_the_lines_that_follow() -> None:
    data = load(LISTED, "papers.yaml")
    remove(data["papers"], 1)
    assert dump(data).endswith("\n\n# before the club\nclub:\n  name: c\n")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.sampled_from(["why", "id", "new key"]),
)
def test_any_text_put_into_a_file_comes_back_and_leaves_comments_and_order(text: str, key: str) -> None:
    data = load(LISTED, "papers.yaml")
    put(data["papers"][0], key, text)
    append(data["papers"], mapping(id=text))
    after = dump(data)
    again = load(after, "papers.yaml")
    assert (again["papers"][0][key], again["papers"][-1]["id"]) == (text, text)
    comments = [c for c in re.findall(r"# [a-z ]+", LISTED) if key != "id" or c != "# beside a"]
    assert [after.count(comment) for comment in comments] == [LISTED.count(comment) for comment in comments]
    assert [after.index(comment) for comment in comments] == sorted(after.index(c) for c in comments)
    assert list(again) == ["papers", "club"]
