from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from journalclub.models.question import Export, Row
from journalclub.questions.changes import SetStatus, Unmerge
from journalclub.questions.keeping import ask, keep
from journalclub.questions.sorting import sort_out
from journalclub.questions.store import Store

NOW = dt.datetime(2027, 1, 18, tzinfo=dt.UTC)
WHY = "Why is the gradient clipped at 5 in Sec. 2?"
AGAIN = "In Sec. 2, why is the gradient being clipped at 5?"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'q.sqlite3'}") as store:
        yield store


def take(store: Store, *rows: Row, digest: str = "d") -> list[int]:
    return [q.id for q in keep(store, "s", sort_out(Export("t", rows)), digest, None, NOW)]


def test_the_same_file_twice_changes_nothing(kept: Store) -> None:
    rows = (Row(WHY, "Ada", votes=2), Row("hello"), Row(AGAIN, "Ben"))
    first = take(kept, *rows)
    before, seen = kept.questions("s"), kept.last_event("s")
    assert take(kept, *rows) == first
    assert kept.questions("s") == before
    assert kept.last_event("s") == seen


def test_near_duplicates_go_under_the_first_also_across_files(kept: Store) -> None:
    (first,) = take(kept, Row(WHY, "Ada"))
    (second,) = take(kept, Row(AGAIN, "Ben"), digest="e")
    assert kept.question("s", second).merged_into == first


def test_what_a_person_unmerged_stays_unmerged_when_the_file_comes_again(kept: Store) -> None:
    rows = (Row(WHY, "Ada"), Row(AGAIN, "Ben"))
    _, second = take(kept, *rows)
    kept.do(Unmerge("s", second), NOW)
    take(kept, *rows)
    assert kept.question("s", second).merged_into is None


def test_nothing_goes_under_a_hidden_question(kept: Store) -> None:
    (first,) = take(kept, Row(WHY, "Ada"))
    kept.do(SetStatus("s", first, "hidden"), NOW)
    (second,) = take(kept, Row(AGAIN, "Ben"), digest="e")
    assert kept.question("s", second).merged_into is None


def test_two_people_with_the_same_words_are_two_questions(kept: Store) -> None:
    assert len(set(take(kept, Row(WHY), Row(WHY), Row(WHY, "Ada")))) == 3


def test_a_question_asked_by_hand_is_shown_and_kept_once(kept: Store) -> None:
    first = ask(kept, "s", WHY, "Ada", (), NOW)
    assert (first.status, first.source) == ("shown", "ask")
    assert ask(kept, "s", WHY, "Ada", (), NOW) == first
    assert ask(kept, "s", AGAIN, None, (), NOW).merged_into == first.id
