from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.models.question import Anchor, Counts
from journalclub.questions.changes import (
    Answered,
    Done,
    Forget,
    Merge,
    Pin,
    Post,
    SetOpen,
    SetStatus,
    Taken,
    Unmerge,
    Vote,
)
from journalclub.questions.store import Store, database_url

NOW = dt.datetime(2027, 1, 18, 17, 0, 0, tzinfo=dt.UTC)
S = "2027-01-18-a-paper"


def post(store: Store, *texts: str, session: str = S) -> list[int]:
    results = store.apply([Post(session, f"key of {t}", t, status="shown") for t in texts], NOW)
    return [r.question for r in results if isinstance(r, Done) and r.question is not None]


def test_what_is_posted_comes_back_as_it_was(store: Store) -> None:
    anchors = (Anchor("figure", "4a", 5), Anchor("quote", "the loss\nis “flat”"))
    text = "Why is it flat?\n<script>alert('x')</script> 表2 🙂 ' OR 1=1; --"
    store.do(Post(S, "k", text, "Zoë O'Neil", "zoom-v1", "shown", "18:00:01", 3, anchors), NOW)
    (kept,) = store.questions(S)
    assert (kept.text, kept.author, kept.source, kept.status) == (text, "Zoë O'Neil", "zoom-v1", "shown")
    assert (kept.time, kept.votes, kept.anchors, kept.asked) == ("18:00:01", 3, anchors, NOW)


def test_the_same_key_ten_times_is_one_question_also_within_one_batch(store: Store) -> None:
    same = [Post(S, "k", "Why?") for _ in range(5)]
    first = store.apply(same, NOW)
    second = store.apply(same, NOW)
    assert {r.question for r in [*first, *second] if isinstance(r, Done)} == {store.questions(S)[0].id}
    assert [r.changed for r in first if isinstance(r, Done)] == [True, False, False, False, False]
    assert len(store.questions(S)) == 1
    assert len(store.events(S, 0)) == 1


def test_the_same_key_in_another_session_is_another_question(store: Store) -> None:
    store.apply([Post(S, "k", "Why?"), Post("other", "k", "Why?")], NOW)
    assert len(store.questions(S)) == len(store.questions("other")) == 1
    assert store.sessions() == {S: 1, "other": 1}


def test_votes_count_once_per_voter_and_can_be_taken_back(store: Store) -> None:
    (one,) = post(store, "Why?")
    store.apply([Vote(S, one, "a"), Vote(S, one, "a"), Vote(S, one, "b")], NOW)
    assert store.question(S, one).votes == 2
    assert store.voted(S, "a") == {one}
    assert store.do(Vote(S, one, "a", on=False), NOW).changed
    assert not store.do(Vote(S, one, "a", on=False), NOW).changed
    assert store.question(S, one).votes == 1


def test_a_later_export_renews_the_count_of_its_source_only(store: Store) -> None:
    store.do(Post(S, "k", "Why?", source="csv", status="shown", votes=2), NOW)
    store.do(Vote(S, store.questions(S)[0].id, "a"), NOW)
    store.do(Post(S, "k", "Why?", source="csv", votes=5), NOW)
    assert [q.votes for q in store.questions(S)] == [6]


def test_merging_takes_along_what_is_under_it_and_unmerging_gives_its_status_back(store: Store) -> None:
    a, b, c = post(store, "a?", "b?", "c?")
    store.do(SetStatus(S, b, "hidden"), NOW)
    store.apply([Merge(S, c, b), Merge(S, b, a)], NOW)
    assert [q.merged_into for q in store.questions(S)] == [None, a, a]
    store.apply([Unmerge(S, b), Unmerge(S, c)], NOW)
    assert [(q.merged_into, q.status) for q in store.questions(S)] == [
        (None, "shown"),
        (None, "hidden"),
        (None, "shown"),
    ]


def test_merging_into_a_merged_question_goes_to_its_head(store: Store) -> None:
    a, b, c = post(store, "a?", "b?", "c?")
    store.apply([Merge(S, b, a), Merge(S, c, b)], NOW)
    assert store.question(S, c).merged_into == a
    assert isinstance(store.apply([Merge(S, a, c)], NOW)[0], JcError)  # would be under itself


