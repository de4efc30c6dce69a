from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.adopting.cells import parse_cell
from journalclub.adopting.names import (
    MOST_PEOPLE,
    Manner,
    looks_like_people,
    manner_of,
    read_people,
)


def names(text: str, manner: Manner | None = None) -> tuple[str, ...]:
    return read_people(parse_cell(text), manner or Manner()).names


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("First Person & Second Person", ("First Person", "Second Person")),
        ("first and second", ("first", "second")),
        ("A. First, B. Second", ("A. First", "B. Second")),
        ("First <br/> Second", ("First", "Second")),
        ("[First](https://a.example), [Second](https://b.example)", ("First", "Second")),
        ("Speaker K.", ("Speaker K.",)),
        ("Dr. Speaker", ("Dr. Speaker",)),
        ("video lecture by Speaker", ("Speaker",)),
        ("ICLR'18 conference talk by First Speaker", ("First Speaker",)),
        ("First Speaker (ICLR 2019 keynote, video talk)", ("First Speaker",)),
        ("First Speaker ICLR", ("First Speaker",)),
        ("~~First~~ Second", ("Second",)),
        ("video lecture by Some University School of Engineering", ()),
        ("Some University (suggested by Member)", ()),
        ("ICML 2018 conference talk", ()),
        ("Best paper  at ICLR 2019", ()),
        ("Vision and Learning Lab", ()),
        ("All", ()),
        ("*N/A*", ()),
        ("??", ()),
        ("TBD", ()),
        ("3", ()),
        # Joints in several languages; a hyphen joins names only with spaces, initials join nobody.
        ("A First; B Second / C Third + D Fourth", ("A First", "B Second", "C Third", "D Fourth")),
        ("First Able und Second-Able mit Third | Fourth", ("First Able", "Second-Able", "Third", "Fourth")),
        ("First Able - Second y Third AND Fourth", ("First Able", "Second", "Third", "Fourth")),
        ("C Able, E Baker & Y Cain", ("C Able", "E Baker", "Y Cain")),
        ("太郎、花子，三郎", ("太郎", "花子", "三郎")),
        ("First Able, First Able", ("First Able",)),
        # Labels, titles, marks and pictures around a name.
        ("Presenters: First Able", ("First Able",)), ("led by: First Able", ("First Able",)),
        ("• First Able,", ("First Able",)), ('"First Able"', ("First Able",)), ("🎉 First Able?", ("First Able",)),
        ("- First K.", ("First K.",)), ("First (", ("First (",)), ("First Able ( )", ("First Able",)),
        # What was recorded, where and by whom.
        ("by First Able", ("First Able",)), ("ICML 2019 by First Able", ("First Able",)),
        ("paper by First Able", ()), ("talk by ICML", ()), ("guest First Able", ("First Able",)),
        ("Workshop2019 First Able", ("First Able",)), ("First Able NeurIPS'19", ("First Able",)),
        # No names: too long, numbers, marks of other things, groups, organisations, placeholders.
        ("one two three four five six", ("one two three four five six",)), ("one two three four five six seven", ()),
        ("First Able 2", ()), ("First: Able", ()), ("First {x}", ()), ("First = Able", ()), ("(First Able)", ()),
        ("everyone, First Able", ("First Able",)), ("group discussion", ()), ("Keynote", ()), ("poster session", ()),
        ("Google", ()), ("First & Second Lab", ()), ("Ada Able and Learning Lab", ("Ada Able",)),
        ("x, , First", ("First",)),
        ("https://a.example", ()),
    ],
)  # fmt: skip
def test_who_presents(cell: str, expected: tuple[str, ...]) -> None:
    assert names(cell) == expected


def test_who_suggested_it_is_nobody_who_presents() -> None:
    people = read_people(parse_cell("Speaker (topic suggested by Member M.)"), Manner())
    assert (people.names, people.suggested_by) == (("Speaker",), ("Member M.",))
    assert people.raw == "Speaker (topic suggested by Member M.)"


def test_affiliations_stay_with_their_names() -> None:
    people = read_people(parse_cell("First (Some Institute), Second, Some University"), Manner())
    assert [(p.name, p.affiliation) for p in people.details] == [
        ("First", "Some Institute"),
        ("Second", "Some University"),
    ]


def test_a_column_that_joins_people_by_and_has_affiliations_behind_commas() -> None:
    manner = manner_of(["first", "second & third", "Some Speaker, Brain Makers", "fourth"])
    assert names("Some Speaker, Brain Makers", manner) == ("Some Speaker",)


def test_family_names_first_are_told_from_the_whole_column() -> None:
    manner = manner_of(["One, Ann", "Two, Bob", "One, Ann", "Three, Cy", "Two, Bob"])
    assert names("One, Ann", manner) == ("One, Ann",)


def test_pairs_of_given_names_are_two_people() -> None:
    manner = manner_of(["Ann, Bob", "Cy, Ann", "Bob, Cy", "Ann, Cy"])
    assert names("Ann, Bob", manner) == ("Ann", "Bob")


def test_addresses_of_mail_are_not_taken_over() -> None:
    people = read_people(parse_cell("Speaker <speaker@club.example>"), Manner())
    assert people.names == ("Speaker",)
    assert "@" not in (people.raw or "")


def test_control_characters_and_scripts_do_not_pass() -> None:
    people = read_people(parse_cell("[Spea\u202eker\x07](javascript:alert(1))"), Manner())
    assert people.names == ("Speaker",)
    assert people.details == ()


def test_a_picture_in_a_cell_of_names_is_nobody() -> None:
    assert names("![Photo](p.png) First Speaker") == ("First Speaker",)


