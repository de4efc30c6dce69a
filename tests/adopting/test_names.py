from __future__ import annotations

import pytest

from journalclub.adopting.cells import parse_cell
from journalclub.adopting.names import Manner, manner_of, read_people


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
    ],
)
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