@pytest.mark.parametrize(
    "change",
    [
        Merge(S, 1, 1),
        Merge(S, 1, 99),
        Unmerge(S, 1),
        SetStatus(S, 1, "merged"),
        SetStatus(S, 1, "answered"),
        Vote(S, 99, "a"),
        Vote("other", 1, "a"),
        Forget(S, 99),
    ],
)
def test_what_cannot_be_done_is_told_and_the_rest_of_the_batch_is_done(store: Store, change: Vote) -> None:
    post(store, "a?")
    failed, done = store.apply([change, Post(S, "later", "b?")], NOW)
    assert isinstance(failed, JcError)
    assert isinstance(done, Done)
    assert [q.text for q in store.questions(S)] == ["a?", "b?"]
    with pytest.raises(JcError):
        store.do(change, NOW)


def test_a_merged_question_is_neither_hidden_nor_released_by_itself(store: Store) -> None:
    a, b = post(store, "a?", "b?")
    store.do(Merge(S, b, a), NOW)
    with pytest.raises(JcError, match="unmerge it first"):
        store.do(SetStatus(S, b, "hidden"), NOW)


def test_an_answer_to_a_merged_question_answers_its_head(store: Store) -> None:
    a, b = post(store, "a?", "b?")
    store.apply([Merge(S, b, a), Answered(S, b, "Because.", "Ada"), Answered(S, b, "Because.")], NOW)
    head = store.question(S, a)
    assert head.status == "answered"
    assert [(x.text, x.by, x.at) for x in head.answers] == [("Because.", "Ada", NOW)]


def test_an_answer_without_text_marks_and_one_instead_replaces(store: Store) -> None:
    (a,) = post(store, "a?")
    assert store.do(Answered(S, a), NOW).changed
    assert not store.do(Answered(S, a), NOW).changed
    store.apply([Answered(S, a, "one"), Answered(S, a, "two"), Answered(S, a, "all", instead=True)], NOW)
    assert [x.text for x in store.question(S, a).answers] == ["all"]


def test_events_tell_everything_behind_a_number_in_order(store: Store) -> None:
    a, b = post(store, "a?", "b?")
    seen = store.last_event(S)
    store.apply([Vote(S, a, "v"), Vote(S, a, "v"), Pin(S, a), Pin(S, a), SetStatus(S, b, "hidden")], NOW)
    store.do(Post("other", "k", "elsewhere?"), NOW)
    later = store.events(S, seen)
    assert [(e.kind, e.question) for e in later] == [("voted", a), ("pinned", a), ("hidden", b)]
    assert later[-1].number == store.last_event(S)
    assert store.events(S, 0, most=1)[0].kind == "posted"


def test_a_forgotten_question_is_gone_with_all_that_is_about_it(store: Store) -> None:
    a, b = post(store, "a?", "b?")
    store.apply([Merge(S, b, a), Vote(S, a, "v"), Answered(S, a, "Because."), Forget(S, a)], NOW)
    (left,) = store.questions(S)
    assert (left.id, left.status, left.merged_into) == (b, "shown", None)
    assert post(store, "c?") != [a]  # numbers are not given again
    with pytest.raises(JcError):
        store.question(S, a)


def test_a_forgotten_session_leaves_nothing_and_others_alone(store: Store) -> None:
    post(store, "a?", "b?")
    post(store, "c?", session="other")
    store.do(Taken(S, "d", "csv", Counts(questions=2)), NOW)
    store.do(Merge(S, store.questions(S)[1].id, store.questions(S)[0].id), NOW)
    assert store.forget_session(S, NOW) == 2
    assert store.questions(S) == []
    assert [e.kind for e in store.events(S, 0)] == ["forgotten"]
    assert [q.text for q in store.questions("other")] == ["c?"]


def test_what_was_forgotten_is_in_no_file_any_more(tmp_path: Path) -> None:
    file = tmp_path / "questions.sqlite3"
    secret = "an unmistakable sentence of somebody"
    with Store(f"sqlite:///{file}") as store:
        (number,) = post(store, secret)
        assert secret.encode() in b"".join(p.read_bytes() for p in tmp_path.iterdir())
        store.do(Forget(S, number), NOW)
        store.scrub()
    assert secret.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())