def test_given_names_that_change_beside_one_name_are_two_people() -> None:
    manner = manner_of(["One, Ann", "One, Bob", "One, Cy", "One, Ann", "Two, Dee"])
    assert names("One, Ann", manner) == ("One", "Ann")


@pytest.mark.parametrize(
    ("cell", "details"),
    [
        ("First Able (A Lab)", [("First Able", "A Lab", None)]),
        ("First Able （大学）, Second [B Lab]", [("First Able", "大学", None), ("Second", "B Lab", None)]),
        ("First Able (A, B & C)", [("First Able", "A, B & C", None)]),
        ("First Able (remote) (A Lab)", [("First Able", "A Lab", None)]),
        ("First Able, Second Able, Some University", [("Second Able", "Some University", None)]),
        ("First Able, Ph. D., MS; Second, III", []),
        ("[First](https://a.example/x) (A Lab), Second", [("First", "A Lab", "https://a.example/x")]),
        ("[First](https://a.example/x)", [("First", None, "https://a.example/x")]),
        *((cell, []) for cell in ("First Able (via Zoom)", "First (video)", "First ( )", "[First](mail.html)",
            "First Able")),
    ],
)  # fmt: skip
def test_what_is_known_of_a_person_besides_the_name(
    cell: str, details: list[tuple[str, str | None, str | None]]
) -> None:
    people = read_people(parse_cell(cell), Manner())
    assert [(p.name, p.affiliation, p.url) for p in people.details] == details


@pytest.mark.parametrize(
    ("cell", "raw"),
    [
        ("First Able and Second", None), ("**First Able**", None), ("", None), ("TBD", None),
        ("First Able <first@club.example>", None), ("[First](https://a.example)", None),
        ("First Able?", "First Able?"), ("First Able mit Second", "First Able mit Second"),
        ("First Able (remote)", "First Able (remote)"), ("~~First~~ Second", "~~First~~ Second"),
        ("~~First~~", "~~First~~"),
        ("[First](first.html)", "First (first.html)"), ("All", "All"), ("First, x@y.example (A)", "First, (A)"),
    ],
)  # fmt: skip
def test_a_cell_that_says_more_than_names_is_kept_as_written_without_addresses_of_mail(
    cell: str, raw: str | None
) -> None:
    assert read_people(parse_cell(cell), Manner()).raw == raw


@pytest.mark.parametrize(
    ("cell", "suggested"),
    [
        ("First (suggested by Second Able and Third)", ("Second Able", "Third")), ("proposed by: Third", ("Third",)),
        ("Nominated by Third (A Lab)", ("Third",)), ("First, topic was requested by Third", ("Third",)),
        ("First (recommended by TBD)", ()), ("First by Third", ()),
    ],
)  # fmt: skip
def test_who_suggested_it_stands_behind_such_a_word(cell: str, suggested: tuple[str, ...]) -> None:
    assert read_people(parse_cell(cell), Manner()).suggested_by == suggested


def test_a_cell_names_so_many_people_at_most() -> None:
    letters = [f"{a}{b}" for a in "ABCDEF" for b in "abcdef"]
    assert names(", ".join(letters)) == tuple(letters[:MOST_PEOPLE])


FAMILY, AFFILIATION, PLAIN = Manner(family_first=True), Manner(comma_affiliation=True), Manner()


@pytest.mark.parametrize(
    ("column", "manner"),
    [
        # "Family, Given" in at least three cells and four of five, the same pairs again, nobody on both sides.
        (["One, Ann", "Two, Bob", "One, Ann"], FAMILY), (["One, Ann", "Two, Bob"], PLAIN),
        (["One, Ann", "Two, Bob", "One, Ann", "TBD", ""], FAMILY), (["One, Ann (x)", "Two, Bob", "One, Ann"], FAMILY),
        (["One, Ann", "Two, Bob", "One, Ann", "Two, Bob", "Three"], FAMILY),
        (["One, Ann", "Two, Bob", "One, Ann", "Two, Bob", "Three", "Four"], PLAIN),
        (["One, Ann", "Two, Bob", "One, Ann", "A, B, C", "D, E, F"], PLAIN),
        (["Ann, Bob", "Bob, Ann", "Ann, Bob"], PLAIN), (["One, Ann", "Two, Bob", "Three, Cy"], PLAIN),
        (["One, Ann", "ONE, Bob", "Two, Cy", "Two, Cy"], PLAIN),
        (["One, Ann", "One, Bob", "Two, Cy", "Two, Cy", "Three, Dee", "Four, Eve"], FAMILY),
        # "Name, Affiliation" where people are joined otherwise, at least as often.
        (["A", "B & C", "D, E"], AFFILIATION), (["A and B", "D, E", "C & D", "F, G"], AFFILIATION),
        (["A & B", "D, E", "F, G"], PLAIN), (["A & B", "D, E, F"], PLAIN), (["A & B", "D, E & F"], PLAIN),
        (["A", "B", "D, E"], PLAIN), ([], PLAIN),
    ],
)  # fmt: skip
def test_what_a_comma_means_is_told_by_the_whole_column(column: Sequence[str], manner: Manner) -> None:
    assert manner_of(column) == manner


@pytest.mark.parametrize(
    "text",
    ["First Able", "First van Able", "First Able & Second", "First Able (A Lab)", "(First Able)", "**First**", "太郎",
     "A B C D", "A B, " * 15 + "C D E"],
)  # fmt: skip
def test_few_capitalised_words_can_be_names(text: str) -> None:
    assert looks_like_people(text)


@pytest.mark.parametrize(
    "text",
    ["first able", "Queues for all", "First Able and queues", "[First](u)", "TBD", "", "( )", "A B C D E", "First 3",
     "First: Able", "A B, " * 15 + "C D E F"],
)  # fmt: skip
def test_other_words_can_be_none(text: str) -> None:
    assert not looks_like_people(text)
