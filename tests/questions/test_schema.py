from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, create_engine, inspect
from sqlalchemy.exc import IntegrityError

from journalclub.errors import JcError
from journalclub.questions import schema
from journalclub.questions.changes import Post, SetOpen
from journalclub.questions.schema import METADATA, STEPS, migrate
from journalclub.questions.store import Store

NOW = dt.datetime(2027, 1, 18, tzinfo=dt.UTC)
OLD = Path(__file__).parent / "old"
LATER = Table("jc_of_a_later_version", MetaData(), Column("id", Integer))


def a_later_step(connection: Connection) -> None:
    LATER.create(connection)


def a_failing_step(connection: Connection) -> None:
    LATER.create(connection)
    raise JcError("this step fails")


def test_opening_makes_the_tables_once(url: str) -> None:
    for _ in range(2):
        with Store(url) as store:
            store.do(Post("s", "k", "Why?"), NOW)
    engine = create_engine(url)
    with engine.begin() as connection:
        assert set(inspect(connection).get_table_names()) == set(METADATA.tables)
        assert migrate(connection) == 0
    engine.dispose()


def tables(url: str) -> dict[str, object]:
    """Every table's columns, keys and indexes, as the database tells them."""
    engine = create_engine(url)
    seen = inspect(engine)
    found: dict[str, object] = {}
    for name in seen.get_table_names():
        columns = sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name))
        indexes = sorted(str((i["name"], i["column_names"], i["unique"])) for i in seen.get_indexes(name))
        keys = seen.get_pk_constraint(name)["constrained_columns"]
        found[name] = (columns, indexes, keys)
    engine.dispose()
    return found


def load_version(url: str, number: int) -> None:
    """Make the tables as that version of jc made them, with a few questions in them."""
    engine = create_engine(url)
    script = (OLD / f"version-{number}.{engine.dialect.name}.sql").read_text("utf-8")
    with engine.begin() as connection:
        for statement in script.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_tables_of_every_older_version_become_todays_and_keep_what_they_hold(url: str, number: int) -> None:
    load_version(url, number)
    with Store(url) as store:
        head, under = store.questions("s")
        assert (head.text, head.author, head.status, head.votes) == (
            "Why does Fig. 2 fall?",
            "attendee 7",
            "answered",
            3,
        )
        assert (under.merged_into, under.time, under.source) == (head.id, "17:00:01", "zoom-v1")
        assert [a.text for a in head.answers] == ["Because of the draw."]
        assert [(a.kind, a.label, a.page) for a in head.anchors] == [("figure", "2", 3)]
        assert store.last_event("s") == 1
        assert store.voted("s", "a-voter") == {head.id}
        store.do(SetOpen("s", on=False), NOW)
        assert store.board("s", 10).closed
    upgraded = tables(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        METADATA.drop_all(connection)
    engine.dispose()
    Store(url).close()
    assert upgraded == tables(url)


def test_a_later_version_adds_its_step_and_keeps_what_is_there(url: str) -> None:
    with Store(url) as store:
        store.do(Post("s", "k", "Why?"), NOW)
    engine = create_engine(url)
    with engine.begin() as connection:
        assert migrate(connection, (*STEPS, a_later_step)) == 1
        assert inspect(connection).has_table(LATER.name)
        assert migrate(connection, (*STEPS, a_later_step)) == 0
        assert connection.execute(schema.question.select()).mappings().one()["text"] == "Why?"
    engine.dispose()
    with pytest.raises(JcError, match="newer jc"):
        Store(url)


def test_a_step_that_fails_leaves_the_version_before(url: str) -> None:
    Store(url).close()
    engine = create_engine(url)
    with pytest.raises(JcError), engine.begin() as connection:
        migrate(connection, (*STEPS, a_failing_step))
    with engine.begin() as connection:
        version = schema.meta.c.value
        assert (
            connection.scalar(
                schema.meta.select().with_only_columns(version).where(schema.meta.c.name == "version")
            )
            == len(STEPS) + 1
        )
    engine.dispose()


@pytest.mark.parametrize(
    "values",
    [
        {"status": "unheard-of"},
        {"status": "merged"},  # into nothing
        {"status": "shown", "merged_into": 1},
        {"status": "shown", "key": "k"},  # there already
    ],
)
def test_the_tables_refuse_what_cannot_be(url: str, values: dict[str, object]) -> None:
    with Store(url) as store:
        store.do(Post("s", "k", "Why?"), NOW)
    row = {
        "session": "s",
        "key": "other",
        "text": "x",
        "source": "web",
        "asked": 0,
        "counted": 0,
        "pinned": False,
    }
    engine = create_engine(url)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(schema.question.insert(), [{**row, **values}])
    engine.dispose()


def test_the_tables_refuse_an_import_whose_rows_are_not_all_counted(url: str) -> None:
    Store(url).close()
    counts = dict.fromkeys(("questions", "replies", "reactions", "chatter", "private", "unparsed"), 1)
    engine = create_engine(url)
    values = {"session": "s", "digest": "d", "format": "csv", "rows": 7, "at": 0, **counts}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(schema.taken.insert(), [values])
    engine.dispose()