def test_many_writers_at_once_lose_nothing_and_events_come_in_order_of_commit(url: str) -> None:
    """Two stores stand for two processes; a reader polls with a cursor as a live page does."""
    stores = [Store(url), Store(url)]
    seen: list[int] = []
    stop = threading.Event()

    def write(who: int) -> None:
        for i in range(8):
            stores[who % 2].apply([Post(S, f"{who}-{i}-{j}", f"q {who} {i} {j}?") for j in range(5)], NOW)

    def read() -> None:
        while True:
            last = stop.is_set()
            found = stores[0].events(S, seen[-1] if seen else 0, most=7)
            seen.extend(e.number for e in found)
            if last and not found:
                return

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    reader = threading.Thread(target=read)
    for thread in [*threads, reader]:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    reader.join()
    assert len(stores[0].questions(S)) == len(seen) == 6 * 8 * 5
    assert seen == sorted(set(seen))
    for opened in stores:
        opened.close()


def test_a_board_holds_each_kind_in_its_order(store: Store) -> None:
    a, b, c, d, e = post(store, "a?", "b?", "c?", "d?", "e?")
    (w,) = [r.question for r in store.apply([Post(S, "w", "w?")], NOW) if isinstance(r, Done)]
    store.apply([Vote(S, b, "x"), Merge(S, e, b), Vote(S, c, "x"), Pin(S, a), Answered(S, d, "Yes.")], NOW)
    store.do(Post("other", "k", "elsewhere?", status="shown"), NOW)
    board = store.board(S, 100)
    assert [(g.head.id, g.tally) for g in board.shown] == [(a, 0), (b, 2), (c, 1)]
    assert [q.id for q in board.shown[1].under] == [e]
    assert [g.head.id for g in board.waiting] == [w]
    assert [g.head.id for g in board.answered] == [d]
    assert board.counts == {"shown": 3, "new": 1, "answered": 1, "merged": 1}
    assert (board.number, board.closed) == (store.last_event(S), False)


def test_of_very_many_a_board_holds_the_first_and_the_newest(store: Store) -> None:
    numbers = post(store, *(f"q {i}?" for i in range(30)))
    wanted, pinned = numbers[3], numbers[5]
    store.apply([Vote(S, wanted, "x"), Vote(S, wanted, "y"), Pin(S, pinned)], NOW)
    store.apply([Merge(S, numbers[8], numbers[7])], NOW)
    board = store.board(S, 4)
    first = [g.head.id for g in board.shown]
    assert first[:3] == [pinned, wanted, numbers[7]]
    assert set(numbers[-4:]) <= set(first)
    assert len(first) <= 8
    assert board.counts["shown"] == 29


def test_a_page_that_is_closed_stays_so_until_it_is_opened(store: Store) -> None:
    assert store.do(SetOpen(S, on=False), NOW).changed
    assert not store.do(SetOpen(S, on=False), NOW).changed
    assert store.board(S, 1).closed
    assert not store.board("other", 1).closed
    assert store.do(SetOpen(S, on=True), NOW).changed
    assert not store.do(SetOpen(S, on=True), NOW).changed
    assert not store.board(S, 1).closed
    assert [e.kind for e in store.events(S, 0)] == ["closed", "opened"]
    store.do(SetOpen(S, on=False), NOW)
    store.forget_session(S, NOW)
    assert not store.board(S, 1).closed


def test_sqlite_is_durable_and_checks_its_references(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'q.sqlite3'}") as store, store._reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.parametrize(
    "address",
    [
        "mysql://h/x",
        "nonsense",
        "postgresql+psycopg://",
        "sqlite:////no/such/folder/q.sqlite3",
        "postgresql+nodriver://h/x",
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", "9")
    with pytest.raises(JcError) as error:
        Store(address)
    assert "\n" not in str(error.value)


def test_an_unreachable_database_does_not_show_its_password() -> None:
    with pytest.raises(JcError) as error:
        Store("postgresql+psycopg://me:secret-word@127.0.0.1:9/x")
    assert "secret-word" not in str(error.value)


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "q.sqlite3").write_text("not a database, but long enough to be looked at as one " * 20)
    with pytest.raises(JcError, match="not a database"):
        Store(f"sqlite:///{tmp_path / 'q.sqlite3'}")


def test_without_an_address_the_questions_are_in_the_club(tmp_path: Path) -> None:
    assert database_url(None, tmp_path) == f"sqlite:///{tmp_path / 'questions.sqlite3'}"
    assert database_url("postgresql://x", tmp_path) == "postgresql://x"


def test_a_locked_database_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journalclub.questions.store.PATIENCE", 0.05)
    file = tmp_path / "q.sqlite3"
    with Store(f"sqlite:///{file}") as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JcError, match="locked"):
            store.do(Post(S, "k", "Why?"), NOW)
        other.close()
        store.do(Post(S, "k", "Why?"), NOW)
